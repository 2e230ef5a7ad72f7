"""What conditions and numbers are for two clients whose answers are all known."""

from __future__ import annotations

from typing import assert_never

from normenkader.conditions import Answer
from proof.solving.nodes import Node, Variabele
from proof.solving.numbers import LargeNumber, Number


class FilledIn:
    """Fills answers in: what has no answer is not given."""

    def __init__(self, antwoorden: dict[Variabele, Answer]) -> None:
        """With every answer that is given."""
        self._antwoorden = antwoorden
        self._known: dict[Node, bool] = {}
        self._numbers: dict[LargeNumber, int] = {}

    def holds(self, node: Node) -> bool:
        """Say whether a condition holds."""
        if node not in self._known:
            self._known[node] = self._holds(node)
        return self._known[node]

    def _holds(self, node: Node) -> bool:
        delen = node.delen
        match node.soort:
            case "waar" | "onwaar":
                return node.soort == "waar"
            case "antwoord":
                given = self._antwoorden.get(delen[0])
                return type(given) is type(delen[1]) and given == delen[1]
            case "gegeven":
                return self._antwoorden.get(delen[0]) is not None
            case "tussen":
                given = self._antwoorden.get(delen[0])
                return type(given) is int and int(delen[1]) <= given <= int(delen[2])
            case "en":
                return all(map(self.holds, delen))
            case "of":
                return any(map(self.holds, delen))
            case "niet":
                return not self.holds(delen[0])
            case "minstens":
                return self.number(delen[0].getal) >= int(delen[1])
            case _:
                assert_never(node.soort)

    def number(self, getal: Number) -> int:
        """What a number is."""
        weights = sum(weight for node, weight in getal.gewichten.items() if self.holds(node))
        large = sum(self._large(g) * self.number(times) for g, times in getal.groot.items())
        return getal.vast + weights + large

    def _large(self, groot: LargeNumber) -> int:
        if groot not in self._numbers:
            own = self._antwoorden.get(groot.antwoord, 0) if groot.som is None else 0
            total = self.number(groot.som) if groot.som is not None else int(own)
            self._numbers[groot] = total // groot.deler if groot.deler else total
        return self._numbers[groot]

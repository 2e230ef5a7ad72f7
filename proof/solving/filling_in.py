"""What conditions and numbers are for two clients whose answers are all known."""

from __future__ import annotations

from typing import assert_never

from normenkader.conditions import Answer
from proof.solving.nodes import Node, Variable
from proof.solving.numbers import LargeNumber, Number


class FilledIn:
    """Fills answers in: what has no answer is not given."""

    def __init__(self, antwoorden: dict[Variable, Answer]) -> None:
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
        parts = node.parts
        match node.soort:
            case "waar" | "onwaar":
                return node.soort == "waar"
            case "antwoord":
                given = self._antwoorden.get(parts[0])
                return type(given) is type(parts[1]) and given == parts[1]
            case "gegeven":
                return self._antwoorden.get(parts[0]) is not None
            case "tussen":
                given = self._antwoorden.get(parts[0])
                return type(given) is int and int(parts[1]) <= given <= int(parts[2])
            case "en":
                return all(map(self.holds, parts))
            case "of":
                return any(map(self.holds, parts))
            case "niet":
                return not self.holds(parts[0])
            case "minstens":
                return self.number(parts[0].getal) >= int(parts[1])
            case _:
                assert_never(node.soort)

    def number(self, getal: Number) -> int:
        """What a number is."""
        weights = sum(weight for node, weight in getal.weights.items() if self.holds(node))
        large = sum(self._large(g) * self.number(times) for g, times in getal.large.items())
        return getal.vast + weights + large

    def _large(self, large: LargeNumber) -> int:
        if large not in self._numbers and large.keuze is not None:
            condition, one, other = large.keuze
            self._numbers[large] = self.number(one if self.holds(condition) else other)
        if large not in self._numbers:
            own = self._antwoorden.get(large.antwoord, 0) if large.som is None else 0
            total = self.number(large.som) if large.som is not None else int(own)
            self._numbers[large] = total // large.divisor if large.divisor else total
        return self._numbers[large]

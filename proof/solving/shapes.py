"""What is the same of one client and of another, whose answers have other variables."""

from __future__ import annotations

from typing import Any, assert_never

from proof.solving.nodes import Node
from proof.solving.numbers import LargeNumber, Number
from proof.solving.parts import Parts


class Shapes:
    """Tells which numbers differ in nothing but whose answers they are about."""

    def __init__(self, parts: Parts) -> None:
        """Begin without any."""
        self._parts = parts
        self._known: dict[Node | LargeNumber | Number, int] = {}
        self._numbered: dict[Any, int] = {}

    def of(self, getal: Number) -> Any:
        """What it has in common with the same number of another client, and with nothing else.

        A number about the answers of both clients has only itself.
        """
        variables = self._parts.gather([getal]).variables
        places = {plaats for plaats, _ in variables}
        return getal.key if len(places) < len(variables) else self._shape(getal)

    def _shape(self, item: Node | LargeNumber | Number) -> int:
        if item not in self._known:
            made = self._made(item)
            self._known[item] = self._numbered.setdefault(made, len(self._numbered))
        return self._known[item]

    def _made(self, item: Node | LargeNumber | Number) -> tuple[Any, ...]:
        match item:
            case Node():
                return (item.soort, *self._condition(item))
            case LargeNumber():
                som = self._shape(item.som) if item.som is not None else None
                choice = tuple(self._shape(part) for part in item.keuze or ())
                return ("groot", som, item.divisor, item.antwoord and item.antwoord[0], choice)
            case Number():
                weights = frozenset((self._shape(n), w) for n, w in item.weights.items())
                large = {(self._shape(g), self._shape(t)) for g, t in item.large.items()}
                return ("getal", item.vast, weights, frozenset(large))
            case _:
                assert_never(item)

    def _condition(self, node: Node) -> tuple[Any, ...]:
        parts = node.parts
        match node.soort:
            case "waar" | "onwaar":
                return ()
            case "antwoord" | "gegeven" | "tussen":
                plaats, _ = parts[0]
                return (plaats, *((type(d), d) for d in parts[1:]))
            case "en" | "of" | "niet":
                return (frozenset(map(self._shape, parts)),)
            case "minstens":
                return (self._shape(parts[0].getal), parts[1])
            case _:
                assert_never(node.soort)

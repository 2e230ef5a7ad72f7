"""Conditions as nodes that are made once: the same condition is the same node.

Simplified while they are made (a condition that another one implies is left out), so that what two
clients have in common is one node, which a solver then need not prove to be equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from normenkader.conditions import Answer
from zaak.model import AnswerPlace

Soort = Literal["waar", "onwaar", "antwoord", "gegeven", "tussen", "en", "of", "niet", "minstens"]
# A question of one client, or the same question of the client with one other answer.
Variable = tuple[AnswerPlace, bool]


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """One condition: its kind (`soort`) and what it is about; equal only to itself.

    Kinds: `waar` and `onwaar`; `antwoord` (a variable and a value), `gegeven` (a variable has an
    answer), `tussen` (a variable, lowest and highest); `en`, `of` and `niet` over conditions;
    `minstens` (a number, and what it is at least).
    """

    soort: Soort
    parts: tuple[Any, ...]
    number: int


class Nodes:
    """Makes nodes, each once."""

    def __init__(self) -> None:
        """Begin with the two constants."""
        self._made: dict[tuple[Any, ...], Node] = {}
        # The calculation is written once for every client, mostly with the same parts.
        self._both = lru_cache(None)(self._and)
        self._either = lru_cache(None)(self._or)
        self.waar = self.make("waar")
        self.onwaar = self.make("onwaar")

    def make(self, soort: Soort, *parts: Any) -> Node:
        """The node of a kind about these parts."""
        key = (soort, *((type(d), d) for d in parts))
        node = self._made.get(key)
        if node is None:
            node = self._made[key] = Node(soort, parts, len(self._made))
        return node

    def answer(self, variable: Variable, antwoord: Answer) -> Node:
        """One answer is given."""
        return self.make("antwoord", variable, antwoord)

    def not_(self, node: Node) -> Node:
        """It does not hold."""
        if node.soort == "niet":
            inner: Node = node.parts[0]
            return inner
        return {self.waar: self.onwaar, self.onwaar: self.waar}.get(node) or self.make("niet", node)

    def or_(self, nodes: Iterable[Node]) -> Node:
        """At least one holds."""
        return self._either(tuple(nodes))

    def _or(self, nodes: tuple[Node, ...]) -> Node:
        parts = {n: None for n in _flat("of", nodes) if n is not self.onwaar}
        if self.waar in parts or any(self.not_(n) in parts for n in parts):
            return self.waar
        return self._joined("of", list(parts), self.onwaar)

    def and_(self, nodes: Iterable[Node]) -> Node:
        """All hold."""
        return self._both(tuple(nodes))

    def _and(self, nodes: tuple[Node, ...]) -> Node:
        parts = {n: None for n in _flat("en", nodes) if n is not self.waar}
        if self.onwaar in parts or self._contradict(parts):
            return self.onwaar
        clauses = [frozenset(n.parts) for n in parts if n.soort == "of"]
        kept = [n for n in parts if n.soort != "of" or not self._implied(n, parts, clauses)]
        return self._joined("en", kept, self.waar)

    def _joined(self, soort: Soort, parts: list[Node], without: Node) -> Node:
        if len(parts) < 2:
            return parts[0] if parts else without
        return self.make(soort, *sorted(parts, key=lambda n: n.number))

    def _contradict(self, parts: dict[Node, None]) -> bool:
        given: dict[Variable, Node] = {}
        for node in parts:
            if node.soort == "antwoord" and given.setdefault(node.parts[0], node) is not node:
                return True
            if node.soort == "niet" and node.parts[0] in parts:
                return True
        return False

    def _implied(
        self, clause: Node, parts: dict[Node, None], clauses: list[frozenset[Node]]
    ) -> bool:
        own = frozenset(clause.parts)
        return any(other < own for other in clauses) or any(
            _follows(n, parts, clauses) for n in own
        )


def _follows(node: Node, parts: dict[Node, None], clauses: list[frozenset[Node]]) -> bool:
    """Say whether a condition plainly follows from others."""
    if node in parts:
        return True
    if node.soort == "en":
        return all(_follows(n, parts, clauses) for n in node.parts)
    if node.soort != "of":
        return False
    own = frozenset(node.parts)
    return any(c <= own for c in clauses)


def _flat(soort: Soort, nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.soort == soort:
            yield from node.parts
        else:
            yield node

"""What conditions and numbers are made of: variables, larger numbers, and parts of a sum."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from proof.solving.nodes import Node, Variable
from proof.solving.numbers import LargeNumber, Number

Item = Node | LargeNumber | Number
# A larger number, and what it is taken times where that is a choice.
Needed = tuple[LargeNumber, Number | None]


class About(NamedTuple):
    """All variables and larger numbers that something is about, in the order they are met."""

    variables: dict[Variable, None]
    needed: dict[Any, Needed]


class Parts:
    """Takes conditions and numbers apart, each once."""

    def __init__(self) -> None:
        """Begin without any."""
        self._made: dict[Item, About] = {}
        self.names = lru_cache(None)(self._names)
        self.apart = lru_cache(None)(self._apart)
        self.akin = lru_cache(None)(akin)
        self.less_the_same = lru_cache(None)(less_the_same)

    def gather(self, items: Iterable[Item]) -> About:
        """All variables and larger numbers that these are about; the last one comes first."""
        return _joined(self._of(item) for item in reversed(list(items)))

    def _of(self, item: Item) -> About:
        if item not in self._made:
            self._made[item] = self._looked_at(item)
        return self._made[item]

    def _looked_at(self, item: Item) -> About:
        inside: list[Item]
        variables: dict[Variable, None] = {}
        needed: dict[Any, Needed] = {}
        match item:
            case Node():
                if item.soort in ("antwoord", "gegeven", "tussen"):
                    variables[item.parts[0]] = None
                inside = _inside(item)
            case LargeNumber():
                needed[item, None] = (item, None)
                if item.antwoord is not None:
                    variables[item.antwoord] = None
                inside = [*([item.som] if item.som is not None else []), *(item.keuze or ())]
            case Number():
                inside = list(item.weights)
                for large, times in item.large.items():
                    inside += [large, times]
                    if len(times.weights) > 1:
                        needed[large, times.key] = (large, times)
        return _joined([About(variables, needed), self.gather(inside)])

    def about(self, nodes: Iterable[Node]) -> frozenset[str]:
        """The leefgebieden that conditions are about."""
        return frozenset().union(*map(self.names, nodes))

    def _names(self, node: Node) -> frozenset[str]:
        return frozenset(plaats[1] for plaats, _ in self._of(node).variables) - {""}

    def _apart(self, som: Number) -> list[Number]:
        """A sum in parts that are about different leefgebieden."""
        parts: list[tuple[frozenset[str], dict[Node, int]]] = []
        for node, weight in som.weights.items():
            names = self.names(node)
            weights = {node: weight}
            for part in [p for p in parts if p[0] & names]:
                parts.remove(part)
                names |= part[0]
                weights = part[1] | weights
            parts.append((names, weights))
        return [Number(0, weights) for _, weights in parts]


def akin(one: LargeNumber, other: LargeNumber) -> bool:
    """Say whether two sums are for the most part the same, as those of two clients are."""
    if one is other or one.som is None or other.som is None:
        return False
    more = len(less_the_same(one.som, other.som).weights)
    return 2 * more < len(one.som.weights) + len(other.som.weights)


def less_the_same(one: Number, other: Number) -> Number:
    """The difference of two sums, without what is in both."""
    weights = dict(one.weights)
    for node, weight in other.weights.items():
        weights[node] = weights.get(node, 0) - weight
    different = {node: weight for node, weight in weights.items() if weight}
    return Number(one.vast - other.vast, different, {**one.large, **other.large})


def _joined(found: Iterable[About]) -> About:
    variables: dict[Variable, None] = {}
    needed: dict[Any, Needed] = {}
    for own in found:
        variables |= own.variables
        needed |= own.needed
    return About(variables, needed)


def _inside(node: Node) -> list[Item]:
    if node.soort in ("en", "of", "niet"):
        return list(node.parts)
    return [node.parts[0].getal] if node.soort == "minstens" else []

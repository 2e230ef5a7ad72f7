"""What conditions and numbers are made of: variables, larger numbers, and parts of a sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from proof.solving.nodes import Node, Variable
from proof.solving.numbers import LargeNumber, Number


def gather(
    nodes: Iterable[Any],
    variables: dict[Variable, None],
    needed: dict[Any, tuple[LargeNumber, Number | None]],
) -> None:
    """All variables and larger numbers that conditions are about."""
    seen: set[Any] = set()
    todo: list[Any] = list(nodes)
    while todo:
        item = todo.pop()
        key = item if isinstance(item, Node | LargeNumber) else id(item)
        if key in seen:
            continue
        seen.add(key)
        if isinstance(item, Node):
            if item.soort in ("antwoord", "gegeven", "tussen"):
                variables[item.parts[0]] = None
            todo.extend(_inside(item))
        elif isinstance(item, LargeNumber):
            needed[item, None] = (item, None)
            if item.antwoord is not None:
                variables[item.antwoord] = None
            todo.extend([item.som] if item.som is not None else [])
        else:
            todo.extend(item.weights)
            for large, times in item.large.items():
                todo += [large, times]
                if len(times.weights) > 1:
                    needed[large, times.key] = (large, times)


def about(nodes: Iterable[Node]) -> set[str]:
    """The leefgebieden that conditions are about."""
    variables: dict[Variable, None] = {}
    gather(nodes, variables, {})
    return {plaats[1] for plaats, _ in variables} - {""}


def apart(som: Number) -> list[Number]:
    """A sum in parts that are about different leefgebieden."""
    parts: list[tuple[set[str], dict[Node, int]]] = []
    for node, weight in som.weights.items():
        names = about([node])
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


def _inside(node: Node) -> Iterator[Any]:
    if node.soort in ("en", "of", "niet"):
        yield from node.parts
    elif node.soort == "minstens":
        yield node.parts[0].getal

"""How sums are told apart by kind, and which leefgebieden are taken together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st


def kinds(normenkader: Normenkader) -> tuple[Any, ...]:
    """The goals, those with priority first, or the kinds of work that rules name.

    Norm times without goals are one kind: None.
    """
    direction, work = normenkader.stage(st.Doelrichting), normenkader.stage(st.Zwaartepunt)
    if direction is not None:
        return tuple(direction.voorrang_bij_gelijk)
    if normenkader.timed:
        return (None,)
    return tuple(rule.waarde for rule in work.regels) if work is not None else ()


def grouped(names: Sequence[str], together: Sequence[set[str]]) -> tuple[tuple[str, ...], ...]:
    """The names in groups: those that are named together, and what is joined by them."""
    group = {name: name for name in names}
    for joined in together:
        same = {group[name] for name in joined}
        first = next(name for name in names if group[name] in same)
        group = {name: group[first] if g in same else g for name, g in group.items()}
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(group[name], []).append(name)
    return tuple(tuple(same) for same in found.values())

"""Sums that groups of leefgebieden reach together, with the way back to what each group became."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from engine.partial.layout import Bereik, Layout

T = TypeVar("T")
# The rules that changed in a group, and the place of its sums.
Plek = tuple[frozenset[str], int]


class Chain(Generic[T]):
    """Each step is what one group can add, with what it then became.

    `reach` has the sums of all steps together, by the rules that changed in any of them.
    """

    def __init__(self, layout: Layout, steps: Sequence[Mapping[Plek, T]]) -> None:
        """Add the steps one by one, and keep what was reached before each."""
        self._layout = layout
        self._steps = list(steps)
        self._before: list[dict[frozenset[str], Bereik]] = []
        self.reach: dict[frozenset[str], Bereik] = {frozenset(): layout.start}
        for step in self._steps:
            self._before.append(self.reach)
            self.reach = self._added(step)

    def _added(self, step: Mapping[Plek, T]) -> dict[frozenset[str], Bereik]:
        own: dict[frozenset[str], list[int]] = {}
        for changed, place in step:
            own.setdefault(changed, []).append(place)
        joined: dict[frozenset[str], Bereik] = {}
        for before, so_far in self.reach.items():
            for changed, places in own.items():
                key = before | changed
                more = self._layout.add(so_far, places)
                joined[key] = _union(joined[key], more) if key in joined else more
        return joined

    def way(self, changed: frozenset[str], place: int) -> list[T]:
        """What each group became where this place was reached with these changed rules."""
        found: list[T] = []
        for step, reach in zip(reversed(self._steps), reversed(self._before), strict=True):
            own, before = next(
                (own, before)
                for own in step
                for before, places in reach.items()
                if before | own[0] == changed and _has(places, place - own[1])
            )
            found.append(step[own])
            changed, place = before, place - own[1]
        return found[::-1]


def _has(reach: Bereik, place: int) -> bool:
    if isinstance(reach, frozenset):
        return place in reach
    return place >= 0 and bool(reach >> place & 1)


def _union(one: Bereik, other: Bereik) -> Bereik:
    if isinstance(one, int) and isinstance(other, int):
        return one | other
    assert isinstance(one, frozenset) and isinstance(other, frozenset)  # noqa: S101, PT018
    return one | other

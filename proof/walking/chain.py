"""Sums that groups of leefgebieden reach together, with the way back to what each group became."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from engine.partial.layout import Layout, Reach

T = TypeVar("T")


class Chain(Generic[T]):
    """Each step is what one group can add, by its place, with what it then became.

    `reach` has the sums of all steps together.
    """

    def __init__(self, layout: Layout, steps: Sequence[Mapping[int, T]]) -> None:
        """Add the steps one by one, and keep what was reached before each."""
        self._steps = list(steps)
        self._before: list[Reach] = []
        self.reach: Reach = layout.start
        for step in self._steps:
            self._before.append(self.reach)
            self.reach = layout.add(self.reach, step)

    def way(self, place: int) -> list[T]:
        """What each group became where this place was reached."""
        found: list[T] = []
        for step, before in zip(reversed(self._steps), reversed(self._before), strict=True):
            own = next(own for own in step if _has(before, place - own))
            found.append(step[own])
            place -= own
        return found[::-1]


def _has(reach: Reach, place: int) -> bool:
    if isinstance(reach, frozenset):
        return place in reach
    return place >= 0 and bool(reach >> place & 1)

"""Rows of totals before and after, many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.partial.factors import Setting
from proof.walking.sums import Ints


@dataclass(frozen=True)
class Rows:
    """Different totals before and after, in units, with how many leefgebieden count (`counts`).

    `direction` has the doelrichting before and after, as a number; `where` is a place that has it.
    `otherwise` has the totals where yet other goals take the place of others.
    """

    counts: tuple[int, int]
    total: tuple[Ints, Ints]
    direction: tuple[Ints, Ints]
    where: Ints
    otherwise: Mapping[Setting, Ints] = field(default_factory=dict)

    def of(self, setting: Setting) -> Ints:
        """The totals of the leefgebieden after, with these rules about the client."""
        return self.otherwise.get(setting, self.total[1])


def together(
    voor: list[Ints],
    na: list[Ints],
    count: tuple[int, int],
    settings: Sequence[Setting] = (),
    also: Sequence[list[Ints]] = (),
    *,
    by_direction: bool,
) -> Rows:
    """Take rows of sums by kind together that have the same totals and the same directions.

    `settings` are those of `voor` and of each of `also`, where they are not those of `na`.
    """
    size = len(voor[0]) if voor else 1
    none = np.zeros(size, np.int64)
    totals = [np.sum(side, axis=0) if side else none for side in (voor, na, *also)]
    # Of equal sums the first goal wins, as argmax does.
    ways = [
        np.argmax(np.stack(side), axis=0).astype(np.int64) if by_direction else none
        for side in (voor, na)
    ]
    key = none
    for column in (*totals, *ways):
        key = key * (int(column.max(initial=0)) + 1) + column
    _, first = np.unique(key, return_index=True)
    (t1, t2, *more), (w1, w2) = ([c[first] for c in side] for side in (totals, ways))
    other = dict(zip(settings, (t1, *more), strict=True)) if settings else {}
    return Rows(count, (t1, t2), (w1, w2), first, other)


def added(sums: list[Ints], own: list[tuple[int, ...]]) -> list[Ints]:
    """Every sum of a row with an own sum, by kind."""
    return [
        np.add.outer(np.array([one[kind] for one in own], np.int64), row).ravel()
        for kind, row in enumerate(sums)
    ]

"""The minutes of two clients, many at once, and of the second with rules as they were before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from proof.own_effect import NONE, Held, Regels
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorPair, FactorSum
from proof.walking.found_pairs import FoundPair, RowSource
from proof.walking.rows import Rows
from proof.walking.sums import Ints

# What falls away has fewer minutes than any outcome.
NOTHING = 0


class HeldMinutes(NamedTuple):
    """The minutes after, and how many leefgebieden count, with these rules as before."""

    regels: Regels
    minuten: Ints
    counting: int


class Combined(NamedTuple):
    """The rules about combinations that decide before and after, and the most that each gives.

    `changed` are the followed ones that decide for one of both only.
    """

    most: tuple[int | None, int | None] = (None, None)
    changed: Regels = NONE


UNCOMBINED = Combined()


@dataclass(frozen=True, eq=False)
class Judged:
    """Rows with the factors before and after, in minutes per week.

    `vast` is what the leefgebieden add with rules as before, `bron` of what the rows were made.
    `combined` says what decides how much they may be together.
    """

    e: Enumeration
    rows: Rows
    pair: FactorPair
    vast: Sequence[Held]
    bron: RowSource
    combined: Combined

    @cached_property
    def before(self) -> Ints:
        """The minutes of each row before the other answer."""
        counts = self.rows.counts[0] > 0
        return self._minutes(self.rows.total[0], self.pair.voor, self.combined.most[0], counts)

    @cached_property
    def after(self) -> Ints:
        """The minutes of each row after it."""
        counts = self.rows.counts[1] > 0
        return self._minutes(self.rows.total[1], self.pair.na, self.combined.most[1], counts)

    @cached_property
    def steps(self) -> Ints:
        """How many minutes both differ."""
        found: Ints = np.abs(self.after - self.before)
        return found

    @cached_property
    def held(self) -> tuple[HeldMinutes, ...]:
        """For sets of changed rules what comes out with these as before.

        Matters only where something is wrong: most often nothing is.
        """
        return tuple(self._held())

    def _held(self) -> Iterator[HeldMinutes]:
        counts_before, counts_after = self.rows.counts
        before, after = self.combined.most
        for own in (Held(NONE, counting=counts_after), *self.vast):
            for rules, som in self.pair.vast:
                if own.as_before and not (counts_before and counts_after):
                    yield HeldMinutes(own.regels | rules, self.before, counts_before)
                    continue
                total = (
                    self.rows.total[0] if own.as_before else self.rows.of(som.setting) + own.added
                )
                count = counts_after or own.counting
                # Where nothing counts no factor counts either: they are as before.
                factors = som if counts_after else self.pair.voor
                minutes = self._minutes(total, factors, after, count > 0)
                yield HeldMinutes(own.regels | rules, minutes, count)
                for regel in self.combined.changed:
                    minutes = self._minutes(total, factors, before, count > 0)
                    yield HeldMinutes(own.regels | rules | {regel}, minutes, count)

    def _minutes(self, total: Ints, som: FactorSum, most: int | None, counts: bool) -> Ints:
        if not counts or not self.e.timed:
            return np.full(len(total), NOTHING, np.int64)
        found: Ints = self.e.minutes(total, som, most)
        return found

    def found_pair(self, row: int) -> FoundPair:
        """The clients of a row."""
        return FoundPair(self.bron, int(self.rows.where[row]), self.pair)

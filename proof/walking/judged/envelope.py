"""Totals before another answer, each with the least and the most that they become after it.

Of judged times there are thousands; what they add stands in rows at equal distances, of which a
whole one is added in a few moves, so that none is worked through minute by minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from proof.walking.sums import Ints

# More than any time: what is not reached.
FAR = 1 << 40
# So many totals with times are added one by one; more as runs.
FEW = 100_000


class Run(NamedTuple):
    """`many` points at equal distances: what comes to the total, and to the difference after."""

    begin: int
    step: int
    more: int
    more_step: int
    many: int


@dataclass(frozen=True, eq=False)
class Family:
    """What a leefgebied adds before (`before`), and after it at the least and the most.

    All are in units; the same place in each belongs together.
    """

    before: Ints
    least: Ints
    most: Ints

    @cached_property
    def low(self) -> tuple[Run, ...]:
        """For each time before the least difference."""
        return tuple(_runs(*_extreme(self.before, self.least - self.before)))

    @cached_property
    def high(self) -> tuple[Run, ...]:
        """For each time before the largest difference, with its sign turned."""
        return tuple(_runs(*_extreme(self.before, self.before - self.most)))


@dataclass(frozen=True, eq=False)
class Envelope:
    """Totals before, from low to high, with the least difference after and the largest one turned.

    Both are the least of something, so that they are worked out alike.
    """

    totals: Ints
    low: Ints
    high: Ints

    @classmethod
    def start(cls) -> Envelope:
        """Only 0, which stays 0."""
        none = np.zeros(1, np.int64)
        return cls(none, none, none)

    def add(self, family: Family) -> Envelope:
        """With what one more leefgebied adds."""
        if len(self.totals) * len(family.before) <= FEW:
            return self._each(family)
        size = int(self.totals[-1] + family.before.max()) + 1
        low, high = (
            _spread(_dense(self.totals, own, size), runs)
            for own, runs in ((self.low, family.low), (self.high, family.high))
        )
        reached = np.flatnonzero(low < FAR // 2).astype(np.int64)
        return Envelope(reached, low[reached], high[reached])

    def _each(self, family: Family) -> Envelope:
        """Every total with every time: where these are few."""
        totals = np.add.outer(self.totals, family.before).ravel()
        low = np.add.outer(self.low, family.least - family.before).ravel()
        high = np.add.outer(self.high, family.before - family.most).ravel()
        return _each_once(totals, low, high)

    def at(self, totals: Ints, *, most: bool) -> Ints:
        """The least difference at some totals, or the largest; FAR where one is not reached."""
        place = np.minimum(np.searchsorted(self.totals, totals), len(self.totals) - 1)
        own = -self.high if most else self.low
        found: Ints = np.where(self.totals[place] == totals, own[place], FAR)
        return found


def together(envelopes: Sequence[Envelope]) -> Envelope:
    """What is in one of some envelopes."""
    if len(envelopes) == 1:
        return envelopes[0]
    size = max(int(own.totals[-1]) for own in envelopes) + 1
    if size > sum(len(own.totals) for own in envelopes):
        sides = zip(*((own.totals, own.low, own.high) for own in envelopes), strict=True)
        return _each_once(*map(np.concatenate, sides))
    low, high = np.full(size, FAR, np.int64), np.full(size, FAR, np.int64)
    for own in envelopes:
        low[own.totals] = np.minimum(low[own.totals], own.low)
        high[own.totals] = np.minimum(high[own.totals], own.high)
    reached = np.flatnonzero(low != FAR).astype(np.int64)
    return Envelope(reached, low[reached], high[reached])


def _each_once(totals: Ints, low: Ints, high: Ints) -> Envelope:
    order = np.argsort(totals, kind="stable")
    totals, low, high = totals[order], low[order], high[order]
    first = np.flatnonzero(np.concatenate([[True], totals[1:] != totals[:-1]]))
    least = np.minimum.reduceat(low, first), np.minimum.reduceat(high, first)
    return Envelope(totals[first], *least)


def _dense(totals: Ints, own: Ints, size: int) -> Ints:
    found = np.full(size, FAR, np.int64)
    found[totals] = own
    return found


def constant(before: int, after: int) -> Family:
    """One time before and after."""
    own = np.array([after], np.int64)
    return Family(np.array([before], np.int64), own, own)


def _extreme(before: Ints, more: Ints) -> tuple[Ints, Ints]:
    """Each time once, with the least of what belongs to it."""
    times, where = np.unique(before, return_inverse=True)
    least = np.full(len(times), FAR, np.int64)
    np.minimum.at(least, where, more)
    return times.astype(np.int64), least


def _runs(times: Ints, more: Ints) -> Iterable[Run]:
    steps = np.stack([np.diff(times), np.diff(more)])
    turns = np.flatnonzero((steps[:, 1:] != steps[:, :-1]).any(axis=0)) + 1
    start, last = 0, len(times) - 1
    for end in [*turns.tolist(), last]:
        if end < start:
            continue
        count = end - start + 1
        step, own = (int(s[start]) for s in steps) if count > 1 else (0, 0)
        yield Run(int(times[start]), step, int(more[start]), own, count)
        start = end + 1


def _spread(least: Ints, runs: Sequence[Run]) -> Ints:
    found = np.full(len(least), FAR, np.int64)
    for run in runs:
        _join(found, _smeared(least, run), run.begin, run.more)
    return found


def _smeared(least: Ints, run: Run) -> Ints:
    """Joined with itself, moved by each step of a run: in as many moves as the count has bits."""
    found, done = least, 1
    while done < run.many:
        more = min(done, run.many - done)
        both = found.copy()
        _join(both, found, run.step * more, run.more_step * more)
        found = both
        done += more
    return found


def _join(into: Ints, least: Ints, step: int, more: int) -> None:
    """Take in what is moved by a step; what is not reached stays further than half of FAR."""
    if step < len(least):
        part = into[step:]
        np.minimum(part, least[: len(least) - step] + more, out=part)

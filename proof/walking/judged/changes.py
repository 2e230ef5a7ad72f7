"""Another number for a judged time, or for what others cover of it, all else equal.

Of each number that is left before (the time less what is covered) the least and the most that can
be left after are found at once: what stays the same is gone through, what changes are ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.partial.judged import Judged
from engine.partial.spans import Span
from normenkader.questions import Vraag
from proof.walking.judged_answers import Antwoorden, Way
from proof.walking.sums import Ints

# More than any number.
ANY = 1 << 30


class Side(NamedTuple):
    """Of a way to answer: the rows of both numbers, and which of them is more (`Way.teken`)."""

    times: Span | None
    covers: Span | None
    teken: int

    def shared(self, *, of_time: bool) -> Span | None:
        """The numbers that stay the same where the other one changes."""
        return self.covers if of_time else self.times

    def range(self, same: int | None, *, of_time: bool) -> tuple[int, int] | None:
        """From where to where the changing number lies; None where it has no answer."""
        span = self.times if of_time else self.covers
        if span is None:
            return None
        if same is None or self.times is None or self.covers is None:
            return span.begin, span.end
        # A time is more than what is covered where a cover is less than the time.
        teken = self.teken if of_time else -self.teken
        if teken == 0:
            return max(span.begin, same), min(span.end, same)
        if teken > 0:
            return max(span.begin, same + 1), span.end
        return span.begin, min(span.end, same - 1)

    @property
    def leaves(self) -> bool:
        """Whether something is left, which depends on the numbers."""
        return self.times is not None and (self.covers is None or self.teken > 0)

    def left(self, same: int | None, number: int | None, *, of_time: bool) -> int:
        """What is left of the time."""
        if not self.leaves:
            return 0
        time, cover = (number, same) if of_time else (same, number)
        return (time or 0) - (cover or 0)


class Left(NamedTuple):
    """Numbers that are left before, with the least and the most that are left after."""

    before: Ints
    least: Ints
    most: Ints


@dataclass(frozen=True, eq=False)
class NumberChange:
    """One other number: how a leefgebied was answered, and how it is after.

    The number after is the higher one where it `rises` (None: one of both is not answered).
    """

    judged: Judged
    voor: Way
    na: Way
    of_time: bool
    rises: bool | None
    heavier: bool
    left: Left

    def answers(self, before: int, after: int) -> tuple[Antwoorden, Antwoorden]:
        """Answers before and after with which so much is left."""
        voor, na, of_time = _side(self.voor), _side(self.na), self.of_time
        shared = voor.shared(of_time=of_time)
        for same in [None] if shared is None else shared.numbers():
            one, other = (
                _numbers(side, same, left, of_time=of_time)
                for side, left in ((voor, before), (na, after))
            )
            for first in one:
                for second in other:
                    if self.rises is None or (
                        first is not None
                        and second is not None
                        and first != second
                        and (second > first) == self.rises
                    ):
                        sides = ((self.voor, first), (self.na, second))
                        found = [self._with(way, same, number) for way, number in sides]
                        return found[0], found[1]
        raise ValueError(f"{self.voor.answers}, {before} en {after}")

    def _with(self, way: Way, same: int | None, number: int | None) -> Antwoorden:
        time, cover = (number, same) if self.of_time else (same, number)
        found = dict(way.answers)
        if time is not None:
            found[self.judged.number] = time
        if cover is not None and self.judged.covered is not None:
            found[self.judged.covered] = cover
        return found


def _numbers(side: Side, same: int | None, left: int, *, of_time: bool) -> list[int | None]:
    """The numbers with which so much is left; where nothing is, the lowest and the highest."""
    ends = side.range(same, of_time=of_time)
    if ends is None:
        return [None] if side.left(same, None, of_time=of_time) == left else []
    low, high = ends
    if low > high:
        return []
    if not side.leaves:
        return [low, high]
    number = left + (same or 0) if of_time else (same or 0) - left
    return [number] if low <= number <= high else []


def number_changes(judged: Judged, ways: list[Way], vraag: Vraag) -> Iterator[NumberChange]:
    """Every other answer to one of both questions of a judged time."""
    of_time = vraag.vraag == judged.number
    both = {judged.number, judged.covered}
    by_rest: dict[Any, list[Way]] = {}
    for way in ways:
        rest = frozenset((v, type(a), a) for v, a in way.answers.items() if v not in both)
        by_rest.setdefault((rest, way.covers if of_time else way.times), []).append(way)
    for same in by_rest.values():
        for voor in same:
            for na in same:
                if voor.keuze.counts or na.keuze.counts:
                    yield from _changes(judged, voor, na, vraag, of_time=of_time)


def _changes(
    judged: Judged, voor: Way, na: Way, vraag: Vraag, *, of_time: bool
) -> Iterator[NumberChange]:
    given = [(w.times if of_time else w.covers) is not None for w in (voor, na)]
    if not any(given):
        return
    for rises in (True, False) if all(given) else (None,):
        left = left_after(_side(voor), _side(na), of_time=of_time, rises=rises)
        if len(left.before):
            heavier = rises is not None and vraag.zwaarte == ("oplopend" if rises else "aflopend")
            yield NumberChange(judged, voor, na, of_time, rises, heavier, left)


def _side(way: Way) -> Side:
    return Side(way.times, way.covers, way.teken)


@lru_cache(256)
def left_after(voor: Side, na: Side, *, of_time: bool, rises: bool | None) -> Left:
    """What can be left before, each with the least and the most that is left after."""
    shared = voor.shared(of_time=of_time)
    size = 1 + (voor.times.end if voor.times is not None else 0)
    least, most = np.full(size, ANY), np.full(size, -ANY)
    for same in [None] if shared is None else shared.numbers():
        one, other = (side.range(same, of_time=of_time) for side in (voor, na))
        if (one is not None and one[0] > one[1]) or (other is not None and other[0] > other[1]):
            continue
        _add(least, most, voor, na, same, (one, other), of_time=of_time, rises=rises)
    before = np.flatnonzero(least <= most)
    return Left(before, least[before], most[before])


def _add(
    least: Ints,
    most: Ints,
    voor: Side,
    na: Side,
    same: int | None,
    ranges: tuple[tuple[int, int] | None, tuple[int, int] | None],
    *,
    of_time: bool,
    rises: bool | None,
) -> None:
    """Add what is left with one number that stays the same."""
    one, other = ranges
    if one is None or not voor.leaves:
        # Of those before, the one that leaves the other the most room.
        numbers = np.array([0 if one is None else one[0] if rises else one[1]])
        before = np.array([voor.left(same, None, of_time=of_time)])
    else:
        numbers = np.arange(one[0], one[1] + 1)
        before = numbers - (same or 0) if of_time else (same or 0) - numbers
    if other is None:
        after = na.left(same, None, of_time=of_time)
        low = high = np.full(len(numbers), after)
        fits = np.ones(len(numbers), bool)
    else:
        low = np.full(len(numbers), other[0]) if not rises else np.maximum(other[0], numbers + 1)
        high = np.full(len(numbers), other[1])
        if rises is False:
            high = np.minimum(other[1], numbers - 1)
        fits = low <= high
        low, high = _left_of(na, low, high, same, of_time=of_time)
    own = before[fits]
    # Every number before occurs once here.
    least[own] = np.minimum(least[own], low[fits])
    most[own] = np.maximum(most[own], high[fits])


def _left_of(
    side: Side, low: Ints, high: Ints, same: int | None, *, of_time: bool
) -> tuple[Ints, Ints]:
    if not side.leaves:
        return np.zeros(len(low), np.int64), np.zeros(len(low), np.int64)
    if of_time:
        return low - (same or 0), high - (same or 0)
    return (same or 0) - high, (same or 0) - low

"""Other minutes and other covered minutes of one leefgebied together: only what is left counts.

What is left is the difference d. For each d the nearest pair of numbers is found at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from explaining.why_not.changes import Change
from explaining.why_not.ground import Ground, valid
from explaining.why_not.lines import Value, cuts, pieces, regions
from normenkader.questions import GetalVraag
from zaak.model import Answers

# The product, how large the change is, how many there are, and the first.
Hit = tuple[str, int, int, list[tuple[Change, ...]]]
Limits = Callable[[int], Iterator[tuple[str, int, int]]]


class _Pair(NamedTuple):
    """The least cost of a difference, for how many pairs, and the first and last number of them."""

    cost: int
    many: int
    first: int


def covered_together(
    ground: Ground,
    sections: Mapping[tuple[str, str], Answers],
    name: str,
    one: GetalVraag,
    other: GetalVraag,
) -> Covered | None:
    """The changes of two numbers of a leefgebied; None where more counts than what is left.

    Of the numbers one is judged, and the other goes off it and is no more than it.
    """
    if ground.directions or other.hoogstens_vraag != one.vraag or other.minimum >= one.minimum:
        return None
    if not ground.table.sums.own.goes_off(name, one.vraag, other.vraag):
        return None
    return Covered(ground, sections, name, one, other)


class Covered:
    """Both numbers of one leefgebied."""

    def __init__(
        self,
        ground: Ground,
        sections: Mapping[tuple[str, str], Answers],
        name: str,
        number: GetalVraag,
        covered: GetalVraag,
    ) -> None:
        """Look up the questions and what was answered."""
        self._ground = ground
        self._sections = dict(sections)
        self._name = name
        self._group = next(g for g in ground.table.sums.groups if name in g)
        self._asked = ground.nk.questions("leefgebieden", name)
        self._number, self._covered = number, covered
        self._own = dict(sections["leefgebieden", name])
        self._x0 = self._given(self._number)
        self._y0 = self._given(self._covered)
        others = [n for n in self._group if n != name]
        self._fits = all(
            valid(ground.nk.questions("leefgebieden", n), sections["leefgebieden", n])
            for n in others
        )

    @property
    def reduced(self) -> range:
        """The numbers with which only a share counts in an area: not what is left counts there."""
        low, after = self._number.minimum, self._number.maximum + 1
        place = self._group.index(self._name)

        def shares(number: int) -> bool:
            sections = self._with(number, self._covered.minimum)
            return bool(self._ground.own(self._group, sections).reduced[place])

        return range(low, bisect_left(range(low, after), True, key=lambda n: not shares(n)) + low)

    def _with(self, number: int, cover: int) -> dict[tuple[str, str], Answers]:
        own = {**self._own, self._number.vraag: number, self._covered.vraag: cover}
        return {**self._sections, ("leefgebieden", self._name): own}

    def _given(self, vraag: GetalVraag) -> int | None:
        found = self._own.get(vraag.vraag)
        return None if found is None else int(found)

    def nearest(self, limits: Limits, most: Callable[[str], int]) -> Iterator[Hit]:
        """For each product the nearest pairs in each part where nothing turns.

        Not of the numbers that are `reduced`.
        """
        first = self.reduced.stop
        for low, high in self._regions(self._number) if self._fits else ():
            numbers = (max(low, first), high)
            for covers in self._regions(self._covered):
                if numbers[0] <= high:
                    yield from self._inside(numbers, covers, limits, most)

    def _regions(self, vraag: GetalVraag) -> list[tuple[int, int]]:
        # That both are compared with each other is what the difference says.
        rest = {
            k: a for k, a in self._own.items() if k not in (self._number.vraag, self._covered.vraag)
        }
        turning = cuts(self._ground.nk, self._name, vraag, rest)
        return list(regions(vraag, turning, None))

    def _inside(
        self,
        numbers: tuple[int, int],
        covers: tuple[int, int],
        limits: Limits,
        most: Callable[[str], int],
    ) -> Iterator[Hit]:
        def value(d: int) -> Value:
            x = max(numbers[0], covers[0] + d)
            sections = self._with(x, x - d)
            if not valid(self._asked, sections["leefgebieden", self._name]):
                return None
            counts, times = self._ground.times(self._group, sections)
            return counts, (sum(times),)

        least, largest = max(0, numbers[0] - covers[1]), numbers[1] - covers[0]
        parts = [(0, 0)] if least == 0 <= largest else []
        parts += [(max(1, least), largest)] if largest >= 1 else []
        for low, high in parts:
            for first, last, counts, (time,), (more,) in pieces(low, high, value):
                for product, bottom, top in limits(counts):
                    span = _steps(time, more, last - first, bottom, top)
                    if span is not None:
                        differences = range(first + span[0], first + span[1] + 1)
                        yield from self._best(product, differences, numbers, covers, most(product))

    def _best(
        self,
        product: str,
        differences: range,
        numbers: tuple[int, int],
        covers: tuple[int, int],
        most: int,
    ) -> Iterator[Hit]:
        best, many = most, 0
        firsts: list[tuple[Change, ...]] = []
        near = None if self._x0 is None or self._y0 is None else self._x0 - self._y0
        for d in _outward(differences, near):
            if near is not None and abs(d - near) > best:
                break
            pair = self._pair(d, numbers, covers)
            if pair is None or pair.cost > best:
                continue
            if pair.cost < best:
                best, many, firsts = pair.cost, 0, []
            many += pair.many
            firsts.append(self._changes(pair.first, pair.first - d))
        if firsts:
            yield product, best, many, firsts

    def _pair(self, d: int, numbers: tuple[int, int], covers: tuple[int, int]) -> _Pair | None:
        """The nearest x with x - d, both other than what was given."""
        low, high = max(numbers[0], covers[0] + d), min(numbers[1], covers[1] + d)
        known = [x for x in (self._x0, None if self._y0 is None else self._y0 + d) if x is not None]
        if low > high:
            return None
        if not known:
            return _Pair(2, high - low + 1, low)
        left, right = min(known), max(known)
        # Between both numbers it is as far; else as near as may be outside.
        inside = (max(low, left + 1), min(high, right - 1))
        if inside[0] <= inside[1]:
            return _Pair(right - left, inside[1] - inside[0] + 1, inside[0])
        around = [x for x in (min(high, left - 1), max(low, right + 1)) if low <= x <= high]
        around = [x for x in around if x not in known]
        costs = {x: sum(abs(x - k) for k in known) + 2 - len(known) for x in around}
        if not costs:
            return None
        cost = min(costs.values())
        same = sorted(x for x, c in costs.items() if c == cost)
        return _Pair(cost, len(same), same[0])

    def _changes(self, x: int, y: int) -> tuple[Change, ...]:
        found = []
        for vraag, given, number in (
            (self._number, self._x0, x),
            (self._covered, self._y0, y),
        ):
            step = 1 if given is None else abs(number - given)
            pad = ("leefgebieden", self._name, vraag.vraag)
            found.append(Change(pad, given, number, step))
        return tuple(found)


def _steps(time: int, more: int, last: int, bottom: int, top: int) -> tuple[int, int] | None:
    """The steps from 0 to `last` for which a time that rises is within two limits."""
    low, high = 0, last
    if more:
        low, high = max(low, -((time - bottom) // more)), min(high, (top - time) // more)
    elif not bottom <= time <= top:
        return None
    return (low, high) if low <= high else None


def _outward(numbers: range, near: int | None) -> Iterator[int]:
    """Numbers, those nearest first."""
    if near is None:
        yield from numbers
        return
    yield from sorted(numbers, key=lambda n: abs(n - near))

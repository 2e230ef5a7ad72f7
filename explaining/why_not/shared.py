"""Numbers of two leefgebieden of one group, whose times are not simply added up: both in rows.

In a shared area the larger time counts in full and the smaller for a share. So long as the same one
is the larger, what each adds depends on its own number only: then both are rows, and that the one
is the larger is one more limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from explaining.why_not.ground import FAR, Client, Ground, Own, Part, Sums, valid
from explaining.why_not.lines import Line, Row, Value, cuts, pieces, regions
from explaining.why_not.solving import Limit
from normenkader.questions import GetalVraag
from zaak.model import Answers

Numbers = tuple[int, int]
Asked = tuple[str, GetalVraag]


class Pair(NamedTuple):
    """A line of each number: together the group comes to `part` at their begins, within limits."""

    one: Line
    other: Line
    part: Part
    limits: tuple[Limit, ...]


class _Case(NamedTuple):
    """Who of an area is the larger: numbers of both for which it may be, and where it is seen.

    With every number of the one and the second number of `seen` it is so, and the other way round.
    `leads` is 1 where the first leefgebied is the largest, -1 where the second is, else 0.
    """

    numbers: Numbers
    others: Numbers
    seen: tuple[int, int]
    leads: int = 0


class Shared:
    """The numbers of two leefgebieden of one group."""

    def __init__(
        self,
        ground: Ground,
        sections: Mapping[tuple[str, str], Answers],
        client: Client,
        one: Asked,
        other: Asked,
    ) -> None:
        """Look up the group and what was answered."""
        self._ground = ground
        self._sections = dict(sections)
        self._setting = client.setting
        self._asked = (one, other)
        self._names = (one[0], other[0])
        self._group = next(g for g in ground.table.sums.groups if one[0] in g)
        self._area = ground.area(*self._names)
        self._own = [self._sections["leefgebieden", name] for name in self._names]
        self._given = [own.get(v.vraag) for own, (_, v) in zip(self._own, self._asked, strict=True)]
        self._rows = [
            Row(("leefgebieden", name, vraag.vraag), given)
            for (name, vraag), given in zip(self._asked, self._given, strict=True)
        ]
        self._known: dict[Numbers, Own | None] = {}
        self._rest = all(
            valid(ground.nk.questions("leefgebieden", n), self._sections["leefgebieden", n])
            for n in self._group
            if n not in self._names
        )

    def pairs(self) -> Iterator[Pair]:
        """Both numbers in all parts within which nothing turns."""
        if not self._rest:
            return
        for numbers in self._regions(0):
            for others in self._regions(1):
                for case in self._cases(numbers, others):
                    yield from self._inside(case)

    def _regions(self, at: int) -> list[Numbers]:
        (name, vraag), given = self._asked[at], self._given[at]
        turning = cuts(self._ground.nk, name, vraag, self._own[at])
        return list(regions(vraag, turning, None if given is None else int(given)))

    def _answers(self, numbers: Numbers) -> dict[tuple[str, str], Answers]:
        sections = dict(self._sections)
        for (name, vraag), own, number in zip(self._asked, self._own, numbers, strict=True):
            sections["leefgebieden", name] = {**own, vraag.vraag: number}
        return sections

    def _at(self, one: int, other: int) -> Own | None:
        """What the group comes to with both numbers; None where an answer does not fit."""
        if (one, other) not in self._known:
            sections = self._answers((one, other))
            fits = all(
                valid(self._ground.nk.questions("leefgebieden", n), sections["leefgebieden", n])
                for n in self._names
            )
            own = self._ground.own(self._group, sections) if fits else None
            self._known[one, other] = own
        return self._known[one, other]

    def _cases(self, numbers: Numbers, others: Numbers) -> Iterator[_Case]:
        """Which of the area may be the largest."""
        (low, high), (bottom, top) = numbers, others
        found = self._at(low, bottom)
        if found is None:
            return
        if not self._area or not all(self._counts(name, found) for name in self._names):
            yield _Case(numbers, others, (low, bottom))
            return
        if self._largest(high, bottom) == self._names[0]:
            first = _first(low, high, lambda n: self._largest(n, bottom) == self._names[0])
            last = _last(bottom, top, lambda n: self._largest(high, n) == self._names[0])
            yield _Case((first, high), (bottom, last), (high, bottom), 1)
        if self._largest(low, top) == self._names[1]:
            last = _last(low, high, lambda n: self._largest(n, top) == self._names[1])
            first = _first(bottom, top, lambda n: self._largest(low, n) == self._names[1])
            yield _Case((low, last), (first, top), (low, top), -1)
        if self._largest(low, bottom) not in self._names:
            last = _last(low, high, lambda n: self._largest(n, bottom) not in self._names)
            most = _last(bottom, top, lambda n: self._largest(low, n) not in self._names)
            yield _Case((low, last), (bottom, most), (low, bottom))

    def _counts(self, name: str, found: Own) -> bool:
        return bool(found.counts >> self._ground.names.index(name) & 1)

    def _largest(self, one: int, other: int) -> str:
        """The leefgebied of the area that is not reduced."""
        found = self._at(one, other)
        assert found is not None  # noqa: S101 - within a part every number fits, or none
        reduced = dict(zip(self._group, found.reduced, strict=True))
        counting = (name for name in self._area if self._counts(name, found))
        return next(name for name in counting if not reduced[name])

    def _inside(self, case: _Case) -> Iterator[Pair]:
        seen = self._at(*case.seen)
        assert seen is not None  # noqa: S101 - that is where it was seen
        lines = [
            list(self._lines(0, case.numbers, lambda n: self._at(n, case.seen[1]), case)),
            list(self._lines(1, case.others, lambda n: self._at(case.seen[0], n), case)),
        ]
        base = self._sums(seen.times, case.seen)
        for one in lines[0]:
            for other in lines[1]:
                sums = tuple(
                    a + b - c for a, b, c in zip(one.part.sums, other.part.sums, base, strict=True)
                )
                limits = self._lead(one, other, case) if case.leads else ()
                yield Pair(one, other, Part(seen.counts, sums), limits)

    def _lines(
        self, at: int, numbers: Numbers, own: Callable[[int], Own | None], case: _Case
    ) -> Iterator[Line]:
        """The lines of one number, while the other stays where the case was seen."""

        def value(number: int) -> Value:
            found = own(number)
            return None if found is None else (found.counts, found.times)

        for first, last, counts, times, more in pieces(*numbers, value):
            place = (first, case.seen[1]) if at == 0 else (case.seen[0], first)
            sums, rise = self._sums(times, place), self._sums(more, place)
            yield self._rows[at].line(first, last, Part(counts, sums), rise)

    def _sums(self, times: Sums, numbers: Numbers) -> Sums:
        return self._ground.by_kind(self._group, times, self._answers(numbers), self._setting)

    def _lead(self, one: Line, other: Line, case: _Case) -> tuple[Limit]:
        """That the largest is: the first named where both are equal."""
        begins = [self._norm(0, one.begin, case), self._norm(1, other.begin, case)]
        slopes = [
            self._norm(at, line.begin + line.step, case) - begins[at] if line.size > 1 else 0
            for at, line in enumerate((one, other))
        ]
        sign = case.leads
        first = self._area.index(self._names[0]) < self._area.index(self._names[1])
        least = 0 if first == (sign > 0) else 1
        lead = sign * (begins[0] - begins[1])
        return (Limit(lead, sign * slopes[0], -sign * slopes[1], least, FAR),)

    def _norm(self, at: int, number: int, case: _Case) -> int:
        place = (number, case.seen[1]) if at == 0 else (case.seen[0], number)
        found = self._at(*place)
        assert found is not None  # noqa: S101 - the line is made of numbers that fit
        return found.norms[self._group.index(self._names[at])]


def _last(low: int, high: int, so: Callable[[int], bool]) -> int:
    """The last number for which it is so, where it is for the lowest and none after the last."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if so(middle) else (low, middle - 1)
    return low


def _first(low: int, high: int, so: Callable[[int], bool]) -> int:
    """The first number for which it is so, where it is for the highest and all after the first."""
    return -_last(-high, -low, lambda n: so(-n))

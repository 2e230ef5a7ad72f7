"""Sets of sums: which numbers of leefgebieden and sums for each kind can be reached together.

A set is one whole number, of which bit i says whether the sums with place i can be reached: adding
what a leefgebied can contribute then is shifting and joining, exact and quick. With very fine norm
times there are too many places for that; a set then is a set of places.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from math import prod

from engine.partial.size import check_fine, check_reached, check_sums
from engine.partial.spans import Span, smear

# As one whole number of 8 MB.
MOST_PLACES = 2**26
Reach = int | frozenset[int]


class Layout:
    """The place of how many leefgebieden count, with a sum for each kind, in one number.

    A kind is a goal or a kind of work; `most` is the largest sum of each kind, in units.
    """

    def __init__(self, leefgebieden: int, most: Sequence[int], places: int = MOST_PLACES) -> None:
        """Lay out the places; the sum of the last kind stands in neighbouring places."""
        self.sizes = sizes = [leefgebieden + 1, *(m + 1 for m in most)]
        self._strides = [prod(sizes[i + 1 :]) for i in range(len(sizes))]
        self.start: Reach = 1 if prod(sizes) <= places else frozenset([0])

    def place(self, count: int, sums: Sequence[int]) -> int:
        """The place of a number of leefgebieden and a sum for each kind."""
        return sum(stride * n for stride, n in zip(self._strides, (count, *sums), strict=True))

    def add(self, reach: Reach, places: Iterable[int]) -> Reach:
        """The sums that can be reached after one of some contributions is added.

        Raises TooLargeError where these are too many to keep one by one.
        """
        if isinstance(reach, frozenset):
            joined: set[int] = set()
            for place in places:
                joined.update(before + place for before in reach)
                check_reached(len(joined))
            return frozenset(joined)
        found = 0
        for place in places:
            found |= reach << place
        return found

    def stride(self, kind: int) -> int:
        """How far apart the places of neighbouring sums of a kind lie."""
        return self._strides[kind + 1]

    def spread(self, reach: Reach, rows: Iterable[Span]) -> Reach:
        """As `add`, for rows of contributions. Raises TooLargeError."""
        if isinstance(reach, frozenset):
            return self.add(reach, (place for row in rows for place in row.numbers()))
        found = 0
        for row in rows:
            found |= smear(reach, row.step, row.count) << row.begin
        return found

    def check(self, groups: Sequence[int]) -> None:
        """Look at whether groups with so many contributions can be added; raises TooLargeError."""
        # The totals of all kinds together are one whole number, however few they are.
        check_fine(sum(self.sizes[1:]), MOST_PLACES)
        check_sums(self.sizes, groups, bits=isinstance(self.start, int))

    def is_single(self, reach: Reach) -> bool:
        """Say whether only one number of leefgebieden, with one sum for each kind, is reached."""
        return (len(reach) if isinstance(reach, frozenset) else reach.bit_count()) == 1

    def vectors(self, reach: Reach) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give every (number of leefgebieden, sums) in a set, from low to high."""
        if isinstance(reach, frozenset):
            yield from map(self._vector, sorted(reach))
            return
        for count, block in _cells(reach, self._strides[0]):
            for sums, row in self._rows(block, 1):
                for last in ones(row):
                    yield count, (*sums, last)

    def _vector(self, place: int) -> tuple[int, tuple[int, ...]]:
        parts = []
        for stride in self._strides:
            part, place = divmod(place, stride)
            parts.append(part)
        return parts[0], tuple(parts[1:])

    def winners(self, reach: Reach, seen: Callable[[int], Hashable]) -> list[tuple[int, list[int]]]:
        """Give the totals of each kind that has the largest sum, where any leefgebied counts.

        Numbers of leefgebieden of which the same is `seen` are taken together; of each such group
        there is one number with its totals by kind, as sets of bits. Of equal sums the first kind
        wins.
        """
        if isinstance(reach, frozenset):
            return self._winners_one_by_one(reach, seen)
        joined: dict[Hashable, list[int]] = {}
        for count, block in _cells(reach, self._strides[0]):
            if count:
                joined.setdefault(seen(count), [count, 0])[1] |= block
        return [(count, self._split(block)) for count, block in joined.values()]

    def _split(self, block: int) -> list[int]:
        totals = [0] * (len(self._strides) - 1)
        for sums, row in self._rows(block, 1):
            before, best = sum(sums), max(sums, default=-1)
            low = row & ((1 << (best + 1)) - 1)
            if low:
                totals[sums.index(best)] |= low << before
            totals[-1] |= (row ^ low) << before
        return totals

    def _winners_one_by_one(
        self, reach: frozenset[int], seen: Callable[[int], Hashable]
    ) -> list[tuple[int, list[int]]]:
        found: dict[Hashable, tuple[int, list[set[int]]]] = {}
        for count, sums in map(self._vector, reach):
            if count:
                _, own = found.setdefault(seen(count), (count, [set() for _ in sums]))
                own[sums.index(max(sums))].add(sum(sums))
        return [(count, [_bits(totals) for totals in own]) for count, own in found.values()]

    def _rows(self, block: int, kind: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """The sums of all kinds but the last, each with the bits of the last."""
        before_last = len(self._strides) - 2
        if kind > before_last:
            yield (), block
        elif kind == before_last:
            for n, row in _cells(block, self._strides[kind]):
                yield (n,), row
        else:
            for n, part in _cells(block, self._strides[kind]):
                for sums, row in self._rows(part, kind + 1):
                    yield (n, *sums), row


def joined(one: Reach, other: Reach) -> Reach:
    """What is in one of two sets."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one | other
    assert isinstance(one, int)  # noqa: S101 - sets of one layout are of one kind
    assert isinstance(other, int)  # noqa: S101
    return one | other


def ones(bits: int) -> Iterator[int]:
    """The numbers in a set of bits, from low to high."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _cells(bits: int, stride: int) -> Iterator[tuple[int, int]]:
    """Cut a set into cells of `stride` bits; gives the index and content of each that has any."""
    mask = (1 << stride) - 1
    index = 0
    while bits:
        empty = ((bits & -bits).bit_length() - 1) // stride
        bits >>= empty * stride
        index += empty
        yield index, bits & mask
        bits >>= stride
        index += 1

"""The nearest numbers whose total is within some limits: exact, without trying every number.

A line is a row of answers to one question: the i-th lies `cost + per * i` away, and changes each
limited amount by the same for every step. Of two lines the steps i and j are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Limit(NamedTuple):
    """What must lie from `low` to `high`: `begin`, and so much more for a step of each line."""

    begin: int
    one: int
    other: int
    low: int
    high: int


class Nearest(NamedTuple):
    """The least distance, how many there are, and the steps of those that are as near.

    Of each `rows` is i from and up to, and the j of the first; j is one less for each further i
    where `falling`, and the same for all where not.
    """

    distance: int
    many: int
    rows: tuple[tuple[int, int, int], ...]
    falling: bool


def nearest(
    sizes: tuple[int, int], per: tuple[int, int], limits: Sequence[Limit], most: int
) -> Nearest | None:
    """The least `per[0] * i + per[1] * j` (each 0 or 1) within all limits, at most `most`.

    i is from 0 and less than the first size, and j than the second.
    """
    if most < 0 or any(not _can(limit, sizes) for limit in limits):
        return None
    if per == (1, 1):
        return _on_diagonals(sizes, limits, most)
    if per == (0, 1):
        return _on_rows(sizes, limits, most)
    if per == (1, 0):
        return _on_columns(sizes, limits, most)
    rows = [(i1, i2, j) for j in range(sizes[1]) for i1, i2 in _inside(sizes, limits, j, 0)]
    return Nearest(0, sum(b - a + 1 for a, b, _ in rows), tuple(rows), False) if rows else None


def _on_diagonals(sizes: tuple[int, int], limits: Sequence[Limit], most: int) -> Nearest | None:
    last = min(sizes[0] + sizes[1] - 2, most)
    for distance in range(max(_least(limit, sizes) for limit in limits), last + 1):
        low, high = max(0, distance - sizes[1] + 1), min(distance, sizes[0] - 1)
        for limit in limits:
            at = limit.begin + limit.other * distance
            low, high = _steps(at, limit.one - limit.other, limit, low, high)
        if low <= high:
            row = (low, high, distance - low)
            return Nearest(distance, high - low + 1, (row,), True)
    return None


def _on_rows(sizes: tuple[int, int], limits: Sequence[Limit], most: int) -> Nearest | None:
    for j in range(min(sizes[1] - 1, most) + 1):
        for low, high in _inside(sizes, limits, j, 0):
            return Nearest(j, high - low + 1, ((low, high, j),), False)
    return None


def _on_columns(sizes: tuple[int, int], limits: Sequence[Limit], most: int) -> Nearest | None:
    for i in range(min(sizes[0] - 1, most) + 1):
        low, high = 0, sizes[1] - 1
        for limit in limits:
            low, high = _steps(limit.begin + limit.one * i, limit.other, limit, low, high)
        if low <= high:
            rows = tuple((i, i, j) for j in range(low, high + 1))
            return Nearest(i, len(rows), rows, False)
    return None


def _inside(
    sizes: tuple[int, int], limits: Sequence[Limit], j: int, low: int
) -> Iterator[tuple[int, int]]:
    """The steps of the first line that are within all limits with step j of the other."""
    high = sizes[0] - 1
    for limit in limits:
        low, high = _steps(limit.begin + limit.other * j, limit.one, limit, low, high)
    if low <= high:
        yield low, high


def _steps(at: int, step: int, limit: Limit, low: int, high: int) -> tuple[int, int]:
    """Those steps from `low` to `high` for which `at + step * i` is within a limit."""
    if not step:
        return (low, high) if limit.low <= at <= limit.high else (1, 0)
    first, last = (limit.low, limit.high) if step > 0 else (limit.high, limit.low)
    return max(low, -((at - first) // step)), min(high, (last - at) // step)


def _can(limit: Limit, sizes: tuple[int, int]) -> bool:
    """Whether any steps at all are within a limit, between its ends."""
    ends = [limit.one * (sizes[0] - 1), limit.other * (sizes[1] - 1)]
    least = limit.begin + sum(e for e in ends if e < 0)
    most = limit.begin + sum(e for e in ends if e > 0)
    return least <= limit.high and limit.low <= most


def _least(limit: Limit, sizes: tuple[int, int]) -> int:
    """How many steps there are at least: none reach within the limit in fewer."""
    missing = limit.low - limit.begin
    slopes = [(limit.one, sizes[0] - 1), (limit.other, sizes[1] - 1)]
    if limit.begin > limit.high:
        missing = limit.begin - limit.high
        slopes = [(-slope, steps) for slope, steps in slopes]
    done = 0
    for slope, steps in sorted(slopes, reverse=True):
        if missing <= 0 or slope <= 0:
            break
        taken = min(steps, -(-missing // slope))
        done, missing = done + taken, missing - taken * slope
    return done

"""Rows of numbers at equal distances: what a judged time can be, without naming every number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, order=True)
class Span:
    """`count` numbers from `begin` on, each `step` more than the one before."""

    begin: int
    step: int = 1
    count: int = 1

    @property
    def end(self) -> int:
        """The last number."""
        return self.begin + self.step * (self.count - 1)

    def numbers(self) -> range:
        """The numbers, one by one."""
        return range(self.begin, self.end + 1, self.step or 1)

    def map(self, change: Callable[[int], int]) -> Span:
        """The numbers after a change that is linear over all of them, the least first."""
        begin = change(self.begin)
        step = change(self.begin + self.step) - begin
        least = begin if step >= 0 else begin + step * (self.count - 1)
        return Span(least, abs(step), self.count).tidy()

    def tidy(self) -> Span:
        """The same numbers with a step that fits: equal numbers are one."""
        return Span(self.begin) if self.count == 1 or not self.step else self

    def at_most(self, most: int) -> Iterator[Span]:
        """The numbers where larger ones become `most`."""
        yield from self._cut(most, below=True)

    def at_least(self, least: int) -> Iterator[Span]:
        """The numbers where smaller ones become `least`."""
        yield from self._cut(least, below=False)

    def _cut(self, edge: int, *, below: bool) -> Iterator[Span]:
        inside = (
            (edge - self.begin) // self.step + 1 if self.step else self.count * (self.begin <= edge)
        )
        inside = max(0, min(self.count, inside))
        low = Span(self.begin, self.step, inside)
        high = Span(self.begin + self.step * inside, self.step, self.count - inside)
        kept, gone = (low, high) if below else (high, low)
        if kept.count:
            yield kept.tidy()
        if gone.count:
            yield Span(edge)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans, each once, in order."""
    return tuple(sorted(set(spans)))


def smear(bits: int, step: int, count: int) -> int:
    """A set of bits joined with itself, `count` times moved by a step: exact, in few moves."""
    done = 1
    while done < count:
        more = min(done, count - done)
        bits |= bits << (step * more)
        done += more
    return bits


@lru_cache(256)
def runs(numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """Numbers in order, as rows without holes."""
    return tuple(_runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[Span]:
    begin = end = None
    for number in numbers:
        if begin is None or end is None:
            begin = end = number
        elif number == end + 1:
            end = number
        else:
            yield Span(begin, 1, end - begin + 1)
            begin = end = number
    if begin is not None and end is not None:
        yield Span(begin, 1, end - begin + 1)


def pairs(one: Span, other: Span, *, bound: bool) -> Iterator[tuple[int, int, Span]]:
    """Numbers of two rows without holes, and all differences of such numbers, not below 0.

    Apart where they are equal, the first is more, and (unless it is `bound` not to be) less.
    """
    low, high = max(one.begin, other.begin), min(one.end, other.end)
    if low <= high:
        yield low, low, Span(0)
    if one.end > other.begin:
        least = max(1, one.begin - other.end)
        yield one.end, other.begin, Span(least, 1, one.end - other.begin - least + 1)
    if not bound and one.begin < other.end:
        yield one.begin, other.end, Span(0)

"""Rows of numbers give what their numbers give one by one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from engine.partial.spans import Span, pairs, runs

SPANS = [
    Span(begin, step, count)
    for begin, step, count in product((-3, 0, 4), (1, 2, 5), (1, 2, 6))
    if count > 1 or step == 1
]


def all_of(spans: Iterable[Span]) -> set[int]:
    return {number for span in spans for number in span.numbers()}


def test_a_change_of_a_row_is_that_of_each_number_also_where_it_falls() -> None:
    for span, times, more in product(SPANS, (-2, -1, 0, 1, 3), (0, 7)):
        after = span.map(lambda n, times=times, more=more: n * times + more)  # type: ignore[misc]
        assert all_of([after]) == {n * times + more for n in span.numbers()}
        assert after.end >= after.begin


def test_a_row_that_is_cut_off_has_the_edge_for_what_lies_beyond() -> None:
    for span, edge, falls in product(SPANS, range(-6, 32), (False, True)):
        own = span.map(lambda n: -n) if falls else span
        numbers = set(own.numbers())
        assert all_of(own.at_most(edge)) == {min(n, edge) for n in numbers}
        assert all_of(own.at_least(edge)) == {max(n, edge) for n in numbers}


def test_numbers_in_order_are_rows_without_holes() -> None:
    numbers = (1, 2, 3, 7, 8, 11)
    assert runs(numbers) == (Span(1, 1, 3), Span(7, 1, 2), Span(11))


def test_two_rows_give_every_difference_and_numbers_that_show_it() -> None:
    for one, other in product([Span(1, 1, 4), Span(3), Span(0, 1, 2)], repeat=2):
        each = [(a, b) for a in one.numbers() for b in other.numbers()]
        for bound in (False, True):
            found = list(pairs(one, other, bound=bound))
            fits = [(a, b) for a, b in each if b <= a or not bound]
            assert all_of(span for _, _, span in found) == {max(0, a - b) for a, b in fits}
            for a, b, span in found:
                assert (a, b) in fits
                assert max(0, a - b) in span.numbers()

"""Exact minutes: the quick way gives what fractions give."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.minutes import share, total, whole

MINUTES = st.fractions(min_value=-5_000, max_value=5_000, max_denominator=400) | st.integers(
    -5_000, 5_000
).map(Fraction)


@given(st.lists(MINUTES))
def test_total_is_the_sum(minutes: list[Fraction]) -> None:
    found = total(minutes)
    assert found == sum(minutes, Fraction())
    assert type(found) is Fraction


@given(MINUTES, st.integers(-1_000, 1_000))
def test_share_is_the_percentage(minutes: Fraction, procent: int) -> None:
    assert share(minutes, procent) == minutes * Fraction(procent, 100)


def test_whole_minutes_are_a_fraction() -> None:
    assert [whole(30), type(whole(30))] == [30, Fraction]

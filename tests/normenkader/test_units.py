"""Units of time: exact conversions to minutes per week, and words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from normenkader.texts import number
from normenkader.units import EENHEDEN, Eenheid, exact_minutes, in_unit


@pytest.mark.parametrize(
    ("amount", "unit", "minutes"),
    [
        (108, "uren_per_jaar", Fraction(1620, 13)),
        (150, "minuten_per_twee_weken", 75),
        (3, "uren_per_week", 180),
        (2, "dagdelen_per_week", 480),
        (1, "dagdelen_per_twee_weken", 120),
        (10, "minuten_per_dag", 70),
        (13, "uren_per_maand", 180),
        (52, "minuten_per_jaar", 1),
        (26, "minuten_per_maand", 6),
        (5, "uren_per_twee_weken", 150),
        (7, "minuten_per_week", 7),
    ],
)
def test_a_time_comes_to_exact_minutes_per_week(
    amount: int, unit: Eenheid, minutes: Fraction
) -> None:
    assert exact_minutes(amount, unit) == minutes


def test_every_unit_is_tried() -> None:
    marks = test_a_time_comes_to_exact_minutes_per_week.pytestmark  # type: ignore[attr-defined]
    assert {row[1] for row in marks[0].args[1]} == set(EENHEDEN)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (108, "uren_per_jaar", "108 uur per jaar"),
        (1, "minuten_per_week", "1 minuut per week"),
        (-23, "uren_per_jaar", "-23 uur per jaar"),
        (2, "dagdelen_per_twee_weken", "2 dagdelen per twee weken"),
    ],
)
def test_a_time_in_words(amount: int, unit: Eenheid, words: str) -> None:
    assert in_unit(amount, unit) == words


def test_a_number_without_end_as_a_decimal_is_a_whole_and_a_fraction() -> None:
    assert number(Fraction(1620, 13)) == "124 8/13"
    assert number(Fraction(-345, 13)) == "-26 7/13"
    assert number(Fraction(8, 13)) == "8/13"
    assert number(Fraction(-25, 2)) == "-12,5"

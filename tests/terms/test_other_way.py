"""Every term against another way to work it out (tests/terms/other_way.py)."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from terms.equated import shipped
from terms.term import RULES, Soort, term
from tests.terms.other_way import LENGTHS, last_day, starts_around

FIRST, LAST = date(2014, 1, 1), date(2100, 1, 1)
RANDOM_DAYS = 10_000


def test_lengths_are_those_of_the_law() -> None:
    assert {soort: rule.length.days for soort, rule in RULES.items()} == LENGTHS


@pytest.mark.parametrize("soort", RULES)
def test_ten_thousand_random_days_end_on_the_same_day(soort: Soort) -> None:
    rng, calendar = random.Random(f"termijnen {soort}"), shipped()
    shifted = 0
    for _ in range(RANDOM_DAYS):
        start = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
        found = term(soort, start, calendar)
        assert found.last == last_day(soort, start), start
        shifted += found.shifted
    # Of seven days two are in the weekend, and a term of whole weeks ends on the day it began.
    assert RANDOM_DAYS * 2 // 7 < shifted < RANDOM_DAYS // 2


@pytest.mark.parametrize("soort", RULES)
def test_around_every_holiday_they_end_on_the_same_day(soort: Soort) -> None:
    calendar, starts = shipped(), starts_around(within=timedelta(days=4))
    assert len(starts) > RANDOM_DAYS
    for start in starts:
        assert term(soort, start, calendar).last == last_day(soort, start), start

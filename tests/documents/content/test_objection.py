"""The last day to object, against days that were looked up, and what holds for every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from documents.content.objection import easter_day, holidays, last_day_to_object

KNOWN = {
    "a plain Friday": ("2026-07-03", "2026-08-14"),
    "a Saturday": ("2026-07-04", "2026-08-17"),
    "a Sunday": ("2026-07-05", "2026-08-17"),
    "Christmas on Friday and Saturday, then a Sunday": ("2026-11-13", "2026-12-28"),
    "Easter Monday": ("2026-02-23", "2026-04-07"),
    "Good Friday, then the whole of Easter": ("2026-02-20", "2026-04-07"),
    "the birthday of the king": ("2026-03-16", "2026-04-28"),
    "Ascension Day": ("2026-04-02", "2026-05-15"),
    "Liberation Day": ("2026-03-24", "2026-05-06"),
    "Whit Monday": ("2026-04-13", "2026-05-26"),
    "New Year's Day on a Friday": ("2026-11-20", "2027-01-04"),
    "over the end of February in a leap year": ("2028-01-20", "2028-03-02"),
}


@pytest.mark.parametrize(("sent", "last"), KNOWN.values(), ids=KNOWN)
def test_six_weeks_and_then_the_next_day_that_is_no_holiday(sent: str, last: str) -> None:
    assert last_day_to_object(date.fromisoformat(sent)) == date.fromisoformat(last)


def test_easter_is_on_the_days_that_it_was_and_will_be() -> None:
    days = ("2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25", "2049-04-18")
    for day in map(date.fromisoformat, days):
        assert easter_day(day.year) == day


def test_the_birthday_of_the_king_is_never_on_a_sunday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


def test_no_term_ends_early_or_on_a_day_off_in_forty_years() -> None:
    day, end = date(2015, 1, 1), date(2055, 1, 1)
    while day < end:
        last = last_day_to_object(day)
        assert last - day >= timedelta(weeks=6)
        assert last.weekday() < 5
        assert last not in holidays(last.year)
        between = (day + timedelta(weeks=6) + timedelta(days=n) for n in range(8))
        off = [d for d in between if d < last]
        assert all(d.weekday() >= 5 or d in holidays(d.year) for d in off)
        day += timedelta(days=1)

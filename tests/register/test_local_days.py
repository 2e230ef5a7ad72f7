"""A day of the people who decide begins and ends at their midnight, also when the clock changes."""

from __future__ import annotations

from datetime import date

import pytest

from register.local_days import begins, ends


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [
        (date(2026, 1, 15), "2026-01-14T23:00:00Z", "2026-01-15T23:00:00Z"),
        (date(2026, 7, 15), "2026-07-14T22:00:00Z", "2026-07-15T22:00:00Z"),
        # Summer time begins and ends: days of 23 and 25 hours.
        (date(2026, 3, 29), "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        (date(2026, 10, 25), "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
    ],
)
def test_a_day_is_that_of_the_netherlands(day: date, first: str, after: str) -> None:
    assert (begins(day), ends(day)) == (first, after)


def test_the_first_and_the_last_date_are_no_error() -> None:
    assert begins(date.min) < "0001-01-02"
    assert ends(date.max) > "9999-12-31T23:59:59Z"

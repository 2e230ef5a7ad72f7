"""Until when somebody can object: Awb 6:7 and 6:8, and the Algemene termijnenwet."""

from __future__ import annotations

from datetime import date, timedelta

TERM = timedelta(weeks=6)


def last_day_to_object(sent: date) -> date:
    """The last day to object to what was made known on a day (`sent`).

    Six weeks from the day after it (Awb 6:7, 6:8 lid 1). A term that ends on a Saturday, a Sunday
    or a general holiday goes on until the next day that is none (Algemene termijnenwet 1 lid 1).
    """
    day = sent + TERM
    while day.weekday() >= 5 or day in holidays(day.year):
        day += timedelta(days=1)
    return day


def holidays(year: int) -> frozenset[date]:
    """The general holidays of a year (Algemene termijnenwet 3 lid 1 and 2, as of 2014)."""
    easter = easter_day(year)
    around = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    fixed = ((1, 1), (5, 5), (12, 25), (12, 26))
    king = date(year, 4, 27)
    if king.weekday() == 6:
        king -= timedelta(days=1)
    return frozenset(
        (
            *(easter + timedelta(days=days) for days in around),
            *(date(year, month, day) for month, day in fixed),
            king,
        )
    )


def easter_day(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the names of the rule
    m = (a + 11 * h + 19 * l) // 433
    n = (h + l - 7 * m + 90) // 25
    return date(year, n, (h + l - 7 * m + 33 * n + 19) % 32)

"""The same terms worked out another way: by the business days of numpy, and Easter by hand.

Nothing of `terms` is used here: not its Easter (that is dateutil's), not its walk over the days.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np

LENGTHS = {"persoonlijk_plan": 7, "onderzoek": 42, "besluit": 14, "bezwaar": 42}
# Typed over from the decrees, by year.
EQUATED = {
    2014: ("05-30",),
    2015: ("01-02", "05-04", "05-15"),
    2016: ("05-06",),
    2017: ("04-28", "05-26"),
    2018: ("05-11", "12-24", "12-31"),
    2019: ("05-31", "12-27"),
    2020: ("05-22",),
    2021: ("05-14",),
    2022: ("05-27",),
    2023: ("04-28", "05-19"),
    2024: ("05-10", "12-27"),
    2025: ("05-30",),
    2026: ("01-02", "05-15"),
    2027: ("05-07",),
    2028: ("04-28", "05-26"),
}


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


@cache
def business_days() -> np.busdaycalendar:
    """Monday to Friday without the holidays, from 2014 to 2120."""
    found: list[str] = []
    for year in range(2014, 2121):
        easter = np.datetime64(easter_day(year))
        found += [str(easter + days) for days in (-2, 1, 39, 50)]
        found += [f"{year}-01-01", f"{year}-05-05", f"{year}-12-25", f"{year}-12-26"]
        # The weekday comes from numpy: its day 0 is a Thursday, so 27 April is a Sunday at 3.
        king = np.datetime64(f"{year}-04-27")
        sunday = int(king.astype("datetime64[D]").astype(int)) % 7 == 3
        found.append(str(king - np.timedelta64(1, "D")) if sunday else str(king))
        found += [f"{year}-{day}" for day in EQUATED.get(year, ())]
    return np.busdaycalendar("1111100", np.array(found, dtype="datetime64[D]"))


def last_day(soort: str, start: date) -> date:
    """The last day of a term: the first business day from its usual end on, two of them in it."""
    days = business_days()
    usual = np.datetime64(start) + LENGTHS[soort]
    last = np.busday_offset(usual, 0, roll="forward", busdaycal=days)
    second = np.busday_offset(np.datetime64(start), 2, roll="backward", busdaycal=days)
    return max(last, second).astype(object)  # type: ignore[no-any-return]


def starts_around(*, within: timedelta) -> list[date]:
    """Days of which some term ends near a holiday: every year, from 2014 to 2100."""
    found: set[date] = set()
    for year in range(2015, 2100):
        easter = easter_day(year)
        ends = [easter + timedelta(days=n) for n in (0, 39, 49)]
        ends += [date(year, *day) for day in ((1, 1), (4, 27), (5, 5), (12, 25))]
        for end in ends:
            for length in LENGTHS.values():
                first = end - timedelta(days=length) - within
                found |= {first + timedelta(days=n) for n in range(2 * within.days + 1)}
    return sorted(found)

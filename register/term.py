"""How long a decision is kept: whole years after the last day of its period.

Where it was recorded later than that, the years count from the day it was recorded: nothing leaves
sooner than its term after it was made.
"""

from __future__ import annotations

from datetime import date

# Statutory for the Wmo (selectielijst 2020, results 3.1.5 and 8.1.1): a shorter one is refused.
LEAST_YEARS = 15
MOST_YEARS = 100


def years_before(datum: date, jaren: int) -> date:
    """The same day years earlier; 28 February where that year has no 29th."""
    year = datum.year - jaren
    try:
        return datum.replace(year=year)
    except ValueError:
        return datum.replace(year=year, day=28)

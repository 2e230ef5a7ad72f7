"""Which days a term does not end on: the weekend, the general holidays, and days put on a par.

Algemene termijnenwet, article 3: lid 1 and 2 name the holidays, lid 3 lets a royal decree put
other days on a par with them. Those days follow from no rule: they are data, with their decree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

SATURDAY, SUNDAY = 5, 6
# From 2014 on it is the birthday of a king; the rule for Easter holds to 4099.
FIRST_YEAR, LAST_YEAR = 2014, 4098
# Good Friday, Easter Monday, Ascension Day and Whit Monday, in days after Easter Sunday.
_AROUND_EASTER = {
    -2: "Goede Vrijdag",
    1: "Tweede Paasdag",
    39: "Hemelvaartsdag",
    50: "Tweede Pinksterdag",
}
_FIXED = {
    (1, 1): "Nieuwjaarsdag",
    (5, 5): "5 mei (Bevrijdingsdag)",
    (12, 25): "Eerste Kerstdag",
    (12, 26): "Tweede Kerstdag",
}
_MOST_YEARS = 256


@dataclass(frozen=True)
class Calendar:
    """The days put on a par with a holiday, each with its decree, and the years these are known of.

    In another year such days may exist: what ends there is not certain.
    """

    equated: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def off(self, day: date) -> str:
        """Why a term does not end on a day, in words; "" where it can."""
        holiday = holidays(day.year).get(day)
        if holiday is not None:
            return holiday
        if day in self.equated:
            return f"gelijkgesteld met een feestdag ({self.equated[day]})"
        return {SATURDAY: "een zaterdag", SUNDAY: "een zondag"}.get(day.weekday(), "")


@lru_cache(maxsize=_MOST_YEARS)
def holidays(year: int) -> Mapping[date, str]:
    """The general holidays of a year with their names (Algemene termijnenwet 3 lid 1 and 2).

    Raises ValueError for a year of which they are not known here.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"van {year} zijn de feestdagen hier niet bekend")
    sunday = easter(year)
    king = date(year, 4, 27)
    if king.weekday() == SUNDAY:
        king -= timedelta(days=1)
    # On the birthday of the king it may be Easter Monday: then the first name is as good.
    return {
        king: "Koningsdag",
        **{date(year, *day): name for day, name in _FIXED.items()},
        **{sunday + timedelta(days=days): name for days, name in _AROUND_EASTER.items()},
    }

"""How long a decision is kept: whole years after its last day.

The last day is that of its period. A decision that gives no product (no voorziening) has no
period but a date, and a shorter term. Where it was recorded later than that, the years count from
the day it was recorded: nothing leaves sooner than its term after it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Statutory for the Wmo (selectielijst 2020): 3.1.5 and 8.1.1, and 3.2 without a voorziening.
# A municipality may keep them longer; a shorter term is refused.
LEAST_YEARS = 15
LEAST_YEARS_WITHOUT = 5
MOST_YEARS = 100


@dataclass(frozen=True)
class Bewaartermijn:
    """The terms in years: of decisions that give a product, and of those that do not."""

    jaren: int = LEAST_YEARS
    zonder_voorziening: int = LEAST_YEARS_WITHOUT

    @property
    def allowed(self) -> bool:
        """Say whether no term is shorter than the statutory one, or far too long."""
        return (
            LEAST_YEARS <= self.jaren <= MOST_YEARS
            and LEAST_YEARS_WITHOUT <= self.zonder_voorziening <= MOST_YEARS
        )

    def limits(self, today: date) -> tuple[date, date]:
        """The days before which the last day lies of what is past its term, by kind."""
        return years_before(today, self.jaren), years_before(today, self.zonder_voorziening)


STATUTORY = Bewaartermijn()


def years_before(datum: date, jaren: int) -> date:
    """The same day years earlier; 28 February where that year has no 29th."""
    year = datum.year - jaren
    try:
        return datum.replace(year=year)
    except ValueError:
        return datum.replace(year=year, day=28)

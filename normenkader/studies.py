"""The studies that the times of a normenkader rest on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from normenkader.base import Bron, Datum, Model, Naam, Tekst


def years_after(since: date, years: int) -> date:
    """The last day of a number of years that begin on a day."""
    # 29 February has no namesake in most years; the day before is meant anyway.
    begin = since.replace(day=28) if (since.month, since.day) == (2, 29) else since
    year = min(begin.year + years, date.max.year)
    return begin.replace(year=year) - timedelta(days=1)


class Onderbouwing(Model):
    """The study that times rest on: what was measured, how often, how much it varied, when, where.

    `activiteiten` are what the measured time was spent on. After `houdbaar_jaren` years the study
    is too old. What cannot be read back any more is None: a time that rests on it does not stand.
    """

    onderbouwing: Naam
    studie: Tekst
    activiteiten: list[Tekst] = Field(min_length=1)
    waarnemingen: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    spreiding: Tekst | None = None
    datum: Datum
    plaats: Tekst | None = None
    houdbaar_jaren: Annotated[int, Field(ge=1, le=50)] | None = None
    bron: Bron

    @property
    def not_known(self) -> list[str]:
        """What is not known of the study, in words."""
        parts = {
            "het aantal waarnemingen": self.waarnemingen,
            "de spreiding": self.spreiding,
            "de plaats": self.plaats,
        }
        return [name for name, value in parts.items() if value is None]

    @property
    def last_day(self) -> date | None:
        """The last day on which it is not too old; None where nothing says so."""
        if self.houdbaar_jaren is None:
            return None
        return years_after(self.datum, self.houdbaar_jaren)

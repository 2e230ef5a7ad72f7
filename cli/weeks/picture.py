"""The weeks of a toewijzing as a calendar of plain text: a month below the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iwmo.calendar import Day, pictures
from iwmo.months import Variant

HEAD = "week   ma  di  wo  do  vr  za  zo"
OUTSIDE = "·"


def picture(van: date, tot: date, variant: Variant) -> Iterator[str]:
    """A calendar of every month; a day outside the period is a dot.

    Behind a week stands in which other month it counts too, or that it counts in another month.
    """
    for month in pictures(van, tot, variant):
        yield month.title
        yield HEAD
        for row in month.rows:
            line = f"{row.week:>4}   " + "  ".join(map(_cell, row.days))
            yield f"{line}   {row.remark}".rstrip()
        yield ""


def _cell(day: Day) -> str:
    return (day.number if day.inside or not day.number else OUTSIDE).rjust(2)

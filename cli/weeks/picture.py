"""The weeks of a toewijzing as a calendar of plain text: a month below the other."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from iwmo.calendar import Week, weeks_of
from iwmo.months import Variant, product_periods
from normenkader.texts import MONTHS

HEAD = "week   ma  di  wo  do  vr  za  zo"
OUTSIDE = "·"


def picture(van: date, tot: date, variant: Variant) -> Iterator[str]:
    """A calendar of every month; a day outside the period is a dot.

    Behind a week stands in which other month it counts too, or that it counts in another month.
    """
    weeks = weeks_of(van, tot, variant)
    for first, _ in product_periods(van, tot):
        yield f"{MONTHS[first.month - 1]} {first.year}"
        yield HEAD
        for week in weeks:
            days = [_day(week, n, first) for n in range(7)]
            if any(days):
                line = f"{week.number:>4}   " + "  ".join(d.rjust(2) for d in days)
                yield f"{line}   {_remark(week, first)}".rstrip()
        yield ""


def _day(week: Week, number: int, month: date) -> str:
    """A day of the week in a month: its number, a dot outside the period, "" in another month."""
    day = week.maandag.toordinal() + number
    first = date(month.year, month.month, 1).toordinal()
    if not first <= day < first + monthrange(month.year, month.month)[1]:
        return ""
    inside = week.van.toordinal() <= day <= week.tot_en_met.toordinal()
    return str(day - first + 1) if inside else OUTSIDE


def _remark(week: Week, month: date) -> str:
    here = month.isoformat()[:7]
    other = [MONTHS[int(m[5:]) - 1] for m in week.maanden if m != here]
    if not other:
        return "" if week.maanden else "telt in geen maand"
    return f"telt ook in {other[0]}" if here in week.maanden else f"telt in {other[0]}"

"""The weeks of a toewijzing one by one, and the months in which each may be declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iwmo.months import Variant

SUNDAY = 7


@dataclass(frozen=True)
class Week:
    """A week, Monday to Sunday, that a toewijzing touches.

    `van` and `tot_en_met` are its days inside the toewijzing. `maanden` (jaar-maand) are the months
    in which it may be declared: two where it lies in two months and the day of the help decides;
    none where iWmo has no rule.
    """

    maandag: date
    van: date
    tot_en_met: date
    maanden: tuple[str, ...]

    @property
    def number(self) -> int:
        """Its number in the year, by ISO 8601."""
        return self.maandag.isocalendar().week

    @property
    def broken(self) -> bool:
        """Say whether some of its days lie outside the toewijzing."""
        return self.tot_en_met - self.van < timedelta(days=6)


def weeks_of(ingang: date, end: date, variant: Variant = "inspanning") -> tuple[Week, ...]:
    """Every week that a toewijzing touches, in order; raises ValueError.

    Inspanning: a week counts in each month in which it has a day (Bron: iWmo 3.2, IV076, IV077).
    Output: a week counts in the month of its Sunday; a last week without a Sunday in the month of
    the last Sunday before it, and without any Sunday in none (Bron: iWmo 3.2, IV076, IV077).
    """
    if end < ingang:
        raise ValueError(f"de einddatum {end} ligt voor de ingangsdatum {ingang}")
    found: list[Week] = []
    # By number of the day: the week of the last day of the calendar does not fit in it.
    for monday in range(_monday(ingang), end.toordinal() + 1, 7):
        van = date.fromordinal(max(ingang.toordinal(), monday))
        tot = date.fromordinal(min(end.toordinal(), monday + 6))
        found.append(Week(date.fromordinal(monday), van, tot, _months(van, tot, variant, found)))
    return tuple(found)


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()


def _months(van: date, tot: date, variant: Variant, before: list[Week]) -> tuple[str, ...]:
    if variant == "inspanning":
        return tuple(dict.fromkeys(day.isoformat()[:7] for day in (van, tot)))
    if tot.isoweekday() == SUNDAY:
        return (tot.isoformat()[:7],)
    return before[-1].maanden if before else ()

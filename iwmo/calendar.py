"""The weeks of a toewijzing one by one, in which months each may be declared, and a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iwmo.months import Variant
from normenkader.texts import MONTHS

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


@dataclass(frozen=True)
class Day:
    """A day in a calendar: its number, "" in another month, and whether it is in the period."""

    number: str
    inside: bool


@dataclass(frozen=True)
class Row:
    """A week in a month: its number, its days from Monday on, and in words where else it counts."""

    week: int
    days: tuple[Day, ...]
    remark: str


@dataclass(frozen=True)
class MonthPicture:
    """A month of a calendar."""

    title: str
    rows: tuple[Row, ...]


def pictures(van: date, tot: date, variant: Variant) -> tuple[MonthPicture, ...]:
    """The calendar of a toewijzing, a month after the other."""
    months: dict[str, list[Week]] = {}
    for week in weeks_of(van, tot, variant):
        for month in dict.fromkeys(day.isoformat()[:7] for day in (week.van, week.tot_en_met)):
            months.setdefault(month, []).append(week)
    return tuple(
        MonthPicture(f"{_name(month)} {int(month[:4])}", tuple(_row(week, month) for week in weeks))
        for month, weeks in months.items()
    )


def _row(week: Week, month: str) -> Row:
    # By number of the day: the week of the last day of the calendar does not fit in it.
    first = week.maandag.toordinal()
    days = tuple(_day(number, week, month) for number in range(first, first + 7))
    return Row(week.number, days, _remark(week, month))


def _day(number: int, week: Week, month: str) -> Day:
    if number > date.max.toordinal():
        return Day("", inside=False)
    day = date.fromordinal(number)
    if day.isoformat()[:7] != month:
        return Day("", inside=False)
    return Day(str(day.day), inside=week.van <= day <= week.tot_en_met)


def _remark(week: Week, month: str) -> str:
    other = [_name(m) for m in week.maanden if m != month]
    if not week.maanden:
        return "telt in geen maand"
    if not other:
        return ""
    return f"telt ook in {other[0]}" if month in week.maanden else f"telt in {other[0]}"


def _name(month: str) -> str:
    return MONTHS[int(month[5:]) - 1]

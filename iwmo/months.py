"""From minutes per week to what may be declared per calendar month, by the rules of iWmo 3.2.

A declaration covers exactly one calendar month (Bron: iWmo 3.2, CS340); of it counts the part
inside the toewijzing, the ProductPeriode (Bron: iWmo 3.2, IV089, TR387, TR388).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from normenkader.texts import thousands

Variant = Literal["inspanning", "output"]

# Help in the household may always be declared up to six times the week (IV077).
HUISHOUDEN = "01"
HUISHOUDEN_WEKEN = 6
MOST_VOLUME = 99_999_999
WEEK_MINUTEN = 7 * 24 * 60


@dataclass(frozen=True)
class Month:
    """The part of one calendar month inside a toewijzing, and what may be declared for it."""

    van: date
    tot_en_met: date
    weken: int
    maximum: int

    @property
    def maand(self) -> str:
        """The month as jaar-maand."""
        return self.van.isoformat()[:7]


@dataclass(frozen=True)
class DeclarableTime:
    """What may be declared: per month, and over the whole toewijzing.

    The months may add up to more than `maximum`: a week in two months counts in both, and
    `maximum` holds the sum. `geregeld` is False where iWmo has no rule, so that no month has room.
    """

    maanden: tuple[Month, ...]
    weken: int
    maximum: int
    geregeld: bool = True

    @property
    def som_maanden(self) -> int:
        """The months added up."""
        return sum(m.maximum for m in self.maanden)

    @property
    def double(self) -> int:
        """How many weeks count in two months."""
        return max(0, sum(m.weken for m in self.maanden) - self.weken)


def week_minutes(minuten: int) -> int:
    """Check a number of minutes per week; raises ValueError.

    Bron: iWmo 3.2, IV042 (whole minutes); a week has no more than 10,080.
    """
    if not 1 <= minuten <= WEEK_MINUTEN:
        raise ValueError(
            f"kan niet: kies een getal van 1 tot en met {thousands(WEEK_MINUTEN)} "
            "(zoveel minuten heeft een week)"
        )
    return minuten


def declarable(
    ingang: date,
    end: date,
    volume: int,
    *,
    variant: Variant = "inspanning",
    categorie: str = "02",
) -> DeclarableTime:
    """What may be declared of a toewijzing with a volume per week, in any unit; raises ValueError.

    Bron: iWmo 3.2, CS003 (the end is not before the start), LDT_Volume (the range), and TR322:
    over all months no more than the weeks that the toewijzing touches times its volume.
    """
    if end < ingang:
        raise ValueError(f"de einddatum {end} ligt voor de ingangsdatum {ingang}")
    if not 0 <= volume <= MOST_VOLUME:
        raise ValueError(f"volume {volume} kan niet: kies een getal van 0 tot en met {MOST_VOLUME}")
    perioden = product_periods(ingang, end)
    geregeld = True
    if variant == "inspanning":
        maanden = [_effort(van, tot, volume, categorie) for van, tot in perioden]
    else:
        maanden = _output(perioden, volume)
        geregeld = any(m.weken for m in maanden)
    weken = weeks_touched(ingang, end)
    return DeclarableTime(tuple(maanden), weken, weken * volume, geregeld)


def product_periods(ingang: date, end: date) -> Iterator[tuple[date, date]]:
    """The first and last day of each calendar month, held inside the toewijzing.

    Bron: iWmo 3.2, IV089.
    """
    for number in range(_month_number(ingang), _month_number(end) + 1):
        jaar, maand = number // 12, number % 12 + 1
        last = date(jaar, maand, monthrange(jaar, maand)[1])
        yield max(ingang, date(jaar, maand, 1)), min(end, last)


def weeks_touched(van: date, tot_en_met: date) -> int:
    """How many weeks, Monday to Sunday, have at least one day in the period.

    Bron: iWmo 3.2, IV077 and IV078 (a broken week counts as a whole one). Not by week number: the
    first days of January may lie in week 52 or 53, the last of December in week 1.
    """
    return _week_number(tot_en_met) - _week_number(van) + 1


def _effort(van: date, tot: date, volume: int, categorie: str) -> Month:
    """Inspanningsgericht: every week that the month touches. Bron: iWmo 3.2, IV077, TR321."""
    weken = weeks_touched(van, tot)
    allowed = HUISHOUDEN_WEKEN if categorie == HUISHOUDEN else weken
    return Month(van, tot, weken, allowed * volume)


def _output(periods: Iterator[tuple[date, date]], volume: int) -> list[Month]:
    """Outputgericht: every Sunday, and the last broken week in the month of the last Sunday.

    Bron: iWmo 3.2, IV076, IV077. Without any Sunday no month has room: that is not regulated.
    """
    maanden = [Month(van, tot, _sundays(van, tot), 0) for van, tot in periods]
    with_sunday = [i for i, m in enumerate(maanden) if m.weken]
    if with_sunday and maanden[-1].tot_en_met.isoweekday() != 7:
        last = with_sunday[-1]
        maanden[last] = replace(maanden[last], weken=maanden[last].weken + 1)
    return [replace(m, maximum=m.weken * volume) for m in maanden]


def _sundays(van: date, tot_en_met: date) -> int:
    # 1 January of the year 1 is a Monday, so Sundays are the days whose number 7 divides.
    return tot_en_met.toordinal() // 7 - (van.toordinal() - 1) // 7


def _week_number(dag: date) -> int:
    return (dag.toordinal() - 1) // 7


def _month_number(dag: date) -> int:
    return dag.year * 12 + dag.month - 1

"""A term: from when, how long, until and including which day, and why that day.

A term of the law in days or weeks begins on the day after what starts it: that day itself does not
count (for objection Awb 6:8 lid 1 says so; for the others it is the usual reading of "na"). Where
it would end on a day off it goes on until the next day that is none (Algemene termijnenwet 1 lid
1), and one of three days or more holds at least two days that are none (article 2). The terms here
are shorter than twelve weeks: that law holds for them (article 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from normenkader.texts import date_text
from terms.calendar import Calendar

Soort = Literal["persoonlijk_plan", "onderzoek", "besluit", "bezwaar"]
Fact = Literal["melding", "persoonlijk_plan", "verslag", "aanvraag", "verzonden"]
FACTS: tuple[Fact, ...] = get_args(Fact)
Dates = Mapping[Fact, date]
LEAST_WORKING_DAYS = 2


@dataclass(frozen=True)
class TermRule:
    """What the law says of a term: what starts it, how long it is, and where it says so."""

    soort: Soort
    titel: str
    start: Fact
    length: timedelta
    in_words: str
    bron: str


RULES: Mapping[Soort, TermRule] = {
    rule.soort: rule
    for rule in (
        TermRule(
            "persoonlijk_plan",
            "Persoonlijk plan",
            "melding",
            timedelta(days=7),
            "zeven dagen na de melding",
            "Wmo 2015 art. 2.3.2 lid 2",
        ),
        TermRule(
            "onderzoek",
            "Onderzoek",
            "melding",
            timedelta(weeks=6),
            "zes weken na de melding",
            "Wmo 2015 art. 2.3.2 lid 1",
        ),
        TermRule(
            "besluit",
            "Besluit",
            "aanvraag",
            timedelta(weeks=2),
            "twee weken na de aanvraag",
            "Wmo 2015 art. 2.3.5 lid 2",
        ),
        TermRule(
            "bezwaar",
            "Bezwaar",
            "verzonden",
            timedelta(weeks=6),
            "zes weken nadat het besluit is verzonden",
            "Awb art. 6:7 en 6:8 lid 1",
        ),
    )
}


@dataclass(frozen=True)
class Term:
    """One term: its rule, the day that starts it, and the days between which it runs.

    `first` and `last` are in it; `usual` is the last day before anything is put off, and `why` says
    in words what put it off. `certain` is False where a decree may still put it off.
    """

    rule: TermRule
    start: date
    first: date
    usual: date
    last: date
    why: tuple[str, ...]
    certain: bool

    @property
    def shifted(self) -> bool:
        """Say whether it ends later than its length gives."""
        return self.last != self.usual


def term(soort: Soort, start: date, calendar: Calendar) -> Term:
    """The term that a day starts; raises ValueError for a year without known holidays."""
    rule = RULES[soort]
    first, usual = start + timedelta(days=1), start + rule.length
    last, why = usual, []
    while _short(first, last, calendar) or calendar.off(last):
        reason = calendar.off(last) or "te vroeg: er moeten twee werkdagen in de termijn liggen"
        why.append(f"{date_text(last)} is {reason}.")
        last += timedelta(days=1)
    return Term(rule, start, first, usual, last, tuple(why), last.year in calendar.years)


def _short(first: date, last: date, calendar: Calendar) -> bool:
    """Say whether fewer than two days of it are no day off (Algemene termijnenwet 2)."""
    working = 0
    day = first
    while day <= last:
        working += not calendar.off(day)
        if working >= LEAST_WORKING_DAYS:
            return False
        day += timedelta(days=1)
    return True


def terms_of(dates: Dates, calendar: Calendar) -> Iterator[Term]:
    """The terms that these dates start, in the order of the procedure."""
    for soort, rule in RULES.items():
        if rule.start in dates:
            yield term(soort, dates[rule.start], calendar)

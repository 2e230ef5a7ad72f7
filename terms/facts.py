"""The dates of a case (`termijnen`): read strictly, with everything that is wrong with them.

They are optional, and never touch an answer. A date that can't be is refused; one that is only
strange is remarked on, for people to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from normenkader.base import parse_date
from normenkader.file.nearest import Hints
from normenkader.texts import date_text, with_capital
from terms.calendar import Calendar
from terms.term import FACTS, Dates, Fact, term

TERMIJNEN = "termijnen"
NAMES: dict[Fact, str] = {
    "melding": "de melding",
    "persoonlijk_plan": "het persoonlijk plan",
    "verslag": "het verslag van het onderzoek",
    "aanvraag": "de aanvraag",
    "verzonden": "de verzending",
}
# The law is of 9 July 2014 and holds from 2015 on. What is earlier is no melding under it, and
# could be a date of birth.
FIRST_DAY, LAW = date(2014, 1, 1), date(2015, 1, 1)
LAST_DAY = date(2199, 12, 31)
LONG_AGO = timedelta(days=366)
# What comes first in each pair can't be the later one. A report may come after the aanvraag: who
# waits longer than six weeks may ask without it (Wmo 2015 art. 2.3.2 lid 9).
ORDER: tuple[tuple[Fact, Fact], ...] = (
    ("melding", "persoonlijk_plan"),
    ("melding", "verslag"),
    ("melding", "aanvraag"),
    ("melding", "verzonden"),
    ("aanvraag", "verzonden"),
)
Found = tuple[tuple[str, ...], str]


def read_dates(table: Any) -> tuple[dict[Fact, date], list[Found]]:
    """The dates in a table, and what is wrong with it: of each its path in the table and why."""
    if not isinstance(table, dict):
        known = ", ".join(FACTS)
        return {}, [((), f"moet een tabel zijn met een datum per gebeurtenis: {known}")]
    found: dict[Fact, date] = {}
    faults: list[Found] = []
    hints = Hints()
    for key, value in table.items():
        fact = next((name for name in FACTS if name == key), None)
        if fact is None:
            faults.append(((str(key),), hints.unknown_key(key, FACTS)))
            continue
        try:
            found[fact] = possible(parse_date(value))
        except ValueError as error:
            faults.append(((fact,), str(error)))
    return found, [*faults, *(((later,), told) for later, told in out_of_order(found))]


def possible(day: date) -> date:
    """A day on which something of a case can be; raises ValueError."""
    if day < FIRST_DAY:
        raise ValueError(
            f"is te vroeg: de Wmo 2015 bestond nog niet. Kies een dag vanaf {date_text(FIRST_DAY)}"
        )
    if day > LAST_DAY:
        raise ValueError(f"ligt te ver weg: kies een dag tot en met {date_text(LAST_DAY)}")
    return day


def out_of_order(dates: Dates) -> Iterator[tuple[Fact, str]]:
    """The dates that come before what they can only follow, and why."""
    for first, later in ORDER:
        if first in dates and later in dates and dates[later] < dates[first]:
            day = date_text(dates[first])
            yield later, f"is eerder dan {NAMES[first]} ({day}): dat kan niet. Kijk beide data na"


def later_than(dates: Dates, today: date) -> Iterator[tuple[Fact, str]]:
    """The dates that are still to come, and why that can't be."""
    for fact, day in dates.items():
        if day > today:
            yield fact, f"is later dan vandaag ({date_text(today)}): dat is nog niet gebeurd"


def remarks(dates: Dates, today: date, calendar: Calendar) -> Iterator[str]:
    """What is possible, and strange enough to look at, in sentences."""
    for fact, told in later_than(dates, today):
        yield f"{_begin(fact)} {told}."
    for fact, day in dates.items():
        if day < LAW:
            yield f"{_begin(fact)} is van voor {date_text(LAW)}: toen gold de Wmo 2015 nog niet."
    melding = dates.get("melding")
    if melding is not None and today - melding > LONG_AGO:
        yield "De melding is meer dan een jaar geleden. Klopt het jaar?"
    report, asked = dates.get("verslag"), dates.get("aanvraag")
    early = report is not None and asked is not None and asked < report
    if melding is not None and asked is not None and early:
        within = asked <= term("onderzoek", melding, calendar).last
    else:
        within = False
    if within:
        yield (
            "De aanvraag is van voor het verslag. Binnen de zes weken kan een aanvraag pas na het "
            "onderzoek (Wmo 2015 art. 2.3.2 lid 9)."
        )
    plan = dates.get("persoonlijk_plan")
    if plan is not None and report is not None and plan > report:
        yield "Het persoonlijk plan is van na het verslag. Het hoort er voor het onderzoek te zijn."


def dates_of(content: Mapping[str, Any]) -> Dates:
    """The dates of a case that was checked before; those that can't be read are left out."""
    found = content.get(TERMIJNEN)
    dates = read_dates(found)[0] if isinstance(found, dict) else {}
    return {fact: dates[fact] for fact in FACTS if fact in dates}


def short_name(fact: Fact) -> str:
    """What happened on a date, in a word or two, at the start of a line."""
    return _begin(fact).removeprefix("De ").removeprefix("Het ").capitalize()


def plain_dates(dates: Dates) -> dict[str, str]:
    """The dates as a case holds them, in the order of the procedure."""
    return {fact: dates[fact].isoformat() for fact in FACTS if fact in dates}


def _begin(fact: Fact) -> str:
    return with_capital(NAMES[fact])

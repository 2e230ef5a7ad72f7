"""What may be declared, as a table with its reasons."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from cli.figures import aligned, counted
from cli.weeks.asked import Asked
from cli.weeks.picture import picture
from iwmo.declarations.model import Toewijzing
from iwmo.doubts import contradictions
from iwmo.months import HUISHOUDEN, HUISHOUDEN_WEKEN, DeclarableTime, Month
from normenkader.texts import MONTHS, date_text, thousands

KOPPEN = ("Maand", "Periode", "Weken", "Aantal weken", "Hoogstens minuten")
# Of a longer period the calendar is shown when it is asked for.
MOST_MONTHS = 12
EFFORT = (
    "Waarom 4, 5 of 6 weken?",
    "Een week loopt van maandag tot en met zondag. Een week telt mee in een maand als minstens",
    "één dag van die week in de maand en in de periode valt. Een hele maand heeft zo 4, 5 of 6",
    "weken. Een maand die niet helemaal in de periode valt, kan er minder hebben.",
    "Hoogstens minuten = aantal weken × minuten per week. De dag van de hulp bepaalt de maand.",
)
OUTPUT = (
    "Waarom dit aantal weken?",
    "Een week telt in de maand van haar zondag. Is de laatste week niet heel, dan telt die in de",
    "maand van de laatste zondag in de periode.",
    "Hoogstens minuten = aantal weken × minuten per week.",
)
HOUSEHOLD = (
    f"Hulp bij het huishouden (categorie 01) mag elke maand tot {HUISHOUDEN_WEKEN} keer de week.",
    "Over de hele periode geldt het totaal.",
)
MAXIMUM = (
    "Dit is een maximum. Alleen hulp die echt is gegeven, mag worden gedeclareerd.",
    "Bron: iWmo 3.2, invulinstructies IV076, IV077, IV078 en IV089; regels TR321 en TR322.",
)
BROKEN = (
    "Elk deel is een eigen toewijzing. Een week met dagen in twee delen telt in allebei als een "
    "hele week."
)


def report(asked: Asked, *, calendar: bool | None) -> Iterator[str]:
    """Every line: for each part its table, calendar and reasons, and what holds for all."""
    for number, own in enumerate(asked.parts, 1):
        if len(asked.parts) > 1:
            yield f"Deel {number} van {len(asked.parts)}"
        yield from _part(own, asked, calendar=calendar)
        yield ""
    if len(asked.parts) > 1:
        if any(own.van.isoweekday() != 1 for own in asked.parts[1:]):
            yield from (*_lines(BROKEN), "")
        total = sum(own.room.maximum for own in asked.parts)
        yield from (f"Alle delen samen: hoogstens {thousands(total)} minuten.", "")
    yield from OUTPUT if asked.variant == "output" else EFFORT
    if asked.categorie == HUISHOUDEN and asked.variant == "inspanning":
        yield from HOUSEHOLD
    yield from ("", *MAXIMUM)


def _part(own: Toewijzing, asked: Asked, *, calendar: bool | None) -> Iterator[str]:
    room = own.room
    days = f"van {date_text(own.van)} tot en met {date_text(own.tot_en_met)}"
    yield f"{counted(own.minuten, 'minuut', 'minuten')} per week, {days}"
    yield ""
    rows = [KOPPEN, *(_row(m, output=asked.variant == "output") for m in room.maanden)]
    rows.append(("Hele periode", "", "", str(room.weken), thousands(room.maximum)))
    yield from aligned(rows, words=3)
    yield from _double(room, own.minuten)
    for doubt in contradictions(own.van, own.tot_en_met, room, asked.variant, asked.categorie):
        yield from ("", *_lines(f"Let op: {doubt}"))
    if calendar or (calendar is None and len(room.maanden) <= MOST_MONTHS):
        yield from ("", *picture(own.van, own.tot_en_met, asked.variant))
    elif calendar is None:
        yield from ("", "Deze periode is langer dan een jaar. Met --kalender zie je elke week.")


def _row(maand: Month, *, output: bool) -> tuple[str, ...]:
    first, last = maand.van.isocalendar().week, maand.tot_en_met.isocalendar().week
    touched = str(first) if first == last else f"{first} t/m {last}"
    return (
        f"{MONTHS[maand.van.month - 1]} {maand.van.year}",
        f"{maand.van.day} t/m {maand.tot_en_met.day}",
        "" if output else touched,
        str(maand.weken),
        thousands(maand.maximum),
    )


def _double(room: DeclarableTime, minuten: int) -> Iterator[str]:
    """Why the total is less than the months together, where it is."""
    if not room.double:
        return
    yield ""
    yield "Waarom is het totaal lager dan de maanden samen?"
    yield from _lines(
        f"De maanden zijn samen {thousands(room.som_maanden)} minuten. Een week die in twee "
        f"maanden valt, telt in beide maanden ({room.double} keer). Maar de minuten zijn er maar "
        f"één keer. Hele periode: {room.weken} weken × {thousands(minuten)} minuten = "
        f"{thousands(room.maximum)} minuten."
    )


def _lines(tekst: str) -> list[str]:
    return textwrap.wrap(tekst, 92)

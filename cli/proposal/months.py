"""`normwijzer maanden`: minutes per week as the most that may be declared per calendar month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, TypeVar

import typer

from cli.figures import aligned
from cli.shared import ONGELDIG, json_line, stop, write_line
from iwmo.months import DeclarableTime, Month, minutes_per_month
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.texts import MONTHS, date_text

T = TypeVar("T")
KOPPEN = ("Maand", "Periode", "Weken", "Aantal weken", "Hoogstens minuten")
DAG = "JJJJ-MM-DD"
WAAROM = (
    "Waarom 4, 5 of 6 weken?",
    "Een week loopt van maandag tot en met zondag. Een week telt mee in een maand als minstens",
    "één dag van die week in de maand en in de periode valt. Een hele maand heeft zo 4, 5 of 6",
    "weken. Een maand die niet helemaal in de periode valt, kan er minder hebben.",
    "Hoogstens minuten = aantal weken × minuten per week. De dag van de hulp bepaalt de maand.",
)
MAXIMUM = (
    "Dit is een maximum. Alleen hulp die echt is gegeven, mag worden gedeclareerd.",
    "Bron: iWmo 3.2, invulinstructies IV076, IV077, IV078 en IV089; regels TR321 en TR322.",
)


def maanden(
    ingang: Annotated[str, typer.Option(metavar=DAG, help="Eerste dag van de toewijzing.")],
    einde: Annotated[str, typer.Option(metavar=DAG, help="Laatste dag van de toewijzing.")],
    minuten: Annotated[str, typer.Option(metavar="N", help="Aantal minuten per week.")],
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
) -> None:
    """Toon hoeveel minuten per kalendermaand hoogstens te declareren zijn, en waarom."""
    problems: list[str] = []
    van = _read("--ingang", ingang, parse_date, problems)
    tot = _read("--einde", einde, parse_date, problems)
    count = _read("--minuten", minuten, _whole_number, problems)
    if van is None or tot is None or count is None:
        stop("\n".join(problems), ONGELDIG)
    try:
        ruimte = minutes_per_month(van, tot, count)
    except ValueError as error:
        stop(f"Dit kan niet: {error}.", ONGELDIG)
    if als_json:
        write_line(json_line(_plain(van, tot, count, ruimte)))
        return
    for line in _readable(van, tot, count, ruimte):
        write_line(line)


def _read(option: str, tekst: str, reader: Callable[[str], T], problems: list[str]) -> T | None:
    try:
        return reader(tekst)
    except ValueError as error:
        problems.append(f"{option}: {quoted(tekst)} {error}.")
        return None


def _whole_number(tekst: str) -> int:
    # Not int() alone: that also takes "1_0" and digits of other scripts, and fails in English on
    # thousands of digits.
    digits = tekst.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise ValueError("is geen heel getal: schrijf bijvoorbeeld 150")
    return int(tekst)


def _plain(van: date, tot: date, minuten: int, room: DeclarableTime) -> dict[str, Any]:
    return {
        "ingang": van.isoformat(),
        "einde": tot.isoformat(),
        "minuten_per_week": minuten,
        "weken_per_maand": {m.maand: m.weken for m in room.maanden},
        "max_per_maand": {m.maand: m.maximum for m in room.maanden},
        "totaal_weken": room.weken,
        "totaal_max": room.maximum,
        "som_maanden": room.som_maanden,
    }


def _readable(van: date, tot: date, minuten: int, room: DeclarableTime) -> Iterator[str]:
    yield f"{minuten} minuten per week, van {date_text(van)} tot en met {date_text(tot)}"
    yield ""
    rows = [KOPPEN, *(_row(m) for m in room.maanden)]
    rows.append(("Hele periode", "", "", str(room.weken), str(room.maximum)))
    yield from aligned(rows, words=3)
    yield from _explanation(room, minuten)


def _row(maand: Month) -> tuple[str, ...]:
    first, last = maand.van.isocalendar().week, maand.tot_en_met.isocalendar().week
    return (
        f"{MONTHS[maand.van.month - 1]} {maand.van.year}",
        f"{maand.van.day} t/m {maand.tot_en_met.day}",
        str(first) if maand.weken == 1 else f"{first} t/m {last}",
        str(maand.weken),
        str(maand.maximum),
    )


def _explanation(room: DeclarableTime, minuten: int) -> Iterator[str]:
    yield from ("", *WAAROM)
    double = sum(m.weken for m in room.maanden) - room.weken
    if double:
        yield ""
        yield "Waarom is het totaal lager dan de maanden samen?"
        yield f"De maanden zijn samen {room.som_maanden} minuten. Een week die in twee maanden"
        yield f"valt, telt in beide maanden ({double} keer). Maar de minuten zijn er maar één keer."
        yield f"Hele periode: {room.weken} weken × {minuten} minuten = {room.maximum} minuten."
    yield from ("", *MAXIMUM)

"""`normwijzer declaraties`: declared minutes against both limits of a toewijzing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.figures import aligned, counted
from cli.register.places import Waar
from cli.shared import ONGELDIG, json_line, stop, write_line
from cli.weeks.asked import Asked, asked_of_days, asked_of_decision
from cli.weeks.command import AlsJson, Besluit, Categorie, Minuten, Soort, Tot, Van
from engine.schedule import days_text
from iwmo.declarations.judging import excesses
from iwmo.declarations.model import Declared, Excess, Toewijzing
from iwmo.declarations.reading import read_declared
from normenkader import InvalidInputError
from normenkader.file.problems import first_lines
from normenkader.reading import read_text
from normenkader.texts import thousands

# Something was declared that may not be.
TOO_MUCH = 3
KOPPEN = ("Maand", "Gedeclareerd", "Hoogstens", "Te veel")
WHY = {
    "TR321": "meer dan de weken van deze maand × de minuten per week",
    "TR322": "meer dan de weken van de hele periode × de minuten per week",
    "TR387": "deze maand valt buiten de toewijzing",
}


def declaraties(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="BESTAND", help="CSV met de kolommen maand (JJJJ-MM) en minuten, per maand."
        ),
    ],
    van: Van = None,
    tot: Tot = None,
    minuten: Minuten = None,
    besluit: Besluit = None,
    variant: Soort = "inspanning",
    categorie: Categorie = "02",
    als_json: AlsJson = False,
    register: Waar = None,
) -> None:
    """Vergelijk gedeclareerde minuten met wat hoogstens mag, per maand en over de hele periode.

    Heeft een besluit meer delen, dan zegt een kolom deel bij welk deel een regel hoort. Code 0:
    alles past, 3: er is te veel gedeclareerd, 2: het bestand of de vraag is niet goed.
    """
    if besluit is None:
        asked = asked_of_days(("VAN", van), ("TOT", tot), ("MINUTEN", minuten), variant, categorie)
    else:
        asked = asked_of_decision(register, besluit, (van, tot, minuten), variant, categorie)
    try:
        declared = read_declared(read_text(file), str(file), len(asked.parts))
    except InvalidInputError as error:
        problems = first_lines(list(map(str, error.problemen)))
        stop("\n".join(["De declaraties zijn niet te lezen:", *problems]), ONGELDIG)
    found = excesses(asked.parts, declared)
    if als_json:
        write_line(json_line(_plain(asked, declared, found)))
    else:
        for line in _report(asked.parts, declared, found):
            write_line(line)
    if found:
        raise typer.Exit(TOO_MUCH)


def _plain(asked: Asked, declared: list[Declared], found: list[Excess]) -> dict[str, Any]:
    return {
        "besluit": asked.besluit,
        "gedeclareerd": [
            {"deel": d.part, "maand": d.maand, "minuten": d.minuten} for d in declared
        ],
        "te_veel": [
            {
                "deel": e.part,
                "maand": e.maand or None,
                "regel": e.rule,
                "retourcode": e.code,
                "gedeclareerd": e.declared,
                "hoogstens": e.maximum,
                "te_veel": e.too_much,
                "weken_dubbel": [[a.isoformat(), b.isoformat()] for a, b in e.double],
            }
            for e in found
        ],
    }


def _report(
    allocations: Sequence[Toewijzing], declared: list[Declared], found: list[Excess]
) -> Iterator[str]:
    for part, allocation in enumerate(allocations, 1):
        before = f"Deel {part}: " if len(allocations) > 1 else ""
        days = days_text(allocation.van, allocation.tot_en_met)
        yield f"{before}{thousands(allocation.minuten)} minuten per week, {days}"
        yield ""
        yield from aligned([KOPPEN, *_rows(allocation, part, declared)], words=1)
        yield ""
        for excess in (e for e in found if e.part == part):
            yield from _told(excess)
    if found:
        yield "Er is te veel gedeclareerd. De retourcode staat erbij."
    else:
        yield "Alles past binnen wat hoogstens mag."


def _rows(allocation: Toewijzing, part: int, declared: list[Declared]) -> Iterator[tuple[str, ...]]:
    own = {d.maand: d.minuten for d in declared if d.part == part}
    limits = {m.maand: m.maximum for m in allocation.room.maanden}
    for maand in sorted({*own, *limits}):
        minutes, most = own.get(maand), limits.get(maand, 0)
        above = max(0, (minutes or 0) - most)
        yield (
            maand,
            "geen" if minutes is None else thousands(minutes),
            thousands(most),
            thousands(above) if above else "",
        )
    total, most = sum(own.values()), allocation.room.maximum
    yield (
        "Samen",
        thousands(total),
        thousands(most),
        thousands(total - most) if total > most else "",
    )


def _told(excess: Excess) -> Iterator[str]:
    where = excess.maand or "Hele periode"
    yield (
        f"{where}: {counted(excess.too_much, 'minuut', 'minuten')} te veel: {WHY[excess.rule]} "
        f"({excess.rule}, retourcode {excess.code})."
    )
    if excess.double:
        yield "  Deze weken tellen in twee maanden mee, maar samen één keer:"
        for first, last in excess.double:
            yield f"  - week {first.isocalendar().week}: {days_text(first, last)}"
    yield ""

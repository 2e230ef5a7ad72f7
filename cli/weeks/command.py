"""`normwijzer weken`, and its old name `maanden`: what may be declared per calendar month."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.register.places import Waar
from cli.shared import ONGELDIG, json_line, stop, write_line
from cli.weeks.asked import Asked, asked_of_days, asked_of_decision
from cli.weeks.plain import plain
from cli.weeks.report import report
from normenkader.texts import thousands

# More than anybody looks through; each takes a thousandth of a second.
MOST_CALENDAR = 1_200
DAG = "JJJJ-MM-DD"
Van = Annotated[
    str | None, typer.Argument(metavar="VAN", help=f"Eerste dag van de toewijzing: {DAG}.")
]
Tot = Annotated[
    str | None, typer.Argument(metavar="TOT", help=f"Laatste dag van de toewijzing: {DAG}.")
]
Minuten = Annotated[str | None, typer.Argument(metavar="MINUTEN", help="Aantal minuten per week.")]
Besluit = Annotated[
    str | None,
    typer.Option("--besluit", metavar="NUMMER", help="Neem de periode en minuten van dit besluit."),
]
Soort = Annotated[
    str,
    typer.Option(
        "--variant",
        metavar="inspanning|output",
        help="Wijze van declareren: elke week die de maand raakt, of elke zondag in de maand.",
    ),
]
Categorie = Annotated[
    str,
    typer.Option(metavar="NN", help="Productcategorie: 01 is hulp bij het huishouden."),
]
Calendar = Annotated[
    bool | None,
    typer.Option(
        "--kalender/--zonder-kalender",
        help="Toon de kalender; anders alleen tot en met 12 maanden.",
        show_default=False,
    ),
]
AlsJson = Annotated[bool, typer.Option("--json", help="Eén regel JSON.")]


def weken(
    van: Van = None,
    tot: Tot = None,
    minuten: Minuten = None,
    besluit: Besluit = None,
    variant: Soort = "inspanning",
    categorie: Categorie = "02",
    calendar: Calendar = None,
    als_json: AlsJson = False,
    register: Waar = None,
) -> None:
    """Toon hoeveel minuten per kalendermaand hoogstens te declareren zijn, en waarom.

    Geef een periode met minuten per week, of het nummer van een besluit: dan komt er een tabel
    voor elk deel van de periode.
    """
    if besluit is None:
        asked = asked_of_days(("VAN", van), ("TOT", tot), ("MINUTEN", minuten), variant, categorie)
    else:
        asked = asked_of_decision(register, besluit, (van, tot, minuten), variant, categorie)
    _show(asked, calendar=calendar, als_json=als_json)


def maanden(
    van: Van = None,
    tot: Tot = None,
    minuten: Minuten = None,
    ingang: Annotated[str | None, typer.Option(metavar=DAG, help="Hetzelfde als VAN.")] = None,
    einde: Annotated[str | None, typer.Option(metavar=DAG, help="Hetzelfde als TOT.")] = None,
    per_week: Annotated[
        str | None, typer.Option("--minuten", metavar="N", help="Hetzelfde als MINUTEN.")
    ] = None,
    variant: Soort = "inspanning",
    categorie: Categorie = "02",
    calendar: Calendar = None,
    als_json: AlsJson = False,
) -> None:
    """De oude naam van weken: hoeveel minuten per kalendermaand te declareren zijn."""
    asked = asked_of_days(
        ("VAN", van) if ingang is None else ("--ingang", ingang),
        ("TOT", tot) if einde is None else ("--einde", einde),
        ("MINUTEN", minuten) if per_week is None else ("--minuten", per_week),
        variant,
        categorie,
    )
    _show(asked, calendar=calendar, als_json=als_json)


def _show(asked: Asked, *, calendar: bool | None, als_json: bool) -> None:
    if als_json:
        write_line(json_line(plain(asked)))
        return
    months = sum(len(own.room.maanden) for own in asked.parts)
    if calendar and months > MOST_CALENDAR:
        stop(
            f"--kalender: deze periode heeft {thousands(months)} maanden. De kalender is voor "
            f"hoogstens {thousands(MOST_CALENDAR)} maanden (100 jaar). Geef een kortere periode, "
            "of laat --kalender weg.",
            ONGELDIG,
        )
    for line in report(asked, calendar=calendar):
        write_line(line)

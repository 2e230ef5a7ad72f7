"""`normwijzer kosten`: what a decision or a product costs."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.register.places import Waar
from cli.shared import RULES, RegelsMap, json_line, write_line
from cli.tariffs.asked import Typed, asked_of_decision, asked_of_product
from cli.tariffs.plain import plain
from cli.tariffs.report import report
from cli.weeks.command import DAG, AlsJson, Minuten


def kosten(
    product: Annotated[
        str | None, typer.Argument(metavar="PRODUCT", help="Code van het product.")
    ] = None,
    van: Annotated[
        str | None, typer.Argument(metavar="VAN", help=f"Eerste dag van de hulp: {DAG}.")
    ] = None,
    tot: Annotated[
        str | None, typer.Argument(metavar="TOT", help=f"Laatste dag van de hulp: {DAG}.")
    ] = None,
    minuten: Minuten = None,
    besluit: Annotated[
        str | None,
        typer.Option(
            "--besluit", metavar="NUMMER", help="Neem het product en de periode van dit besluit."
        ),
    ] = None,
    normenkader: Annotated[
        str | None,
        typer.Option(
            "--normenkader",
            metavar="ID",
            help="Van welk normenkader het product is.",
            show_default="het enige met een tarief voor dit product",
        ),
    ] = None,
    opslag: Annotated[
        bool | None,
        typer.Option(
            "--opslag/--zonder-opslag",
            help="Reken met of zonder de opslag; anders zoals in het besluit, of zonder.",
            show_default=False,
        ),
    ] = None,
    als_json: AlsJson = False,
    regels: RegelsMap = RULES,
    register: Waar = None,
) -> None:
    """Bereken wat een besluit of een product kost: per week, per jaar en over de hele periode.

    De tarieven staan bij het normenkader, in de map tarieven. Verandert een tarief in de periode,
    dan telt elke dag voor het tarief van die dag. Is er voor een dag geen tarief, dan komt er geen
    bedrag en is de uitgangscode 1.
    """
    typed = Typed(product, van, tot, minuten, normenkader)
    if besluit is None:
        asked = asked_of_product(typed, regels, opslag=bool(opslag))
    else:
        asked = asked_of_decision(register, besluit, typed, regels, opslag=opslag)
    if als_json:
        write_line(json_line(plain(asked)))
        return
    for line in report(asked):
        write_line(line)

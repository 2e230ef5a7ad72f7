"""`normwijzer kosten`: what a decision, a proposal or a product costs."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.register.places import Waar
from cli.shared import ONGELDIG, RULES, RegelsMap, json_line, stop, write_line
from cli.tariffs.asked import Typed, cost_of_decision, cost_of_product
from cli.tariffs.of_cases import do_cases
from cli.tariffs.plain import Asked, plain
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
    zaak: Annotated[
        str | None,
        typer.Option(
            "--zaak",
            metavar="BESTAND",
            help="Neem het voorstel voor elke zaak in dit bestand; - is de invoer.",
        ),
    ] = None,
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
            help="Van welk normenkader het product is, of welk normenkader de zaak beoordeelt.",
            show_default="het enige met een tarief voor dit product, of dat van de zaak",
        ),
    ] = None,
    opslag: Annotated[
        bool | None,
        typer.Option(
            "--opslag/--zonder-opslag",
            help="Met of zonder de opslag; anders zoals in het besluit of voorstel, of zonder.",
            show_default=False,
        ),
    ] = None,
    als_json: AlsJson = False,
    regels: RegelsMap = RULES,
    register: Waar = None,
) -> None:
    """Bereken wat een besluit, voorstel of product kost: per week, per jaar en in totaal.

    De tarieven staan bij het normenkader, in de map tarieven. Verandert een tarief of het aantal
    minuten in de periode, dan telt elke dag voor het tarief en de minuten van die dag. Is er voor
    een dag geen tarief, dan komt er geen bedrag en is de uitgangscode 1.
    """
    typed = Typed(product, van, tot, minuten, normenkader)
    if (typed.any, zaak is not None, besluit is not None).count(True) > 1:
        stop("Kies één: een product met een periode, --zaak of --besluit.", ONGELDIG)
    if zaak is not None:
        do_cases(
            zaak,
            normenkader,
            regels,
            opslag=opslag,
            als_json=als_json,
            written=lambda name, cost: _written(Asked(cost, zaak=name), als_json=als_json),
        )
    if besluit is None:
        asked = Asked(cost_of_product(typed, regels, opslag=bool(opslag)))
    elif normenkader is not None:
        stop("--normenkader hoort niet bij --besluit: dat staat in het besluit zelf.", ONGELDIG)
    else:
        number, cost = cost_of_decision(register, besluit, regels, opslag=opslag)
        asked = Asked(cost, besluit=number)
    write_line(_written(asked, als_json=als_json))


def _written(asked: Asked, *, als_json: bool) -> str:
    if als_json:
        return json_line(plain(asked))
    # An empty line between two cases.
    return "\n".join([*report(asked), *([""] if asked.zaak is not None else [])])

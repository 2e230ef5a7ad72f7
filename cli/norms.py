"""`normwijzer normenkaders` and `sjabloon`: which there are, and an empty case for one."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.review import ReviewNotice
from cli.shared import ONGELDIG, RULES, RegelsMap, load_library, stop, write_line
from normenkader import NotInForceError
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.library import period_text
from zaak.template import empty_case


def normenkaders(regels: RegelsMap = RULES) -> None:
    """Toon alle normenkaders: versie, periode, status en vingerafdruk (SHA-256)."""
    bibliotheek = load_library(regels)
    herziening = ReviewNotice()
    for n in bibliotheek.versies:
        herziening.of(n)
    if sys.stdout is None or not sys.stdout.isatty():
        for n in bibliotheek.versies:
            line = (n.normenkader, n.versie, period_text(n), n.status, n.sha256, n.titel)
            write_line("\t".join(line))
        return
    table = Table("Normenkader", "Versie", "Geldig", "Status", "SHA-256", "Titel")
    for n in bibliotheek.versies:
        cells = (n.normenkader, n.versie, period_text(n), n.status, n.sha256[:12] + "…", n.titel)
        # As text: rich would take `[concept]` in it for markup.
        table.add_row(*map(Text, cells))
    Console().print(table)


def sjabloon(
    name: Annotated[str, typer.Argument(metavar="ID", help="Het normenkader.")],
    peildatum: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="Versie op deze datum; anders de nieuwste."),
    ] = None,
    regels: RegelsMap = RULES,
) -> None:
    """Schrijf een lege zaak, met elke vraag erbij als commentaar."""
    bibliotheek = load_library(regels)
    day = None
    try:
        if peildatum is not None:
            day = given_day(peildatum)
            chosen = bibliotheek.in_force(name, day)
        else:
            versies = [n for n in bibliotheek.versies if n.normenkader == name]
            chosen = versies[-1] if versies else bibliotheek.in_force(name, date.min)
    except NotInForceError as error:
        stop(str(error), ONGELDIG)
    ReviewNotice().of(chosen, day)
    write_line(empty_case(chosen).rstrip("\n"))


def given_day(tekst: str) -> date:
    """The day of the option `--peildatum`; stops where it is none."""
    try:
        return parse_date(tekst)
    except ValueError as error:
        stop(f"--peildatum: {quoted(tekst)} {error}.", ONGELDIG)

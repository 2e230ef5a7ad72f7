"""The commands of `normwijzer`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from cli.comparison.command import CompareCommand, vergelijk
from cli.dutch import DutchCommand, DutchGroup, run
from cli.for_client import voor_client
from cli.judge import beoordeel
from cli.months import maanden
from cli.next_question import volgende_vraag
from cli.norms import controleer, normenkaders, sjabloon
from cli.proof import bewijs
from cli.publishing.dmn import dmn
from cli.publishing.html import publiceer, schema
from cli.register.backup import reservekopie, terugzetten
from cli.register.check import anker
from cli.register.check import controleer as controleer_register
from cli.register.group import app as register_app
from cli.register.replay import herhaal
from cli.register.retention import bewaartermijn
from cli.register.transfer import invoer, uitvoer
from cli.rule_tests import toets
from cli.shared import write_line
from cli.why_not import waarom_niet

app = typer.Typer(
    name="normwijzer",
    cls=DutchGroup,
    help="Een voorstel voor begeleiding (Wmo 2015): product, minuten per week en waarom.",
    invoke_without_command=True,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
for command in (beoordeel, normenkaders, controleer, sjabloon, maanden):
    app.command(cls=DutchCommand)(command)
app.command(cls=DutchCommand)(bewijs)
app.command("volgende-vraag", cls=DutchCommand)(volgende_vraag)
app.command("waarom-niet", cls=DutchCommand)(waarom_niet)
app.command("voor-client", cls=DutchCommand)(voor_client)
app.command(cls=DutchCommand)(toets)
for publishing in (publiceer, schema, dmn):
    app.command(cls=DutchCommand)(publishing)
app.command(cls=CompareCommand)(vergelijk)
register_app.command(cls=DutchCommand)(herhaal)
register_app.command("controleer", cls=DutchCommand)(controleer_register)
for register_command in (anker, bewaartermijn, reservekopie, terugzetten, uitvoer, invoer):
    register_app.command(cls=DutchCommand)(register_command)
app.add_typer(register_app, name="register")


@app.callback()
def general(
    versie: Annotated[
        bool, typer.Option("--version", help="Toon de versie van Normwijzer.", is_eager=True)
    ] = False,
) -> None:
    """Een voorstel voor begeleiding (Wmo 2015): product, minuten per week en waarom."""
    if versie:
        write_line(f"normwijzer {version('normwijzer')}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    sys.exit(run(app))


if __name__ == "__main__":
    main()

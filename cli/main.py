"""The commands of `normwijzer`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from cli.dutch import run
from cli.lazy import LazyGroup
from cli.listed import COMMANDS, REGISTER_COMMANDS
from cli.shared import write_line


class Commands(LazyGroup):
    """All commands."""

    listed = COMMANDS


class RegisterCommands(LazyGroup):
    """What the beheerder and the auditor do with the register."""

    listed = REGISTER_COMMANDS


app = typer.Typer(
    name="normwijzer",
    cls=Commands,
    help="Een voorstel voor begeleiding (Wmo 2015): product, minuten per week en waarom.",
    invoke_without_command=True,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.add_typer(
    typer.Typer(
        cls=RegisterCommands,
        help="Het register met besluiten: controleren, herhalen, bewaren en overzetten.",
        no_args_is_help=True,
    ),
    name="register",
)


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

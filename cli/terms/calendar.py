"""The days that a municipality put on a par with a holiday itself, beside those that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.shared import ONGELDIG, stop
from normenkader import InvalidInputError
from terms.calendar import Calendar
from terms.equated import SETTING, calendar_of

Gelijkgesteld = Annotated[
    Path | None,
    typer.Option(
        metavar="BESTAND",
        envvar=SETTING,
        help="Meer dagen die met een feestdag gelijk zijn gesteld (YAML).",
        show_default="de meegeleverde dagen",
    ),
]


def chosen_calendar(file: Path | None) -> Calendar:
    """The days off, with those in a file; stops with every problem."""
    try:
        return calendar_of(file)
    except InvalidInputError as error:
        lines = ["De gelijkgestelde dagen zijn niet goed:", *map(str, error.problemen)]
        stop("\n".join(lines), ONGELDIG)

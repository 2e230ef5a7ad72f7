"""Options with a whole number, and the one that says how many cores may be used."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from cli.shared import ONGELDIG, stop
from register.workers import all_cores

Kernen = Annotated[
    str | None,
    typer.Option(
        "--kernen", metavar="N", help="Hoogstens zoveel kernen.", show_default="alle kernen"
    ),
]


def whole_number(optie: str, tekst: str | None) -> int | None:
    """Read the whole number of an option, from 1; stops where it is none."""
    if tekst is None:
        return None
    # Not int() alone: that also takes "1_0", and digits of other scripts.
    if not re.fullmatch("[1-9][0-9]{0,8}", tekst):
        stop(f"{optie}: {tekst!r} is geen heel getal vanaf 1.", ONGELDIG)
    return int(tekst)


def cores_of(kernen: str | None) -> int:
    """How many cores to use: as many as there are, or fewer where the option says so."""
    return min(whole_number("--kernen", kernen) or all_cores(), all_cores())

"""On how many cores a command calculates."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.shared import whole_number
from register.replaying.pool import all_cores

Kernen = Annotated[
    str | None,
    typer.Option(
        "--kernen", metavar="N", help="Hoogstens zoveel kernen.", show_default="alle kernen"
    ),
]


def cores_of(kernen: str | None) -> int:
    """How many cores to use: as many as there are, or fewer where the option says so."""
    return min(whole_number("--kernen", kernen) or all_cores(), all_cores())

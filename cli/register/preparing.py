"""`normwijzer register inrichten`: the tables of the register."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.register.places import owned_place
from cli.shared import stop, write_line
from register.errors import RegisterError
from register.store.opening import prepare


def inrichten(
    app_rol: Annotated[
        str | None,
        typer.Option(metavar="ROL", help="PostgreSQL: de gebruiker van de app mag toevoegen."),
    ] = None,
    nieuw: Annotated[
        bool,
        typer.Option(
            "--nieuw",
            help="Ga verder met wat er nu staat, of begin opnieuw, waar eerder een register was.",
        ),
    ] = False,
) -> None:
    """Maak of werk de tabellen bij, met het recht uit NORMWIJZER_REGISTER_BEHEER."""
    place = owned_place()
    try:
        prepare(place, app_rol, again=nieuw)
    except RegisterError as error:
        stop(str(error))
    write_line(f"Het register is ingericht: {place}")

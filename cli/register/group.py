"""`normwijzer register …`: what the beheerder and the auditor do with the register."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.dutch import DutchCommand, DutchGroup
from cli.shared import ONGELDIG, stop, write_line
from register.errors import EmptyPlaceError, RegisterError
from register.store.opening import Register, open_to_read, prepare
from register.store.place import OWNER_VARIABLE, VARIABLE, Place, default_place, owner_place, place
from rights import Role, User

# Whoever runs commands on the server can reach the database itself.
OPDRACHTREGEL = User("opdrachtregel", frozenset({Role.AUDITOR, Role.BEHEERDER}))

app = typer.Typer(
    cls=DutchGroup,
    help="Het register met besluiten: controleren, herhalen, bewaren en overzetten.",
    no_args_is_help=True,
)

Waar = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="PLEK",
        envvar=VARIABLE,
        help="Map of .sqlite-bestand van het register, of postgresql://…",
        show_default="de map van deze gebruiker",
    ),
]


def chosen_place(register: str | None) -> Place:
    """The place of the option, else the default one; stops with a message where it is wrong."""
    try:
        return default_place() if register is None else place(register)
    except EmptyPlaceError as fault:
        stop(str(fault), ONGELDIG)
    except RegisterError as fault:
        stop(str(fault))


def opened(register: str | None) -> Register:
    """Open the register that is there, to read only; stops with a message where that fails."""
    try:
        return open_to_read(chosen_place(register))
    except RegisterError as fault:
        stop(str(fault))


def owned_place() -> Place:
    """The place with the right to prepare and to remove; stops where that right is not given."""
    try:
        place = owner_place()
    except EmptyPlaceError as fault:
        stop(str(fault), ONGELDIG)
    except RegisterError as fault:
        stop(str(fault))
    if place is None:
        stop(
            f"Hiervoor is een eigen recht nodig. Zet in {OWNER_VARIABLE} de map van het register, "
            "of het adres van de eigenaar van de database."
        )
    return place


@app.command(cls=DutchCommand)
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
    except RegisterError as fault:
        stop(str(fault))
    write_line(f"Het register is ingericht: {place}")

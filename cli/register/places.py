"""What the commands of the register share: which register, and who opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from cli.shared import ONGELDIG, say, stop
from register.decisions.reading import Dossier, open_decision, record_of
from register.errors import EmptyPlaceError, RegisterError
from register.store.opening import Register, open_to_read
from register.store.place import OWNER_VARIABLE, VARIABLE, Place, default_place, owner_place, place
from rights import Role, User

# Whoever runs commands on the server can reach the database itself.
OPDRACHTREGEL = User("opdrachtregel", frozenset({Role.AUDITOR, Role.BEHEERDER}))

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
    except EmptyPlaceError as error:
        stop(str(error), ONGELDIG)
    except RegisterError as error:
        stop(str(error))


def opened(register: str | None) -> Register:
    """Open the register that is there, to read only; stops with a message where that fails."""
    try:
        return open_to_read(chosen_place(register))
    except RegisterError as error:
        stop(str(error))


@contextmanager
def opened_decision(register: str | None, besluit: int) -> Iterator[tuple[Register, Dossier]]:
    """The register while it is open, and the decision with this number.

    Stops with a message where there is none, and where reading on fails.
    """
    found = opened(register)
    try:
        yield found, open_decision(found, OPDRACHTREGEL, record_of(found, OPDRACHTREGEL, besluit))
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()


def recorded_decision(register: str | None, besluit: int) -> Dossier:
    """The decision with this number; stops with a message where there is none."""
    with opened_decision(register, besluit) as (_, dossier):
        return dossier


def tell_if_replaced(dossier: Dossier) -> None:
    """Say that a decision no longer holds, with the one that came in its place."""
    if dossier.vervangen_door is not None:
        later = dossier.nummering.words(dossier.vervangen_door)
        say(f"Let op: dit besluit geldt niet meer: {later} kwam ervoor in de plaats.")


def owned_place() -> Place:
    """The place with the right to prepare and to remove; stops where that right is not given."""
    try:
        place = owner_place()
    except EmptyPlaceError as error:
        stop(str(error), ONGELDIG)
    except RegisterError as error:
        stop(str(error))
    if place is None:
        stop(
            f"Hiervoor is een eigen recht nodig. Zet in {OWNER_VARIABLE} de map van het register, "
            "of het adres van de eigenaar van de database."
        )
    return place

"""`normwijzer register uitvoer` and `invoer`: move a whole register by one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cli.progress import progress
from cli.register.places import OPDRACHTREGEL, Waar, opened, owned_place
from cli.shared import stop, write_line
from normenkader.file.reasons import reason
from normenkader.file.text import short
from normenkader.texts import counted
from register.errors import RegisterError
from register.moving.transfer import Meld, export, import_file
from register.moving.transfer_format import Header
from register.store.opening import Register, open_register

Nieuw = Annotated[Path, typer.Argument(metavar="BESTAND", help="Nieuw bestand; .gz is kleiner.")]
Bron = Annotated[Path, typer.Argument(metavar="BESTAND", help="Bestand van uitvoer.")]


def uitvoer(file: Nieuw, register: Waar = None) -> None:
    """Schrijf het hele register naar één bestand, om het over te zetten."""
    with working(opened(register), "Uitvoeren") as (found, meld):
        kop = export(found, OPDRACHTREGEL, file, meld)
    write_line(f"Uitgevoerd naar {file}: {told(kop)}")


def invoer(file: Bron) -> None:
    """Vul een leeg register uit een bestand, met het recht uit NORMWIJZER_REGISTER_BEHEER."""
    with working(owned_register(file), "Invoeren") as (found, meld):
        kop = import_file(found, file, meld)
    write_line(f"Ingevoerd in {found.plek}: {told(kop)}")


def owned_register(file: Path) -> Register:
    """Open the owner's register for this file, made where it is not there yet."""
    place = owned_place()
    try:
        file.stat()
    except (OSError, ValueError) as error:
        stop(f"Het bestand {short(str(file))} is niet te lezen: {reason(error)}.")
    try:
        # Filling an empty register is what one does where a register was lost.
        return open_register(place, again=True)
    except RegisterError as error:
        stop(str(error))


@contextmanager
def working(found: Register, what: str) -> Iterator[tuple[Register, Meld]]:
    """Work on a register with progress; an error of it stops the command, and it is closed."""
    try:
        with progress(what) as meld:
            yield found, meld
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()


def told(heading: Header) -> str:
    """What is in a register, for comparing by eye."""
    records = counted(heading.schakels, "record", "records")
    return f"{records}. De laatste hash is {heading.hash}"

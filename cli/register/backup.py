"""`normwijzer register reservekopie` and `terugzetten`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.register.places import OPDRACHTREGEL, Waar, opened
from cli.register.transfer import owned_register, told, working
from cli.shared import write_line
from register.moving.backup import backup, restore

Nieuw = Annotated[Path, typer.Argument(metavar="BESTAND", help="Nieuw bestand.")]
Kopie = Annotated[Path, typer.Argument(metavar="BESTAND", help="De reservekopie.")]


def reservekopie(file: Nieuw, register: Waar = None) -> None:
    """Maak een reservekopie van het register en controleer die. Concepten gaan niet mee."""
    with working(opened(register), "Reservekopie maken") as (found, meld):
        kop = backup(found, OPDRACHTREGEL, file, meld)
    write_line(f"De reservekopie staat in {file}: {told(kop)}")


def terugzetten(file: Kopie) -> None:
    """Zet een reservekopie terug, in een leeg register uit NORMWIJZER_REGISTER_BEHEER."""
    with working(owned_register(file), "Terugzetten") as (found, meld):
        kop = restore(found, file, meld)
    write_line(f"Teruggezet in {found.plek}: {told(kop)}")

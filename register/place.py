"""Where the register is: a folder with SQLite files, or a PostgreSQL database."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from register.errors import NietBeschikbaar

# The app and most commands use this; removing and preparing PostgreSQL use the other.
VARIABLE = "NORMWIJZER_REGISTER"
OWNER_VARIABLE = "NORMWIJZER_REGISTER_BEHEER"
REGISTER_FILE = "register.sqlite"
DRAFTS_FILE = "concepten.sqlite"


@dataclass(frozen=True)
class Plek:
    """The database of the register and that of the drafts (with PostgreSQL the same)."""

    register: URL
    concepten: URL

    @property
    def is_file(self) -> bool:
        """Say whether these are SQLite files."""
        return self.register.get_backend_name() == "sqlite"

    @property
    def bestand(self) -> Path:
        """The SQLite file of the register."""
        return Path(self.register.database or "")

    def __str__(self) -> str:
        """The place for people, without a password."""
        return str(self.bestand) if self.is_file else self.register.render_as_string()


def place(tekst: str) -> Plek:
    """Read a setting: a folder, a `.sqlite` file, or `postgresql://…`; raises NietBeschikbaar."""
    if "://" in tekst:
        return Plek(*[_postgres(tekst)] * 2)
    path = Path(tekst).expanduser().absolute()
    file = path if path.suffix == ".sqlite" else path / REGISTER_FILE
    own = file.name == REGISTER_FILE
    drafts = file.with_name(DRAFTS_FILE if own else f"{file.stem}-{DRAFTS_FILE}")
    return Plek(*(URL.create("sqlite", database=str(f)) for f in (file, drafts)))


def _postgres(tekst: str) -> URL:
    uitleg = (
        f"Geef in {VARIABLE} een map, of een adres zoals "
        "postgresql://gebruiker:wachtwoord@server/database."
    )
    try:
        url = make_url(tekst)
    except ArgumentError as fout:
        raise NietBeschikbaar(f"Dit is geen adres van een database. {uitleg}") from fout
    if url.get_backend_name() != "postgresql" or not url.database:
        raise NietBeschikbaar(f"Alleen PostgreSQL kan op een server staan. {uitleg}")
    return url.set(drivername="postgresql+psycopg")


def default_place(omgeving: Mapping[str, str] = os.environ) -> Plek:
    """The place of the setting, else a folder of this user's own."""
    chosen = omgeving.get(VARIABLE, "").strip()
    if chosen:
        return place(chosen)
    data = omgeving.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
    return place(f"{data}/normwijzer")


def owner_place(omgeving: Mapping[str, str] = os.environ) -> Plek | None:
    """The place with the right to remove and to prepare, where that setting is given."""
    chosen = omgeving.get(OWNER_VARIABLE, "").strip()
    return place(chosen) if chosen else None

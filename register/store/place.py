"""Where the register is: a folder with SQLite files, or a PostgreSQL database.

A path is resolved here, once: SQLite keeps its log beside the file itself, not beside a link.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from normenkader.file.reasons import LEEG, reason
from normenkader.file.text import short
from register.errors import EmptyPlaceError, UnavailableError

# The app and most commands use this; removing and preparing PostgreSQL use the other.
VARIABLE = "NORMWIJZER_REGISTER"
OWNER_VARIABLE = "NORMWIJZER_REGISTER_BEHEER"
REGISTER_FILE = "register.sqlite"
DRAFTS_FILE = "concepten.sqlite"
SUFFIX = ".sqlite"
# What no path or part of an address can be.
_WRONG = (OSError, ValueError, RuntimeError)
# A slip in an address must not make a path of it: paths are shown, and a password is in it.
_LIKE_ADDRESS = re.compile(r"postgres\w*(\+\w+)?:|.*password\s*=", re.IGNORECASE | re.DOTALL)
# The same with a worse slip: it is only believed to be a path where something is there.
_LIKE_SECRET = re.compile(
    r"[^/\\:]:(?![/\\]).*@|(pass\w*|pwd|wachtwoord)\s*[=:\s]\s*\S", re.IGNORECASE | re.DOTALL
)
_ADDRESS = (
    f"Geef in {VARIABLE} een map, of een adres zoals "
    "postgresql://gebruiker:wachtwoord@server/database."
)


@dataclass(frozen=True, repr=False)
class Place:
    """The database of the register and that of the drafts (with PostgreSQL the same).

    `gegeven` is the path as it was given, made absolute, before links were followed.
    """

    register: URL
    concepten: URL
    gegeven: str = field(default="", compare=False)

    @property
    def is_file(self) -> bool:
        """Say whether these are SQLite files."""
        return self.register.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """The SQLite file of the register, with every link followed."""
        return Path(self.register.database or "")

    def __str__(self) -> str:
        """The place for people: of an address nothing that could be a secret."""
        if self.is_file:
            return short(str(self.file))
        url = self.register
        return short(URL.create("postgresql", url.username, None, *_server(url)).render_as_string())

    __repr__ = __str__

    @property
    def names(self) -> tuple[str, ...]:
        """By what this place is known: as it was given, and what that is."""
        if self.is_file:
            return tuple(dict.fromkeys((self.gegeven or str(self.file), str(self.file))))
        return (URL.create("postgresql", None, None, *_server(self.register)).render_as_string(),)


def _server(url: URL) -> tuple[str | None, int | None, str | None]:
    asked = url.query.get("host")
    return url.host or (asked if isinstance(asked, str) else None), url.port, url.database


def place(tekst: str) -> Place:
    """Read a setting: a folder, a `.sqlite` file, or `postgresql://…`; raises UnavailableError."""
    if "://" in tekst or _LIKE_ADDRESS.match(tekst) or _slip(tekst):
        url = _postgres(tekst)
        return Place(url, url)
    try:
        given = Path(tekst).expanduser().absolute()
        file = _file(given)
        drafts = _drafts(given, file)
    except _WRONG as error:
        melding = f"De plek {short(tekst)} is niet te gebruiken: {reason(error)}."
        raise UnavailableError(melding) from error
    register, concepten = (URL.create("sqlite", database=str(f)) for f in (file, drafts))
    return Place(register, concepten, str(given))


def _slip(tekst: str) -> bool:
    """Say whether this must be an address with a mistake in it, and so can't be shown."""
    try:
        return bool(_LIKE_SECRET.search(tekst)) and kind_at(Path(tekst).expanduser()) is None
    except _WRONG:
        return True


def _file(given: Path) -> Path:
    """The file of a register, with every link that can be read followed."""
    kind = kind_at(given)
    if kind == "bestand" and SUFFIX not in (given.suffix, given.resolve().suffix):
        raise UnavailableError(
            f"{short(str(given))} is een bestand. Geef een map, of een bestand op {SUFFIX}."
        )
    named = kind in ("bestand", "anders") or (kind != "map" and given.suffix == SUFFIX)
    file = (given if named else given / REGISTER_FILE).resolve()
    if kind_at(file) not in ("bestand", None):
        raise UnavailableError(f"{short(str(file))} is geen gewoon bestand.")
    return file


def _drafts(given: Path, file: Path) -> Path:
    """Beside the register; where only the register is a link, they may be beside that link."""
    name = DRAFTS_FILE if file.name == REGISTER_FILE else f"{file.stem}-{DRAFTS_FILE}"
    beside = file.with_name(name)
    earlier = (given / REGISTER_FILE if kind_at(given) == "map" else given).with_name(name)
    if kind_at(beside) is None and kind_at(earlier) is not None:
        return earlier.resolve()
    return beside.resolve()


def kind_at(path: Path) -> str | None:
    """What is at a path, links followed: `map`, `bestand`, `anders`, or None for nothing to see.

    Raises OSError for a name that no file can have, ValueError for one with a NUL in it.
    """
    try:
        found = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    if stat.S_ISREG(found):
        return "bestand"
    return "map" if stat.S_ISDIR(found) else "anders"


def _postgres(tekst: str) -> URL:
    try:
        url = make_url(tekst)
        # Such a sign in a password cuts the address in the wrong place: a part of it is the server.
        parts = f"{url.host}{url.database}"
        wrong = bool(set(parts) & set("@=\0")) or not 0 < (url.port or 5432) < 65_536
    except (SQLAlchemyError, *_WRONG) as error:
        raise UnavailableError(f"Dit is geen adres van een database. {_ADDRESS}") from error
    if wrong:
        raise UnavailableError(
            f"Dit is geen adres van een database. {_ADDRESS} Schrijf in een wachtwoord voor @, / "
            "en : de codes %40, %2F en %3A."
        )
    if url.get_backend_name() != "postgresql" or not url.database:
        raise UnavailableError(f"Alleen PostgreSQL kan op een server staan. {_ADDRESS}")
    return url.set(drivername="postgresql+psycopg")


def default_place(environment: Mapping[str, str] = os.environ) -> Place:
    """The place of the setting, else a folder of this user's own; raises UnavailableError."""
    chosen = _setting(VARIABLE, environment)
    if chosen is not None:
        return place(chosen)
    data = environment.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
    return place(f"{data}/normwijzer")


def owner_place(environment: Mapping[str, str] = os.environ) -> Place | None:
    """The place with the right to remove and to prepare, where that setting is given.

    Raises UnavailableError.
    """
    chosen = _setting(OWNER_VARIABLE, environment)
    return None if chosen is None else place(chosen)


def _setting(name: str, environment: Mapping[str, str]) -> str | None:
    """A place as it was set, or None where it was not: an empty one is never the usual place."""
    chosen = environment.get(name)
    if chosen is not None and not chosen.strip():
        raise EmptyPlaceError(f"{name}: {LEEG}")
    return chosen if chosen is None else chosen.strip()

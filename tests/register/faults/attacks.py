"""Attacks on a copy of a register file, by somebody who knows SQLite and can do anything."""

# ruff: noqa: S608 - the attacker of these tests names tables

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from normenkader.file.canonical import canonical_bytes
from register.integrity.anchor import Anchor
from register.integrity.control import check_register
from register.integrity.findings import CheckReport
from register.record import BEGIN, ZOUT_BYTES, Content, link, link_hash
from register.store.derived import derived_table, search_row
from register.store.place import place
from register.store.tables import DERIVED, REMOVABLE, STORED
from tests.register.deciding import CHECKED

TABLES = (*(t.name for t in (*STORED, *DERIVED)), "alembic_version")


def opened(file: Path) -> sqlite3.Connection:
    """A connection that enforces nothing and does not wait for the disk."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


@contextmanager
def disarmed(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection without triggers; afterwards these are exactly as they were."""
    with closing(opened(file)) as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"
        triggers = connection.execute(query).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def retyped(file: Path, table: str, update: str, values: Sequence[Any]) -> bool:
    """Store any type in a table that refuses it; its own text is afterwards as it was."""
    query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    with disarmed(file) as connection:
        (right,) = connection.execute(query, (table,)).fetchone()
        loose = right
        for word in ("STRICT", "NOT NULL", "TEXT", "BLOB", "VARCHAR(32)"):
            loose = loose.replace(word, "")
        _rewrite(connection, table, loose)
        try:
            connection.execute(update, values)
        except sqlite3.IntegrityError:
            # A number of a row is a whole number in any table.
            return False
        finally:
            _rewrite(connection, table, right)
    return True


def _rewrite(connection: sqlite3.Connection, table: str, sql: str) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, table))
    connection.execute("PRAGMA writable_schema = RESET")


def copied(base: Path, folder: Path) -> Path:
    """A fresh copy in a folder that holds nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(base, folder / base.name))


def checked(file: Path, *ankers: Anchor, nu: datetime = CHECKED) -> CheckReport:
    """What the check says of a file, at a moment."""
    return check_register(place(str(file)), nu, ankers)


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[int, tuple[Any, ...]]]:
    """All rows with their rowid."""
    found = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")
    return [(row[0], row[1:]) for row in found]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def everything(file: Path) -> list[Any]:
    """All that a file holds, for telling whether a change of its bytes changed anything."""
    with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as connection:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
        settings = [
            connection.execute(f"PRAGMA {name}").fetchone()
            for name in ("application_id", "user_version", "encoding")
        ]
        key = {"normenkaders": "sha256", "alembic_version": "version_num"}
        tables = [
            connection.execute(f"SELECT * FROM {t} ORDER BY {key.get(t, 'nummer')}").fetchall()
            for t in TABLES
        ]
        return [settings, connection.execute(schema).fetchall(), tables]


def spoiled(value: Any) -> Iterator[Any]:
    """Other values of the same kind, some of them nearly the same."""
    if value is None:
        yield from ("x", 7, b"x")
    elif isinstance(value, int):
        yield from (value + 1, value + 1000, -value - 1, 0 if value else 1)
    elif isinstance(value, str):
        yield from (_flipped(value), value + " ", value[:-1], value.upper(), "", f"{value}\0x")
    else:
        yield from (value[:-1] + bytes([value[-1] ^ 1]), value + b" ", value[1:], b"")


def other_types(value: Any) -> Iterator[Any]:
    """The same content as another type, and no value."""
    if isinstance(value, bytes):
        yield from (value.decode("latin-1"), 7, 2.5)
    elif isinstance(value, str):
        yield from (value.encode(), 7, 2.5)
    elif value is not None:
        yield from (str(value), str(value).encode(), value + 0.5)
    if value is not None:
        yield None


def _flipped(value: str) -> str:
    return (chr(ord(value[0]) ^ 1) + value[1:]) if value else "x"


def insert(connection: sqlite3.Connection, table: str, row: Sequence[Any]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def reforged(file: Path, number: int, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what a record says, and make its content, the search table and all hashes fit."""
    with disarmed(file) as connection:
        query = "SELECT zout, stuk, zaak, antwoord FROM inhouden WHERE nummer = ?"
        zout, stuk, zaak, antwoord = connection.execute(query, (number,)).fetchone()
        changed = json.loads(stuk)
        change(changed)
        inhoud = Content(zout, _written(changed), zaak, antwoord)
        update = "UPDATE inhouden SET stuk = ? WHERE nummer = ?"
        connection.execute(update, (inhoud.stuk, number))
        update = "UPDATE keten SET inhoud_hash = ? WHERE nummer = ?"
        connection.execute(update, (inhoud.hash, number))
        _search_again(connection, number, inhoud)
        rechain(connection)


def _written(stuk: dict[str, Any]) -> bytes:
    """Canonical, and of what can't be so at least sorted."""
    try:
        return canonical_bytes(stuk)
    except TypeError:
        return json.dumps(stuk, sort_keys=True, separators=(",", ":")).encode()


def _search_again(connection: sqlite3.Connection, number: int, inhoud: Content) -> None:
    """As the program would make it, as far as that goes."""
    query = "SELECT soort FROM keten WHERE nummer = ?"
    table = derived_table(connection.execute(query, (number,)).fetchone()[0])
    if table is None:
        return
    with suppress(KeyError, TypeError, ValueError, AttributeError, OverflowError):
        row = search_row(number, inhoud)
        names = ", ".join(f"{name} = ?" for name in row)
        with suppress(sqlite3.Error):
            update = f"UPDATE {table.name} SET {names} WHERE nummer = ?"
            connection.execute(update, (*row.values(), number))


def rechain(connection: sqlite3.Connection) -> None:
    """Make the hashes of all links fit again, from the first to the last."""
    vorige = BEGIN
    query = "SELECT nummer, soort, inhoud_hash FROM keten ORDER BY nummer"
    for nummer, soort, inhoud_hash in connection.execute(query).fetchall():
        own = link_hash(nummer, soort, vorige, inhoud_hash)
        update = "UPDATE keten SET vorige = ?, hash = ? WHERE nummer = ?"
        connection.execute(update, (vorige, own, nummer))
        vorige = own


def destroyed(file: Path, number: int, **event: Any) -> None:
    """Take the content of a decision away, with a removal at the end that says it was right to."""
    with disarmed(file) as connection:
        query = "SELECT nummer, hash FROM keten ORDER BY nummer DESC LIMIT 1"
        last, vorige = connection.execute(query).fetchone()
        stuk = {
            "stukformaat": 1,
            "soort": "verwijdering",
            "gebruiker": "u-beheerder",
            "rol": "beheerder",
            "jaren": 15,
            "nummers": [number],
            **event,
        }
        inhoud = Content(b"z" * ZOUT_BYTES, canonical_bytes(stuk))
        schakel = link(last + 1, "verwijdering", vorige, inhoud)
        insert(connection, "keten", tuple(asdict(schakel).values()))
        insert(connection, "inhouden", (last + 1, inhoud.zout, inhoud.stuk, None, None))
        insert(connection, "verwijderd", (number, last + 1))
        for name in (t.name for t in REMOVABLE):
            connection.execute(f"DELETE FROM {name} WHERE nummer = ?", (number,))

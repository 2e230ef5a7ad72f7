"""The schema of an SQLite register, compared with a new one made by the same migrations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, create_engine, text

from register.store.tables import DERIVED
from register.store.versions import REGISTER, head, run_migrations

# How many faults of one kind SQLite itself may report.
MOST = 20
# These stand in the file's header; anything else there says nothing about what is stored.
SETTINGS = ("application_id", "user_version", "encoding")
_DERIVED = tuple(t.name for t in DERIVED)
# Kind, name, table and SQL, as in `sqlite_master`.
Voorwerp = tuple[Any, Any, Any, Any]


def sqlite_faults(connection: Connection, versie: str) -> Iterator[str]:
    """What differs from a new register of this version."""
    settings, expected = _fresh(versie)
    for name, found in _settings(connection).items():
        if found != settings[name]:
            yield f"De instelling {name} is {found}; goed is {settings[name]}."
    found_objects = _objects(connection, versie)
    names, found_names = ({o[:2] for o in some} for some in (expected, found_objects))
    for kind, name, table, sql in sorted(found_objects - expected, key=str):
        word = "Veranderd" if (kind, name) in names else "Hoort hier niet"
        yield f"{word}: {_short(kind)} {_short(name)} van {_short(table)}: {_short(sql)}"
    for kind, name, table, _ in sorted(expected - found_objects, key=str):
        if (kind, name) not in found_names:
            yield f"Ontbreekt: {kind} {name} van {table}."


def sqlite_integrity(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds: damaged pages, indexes that differ, rows that point nowhere."""
    for (melding,) in connection.execute(text(f"PRAGMA integrity_check({MOST})")):
        if melding != "ok":
            yield f"Het bestand is beschadigd: {_short(melding)}"
    rows = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(MOST)
    for table, _, parent, _ in rows:
        yield f"Een rij in {_short(table)} verwijst naar iets wat niet in {_short(parent)} staat."


@cache
def _fresh(versie: str) -> tuple[dict[str, Any], frozenset[Voorwerp]]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            run_migrations(connection, REGISTER, "head" if versie == head(REGISTER) else versie)
            return _settings(connection), _objects(connection, versie)
    finally:
        engine.dispose()


def _settings(connection: Connection) -> dict[str, Any]:
    return {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in SETTINGS}


def _objects(connection: Connection, versie: str) -> frozenset[Voorwerp]:
    """Everything in the schema; derived tables of an older version are made anew and left out."""
    query = text("SELECT type, name, tbl_name, sql FROM sqlite_master")
    left_out = () if versie == head(REGISTER) else _DERIVED
    return frozenset(
        (kind, name, table, " ".join(sql.split()) if isinstance(sql, str) else sql)
        for kind, name, table, sql in connection.execute(query)
        if table not in left_out
    )


def _short(waarde: Any) -> str:
    """A value from the file for a message: one line, not too long."""
    tekst = " ".join(str(waarde).split())
    return tekst if len(tekst) <= 120 else f"{tekst[:119]}…"

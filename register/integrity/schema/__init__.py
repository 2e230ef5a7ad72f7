"""Compares the tables, triggers and settings of a register with those that this program makes."""

from __future__ import annotations

from sqlalchemy import Connection, text

from register.errors import WrongVersionError
from register.integrity.findings import Findings
from register.integrity.schema.postgres import postgres_faults
from register.integrity.schema.sqlite import sqlite_faults, sqlite_integrity
from register.store.place import OWNER_VARIABLE
from register.store.versions import REGISTER, VERSION_TABLES, head, known_versions


def check_schema(connection: Connection, findings: Findings) -> None:
    """Add what is wrong; raises WrongVersionError for an older register that is right."""
    versie = _version(connection, findings)
    before = len(findings.gevonden)
    faults = sqlite_faults if connection.dialect.name == "sqlite" else postgres_faults
    for melding in faults(connection, versie or head(REGISTER)):
        findings.add(None, "schema", melding)
    if connection.dialect.name == "sqlite":
        for melding in sqlite_integrity(connection):
            findings.add(None, "onleesbaar", melding)
    if versie in (None, head(REGISTER)) or len(findings.gevonden) > before:
        return
    # Every version differs from the one before it: what is of today can't have an older number.
    if not any(faults(connection, head(REGISTER))):
        melding = f"De tabellen zijn niet van versie {versie}: het versienummer is veranderd."
        findings.add(None, "versie", melding)
        return
    raise WrongVersionError(
        f"Het register is van een oudere versie ({versie}). Werk het eerst bij, met "
        f"{OWNER_VARIABLE}: normwijzer register inrichten"
    )


def _version(connection: Connection, findings: Findings) -> str | None:
    """The version that the register says it is, where this program knows that version."""
    table = VERSION_TABLES[REGISTER]
    if table not in _tables(connection):
        findings.add(None, "versie", f"Er is geen versienummer: de tabel {table} ontbreekt.")
        return None
    found = connection.execute(text(f"SELECT * FROM {table} LIMIT 3")).all()  # noqa: S608 - our own name
    if len(found) == 1 and len(found[0]) == 1 and found[0][0] in known_versions(REGISTER):
        return str(found[0][0])
    said = ", ".join(str(v)[:40] for row in found for v in row)
    melding = f"Het versienummer is veranderd of van een nieuwere Normwijzer: {said or 'leeg'}."
    findings.add(None, "versie", melding)
    return None


def _tables(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return set(connection.execute(text(query)).scalars())


def readable_tables(connection: Connection, names: tuple[str, ...]) -> bool:
    """Say whether these are all real tables, and no views that could do anything when read."""
    return set(names) <= _tables(connection)

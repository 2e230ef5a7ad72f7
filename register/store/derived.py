"""The tables to search in, made from the stored content of decisions and of what follows them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, assert_never

from sqlalchemy import Connection, Table, insert, inspect, select, text

from engine.schedule import last_day as last_of
from register.record import FOLLOW_UPS, SOORTEN, Content, Soort
from register.store.tables import DERIVED, STORED, besluiten, inhouden, keten, vervolgstukken
from register.store.triggers import triggers

BATCH = 1_000


def derived_table(soort: Soort) -> Table | None:
    """The table to search in for records of a kind; None where there is none."""
    match soort:
        case "besluit":
            return besluiten
        case "evaluatie" | "verzending":
            return vervolgstukken
        case "normenkader" | "verwijdering":
            return None
        case _:
            assert_never(soort)


def search_row(number: int, content: Content) -> dict[str, Any]:
    """The row of one record of a kind with a table to search in; its content must be whole."""
    return row_of(number, json.loads(content.stuk), json.loads(content.antwoord or b"{}"))


def row_of(number: int, stuk: dict[str, Any], antwoord: dict[str, Any]) -> dict[str, Any]:
    """The row of one record whose content has been read."""
    if stuk["soort"] in FOLLOW_UPS:
        return _follow_up_row(number, stuk)
    return _decision_row(number, stuk, antwoord)


def _follow_up_row(number: int, stuk: dict[str, Any]) -> dict[str, Any]:
    """The row of what follows a decision; a kind without an outcome or a day has none."""
    return {
        "nummer": number,
        "soort": stuk["soort"],
        "opdracht": stuk["opdracht"],
        "besluit": stuk["over"]["record"],
        "zaak": stuk["zaak"],
        "tijdstip": stuk["tijdstip"],
        "gebruiker": stuk["gebruiker"],
        "rol": stuk["rol"],
        "datum": stuk["datum"],
        "uitkomst": stuk.get("uitkomst"),
        "moment": stuk.get("moment"),
    }


def _decision_row(number: int, stuk: dict[str, Any], antwoord: dict[str, Any]) -> dict[str, Any]:
    spoor = antwoord.get("spoor", [])
    besluit, voorstel, norm = stuk["besluit"], stuk["voorstel"], stuk["normenkader"]
    return {
        "nummer": number,
        "opdracht": stuk["opdracht"],
        "zaak": stuk["zaak"],
        "tijdstip": stuk["tijdstip"],
        "gebruiker": stuk["gebruiker"],
        "rol": stuk["rol"],
        "normenkader": norm["id"],
        "versie": norm["versie"],
        "sha256": norm["sha256"],
        "uitkomst_voorstel": voorstel["uitkomst"],
        "product_voorstel": voorstel["product"],
        "minuten_voorstel": voorstel["minuten_per_week"],
        "uitkomst": besluit["uitkomst"],
        "product": besluit["product"],
        "minuten": besluit["minuten_per_week"],
        "ingangsdatum": besluit["ingangsdatum"],
        "einddatum": last_day(besluit["ingangsdatum"], besluit["weken"]),
        "afgeweken": int(bool(stuk["afwijking"])),
        "reden": stuk["reden"],
        "vervangt": stuk["vervangt"],
        "regels": " ".join(dict.fromkeys(step["regel"] for step in spoor)),
    }


def last_day(ingangsdatum: str, weken: int | None) -> str:
    """The last day of a period of whole weeks; without one the date of the decision."""
    first = date.fromisoformat(ingangsdatum)
    return (first if weken is None else last_of(first, weken)).isoformat()


def rebuild(connection: Connection) -> None:
    """Make the derived tables anew, with their triggers and the rights that others had to them."""
    rights = _rights(connection)
    for table in DERIVED:
        table.drop(connection, checkfirst=True)
        table.create(connection)
    for soort in SOORTEN:
        _fill(connection, soort)
    for table in DERIVED:
        for _, sql in triggers(connection.dialect.name, table.name):
            connection.execute(text(sql))
    for role in rights:
        grant(connection, role)


def _fill(connection: Connection, soort: Soort) -> None:
    """The rows of every record of a kind, a part at a time."""
    table, last = derived_table(soort), 0
    if table is None:
        return
    query = select(inhouden).join(keten, keten.c.nummer == inhouden.c.nummer)
    query = query.where(keten.c.soort == soort).order_by(inhouden.c.nummer).limit(BATCH)
    while rows := connection.execute(query.where(inhouden.c.nummer > last)).all():
        found = [search_row(r.nummer, Content(r.zout, r.stuk, r.zaak, r.antwoord)) for r in rows]
        connection.execute(insert(table), found)
        last = rows[-1].nummer


def _rights(connection: Connection) -> list[str]:
    """The other PostgreSQL roles that may add decisions."""
    if connection.dialect.name != "postgresql" or not inspect(connection).has_table("keten"):
        return []
    query = text(
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants "
        "WHERE table_name = 'keten' AND privilege_type = 'INSERT' AND grantee <> current_user"
    )
    return list(connection.execute(query).scalars())


def grant(connection: Connection, role: str) -> None:
    """Let a PostgreSQL role read and add, and nothing else."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    schema = connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one()
    connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {quoted}"))
    names = ", ".join(table.name for table in (*STORED, *DERIVED))
    connection.execute(text(f"GRANT SELECT, INSERT ON {names} TO {quoted}"))
    connection.execute(text(f"GRANT SELECT ON alembic_version TO {quoted}"))

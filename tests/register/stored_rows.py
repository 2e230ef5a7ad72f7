"""What is stored in a register, row by row and byte for byte, and whether it is whole."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, Table, select

from register.decisions.reading import content_of
from register.record import BEGIN, ChainLink
from register.store.database import reading
from register.store.derived import derived_table, search_row
from register.store.tables import DERIVED, STORED, inhouden, keten, verwijderd

Rijen = dict[str, list[tuple[Any, ...]]]


def stored_rows(engine: Engine, *, derived: bool = True) -> Rijen:
    """All rows of all tables."""
    with reading(engine) as connection:
        return {t.name: rows(connection, t) for t in STORED + (DERIVED if derived else ())}


def rows(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    """All rows of a table, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    return [tuple(row) for row in connection.execute(query)]


def assert_whole(engine: Engine, after: int = 0) -> int:
    """Every link follows the one before, with its content and its row to search; gives the last.

    The records up to and including `after` are taken to be right.
    """
    with reading(engine) as connection:
        before = select(keten.c.hash).where(keten.c.nummer == after)
        vorige = connection.execute(before).scalar_one() if after else BEGIN
        links = connection.execute(
            select(keten).where(keten.c.nummer > after).order_by(keten.c.nummer)
        ).all()
        found = connection.execute(select(inhouden).where(inhouden.c.nummer > after)).all()
        contents = {row.nummer: content_of(row) for row in found}
        removed = set(connection.execute(select(verwijderd.c.nummer)).scalars())
        derived = [
            row
            for table in DERIVED
            for row in connection.execute(select(table).where(table.c.nummer > after))
        ]
    expected = []
    for number, row in enumerate(links, after + 1):
        schakel = ChainLink(*row)
        assert (schakel.nummer, schakel.vorige) == (number, vorige)
        assert schakel.computed == schakel.hash
        vorige = schakel.hash
        assert (number in contents) != (number in removed)
        if number in contents:
            assert contents[number].hash == schakel.inhoud_hash
            if derived_table(schakel.soort) is not None:
                expected.append(search_row(number, contents[number]))
    assert len(contents) <= len(links)
    assert sorted((dict(r._mapping) for r in derived), key=lambda r: r["nummer"]) == expected
    return after + len(links)

"""What somebody does who has all rights on the database: no trigger stops them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from register.store.database import make_engine
from register.store.triggers import triggers
from tests.register.conftest import Opslag


def tamper(opslag: Opslag, table: str, sql: str, **values: Any) -> int:
    """Drop the triggers of a table and change it; says how many rows were changed."""
    engine = make_engine(opslag.beheer.register)
    try:
        with engine.begin() as connection:
            dialect = connection.dialect.name
            for name, _ in triggers(dialect, table):
                where = "" if dialect == "sqlite" else f" ON {table}"
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{where}"))
            changed = connection.execute(text(sql), values).rowcount
    finally:
        engine.dispose()
    assert changed
    return changed


def change_content(opslag: Opslag, nummer: int, column: str, old: bytes, new: bytes) -> None:
    """Replace these bytes in the stored content of one decision, once."""
    engine = make_engine(opslag.beheer.register)
    try:
        with engine.connect() as connection:
            query = text(f"SELECT {column} FROM inhouden WHERE nummer = :n")  # noqa: S608
            stored = bytes(connection.execute(query, {"n": nummer}).scalar_one())
    finally:
        engine.dispose()
    assert old in stored
    sql = f"UPDATE inhouden SET {column} = :v WHERE nummer = :n"  # noqa: S608
    tamper(opslag, "inhouden", sql, v=stored.replace(old, new, 1), n=nummer)

"""Opens an SQLite register to be checked: nothing is changed, and nothing is left beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from register.store.database import WAIT

# Of another process that has it open, or that ended in the middle of its work.
_COMPANY = ("-wal", "-shm", "-journal")


def has_company(file: Path) -> bool:
    """Say whether somebody else may have the file open, or recent work lies beside it."""
    return any(file.with_name(file.name + end).exists() for end in _COMPANY)


def traces(file: Path) -> tuple[object, ...]:
    """What changes when somebody writes the file or begins to."""
    found = file.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, has_company(file)


def engine_to_check(file: Path, *, alone: bool) -> Engine:
    """An engine that only reads; `alone` says that nobody else has the file open.

    Only then are no locks needed. With locks SQLite keeps two small files beside the register.
    """
    mode = "immutable=1" if alone else "mode=ro"
    address = f"{file.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        found = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
        # A text that is no UTF-8 is then another text, so that its record is found.
        found.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            found.execute(f"PRAGMA {pragma}")
        return found

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> Any:
    connection.exec_driver_sql("BEGIN")

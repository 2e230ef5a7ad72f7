"""Connections: how a transaction to write begins, and what an error of a database means.

Writing takes the whole register for a moment (`BEGIN IMMEDIATE`, or an advisory lock), so that
the head of the chain is read and followed by one writer at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from register.errors import NietBeschikbaar, Onzeker

# Seconds to wait for another writer, and for a server that does not answer.
WAIT = 10
_LOCK = 0x4E57_5231
_WRITING = "normwijzer_schrijft"


def make_engine(url: URL, *, durable: bool = True) -> Engine:
    """Make the engine; `durable` waits for the disk at every commit."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _sqlite_settings(durable=durable))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    settings = {"connect_timeout": WAIT, "application_name": "normwijzer"}
    return create_engine(url, pool_pre_ping=True, connect_args=settings)


def _sqlite_settings(*, durable: bool) -> Any:
    def settings(dbapi_connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: `_begin_sqlite` does.
        dbapi_connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            f"synchronous = {'FULL' if durable else 'NORMAL'}",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}")

    return settings


def _begin_sqlite(connection: Connection) -> None:
    how = "IMMEDIATE" if connection.get_execution_options().get(_WRITING) else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {how}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the register; raises NietBeschikbaar."""
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection
    except DBAPIError as fout:
        raise NietBeschikbaar(_plain(fout)) from fout


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the only writer; it is stored when this ends without an error.

    Raises NietBeschikbaar where nothing was stored, Onzeker where the commit got no answer.
    """
    committing = False
    try:
        with engine.connect().execution_options(**{_WRITING: True}) as connection:
            transaction = connection.begin()
            try:
                if connection.dialect.name == "postgresql":
                    connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT}s'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
                yield connection
                committing = True
                transaction.commit()
            finally:
                if transaction.is_active and not committing:
                    transaction.rollback()
    except DBAPIError as fout:
        if committing and _lost(fout):
            raise Onzeker(
                "De verbinding met het register viel weg tijdens het bewaren. Het is niet zeker "
                "of het bewaard is. Probeer het nog eens: het komt er nooit dubbel in."
            ) from fout
        raise NietBeschikbaar(_plain(fout)) from fout


def _lost(fout: DBAPIError) -> bool:
    """Say whether the answer to a commit is unknown: a server that is gone, not a refusal."""
    return fout.connection_invalidated or getattr(fout.orig, "sqlstate", "") is None


def _plain(fout: SQLAlchemyError) -> str:
    """What is wrong, in the words of a user; the details stay in the cause."""
    tekst = str(getattr(fout, "orig", fout)).lower()
    reasons = {
        "locked": "Een ander programma houdt het register bezet.",
        "lock timeout": "Een ander programma houdt het register bezet.",
        "disk is full": "De schijf is vol.",
        "no space left": "De schijf is vol.",
        "readonly": "Het bestand is alleen te lezen.",
        "read-only": "Het register is alleen te lezen.",
        "unable to open": "Het bestand is niet te openen. Bestaat de map en mag je erin schrijven?",
        "malformed": "Het bestand is beschadigd.",
        "not a database": "Dit bestand is geen register.",
        "disk i/o": "De schijf geeft een fout.",
        "permission denied": "De databasegebruiker heeft hier geen recht op.",
        "password authentication": "De databaseserver herkent het wachtwoord niet.",
        "alleen aan te vullen": "Wat in het register staat, verandert nooit.",
    }
    reason = next((r for words, r in reasons.items() if words in tekst), "")
    return f"{reason or 'Het register is niet te bereiken.'} Er is niets bewaard."

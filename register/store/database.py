"""Connections: how a transaction to write begins, and what an error of a database means.

Writing takes the whole register for a moment (`BEGIN IMMEDIATE`, or an advisory lock), so that
the head of the chain is read and followed by one writer at a time.
"""

from __future__ import annotations

import math
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from register.errors import ImpossibleValueError, MovedError, UnavailableError, UncertainError
from register.store.open_file import OpenFile

# Seconds to wait for another writer, and for a server that does not answer.
WAIT = 10
_LOCK = 0x4E57_5231
_WRITING = "normwijzer_schrijft"
_WAIT = "normwijzer_wacht"
_FILE = "normwijzer_bestand"
# A writer that vanished without a word lets go of the register after this many seconds.
_IDLE = 60
# What a driver raises for an address that no server can have.
_NO_ADDRESS = (OSError, ValueError, TypeError, OverflowError)
# Stored means on disk, also where the server's own setting is not to wait for it.
_POSTGRES_SETTINGS = """SELECT set_config('lock_timeout', :wait, true),
    set_config('idle_in_transaction_session_timeout', :idle, true),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit')
               WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)"""


def make_engine(url: URL, *, durable: bool = True, wait: float = WAIT) -> Engine:
    """Make the engine; `durable` waits for the disk at every commit, `wait` is in seconds.

    A file must be there: it is never made by opening it. Raises UnavailableError for an address
    that can't be used.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, durable=durable, wait=wait)
    settings = {
        "connect_timeout": max(2, math.ceil(wait)),
        "application_name": "normwijzer",
        # Without these a cable that is cut leaves the user waiting for a quarter of an hour.
        "tcp_user_timeout": max(2, math.ceil(wait)) * 1000,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    try:
        return create_engine(url, pool_pre_ping=True, connect_args=settings, **_options(wait))
    except (SQLAlchemyError, *_NO_ADDRESS) as error:
        melding = "Het adres van de database is niet goed. Er is niets bewaard."
        raise UnavailableError(melding) from error


def _options(wait: float, **more: Any) -> dict[str, Any]:
    return {"execution_options": {_WAIT: wait, **more}, "pool_timeout": max(wait, 1)}


def _sqlite_engine(url: URL, *, durable: bool, wait: float) -> Engine:
    file = OpenFile(Path(url.database or ""))
    set_up = _sqlite_settings(durable=durable, wait=wait)

    def connect() -> sqlite3.Connection:
        file.check()
        found = sqlite3.connect(
            f"{file.bestand.as_uri()}?mode=rw", uri=True, timeout=wait, check_same_thread=False
        )
        try:
            set_up(found)
            file.note()
        except BaseException:
            found.close()
            raise
        return found

    engine = create_engine(url, creator=connect, **_options(wait, **{_FILE: file}))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def file_engine(file: Path) -> Engine:
    """The engine of an SQLite file that is only read, and never changed by reading it."""
    # Its log is beside the file itself.
    file = file.resolve()

    def connect() -> sqlite3.Connection:
        address = f"{file.as_uri()}?{_way_to_read(file)}"
        found = sqlite3.connect(address, uri=True, timeout=WAIT)
        found.execute("PRAGMA query_only = ON")
        return found

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "connect", _no_driver_transactions)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _way_to_read(file: Path) -> str:
    """How SQLite opens a file that is only read, so that all beside it is afterwards as before."""
    log, journal = (file.with_name(file.name + end) for end in ("-wal", "-journal"))
    writable = all(os.access(p, os.W_OK, effective_ids=True) for p in (file, file.parent))
    if not writable:
        # Without the right to keep locks beside it, and with nothing there: nobody is writing it.
        return "mode=ro" if log.exists() else "immutable=1"
    if journal.exists() or (log.exists() and log.stat().st_size):
        # There is recent work: who may write would take it into the file.
        return "mode=ro"
    # Locks are files beside it, which only who may write takes away afterwards.
    return "mode=rw"


def _no_driver_transactions(dbapi_connection: Any, _record: object = None) -> None:
    # The driver must not begin transactions by itself: `_begin_sqlite` does.
    dbapi_connection.isolation_level = None


def _sqlite_settings(*, durable: bool, wait: float) -> Callable[[sqlite3.Connection], None]:
    def settings(dbapi_connection: sqlite3.Connection) -> None:
        _no_driver_transactions(dbapi_connection)
        _use_wal(dbapi_connection, wait)
        for pragma in (
            f"synchronous = {'FULL' if durable else 'NORMAL'}",
            "foreign_keys = ON",
            "secure_delete = ON",
            # Reads the file, so that the log beside it is opened too.
            "schema_version",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}").fetchall()

    return settings


def _use_wal(dbapi_connection: Any, wait: float) -> None:
    """Several processes at the first use: here SQLite itself does not wait for the others."""
    end = time.monotonic() + wait
    while True:
        try:
            dbapi_connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    how = "IMMEDIATE" if connection.get_execution_options().get(_WRITING) else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {how}")


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    """A connection to what is still the file that was opened; raises UnavailableError."""
    try:
        connection = engine.connect()
    except (SQLAlchemyError, *_NO_ADDRESS) as error:
        raise UnavailableError(plain(error)) from error
    with connection:
        check_file(connection)
        yield connection


def check_file(opened: Connection | Engine) -> None:
    """Raise MovedError where the file at the path is not the one that is open."""
    file = opened.get_execution_options().get(_FILE)
    if isinstance(file, OpenFile):
        file.check()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the register; raises UnavailableError, or ImpossibleValueError."""
    try:
        with _connected(engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection
    except (DataError, UnicodeEncodeError) as error:
        raise ImpossibleValueError from error
    except (DBAPIError, NoFreeConnection) as error:
        raise UnavailableError(plain(error)) from error


@contextmanager
def writing(engine: Engine, *, chain: bool = True) -> Iterator[Connection]:
    """One transaction of a writer; it is stored when this ends without an error.

    With `chain` there is one such writer at a time; drafts do not wait for each other.
    Raises UnavailableError or ImpossibleValueError where nothing was stored, UncertainError where
    the commit got no answer.
    """
    committing = False
    try:
        with _connected(engine) as connection:
            connection.execution_options(**{_WRITING: True})
            if connection.dialect.name == "postgresql":
                # Each statement sees what the writer before us stored, whatever the default is.
                connection.execution_options(isolation_level="READ COMMITTED")
            transaction = connection.begin()
            try:
                if connection.dialect.name == "postgresql":
                    _prepare_postgres(connection, lock=chain)
                # Somebody may have moved the file while we waited for another writer.
                check_file(connection)
                yield connection
                check_file(connection)
                committing = True
                transaction.commit()
                check_file(connection)
            finally:
                if transaction.is_active and not committing:
                    transaction.rollback()
    except MovedError as error:
        if committing:
            raise UncertainError(
                "Het bestand is verwijderd of verplaatst tijdens het bewaren. Het is niet zeker of "
                "het bewaard is. Probeer het nog eens: het komt er nooit dubbel in."
            ) from error
        raise
    except (DataError, UnicodeEncodeError) as error:
        raise ImpossibleValueError from error
    except (DBAPIError, NoFreeConnection) as error:
        if committing and isinstance(error, DBAPIError) and _unknown(error):
            raise UncertainError(
                "De verbinding met het register viel weg tijdens het bewaren. Het is niet zeker "
                "of het bewaard is. Probeer het nog eens: het komt er nooit dubbel in."
            ) from error
        raise UnavailableError(plain(error)) from error


def _prepare_postgres(connection: Connection, *, lock: bool) -> None:
    wait = connection.get_execution_options()[_WAIT]
    settings = {"wait": f"{math.ceil(wait * 1000)}ms", "idle": f"{_IDLE}s"}
    connection.execute(text(_POSTGRES_SETTINGS), settings)
    if lock:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})


def _unknown(error: DBAPIError) -> bool:
    """Say whether nobody knows if a commit was done: a server that is gone, or a failing disk."""
    if isinstance(error.orig, sqlite3.Error):
        # After a failed fsync the record may be on disk all the same; a record that could not be
        # written is not.
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return code & 0xFF == sqlite3.SQLITE_IOERR and code != sqlite3.SQLITE_IOERR_WRITE
    return error.connection_invalidated or getattr(error.orig, "sqlstate", "") is None


def plain(error: Exception) -> str:
    """What is wrong, in the words of a user; the details stay in the cause."""
    tekst = str(getattr(error, "orig", error)).lower()
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
        'database ".*" does not exist': "De database in het adres bestaat niet op deze server.",
        'role ".*" does not exist': "De databasegebruiker bestaat niet op deze server.",
        "not permitted to log in": "De databasegebruiker mag niet inloggen.",
        "no pg_hba.conf entry": "De databaseserver laat deze gebruiker van hieruit niet toe.",
        "invalid sslmode": "De instelling sslmode in het adres bestaat niet.",
        "does not support ssl": "De databaseserver kent geen beveiligde verbinding (sslmode).",
        "connection refused": "Het register is niet te bereiken: er antwoordt geen server.",
        "alleen aan te vullen": "Wat in het register staat, verandert nooit.",
    }
    reason = next((r for words, r in reasons.items() if re.search(words, tekst)), "")
    return f"{reason or 'Het register is niet te bereiken.'} Er is niets bewaard."

"""A backup of a register, and putting one back.

With SQLite a backup is a register file of its own, made while others write. With PostgreSQL it is
the file of `register.moving.transfer`. Either can be put back in either kind of database. Drafts
are in no backup: they live for weeks at most, and who asks for one wants to be rid of it then.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import text

from normenkader.file.reasons import reason
from register.errors import UnavailableError, UnreadableError
from register.moving.filling import filling
from register.moving.transfer import (
    Meld,
    check_head,
    export,
    import_file,
    read_head,
    silent,
    stored_links,
    stored_normenkaders,
)
from register.moving.transfer_format import Header
from register.store.database import file_engine, plain, reading
from register.store.files import new_file
from register.store.opening import Register
from register.store.versions import APPLICATION_ID, REGISTER, refuse_newer, version
from rights import Action, User

PAGES = 2_000
_SQLITE = b"SQLite format 3\0"


def backup(register: Register, user: User, file: Path, tell: Meld = silent) -> Header:
    """Write a backup of one moment to a new file, and check what was written.

    Raises NoRightError, UnavailableError or UnreadableError; then there is no file.
    """
    user.require(Action.UITVOEREN)
    if not register.plek.is_file:
        return export(register, user, file, tell)
    try:
        # The copy is of the moment at which the head is read, however long it takes.
        with reading(register.engine) as connection, new_file(file) as part:
            kop = read_head(connection)
            _copy(connection.connection.dbapi_connection, part, tell)
            if check_backup(part) != kop:
                raise UnreadableError(
                    "De reservekopie is anders dan het register. Maak hem opnieuw."
                )
    except sqlite3.Error as error:
        raise UnavailableError(plain(error)) from error
    return kop


def _copy(source: object, part: Path, tell: Meld) -> None:
    assert isinstance(source, sqlite3.Connection)  # noqa: S101 - SQLite only
    target = sqlite3.connect(part)
    try:
        source.backup(
            target, pages=PAGES, progress=lambda _, left, total: tell(total - left, total)
        )
        # One file that is whole by itself, also on a medium that can't be written to.
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def check_backup(file: Path) -> Header:
    """Check an SQLite backup and give its head; raises UnreadableError, or WrongVersionError."""
    engine = file_engine(file)
    try:
        with reading(engine) as connection:
            if connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION_ID:
                raise UnreadableError(f"{file} is geen reservekopie van een register.")
            found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
            if found != "ok" or loose:
                raise UnreadableError(f"{file} is beschadigd.")
            refuse_newer(version(connection, REGISTER), REGISTER)
            return read_head(connection)
    except UnavailableError as error:
        raise UnreadableError(f"{file} is niet te lezen. {error}") from error
    finally:
        engine.dispose()


def restore(register: Register, file: Path, tell: Meld = silent) -> Header:
    """Put a backup of either kind back in an empty register of its owner, all of it or nothing.

    Raises UnavailableError, UnreadableError, InvalidFileError or WrongVersionError.
    """
    if _is_sqlite(file):
        return _restore_file(register, file, tell)
    return import_file(register, file, tell)


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise UnavailableError(f"{path} is niet te lezen: {reason(error)}.") from error


def _restore_file(register: Register, file: Path, tell: Meld) -> Header:
    check_backup(file)
    engine = file_engine(file)
    try:
        with reading(engine) as source, filling(register) as vuller:
            vuller.kop = read_head(source)
            for normenkader in stored_normenkaders(source):
                vuller.normenkader(normenkader)
            for schakel in stored_links(source):
                vuller.link(schakel)
                tell(schakel.nummer, vuller.kop.schakels)
            kop = vuller.finish()
        check_head(register, kop)
        return kop
    finally:
        engine.dispose()

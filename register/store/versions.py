"""Which version the tables of a register have, and bringing older ones up to date."""

from __future__ import annotations

import threading
from functools import cache
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from register.errors import UnavailableError, UnreadableError, WrongVersionError
from register.store.database import reading, writing
from register.store.derived import rebuild
from register.store.drafts_rights import extend_rights
from register.store.place import OWNER_VARIABLE

REGISTER, CONCEPTEN = "register", "concepten"
# With PostgreSQL both live in one database, each with a version of its own.
VERSION_TABLES = {REGISTER: "alembic_version", CONCEPTEN: "concepten_version"}
# So that a file of something else is not taken for a register.
APPLICATION_ID = 0x4E57_5231
# Alembic keeps what it is doing in its module: one thread at a time.
_ALEMBIC = threading.Lock()


def upgrade(engine: Engine, what: str) -> None:
    """Bring the tables up to date; nothing happens where they are."""
    try:
        with reading(engine) as connection:
            _refuse_other_file(connection, what)
            if version(connection, what) == head(what):
                return
        with writing(engine) as connection:
            now = version(connection, what)
            if now == head(what):
                return
            refuse_newer(now, what)
            run_migrations(connection, what)
    except UnavailableError as error:
        raise unreadable(error) from error


def run_migrations(connection: Connection, what: str, target: str = "head") -> None:
    """Run the migrations in this transaction, and make what is derived anew."""
    with _ALEMBIC, as_file(files("register") / "migrations" / what) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes |= {"connection": connection, "version_table": VERSION_TABLES[what]}
        command.upgrade(config, target)
    if target != "head":
        return
    # What is derived is always as it is now; an earlier version has no place for it.
    if what == REGISTER:
        rebuild(connection)
    else:
        extend_rights(connection)


def _refuse_other_file(connection: Connection, what: str) -> None:
    if what != REGISTER or connection.dialect.name != "sqlite":
        return
    names = inspect(connection).get_table_names()
    if names and connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION_ID:
        raise UnavailableError("Dit bestand is geen register, maar een andere database.")


def check_version(engine: Engine, what: str) -> None:
    """Refuse a database whose tables are not exactly those of this program."""
    with reading(engine) as connection:
        _refuse_other_file(connection, what)
        now = version(connection, what)
    if now != head(what):
        refuse_newer(now, what)
        raise WrongVersionError(
            "Het register moet eerst worden ingericht of bijgewerkt. Dat doet de beheerder, met "
            f"{OWNER_VARIABLE}: normwijzer register inrichten"
        )


def refuse_newer(now: str | None, what: str) -> None:
    """Raise WrongVersionError for a version that this program does not know."""
    if now is not None and now not in known_versions(what):
        raise WrongVersionError(
            f"Het register is van een nieuwere versie van Normwijzer ({now}). Werk Normwijzer bij."
        )


def version(connection: Connection, what: str) -> str | None:
    """The version of the tables, or None where there are none."""
    table = VERSION_TABLES[what]
    if not inspect(connection).has_table(table):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {table}")).scalar()  # noqa: S608 - our own name
    return found


@cache
def known_versions(what: str) -> tuple[str, ...]:
    """All versions, the newest first."""
    with as_file(files("register") / "migrations" / what) as folder:
        return tuple(r.revision for r in ScriptDirectory(str(folder)).walk_revisions())


def head(what: str) -> str:
    """The version of this program."""
    return known_versions(what)[0]


def unreadable(error: UnavailableError) -> Exception:
    """The same error, as UnreadableError where what is there is damaged."""
    cause = error.__cause__
    broken = isinstance(cause, DBAPIError) and any(
        w in str(cause.orig) for w in ("malformed", "not a database")
    )
    return UnreadableError(str(error)) if broken else error

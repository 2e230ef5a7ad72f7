"""Opens a register: makes it on first use, brings an older one up to date, refuses a newer one."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from register.database import WAIT, make_engine, reading, writing
from register.derived import grant, rebuild
from register.drafts_rights import extend_rights, grant_drafts
from register.errors import NietBeschikbaar, Onleesbaar, TeVeelRecht, VerkeerdeVersie
from register.files import sync
from register.place import OWNER_VARIABLE, Plek
from register.role_check import powers

REGISTER, CONCEPTEN = "register", "concepten"
# With PostgreSQL both live in one database, each with a version of its own.
VERSION_TABLES = {REGISTER: "alembic_version", CONCEPTEN: "concepten_version"}
# So that a file of something else is not taken for a register.
APPLICATION_ID = 0x4E57_5231
# Alembic keeps what it is doing in its module: one thread at a time.
_ALEMBIC = threading.Lock()


@dataclass(frozen=True)
class Register:
    """An opened register; safe to share between threads."""

    plek: Plek
    engine: Engine

    @cached_property
    def concepten(self) -> Engine:
        """The engine of the drafts, opened when somebody needs them."""
        if not self.plek.is_file:
            check_version(self.engine, CONCEPTEN)
            return self.engine
        engine = make_engine(self.plek.concepten, durable=False)
        upgrade(engine, CONCEPTEN)
        return engine

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
        if "concepten" in self.__dict__:
            self.concepten.dispose()


def open_register(plek: Plek, *, make: bool = True, wait: float = WAIT) -> Register:
    """Open the register at a place, ready to use; it waits `wait` seconds for other writers.

    With SQLite it is made (with `make`) or upgraded here; with PostgreSQL its owner does that
    (`prepare`). Raises NietBeschikbaar, Onleesbaar or VerkeerdeVersie.
    """
    if plek.is_file and make:
        _make_folder(plek)
    elif plek.is_file and not plek.bestand.is_file():
        raise NietBeschikbaar(f"Hier is geen register: {plek}.")
    engine = make_engine(plek.register, wait=wait)
    try:
        (upgrade if plek.is_file else check_version)(engine, REGISTER)
    except BaseException:
        engine.dispose()
        raise
    return Register(plek, engine)


def refuse_powers(register: Register) -> None:
    """Refuse to work with a PostgreSQL role that may change decisions; raises TeVeelRecht."""
    if register.plek.is_file:
        return
    with reading(register.engine) as connection:
        role = str(connection.execute(text("SELECT current_user")).scalar_one())
        found = list(powers(connection, role))
    if found:
        first = (
            f"De databasegebruiker {role} van de app mag te veel: hij kan besluiten veranderen of "
            "verbergen. De app start niet."
        )
        last = (
            "Geef de app een eigen gebruiker die alleen mag toevoegen: "
            "normwijzer register inrichten --app-rol ROL"
        )
        raise TeVeelRecht("\n".join([first, *(f"- Hij {power}." for power in found), last]))


def _make_folder(plek: Plek) -> None:
    try:
        # Only this user: what is in it is about people.
        plek.bestand.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not plek.bestand.exists():
            os.close(os.open(plek.bestand, os.O_CREAT | os.O_WRONLY, 0o600))
            sync(plek.bestand.parent)
            sync(plek.bestand.parent.parent)
    except OSError as fout:
        melding = f"De map {plek.bestand.parent} is niet te maken: {fout.strerror}."
        raise NietBeschikbaar(melding) from fout


def prepare(plek: Plek, app_rol: str | None = None) -> None:
    """Make or upgrade the tables as their owner, and give a PostgreSQL role the right to add."""
    register, drafts = make_engine(plek.register), make_engine(plek.concepten)
    try:
        upgrade(register, REGISTER)
        upgrade(drafts, CONCEPTEN)
        if app_rol and not plek.is_file:
            with writing(register) as connection:
                grant(connection, app_rol)
                grant_drafts(connection, app_rol)
    finally:
        register.dispose()
        drafts.dispose()


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
    except NietBeschikbaar as fout:
        raise _unreadable(fout) from fout


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
        raise NietBeschikbaar("Dit bestand is geen register, maar een andere database.")


def check_version(engine: Engine, what: str) -> None:
    """Refuse a database whose tables are not exactly those of this program."""
    with reading(engine) as connection:
        now = version(connection, what)
    if now != head(what):
        refuse_newer(now, what)
        raise VerkeerdeVersie(
            "Het register moet eerst worden ingericht of bijgewerkt. Geef de beheerder van de "
            f"database deze opdracht, met {OWNER_VARIABLE}: normwijzer register inrichten"
        )


def refuse_newer(now: str | None, what: str) -> None:
    """Raise VerkeerdeVersie for a version that this program does not know."""
    if now is not None and now not in known_versions(what):
        raise VerkeerdeVersie(
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


def _unreadable(fout: NietBeschikbaar) -> Exception:
    cause = fout.__cause__
    broken = isinstance(cause, DBAPIError) and any(
        w in str(cause.orig) for w in ("malformed", "not a database")
    )
    return Onleesbaar(str(fout)) if broken else fout

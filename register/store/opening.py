"""Opens a register: makes it on first use, brings an older one up to date, refuses a newer one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine, text

from normenkader.file.reasons import reason
from normenkader.file.text import short
from normenkader.texts import listed
from register.errors import (
    RegisterError,
    TooManyRightsError,
    UnavailableError,
)
from register.store.database import WAIT, check_file, file_engine, make_engine, reading, writing
from register.store.derived import grant
from register.store.drafts_rights import grant_drafts
from register.store.files import sync
from register.store.known_places import (
    first_hash,
    known,
    never_was,
    refuse_missing,
    refuse_other,
    remember,
)
from register.store.place import Place
from register.store.role_check import powers
from register.store.versions import CONCEPTEN, REGISTER, check_version, unreadable, upgrade, version


@dataclass(frozen=True)
class Register:
    """An opened register; safe to share between threads."""

    plek: Place
    engine: Engine

    @cached_property
    def concepten(self) -> Engine:
        """The engine of the drafts, opened when somebody needs them."""
        if not self.plek.is_file:
            check_version(self.engine, CONCEPTEN)
            return self.engine
        # Not beside a register that is gone: that would make its folder anew.
        check_file(self.engine)
        return _drafts_engine(self.plek)

    def check_place(self) -> None:
        """Raise Verplaatst where what is at the place is not what is open."""
        check_file(self.engine)
        if "concepten" in self.__dict__:
            check_file(self.concepten)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()
        if "concepten" in self.__dict__:
            self.concepten.dispose()


def open_register(
    place: Place, *, make: bool = True, again: bool = False, wait: float = WAIT
) -> Register:
    """Open the register at a place, ready to use; it waits `wait` seconds for other writers.

    With SQLite it is made (with `make`) or upgraded here; with PostgreSQL its owner does that
    (`prepare`). With `make` a place that was used before must hold that register, unless
    `again`. Raises UnavailableError (RegisterGoneError), UnreadableError or WrongVersionError.
    """
    if place.is_file and make:
        _make_file(place, place.file, guard=not again)
    elif place.is_file:
        _require_file(place)
    engine = make_engine(place.register, wait=wait)
    try:
        if place.is_file:
            upgrade(engine, REGISTER)
        else:
            if make and not again:
                _refuse_emptied(engine, place)
            check_version(engine, REGISTER)
        if make and not again:
            recognise(place, engine)
    except BaseException:
        engine.dispose()
        raise
    return Register(place, engine)


def open_to_read(place: Place) -> Register:
    """Open the register that is there, to read only: nothing is made, upgraded or written.

    Raises UnavailableError, UnreadableError or WrongVersionError.
    """
    if place.is_file:
        _require_file(place)
    engine = read_engine(place)
    try:
        check_version(engine, REGISTER)
    except UnavailableError as error:
        engine.dispose()
        raise unreadable(error) from error
    except BaseException:
        engine.dispose()
        raise
    return Register(place, engine)


def read_engine(place: Place) -> Engine:
    """An engine that only reads the register at a place."""
    return file_engine(place.file) if place.is_file else make_engine(place.register)


def recognise(place: Place, engine: Engine) -> None:
    """Keep which register is here; raises RegisterGoneError where another one was before."""
    before = known(place)
    with reading(engine) as connection:
        eerste = first_hash(connection)
    refuse_other(place, before, eerste)
    if eerste is None and (meanwhile := known(place)):
        eerste = meanwhile.eerste
    remember(place, eerste)


def accept(register: Register) -> None:
    """Keep that this register belongs at its place, whatever was there before."""
    with reading(register.engine) as connection:
        remember(register.plek, first_hash(connection))


def refuse_powers(register: Register) -> None:
    """Refuse a PostgreSQL role that may change decisions; raises TooManyRightsError."""
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
        raise TooManyRightsError("\n".join([first, *(f"- Hij {power}." for power in found), last]))


def _require_file(place: Place) -> None:
    try:
        mode = place.file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    except OSError as error:
        melding = f"Het register {place} is niet te openen: {reason(error)}."
        raise UnavailableError(melding) from error
    if not stat.S_ISREG(mode):
        raise UnavailableError(f"Hier is geen register: {place}.")


def _make_file(place: Place, file: Path, *, guard: bool = False) -> None:
    """Make an empty file where there is none, for this user alone."""
    try:
        if file.exists() or (guard and not never_was(place, file.exists)):
            return
        # Only this user: what is in it is about people.
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
        sync(file.parent)
        sync(file.parent.parent)
    except OSError as error:
        melding = f"De map {short(str(file.parent))} is niet te gebruiken: {reason(error)}."
        raise UnavailableError(melding) from error


def _drafts_engine(place: Place) -> Engine:
    _make_file(place, Path(place.concepten.database or ""))
    engine = make_engine(place.concepten, durable=False)
    upgrade(engine, CONCEPTEN)
    return engine


def _refuse_emptied(engine: Engine, place: Place) -> None:
    """Without tables nothing is there; raises RegisterGoneError where a register was before."""

    def there() -> bool:
        with reading(engine) as connection:
            return version(connection, REGISTER) is not None

    if not there():
        never_was(place, there)


def prepare(place: Place, app_rol: str | None = None, *, again: bool = False) -> None:
    """Make or upgrade the tables as their owner, and give a PostgreSQL role the right to add.

    With `again` what is there, or an empty register, is right for this place from now on.
    Raises as `open_register` does, and UnavailableError where there is no such role; what can be
    known beforehand is looked at first, and where a later step fails it is said what was done.
    """
    if place.is_file:
        _prepare_files(place, app_rol, again=again)
        return
    engine = make_engine(place.register)
    try:
        _look_first(engine, place, app_rol, again=again)
        steps: list[tuple[str, Callable[[], None]]] = [
            ("de tabellen van het register", lambda: upgrade(engine, REGISTER)),
            ("de tabellen van de concepten", lambda: upgrade(engine, CONCEPTEN)),
        ]
        if app_rol:
            steps.append((f"de rechten van {app_rol}", lambda: _grant(engine, app_rol)))
        _step_by_step(steps)
        if again:
            accept(Register(place, engine))
        else:
            recognise(place, engine)
    finally:
        engine.dispose()


def _prepare_files(place: Place, app_rol: str | None, *, again: bool) -> None:
    if app_rol:
        raise UnavailableError(
            "--app-rol is alleen voor PostgreSQL: bij een bestand gelden de rechten op de map. "
            "Er is niets gemaakt."
        )
    opened: list[Register] = []

    def register() -> None:
        opened.append(open_register(place, again=again))

    def drafts() -> None:
        # Opening the drafts makes their tables.
        _ = opened[0].concepten

    try:
        _step_by_step([("het register", register), ("de concepten", drafts)])
        if again:
            accept(opened[0])
    finally:
        for found in opened:
            found.close()


def _look_first(engine: Engine, place: Place, app_rol: str | None, *, again: bool) -> None:
    """Refuse what can be known to fail before anything is made."""
    before = known(place)
    with reading(engine) as connection:
        if app_rol and not connection.execute(_ROLE, {"role": app_rol}).first():
            raise UnavailableError(
                f"De databasegebruiker {short(app_rol)} bestaat niet. Er is niets gemaakt of "
                "veranderd. Maak die eerst (CREATE ROLE), of kies een andere met --app-rol."
            )
        empty = version(connection, REGISTER) is None
        eerste = None if empty else first_hash(connection)
    if again:
        return
    if empty:
        refuse_missing(place)
    else:
        refuse_other(place, before, eerste)


_ROLE = text("SELECT 1 FROM pg_roles WHERE rolname = :role")


def _grant(engine: Engine, app_rol: str) -> None:
    with writing(engine) as connection:
        grant(connection, app_rol)
        grant_drafts(connection, app_rol)


def _step_by_step(steps: Sequence[tuple[str, Callable[[], None]]]) -> None:
    """Do each step; the error of one that fails says which were done and which were not."""
    for i, (_, step) in enumerate(steps):
        try:
            step()
        except RegisterError as error:
            done = listed([name for name, _ in steps[:i]])
            if done:
                left = listed([name for name, _ in steps[i:]])
                why = str(error).removesuffix("Er is niets bewaard.").rstrip()
                error.args = (f"{why} Wel ingericht: {done}. Niet: {left}.",)
            raise

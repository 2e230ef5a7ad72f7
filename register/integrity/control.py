"""Checks a whole register without changing anything: schema, chain, contents and anchors."""

from __future__ import annotations

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from normenkader.file.reasons import reason
from normenkader.texts import with_capital
from register.errors import UnavailableError
from register.integrity.anchor import Anchor
from register.integrity.findings import CheckReport, Findings
from register.integrity.schema import check_schema, readable_tables
from register.integrity.walk import Walk
from register.moments import MARGE, moment_words, read_moment
from register.record import BEGIN
from register.store.database import make_engine, plain
from register.store.file_reading import engine_to_check, has_company, traces
from register.store.place import Place
from register.store.tables import DERIVED, inhouden, keten, verwijderd
from rights import Action, User

Progress = Callable[[int, int], None]
BATCH = 200
# The order in which the rows of one number come does not matter: all have that number first.
_WALKED = (keten, inhouden, verwijderd, *DERIVED)
_READ = ("normenkaders", *(t.name for t in _WALKED))
_BROKEN = (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError)


def control(
    place: Place,
    user: User,
    nu: datetime,
    ankers: Sequence[Anchor] = (),
    progress: Progress | None = None,
) -> CheckReport:
    """Check a register for a user, at the moment `nu`.

    Raises NoRightError, WrongVersionError for an older one, and UnavailableError for a server that
    can't be reached: that says nothing about what is stored.
    """
    user.require(Action.CONTROLEREN)
    return check_register(place, nu, ankers, progress)


def check_register(
    place: Place,
    nu: datetime,
    ankers: Sequence[Anchor] = (),
    progress: Progress | None = None,
) -> CheckReport:
    """Check a register at a moment; what can't be read is a finding.

    Raises WrongVersionError, and UnavailableError for a server that can't be reached.
    """
    if not place.is_file:
        return _check(make_engine(place.register), nu, ankers, progress)
    try:
        return _check_file(place, nu, ankers, progress)
    except OSError as error:
        absent = isinstance(error, FileNotFoundError | NotADirectoryError)
        melding = f"Het register {place} is niet te lezen: {reason(error)}."
        findings = Findings()
        findings.add(None, "onleesbaar", f"Hier is geen register: {place}." if absent else melding)
        return _report(Walk(findings, nu), ankers)


def _check_file(
    place: Place, nu: datetime, ankers: Sequence[Anchor], progress: Progress | None
) -> CheckReport:
    before = traces(place.file)
    alone = not has_company(place.file)
    verslag = _check(engine_to_check(place.file, alone=alone), nu, ankers, progress)
    if alone and traces(place.file) != before:
        # Somebody began to write meanwhile: now read it as one of several.
        verslag = _check(engine_to_check(place.file, alone=False), nu, ankers, progress)
    return verslag


def _check(
    engine: Engine, nu: datetime, ankers: Sequence[Anchor], progress: Progress | None
) -> CheckReport:
    findings = Findings()
    walk = Walk(findings, nu, frozenset(a.aantal for a in ankers))
    try:
        with _connected(engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                _read(connection, walk, progress)
    except _BROKEN as error:
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise _unreachable(error) from error
        where = f"na record {walk.last}" if walk.last else "vanaf het begin"
        why = plain(error) if isinstance(error, SQLAlchemyError | sqlite3.Error) else str(error)
        melding = f"Het register is {where} niet te lezen. {why.removesuffix(_NOTHING)}"
        findings.add(None, "onleesbaar", melding.strip())
    finally:
        engine.dispose()
    return _report(walk, ankers)


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except (SQLAlchemyError, OSError, ValueError) as error:
        if engine.dialect.name == "postgresql":
            raise _unreachable(error) from error
        raise


def _unreachable(error: Exception) -> UnavailableError:
    """What is wrong with the server; nothing about what is stored was found."""
    return UnavailableError(
        f"{plain(error).removesuffix(_NOTHING)}Er is niets gecontroleerd. Probeer het later weer."
    )


_NOTHING = "Er is niets bewaard."


def _read(connection: Connection, walk: Walk, progress: Progress | None) -> None:
    failed: Exception | None = None
    try:
        check_schema(connection, walk.vondsten)
    except _BROKEN as error:
        # A damaged schema may leave the rows readable: they say which record is the first.
        failed = error
    if not readable_tables(connection, _READ):
        if failed:
            raise failed
        return
    for sha256, content in connection.execute(text("SELECT sha256, inhoud FROM normenkaders")):
        walk.history.store(sha256, content)
    total = connection.execute(text("SELECT count(*) FROM keten")).scalar_one()
    streams = [_rows(connection, table.name, list(table.c.keys()), walk) for table in _WALKED]
    merged = heapq.merge(*streams, key=lambda found: found[0])
    for number, group in groupby(merged, key=lambda found: found[0]):
        rows: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
        for _, name, row in group:
            rows[name].append(row)
        walk.step(number, rows)
        if progress and walk.records % BATCH == 0:
            progress(walk.records, total)
    walk.finish()
    if progress:
        progress(total, total)
    if failed:
        raise failed


def _rows(
    connection: Connection, table: str, columns: list[str], walk: Walk
) -> Iterator[tuple[int, str, Sequence[Any]]]:
    """The rows of a table in order of their number, a few at a time."""
    query = text(f"SELECT {', '.join(columns)} FROM {table} ORDER BY nummer")  # noqa: S608 - our own names
    streaming = {"stream_results": True, "yield_per": BATCH}
    for row in connection.execute(query, execution_options=streaming):
        if type(row[0]) is int:
            yield row[0], table, tuple(row)
        else:
            walk.vondsten.add(None, "keten", f"In {table} staat een rij zonder nummer.")


def _report(walk: Walk, ankers: Iterable[Anchor]) -> CheckReport:
    ankers = sorted(ankers, key=lambda anker: anker.aantal)
    fits = [anker.aantal for anker in ankers if _holds(walk, anker)]
    reach = max(fits, default=0)
    findings = walk.vondsten
    return CheckReport(
        records=walk.records,
        besluiten=walk.besluiten,
        verwijderd=len(walk.history.removed),
        hash=str(walk.hash),
        ankers=sum(anker.aantal > 0 for anker in ankers),
        bevindingen=findings.sorted(),
        meer=findings.meer,
        verankerd_tot=reach,
        verwijderingen=tuple(v for v in walk.history.removals if v.nummer > reach),
        vervolgstukken=walk.vervolgstukken,
    )


def _holds(walk: Walk, anker: Anchor) -> bool:
    """Say whether an anchor fits; where it does not, that is a finding."""
    when = f"het anker van {moment_words(read_moment(anker.tijdstip))}"
    wrong = _moment_fault(walk, anker, when)
    if wrong:
        walk.vondsten.add(None, "tijd", wrong)
    if walk.last < anker.aantal:
        melding = f"Vanaf hier ontbreken records: {when} noemt er {anker.aantal}."
        walk.vondsten.add(walk.last + 1, "afgeknipt", melding)
        return False
    if (walk.seen.get(anker.aantal) if anker.aantal else BEGIN) != anker.hash:
        melding = (
            f"De keten is herschreven, in record {anker.aantal} of daarvoor: {when} noemt daar "
            f"een andere hash."
        )
        walk.vondsten.add(None, "herschreven", melding)
        return False
    return not wrong


def _moment_fault(walk: Walk, anker: Anchor, when: str) -> str:
    """An anchor can be of no later than now, and of no earlier than its records."""
    moment = read_moment(anker.tijdstip)
    if moment > walk.nu + MARGE:
        return (
            f"{with_capital(when)} kan er nog niet zijn: het is nu {moment_words(walk.nu)}. "
            "Controleer de klok, en waar het anker vandaan komt."
        )
    newest = walk.newest.get(anker.aantal)
    if newest and moment < newest - MARGE:
        return (
            f"{with_capital(when)} is ouder dan een van de {anker.aantal} records waar het "
            f"over gaat: dat is van {moment_words(newest)}. Controleer waar het vandaan komt."
        )
    return ""

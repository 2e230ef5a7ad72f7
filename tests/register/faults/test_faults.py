"""A full disk, a failing disk, and a register that somebody else holds.

A full disk is tried on SQLite only: what the disk does to PostgreSQL happens on its server, which
then refuses the transaction as for any other reason.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from normenkader import Library
from register.decisions.writing import record
from register.errors import RegisterError, UnavailableError, UncertainError
from register.store import database
from register.store.opening import open_register
from register.store.place import Place
from tests.forked import PROCESSES
from tests.postgres import Database
from tests.register.conftest import Opslag
from tests.register.deciding import CONSULENT, MOMENT
from tests.register.faults.kills import count
from tests.register.faults.processes import new_orders
from tests.register.faults.writer import BIBLIOTHEEK
from tests.register.stored_rows import assert_whole

# More than one decision takes in the log of SQLite, so that every place in it is tried.
ROOM = range(1, 90_000, 5_000)


def _in_a_full_disk(plek: Place, report: Connection) -> None:
    """Files may not grow beyond a limit: for writing that is a disk that is full."""
    register = open_register(plek)
    log = plek.file.with_name(f"{plek.file.name}-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for number, room in enumerate(ROOM):
        order = new_orders(f"VOL-{number}", 1)[0]
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + room, hard))
        try:
            record(register, CONSULENT, BIBLIOTHEEK, order, MOMENT)
            said = ""
        except RegisterError as fout:
            said = f"{type(fout).__name__}: {fout}"
        # Reading works while the disk is full.
        there = count(register, order)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        again = record(register, CONSULENT, BIBLIOTHEEK, order, MOMENT)
        report.send((said, there, again.nieuw))
    register.close()
    report.close()


def test_a_full_disk_stores_nothing_and_says_so(sqlite_plek: Place) -> None:
    found = _of_process(_in_a_full_disk, sqlite_plek)
    assert len(found) == len(ROOM)
    refused = [(said, there, new) for said, there, new in found if said]
    assert len(refused) > 5
    for said, there, new in refused:
        assert said == "UnavailableError: De schijf geeft een fout. Er is niets bewaard."
        assert (there, new) == (0, True)
    assert all((there, new) == (1, False) for said, there, new in found if not said)
    register = open_register(sqlite_plek)
    assert assert_whole(register.engine) == len(ROOM) + 1
    register.close()


def _of_process(target: Callable[..., None], plek: Place) -> list[Any]:
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=target, args=(plek, theirs))
    process.start()
    theirs.close()
    found = []
    try:
        while True:
            found.append(ours.recv())
    except EOFError:
        pass
    process.join()
    assert process.exitcode == 0
    return found


def test_a_database_that_may_not_grow_stores_nothing_and_says_so(
    sqlite_plek: Place, bibliotheek: Library
) -> None:
    register = open_register(sqlite_plek)
    first, second = new_orders("VOL", 2)
    record(register, CONSULENT, bibliotheek, first, MOMENT)

    def full(connection: Any) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    event.listen(register.engine, "begin", full)
    with pytest.raises(UnavailableError, match=r"^De schijf is vol\. Er is niets bewaard\.$"):
        record(register, CONSULENT, bibliotheek, second, MOMENT)
    event.remove(register.engine, "begin", full)
    register.close()
    register = open_register(sqlite_plek)
    assert count(register, second) == 0
    assert record(register, CONSULENT, bibliotheek, second, MOMENT).nieuw
    register.close()


# A filter of the kernel: fsync and fdatasync give an input/output error, all else is allowed.
_SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}
_LOAD, _EQUAL, _RETURN, _EIO, _ALLOW = 0x20, 0x15, 0x06, 0x50005, 0x7FFF0000


def _failing_syncs() -> None:
    class Step(ctypes.Structure):
        _fields_ = (
            ("code", ctypes.c_ushort),
            ("yes", ctypes.c_ubyte),
            ("no", ctypes.c_ubyte),
            ("k", ctypes.c_uint),
        )

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))

    first, second = _SYNCS[platform.machine()]
    steps = (Step * 5)(
        Step(_LOAD, 0, 0, 0),
        Step(_EQUAL, 1, 0, first),
        Step(_EQUAL, 0, 1, second),
        Step(_RETURN, 0, 0, _EIO),
        Step(_RETURN, 0, 0, _ALLOW),
    )
    kernel = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, filter_mode = 38, 22, 2
    assert kernel.prctl(no_new_privileges, 1, 0, 0, 0) == 0
    assert kernel.prctl(set_seccomp, filter_mode, ctypes.byref(Program(5, steps)), 0, 0) == 0


def _with_failing_syncs(plek: Place, report: Connection) -> None:
    register = open_register(plek)
    order = new_orders("SYNC", 1)[0]
    _failing_syncs()
    try:
        record(register, CONSULENT, BIBLIOTHEEK, order, MOMENT)
    except RegisterError as fout:
        report.send((type(fout), order))
    report.close()
    # Without tidying up, as in a crash.
    os._exit(0)


@pytest.mark.skipif(platform.machine() not in _SYNCS, reason="the filter is of the processor")
def test_a_disk_that_fails_at_the_commit_is_uncertain_and_may_be_tried_again(
    sqlite_plek: Place, bibliotheek: Library
) -> None:
    [(kind, order)] = _of_process(_with_failing_syncs, sqlite_plek)
    assert kind is UncertainError
    register = open_register(sqlite_plek)
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert count(register, order) == 1
    assert assert_whole(register.engine) == 2
    register.close()


_HOLD = """import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("vast", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(opslag: Opslag, request: pytest.FixtureRequest) -> Iterator[Callable[[], None]]:
    """Somebody else holds the register; gives what makes them let go."""
    if opslag.soort == "postgresql":
        given: Database = request.getfixturevalue("register_database")
        with psycopg.connect(given.app_url.replace("+psycopg", "")) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [database._LOCK])
            yield connection.rollback
        return
    command = [sys.executable, "-c", _HOLD, str(opslag.plek.file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == b"vast\n"
        yield process.stdin.close
        process.kill()


def test_a_register_that_stays_held_is_said_to_be(
    opslag: Opslag, bibliotheek: Library, request: pytest.FixtureRequest
) -> None:
    register = open_register(opslag.plek, wait=0.2)
    order = new_orders("BEZET", 1)[0]
    with held(opslag, request), pytest.raises(UnavailableError) as fout:
        record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert str(fout.value) == ("Een ander programma houdt het register bezet. Er is niets bewaard.")
    assert count(register, order) == 0
    # The connection is as good as new.
    assert record(register, CONSULENT, bibliotheek, order, MOMENT).nieuw
    register.close()


def test_a_register_that_is_let_go_in_time_is_written(
    opslag: Opslag, bibliotheek: Library, request: pytest.FixtureRequest
) -> None:
    register = open_register(opslag.plek, wait=30)
    order = new_orders("BEZET", 1)[0]
    done: list[bool] = []

    def write() -> None:
        done.append(record(register, CONSULENT, bibliotheek, order, MOMENT).nieuw)

    with held(opslag, request) as let_go:
        thread = threading.Thread(target=write)
        thread.start()
        thread.join(0.3)
        assert done == []
        let_go()
        thread.join()
    assert done == [True]
    register.close()


def test_reading_goes_on_while_the_register_is_held(
    opslag: Opslag, bibliotheek: Library, request: pytest.FixtureRequest
) -> None:
    register = open_register(opslag.plek)
    order = new_orders("LEES", 1)[0]
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    with held(opslag, request):
        assert count(register, order) == 1
    register.close()


def test_a_wait_for_a_connection_ends_with_a_message(sqlite_plek: Place) -> None:
    register = open_register(sqlite_plek, wait=1)
    order = new_orders("DRUK", 1)[0]
    with pytest.raises(UnavailableError):
        _use_all(register.engine, lambda: count(register, order))
    assert count(register, order) == 0
    register.close()


def _use_all(engine: Any, then: Callable[[], object]) -> None:
    """Take every connection that the pool gives, and then one more."""
    taken = []
    try:
        for _ in range(engine.pool.size() + engine.pool._max_overflow):
            taken.append(engine.connect())  # noqa: PERF401 - closed below, however many
        then()
    finally:
        for connection in taken:
            connection.close()


def test_a_file_that_is_no_database_any_more_is_said_to_be_damaged(
    sqlite_plek: Place, bibliotheek: Library
) -> None:
    register = open_register(sqlite_plek)
    record(register, CONSULENT, bibliotheek, new_orders("STUK", 1)[0], MOMENT)
    register.close()
    with sqlite3.connect(sqlite_plek.file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with sqlite_plek.file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    with pytest.raises(RegisterError, match="beschadigd"):
        record(open_register(sqlite_plek), CONSULENT, bibliotheek, new_orders("STUK", 1)[0], MOMENT)

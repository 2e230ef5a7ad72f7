"""A connection to PostgreSQL that is lost, before, at and after the commit; a server that dies.

SQLite has no connection to lose. The road to the server is a real one that is really cut.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from normenkader import Library
from register.decisions.writing import record
from register.errors import UnavailableError, UncertainError
from register.store.database import writing
from register.store.opening import Register, open_register, prepare
from register.store.place import place
from tests.postgres import Database, Postgres, crash, empty_database, running_postgres
from tests.register.deciding import CONSULENT, MOMENT
from tests.register.faults.cutting_proxy import COMMIT, Road, cutting_proxy
from tests.register.faults.kills import count
from tests.register.faults.processes import messages, new_orders, writer
from tests.register.stored_rows import assert_whole


@pytest.fixture
def road(postgres: Postgres) -> Iterator[Road]:
    with cutting_proxy((postgres.host, postgres.port)) as found:
        yield found


@pytest.fixture
def far(postgres_database: Database, postgres: Postgres, road: Road) -> Iterator[Register]:
    """A register at the other end of the road."""
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    plek = place(postgres_database.app_url.replace(f":{postgres.port}/", f":{road.port}/"))
    opened = open_register(plek)
    yield opened
    opened.close()


@pytest.mark.parametrize("words", [b"BEGIN", b"pg_advisory_xact_lock", b"INSERT INTO inhouden"])
def test_a_connection_lost_before_the_commit_stores_nothing(
    far: Register, road: Road, bibliotheek: Library, words: bytes
) -> None:
    order = new_orders("WEG", 1)[0]
    road.cut_at = words
    with pytest.raises(UnavailableError, match="Er is niets bewaard"):
        record(far, CONSULENT, bibliotheek, order, MOMENT)
    assert road.cuts == 1
    assert count(far, order) == 0
    assert record(far, CONSULENT, bibliotheek, order, MOMENT).nieuw
    assert assert_whole(far.engine) == 2


@pytest.mark.parametrize("arrived", [False, True])
def test_a_connection_lost_at_the_commit_is_uncertain_and_may_be_tried_again(
    far: Register, road: Road, bibliotheek: Library, *, arrived: bool
) -> None:
    order = new_orders("WEG", 1)[0]
    road.cut_at, road.after_answer = COMMIT, arrived
    with pytest.raises(UncertainError, match="nooit dubbel"):
        record(far, CONSULENT, bibliotheek, order, MOMENT)
    assert road.cuts == 1
    again = record(far, CONSULENT, bibliotheek, order, MOMENT)
    # Where the commit had arrived, the decision was there, and there it stays the only one.
    assert again.nieuw is not arrived
    assert count(far, order) == 1
    assert assert_whole(far.engine) == 2


def test_a_server_that_ends_the_connection_between_two_decisions_is_not_noticed(
    far: Register, postgres: Postgres, postgres_database: Database, bibliotheek: Library
) -> None:
    one, two = new_orders("TUSSEN", 2)
    record(far, CONSULENT, bibliotheek, one, MOMENT)
    _end_connections(postgres, postgres_database)
    assert record(far, CONSULENT, bibliotheek, two, MOMENT).nieuw
    assert assert_whole(far.engine) == 3


def _end_connections(postgres: Postgres, database: Database) -> None:
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "  # noqa: S608
        f"WHERE usename = '{database.app_rol}'"
    )


def test_connections_that_are_ended_while_writing_lose_nothing(
    postgres: Postgres, postgres_database: Database
) -> None:
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    rng = random.Random(4)
    begun, stop = threading.Event(), threading.Event()

    def end_again_and_again() -> None:
        begun.wait()
        while not stop.wait(rng.uniform(0.005, 0.06)):
            _end_connections(postgres, postgres_database)

    thread = threading.Thread(target=end_again_and_again)
    thread.start()
    try:
        told = _write_on(postgres_database, 60, begun)
    finally:
        begun.set()
        stop.set()
        thread.join()
    _assert_all_there(postgres_database, told)


def test_a_server_that_crashes_while_writing_loses_nothing() -> None:
    with running_postgres() as own, empty_database(own) as database:
        prepare(place(database.beheer_url), database.app_rol)

        begun = threading.Event()

        def crash_thrice() -> None:
            begun.wait()
            for _ in range(3):
                time.sleep(0.15)
                crash(own)

        thread = threading.Thread(target=crash_thrice)
        thread.start()
        try:
            told = _write_on(database, 120, begun)
        finally:
            begun.set()
            thread.join()
        _assert_all_there(database, told)


Verteld = dict[str, list[str]]


def _write_on(database: Database, aantal: int, begun: threading.Event) -> Verteld:
    """Record so many decisions, each until it is in; gives what was said about each."""
    plek = place(database.app_url)
    orders = new_orders("DOOR", aantal)
    told: Verteld = {order.opdracht: [] for order in orders}
    with writer(plek, orders, retry=True) as (_, ours):
        for what, order, value in messages(ours):
            begun.set()
            if what in (UnavailableError.__name__, UncertainError.__name__):
                told[order].append(what)
            elif what == "bewaard":
                # Nothing was stored, it was said; so it was new now.
                assert value[1] or UncertainError.__name__ in told[order]
                told[order].append(what)
    return told


def _assert_all_there(database: Database, told: Verteld) -> None:
    assert [words[-1:] for words in told.values()] == [["bewaard"]] * len(told)
    # The connection was lost at least once, or this test says nothing.
    assert any(len(words) > 1 for words in told.values())
    register = open_register(place(database.app_url))
    # With the normenkader: none missing, none twice.
    assert assert_whole(register.engine) == len(told) + 1
    register.close()


def test_stored_means_on_disk_whatever_the_server_is_set_to(
    postgres: Postgres, postgres_database: Database
) -> None:
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    postgres.execute(f"ALTER DATABASE {postgres_database.name} SET synchronous_commit = off")
    postgres.execute(
        f"ALTER DATABASE {postgres_database.name} "
        "SET default_transaction_isolation = 'repeatable read'"
    )
    register = open_register(place(postgres_database.app_url))
    with writing(register.engine) as connection:
        for setting, value in {
            "synchronous_commit": "on",
            "transaction_isolation": "read committed",
        }.items():
            assert connection.execute(text(f"SHOW {setting}")).scalar() == value
    register.close()

"""From every earlier version to this one: what was stored stays, what is derived is made anew."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, Table, insert, inspect, select, text

from register.drafts import own_drafts, start_draft
from register.errors import UnavailableError, WrongVersionError
from register.store.database import file_engine, make_engine, reading, writing
from register.store.opening import open_register, prepare
from register.store.place import Place, place
from register.store.tables import STORED, drafts, register
from register.store.triggers import guarded_tables, triggers
from register.store.versions import (
    CONCEPTEN,
    REGISTER,
    VERSION_TABLES,
    head,
    known_versions,
    run_migrations,
    version,
)
from tests.conftest import ROOT
from tests.forked import PROCESSES
from tests.postgres import Database
from tests.register.conftest import Opslag
from tests.register.deciding import CONSULENT, MOMENT
from tests.register.evaluations import evaluate
from tests.register.filled import LATER
from tests.register.stored_rows import assert_whole, stored_rows

FIXTURES = sorted((ROOT / "tests" / "register" / "fixtures").glob("*.sqlite"))
each_version = pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Makes a register of an earlier version out of a fixture."""

    def make(fixture: Path) -> Opslag:
        if request.param == "sqlite":
            plek = place(str(tmp_path / "oud.sqlite"))
            shutil.copyfile(fixture, plek.file)
            return Opslag(plek, plek)
        database: Database = request.getfixturevalue("postgres_database")
        beheer = place(database.beheer_url)
        engine = make_engine(beheer.register)
        with reading(file_engine(fixture)) as source, writing(engine) as target:
            _as_it_was(source, target, database.app_rol)
        engine.dispose()
        return Opslag(place(database.app_url), beheer)

    return make


def _as_it_was(source: Connection, target: Connection, app_rol: str) -> None:
    """The tables of then as their owner made them, with the rows of the fixture."""
    run_migrations(target, REGISTER, version(source, REGISTER) or "")
    derived = Table("besluiten", MetaData(), autoload_with=source)
    derived.create(target)
    for table in (*STORED, derived):
        for row in source.execute(select(table)):
            target.execute(insert(table), row._asdict())
    for _, sql in triggers("postgresql", "besluiten"):
        target.execute(text(sql))
    # As the program of then granted it.
    names = ", ".join((*(t.name for t in STORED), derived.name))
    target.execute(text(f"GRANT USAGE ON SCHEMA public TO {app_rol}"))
    target.execute(text(f"GRANT SELECT, INSERT ON {names} TO {app_rol}"))
    target.execute(text(f"GRANT SELECT ON alembic_version TO {app_rol}"))


def _upgrade(opslag: Opslag) -> None:
    if opslag.soort == "sqlite":
        open_register(opslag.plek).close()
    else:
        prepare(opslag.beheer)


def test_every_earlier_version_has_a_fixture() -> None:
    versions = {_version(fixture): fixture.stem for fixture in FIXTURES}
    assert set(versions) == set(known_versions(REGISTER)) - {head(REGISTER)}
    assert all(name == stem for name, stem in versions.items())


def _version(fixture: Path) -> str:
    engine = file_engine(fixture)
    with reading(engine) as connection:
        return version(connection, REGISTER) or ""


@each_version
def test_what_was_stored_stays_byte_for_byte(older: Any, fixture: Path) -> None:
    opslag = older(fixture)
    before = stored_rows(file_engine(fixture), derived=False)
    assert len(before["keten"]) == 12
    assert len(before["verwijderd"]) == 2
    _upgrade(opslag)
    found = open_register(opslag.plek)
    assert stored_rows(found.engine, derived=False) == before
    assert assert_whole(found.engine) == 12
    found.close()


@each_version
def test_the_triggers_stand(older: Any, fixture: Path) -> None:
    opslag = older(fixture)
    _upgrade(opslag)
    # Also for the owner, who has every right.
    found = open_register(opslag.beheer)
    # An old register takes what is new too: now there is a row in every table.
    evaluate(found, 12, nu=LATER)
    assert assert_whole(found.engine) == 13
    for table in guarded_tables():
        column = "sha256" if table == "normenkaders" else "nummer"
        for sql in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608
            # The removed decisions of the fixture are gone, so any row that is left is guarded.
            with (
                pytest.raises(UnavailableError, match="verandert nooit"),
                writing(found.engine) as connection,
            ):
                connection.execute(text(sql))
    found.close()


@each_version
def test_the_app_may_still_only_read_and_add(postgres_database: Database, fixture: Path) -> None:
    engine = make_engine(place(postgres_database.beheer_url).register)
    with reading(file_engine(fixture)) as source, writing(engine) as target:
        _as_it_was(source, target, postgres_database.app_rol)
    engine.dispose()
    prepare(place(postgres_database.beheer_url))
    query = text(
        "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) "
        "FROM information_schema.role_table_grants WHERE grantee = :rol GROUP BY table_name"
    )
    found = open_register(place(postgres_database.app_url))
    with reading(found.engine) as connection:
        grants = connection.execute(query, {"rol": postgres_database.app_rol}).all()
    found.close()
    assert dict(map(tuple, grants)) == dict.fromkeys(guarded_tables(), "INSERT SELECT") | {
        "alembic_version": "SELECT"
    }


@each_version
def test_an_upgraded_register_has_the_tables_of_this_version(older: Any, fixture: Path) -> None:
    opslag = older(fixture)
    _upgrade(opslag)
    engine = make_engine(opslag.beheer.register)
    assert _differences(engine, register) == []
    engine.dispose()


def test_a_new_register_has_the_tables_of_this_version(opslag: Opslag) -> None:
    found = open_register(opslag.beheer)
    assert _differences(found.engine, register) == []
    assert _differences(found.concepten, drafts) == []
    found.close()


def _differences(engine: Engine, metadata: MetaData) -> list[Any]:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name in metadata.tables

    with reading(engine) as connection:
        assert {*metadata.tables} <= {*inspect(connection).get_table_names()}
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        found: list[Any] = compare_metadata(context, metadata)
    return found


@each_version
def test_an_upgraded_file_is_that_of_a_new_register(tmp_path: Path, fixture: Path) -> None:
    new, old = place(str(tmp_path / "nieuw.sqlite")), place(str(tmp_path / "oud.sqlite"))
    shutil.copyfile(fixture, old.file)
    schemas = []
    for plek in (new, old):
        open_register(plek).close()
        with sqlite3.connect(plek.file) as connection:
            query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
            schemas.append(connection.execute(query).fetchall())
    assert schemas[0] == schemas[1]


@pytest.mark.parametrize("what", [REGISTER, CONCEPTEN])
def test_a_newer_version_is_refused(opslag: Opslag, what: str) -> None:
    found = open_register(opslag.beheer)
    engine = found.engine if what == REGISTER else found.concepten
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLES[what]} SET version_num = '9999'"))  # noqa: S608
    found.close()
    with pytest.raises(WrongVersionError, match=r"nieuwere versie .*\(9999\)"):
        prepare(opslag.beheer)
    with pytest.raises(WrongVersionError, match=r"nieuwere versie .*\(9999\)"):
        open_register(opslag.plek).concepten  # noqa: B018


def _open(plek: Place, start: Any, problems: Any) -> None:
    start.wait()
    try:
        prepare(plek)
        open_register(plek).close()
    except Exception as fout:  # noqa: BLE001 - whatever it is, the test must know
        problems.put(repr(fout))
    else:
        problems.put("")


@each_version
def test_two_processes_upgrade_at_once(older: Any, fixture: Path) -> None:
    opslag = older(fixture)
    start, problems = PROCESSES.Barrier(2, timeout=60), PROCESSES.Queue()
    given = (opslag.beheer, start, problems)
    both = [PROCESSES.Process(target=_open, args=given) for _ in range(2)]
    for process in both:
        process.start()
    assert [problems.get(timeout=60), problems.get(timeout=60)] == ["", ""]
    for process in both:
        process.join()
    found = open_register(opslag.plek)
    assert assert_whole(found.engine) == 12
    found.close()


def test_drafts_of_a_register_of_before_work(older: Any) -> None:
    opslag = older(FIXTURES[0])
    prepare(opslag.beheer)
    found = open_register(opslag.beheer)
    concept = start_draft(found, CONSULENT, {"zaak": "T-1"}, MOMENT)
    assert own_drafts(found, CONSULENT, MOMENT) == [concept]
    found.close()

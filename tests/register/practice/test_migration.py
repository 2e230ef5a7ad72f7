"""From every earlier version of the drafts to this one, which has practice sessions as well."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from register.drafts import own_drafts, save_draft
from register.errors import WrongVersionError
from register.integrity.control import check_register
from register.practice.sessions import own_sessions
from register.store.database import file_engine, make_engine, reading, writing
from register.store.derived import grant
from register.store.opening import open_register, prepare
from register.store.place import place
from register.store.tables import concepten, drafts
from register.store.versions import (
    CONCEPTEN,
    REGISTER,
    head,
    known_versions,
    run_migrations,
    version,
)
from tests.conftest import ROOT
from tests.postgres import Database
from tests.register.conftest import Opslag
from tests.register.deciding import CHECKED, CONSULENT, MOMENT, TRAINER
from tests.register.practice.practising import answered, joined, started, stored_counts

FIXTURES = sorted((ROOT / "tests" / "register" / "fixtures" / "concepten").glob("*.sqlite"))
each_version = pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
# Without the columns that came later.
OF_THEN = [column for column in concepten.c if column.name != "dag"]
Maker = Callable[[Path], Opslag]


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Maker:
    """Makes a register of today with the drafts of an earlier version, out of a fixture."""

    def make(fixture: Path) -> Opslag:
        if request.param == "sqlite":
            plek = place(str(tmp_path / "register"))
            open_register(plek).close()
            shutil.copyfile(fixture, str(plek.concepten.database))
            return Opslag(plek, plek)
        database: Database = request.getfixturevalue("postgres_database")
        beheer = place(database.beheer_url)
        engine = make_engine(beheer.register)
        with reading(file_engine(fixture)) as source, writing(engine) as target:
            run_migrations(target, REGISTER)
            grant(target, database.app_rol)
            _as_they_were(source, target, database.app_rol)
        engine.dispose()
        return Opslag(place(database.app_url), beheer)

    return make


def _as_they_were(source: Connection, target: Connection, app_rol: str) -> None:
    """The drafts of then as their owner made them, with the app's rights of then."""
    run_migrations(target, CONCEPTEN, version(source, CONCEPTEN) or "")
    for row in source.execute(select(*OF_THEN)):
        target.execute(insert(concepten), row._asdict())
    target.execute(text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON concepten TO {app_rol}"))
    target.execute(text(f"GRANT SELECT ON concepten_version TO {app_rol}"))


def test_every_earlier_version_of_the_drafts_has_a_fixture() -> None:
    versions = {}
    for fixture in FIXTURES:
        with reading(file_engine(fixture)) as connection:
            versions[version(connection, CONCEPTEN)] = fixture.stem
    assert set(versions) == set(known_versions(CONCEPTEN)) - {head(CONCEPTEN)}
    assert all(name == stem for name, stem in versions.items())


@each_version
def test_drafts_stay_byte_for_byte_and_sessions_can_begin(older: Maker, fixture: Path) -> None:
    opslag = older(fixture)
    everything = select(*OF_THEN).order_by(concepten.c.adres)
    with reading(file_engine(fixture)) as connection:
        before = connection.execute(everything).all()
    assert len(before) == 3
    prepare(opslag.beheer)
    # As the app, whose rights nobody gave again.
    register = open_register(opslag.plek)
    with reading(register.concepten) as connection:
        assert version(connection, CONCEPTEN) == head(CONCEPTEN)
        assert connection.execute(everything).all() == before
    for draft in own_drafts(register, CONSULENT, MOMENT):
        save_draft(register, CONSULENT, draft, {}, MOMENT)
    sessie = started(register)
    answered(register, joined(register, sessie, 1)[0], {"niveau": 2})
    assert own_sessions(register, TRAINER, MOMENT) == [sessie]
    assert stored_counts(register) == (1, 1, 1)
    assert check_register(opslag.plek, CHECKED).bevindingen == ()
    register.close()


@each_version
def test_a_file_of_drafts_is_upgraded_when_it_is_opened(tmp_path: Path, fixture: Path) -> None:
    new, old = place(str(tmp_path / "nieuw")), place(str(tmp_path / "oud"))
    schemas = []
    for plek in (new, old):
        register = open_register(plek)
        if plek is old:
            shutil.copyfile(fixture, str(plek.concepten.database))
        started(register)
        register.close()
        with sqlite3.connect(str(plek.concepten.database)) as connection:
            query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
            schemas.append(connection.execute(query).fetchall())
    assert schemas[0] == schemas[1]


@each_version
def test_drafts_that_are_not_upgraded_yet_say_nothing_about_decisions(
    older: Maker, fixture: Path
) -> None:
    opslag = older(fixture)
    assert check_register(opslag.plek, CHECKED).bevindingen == ()
    register = open_register(opslag.plek)
    if opslag.soort == "postgresql":
        with pytest.raises(WrongVersionError, match="normwijzer register inrichten"):
            register.concepten  # noqa: B018
    register.close()


def test_the_app_has_its_rights_to_every_table_that_changes(postgres_database: Database) -> None:
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    query = text(
        "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) "
        "FROM information_schema.role_table_grants WHERE grantee = :rol GROUP BY table_name"
    )
    register = open_register(place(postgres_database.app_url))
    with reading(register.concepten) as connection:
        found = connection.execute(query, {"rol": postgres_database.app_rol}).all()
    register.close()
    changing = ("concept", "oefen", "gebruik")
    rights = {table: right for table, right in found if table.startswith(changing)}
    assert rights == dict.fromkeys(drafts.tables, "DELETE INSERT SELECT UPDATE") | {
        "concepten_version": "SELECT"
    }


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE oefenantwoorden DROP CONSTRAINT oefenantwoorden_sessie_nummer_fkey",
        "ALTER TABLE oefendeelnemers DROP CONSTRAINT oefendeelnemers_sessie_fkey, ADD CONSTRAINT "
        "oefendeelnemers_sessie_fkey FOREIGN KEY (sessie) REFERENCES oefensessies (id)",
        "ALTER TABLE oefendeelnemers ADD COLUMN naam text",
        "DROP TABLE oefenantwoorden",
    ],
)
def test_a_change_of_the_tables_of_practice_is_found(
    postgres_database: Database, statement: str
) -> None:
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    engine = make_engine(place(postgres_database.beheer_url).register)
    with writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()
    found = check_register(place(postgres_database.app_url), CHECKED).bevindingen
    assert {b.soort for b in found} == {"schema"}

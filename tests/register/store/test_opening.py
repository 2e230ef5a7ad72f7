"""Opening a register: made on first use, for its user alone; what is wrong is said."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from register.errors import (
    RegisterError,
    TooManyRightsError,
    UnavailableError,
    UnreadableError,
    WrongVersionError,
)
from register.store import known_places
from register.store.database import writing
from register.store.known_places import refuse_missing
from register.store.opening import Register, open_register, prepare, refuse_powers
from register.store.place import Place, place
from tests.postgres import Database, Postgres
from tests.register.conftest import Opslag


def test_a_register_is_made_on_first_use_for_its_user_alone(tmp_path: Path) -> None:
    plek = place(str(tmp_path / "nieuw" / "map"))
    open_register(plek).close()
    assert stat.S_IMODE(plek.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(plek.file.parent.stat().st_mode) == 0o700


def test_a_commit_waits_for_the_disk(register: Register) -> None:
    if not register.plek.is_file:
        with writing(register.engine) as connection:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
        return
    with writing(register.engine) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_what_is_not_made_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="geen register"):
        open_register(place(str(tmp_path / "leeg")), make=False)
    assert not (tmp_path / "leeg").exists()


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    plek = place(str(tmp_path))
    plek.file.write_bytes(b"dit is geen database, maar een brief" * 100)
    before = plek.file.read_bytes()
    with pytest.raises(UnreadableError):
        open_register(plek)
    assert plek.file.read_bytes() == before


def test_a_register_of_a_newer_program_is_refused(opslag: Opslag) -> None:
    owner = open_register(opslag.beheer)
    with writing(owner.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    owner.close()
    with pytest.raises(WrongVersionError, match="nieuwere versie"):
        open_register(opslag.plek)


def test_an_empty_postgresql_asks_to_be_prepared(postgres_database: Database) -> None:
    with pytest.raises(WrongVersionError, match="normwijzer register inrichten"):
        open_register(place(postgres_database.app_url))
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    open_register(place(postgres_database.app_url)).close()


def _tables(database: Database) -> list[str]:
    engine = create_engine(database.beheer_url)
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
    engine.dispose()
    return names


def test_a_role_that_is_not_there_is_said_before_anything_is_made(
    postgres_database: Database,
) -> None:
    with pytest.raises(UnavailableError, match="niemand bestaat niet"):
        prepare(place(postgres_database.beheer_url), "niemand")
    assert _tables(postgres_database) == []


def test_a_step_that_fails_says_what_was_done_and_what_was_not(
    postgres: Postgres, postgres_database: Database
) -> None:
    # A table of somebody else stands in the way of the drafts.
    postgres.execute("CREATE TABLE concepten (x int)", database=postgres_database.name)
    with pytest.raises(UnavailableError) as told:
        prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    assert str(told.value).endswith(
        "Wel ingericht: de tabellen van het register. Niet: de tabellen van de concepten en "
        f"de rechten van {postgres_database.app_rol}."
    )
    assert "alembic_version" in _tables(postgres_database)
    assert "concepten_version" not in _tables(postgres_database)


def test_a_role_for_a_register_in_a_file_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="alleen voor PostgreSQL"):
        prepare(place(str(tmp_path / "register")), "app")
    assert list(tmp_path.iterdir()) == []


def test_drafts_that_can_not_be_made_are_told_apart_from_the_register(tmp_path: Path) -> None:
    (tmp_path / "concepten.sqlite").write_text("Dit is iets anders. " * 400)
    with pytest.raises(RegisterError, match=r"Wel ingericht: het register\. Niet: de concepten\."):
        prepare(place(str(tmp_path)), again=True)
    assert (tmp_path / "register.sqlite").exists()


def test_a_server_that_is_not_there_is_said_to_be_unreachable() -> None:
    with pytest.raises(UnavailableError, match="niet te bereiken"):
        open_register(place("postgresql://app:x@127.0.0.1:1/normwijzer"))


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(UnavailableError, match="bestand"):
        open_register(place(str(tmp_path / "bestand" / "map")))


def test_the_app_may_only_read_and_add_on_postgresql(postgres_database: Database) -> None:
    prepare(place(postgres_database.beheer_url), postgres_database.app_rol)
    opened = open_register(place(postgres_database.app_url))
    query = text(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = :rol"
    )
    with writing(opened.engine) as connection:
        found = connection.execute(query, {"rol": postgres_database.app_rol}).all()
    opened.close()
    rights: dict[str, set[str]] = {}
    for table, right in found:
        rights.setdefault(table, set()).add(right)
    stored = ("normenkaders", "keten", "inhouden", "verwijderd", "besluiten")
    assert all(rights[t] == {"SELECT", "INSERT"} for t in stored)
    assert rights["concepten"] == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_app_does_not_work_with_a_role_that_may_change_decisions(opslag: Opslag) -> None:
    as_app, as_owner = open_register(opslag.plek), open_register(opslag.beheer)
    refuse_powers(as_app)
    if opslag.soort == "postgresql":
        with pytest.raises(TooManyRightsError, match="inrichten --app-rol"):
            refuse_powers(as_owner)
    as_app.close()
    as_owner.close()


def test_a_register_that_was_made_by_hand_is_no_register(tmp_path: Path) -> None:
    plek = place(str(tmp_path))
    with sqlite3.connect(plek.file) as connection:
        connection.execute("CREATE TABLE keten (nummer)")
    with pytest.raises(UnavailableError):
        open_register(plek)


def test_a_register_that_another_process_makes_meanwhile_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the place and the look at what is known of it: here, just there."""
    new = place(str(tmp_path / "nieuw"))

    def meanwhile(plek: Place) -> None:
        monkeypatch.undo()
        open_register(plek).close()
        refuse_missing(plek)

    monkeypatch.setattr(known_places, "refuse_missing", meanwhile)
    open_register(new).close()
    assert new.file.is_file()

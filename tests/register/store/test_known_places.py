"""A register that is missing where one was before is not made anew, and another one is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from normenkader import Library
from register.decisions.writing import record
from register.errors import RegisterGoneError
from register.moving.backup import backup, restore
from register.store import opening
from register.store.database import reading, writing
from register.store.known_places import first_hash, known
from register.store.opening import open_register, prepare
from register.store.place import Place, place
from tests.postgres import Database
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state of a user who never used the program."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def used(tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]) -> Place:
    """The place of a register with a decision in it, on a disk of its own."""
    plek = place(str(tmp_path / "schijf" / "map"))
    record_one(plek, bibliotheek, zaak)
    return plek


def record_one(plek: Place, bibliotheek: Library, zaak: dict[str, Any]) -> None:
    register = open_register(plek)
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    _ = register.concepten
    register.close()


def unmount(plek: Place) -> None:
    shutil.rmtree(plek.file.parent)
    plek.file.parent.mkdir()


def lose_folder(plek: Place) -> None:
    shutil.rmtree(plek.file.parent.parent)


def lose_file(plek: Place) -> None:
    for file in plek.file.parent.glob("register.sqlite*"):
        file.unlink()


@pytest.mark.parametrize("lose", [unmount, lose_folder, lose_file])
def test_a_register_that_was_there_before_is_not_made_anew(
    used: Place, lose: Callable[[Place], None]
) -> None:
    lose(used)
    with pytest.raises(RegisterGoneError, match="inrichten --nieuw"):
        open_register(used)
    with pytest.raises(RegisterGoneError, match="inrichten --nieuw"):
        prepare(used)
    assert not used.file.exists()


def test_without_the_users_state_the_drafts_beside_it_still_tell(used: Place, state: Path) -> None:
    shutil.rmtree(state)
    lose_file(used)
    with pytest.raises(RegisterGoneError):
        open_register(used)


def test_a_new_machine_makes_a_register_without_asking(used: Place, state: Path) -> None:
    lose_folder(used)
    shutil.rmtree(state)
    open_register(used).close()
    assert used.file.exists()


def test_where_nothing_can_be_kept_everything_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geen-map").write_text("een bestand")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "geen-map"))
    for _ in range(2):
        open_register(place(str(tmp_path / "ergens"))).close()


def test_an_empty_or_another_register_at_the_place_is_refused(
    used: Place, tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    other = place(str(tmp_path / "ander"))
    open_register(other).close()
    lose_file(used)
    shutil.copy(other.file, used.file)
    with pytest.raises(RegisterGoneError, match="leeg register"):
        open_register(used)
    record_one(other, bibliotheek, zaak)
    shutil.copy(other.file, used.file)
    with pytest.raises(RegisterGoneError, match="ander register"):
        open_register(used)


def test_a_link_that_now_points_to_another_disk_is_refused(used: Place, tmp_path: Path) -> None:
    link = tmp_path / "koppeling"
    link.symlink_to(used.file.parent)
    open_register(place(str(link))).close()
    link.unlink()
    link.symlink_to(tmp_path / "leeg")
    with pytest.raises(RegisterGoneError):
        open_register(place(str(link)))
    assert not (tmp_path / "leeg").exists()


def test_a_register_that_moves_along_with_its_setting_is_the_same(
    used: Place, tmp_path: Path
) -> None:
    used.file.parent.rename(tmp_path / "elders")
    open_register(place(str(tmp_path / "elders"))).close()


def test_a_backup_that_is_put_back_is_the_register_again(used: Place, tmp_path: Path) -> None:
    register = open_register(used)
    backup(register, AUDITOR, tmp_path / "kopie.sqlite")
    register.close()
    lose_folder(used)
    owner = open_register(used, again=True)
    restore(owner, tmp_path / "kopie.sqlite")
    owner.close()
    open_register(used).close()


def test_beginning_anew_on_purpose_is_possible(used: Place) -> None:
    lose_folder(used)
    prepare(used, again=True)
    open_register(used).close()


def test_a_postgresql_that_was_emptied_is_refused(
    postgres_database: Database, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    owner, app = place(postgres_database.beheer_url), place(postgres_database.app_url)
    prepare(owner, postgres_database.app_rol)
    record_one(app, bibliotheek, zaak)
    register = open_register(place(postgres_database.superuser_url), make=False)
    with writing(register.engine) as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar()
        owner_role, app_role = postgres_database.beheer_rol, postgres_database.app_rol
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {schema} AUTHORIZATION {owner_role}"))
        connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {app_role}"))
    register.close()
    with pytest.raises(RegisterGoneError, match="goede database"):
        open_register(app)
    with pytest.raises(RegisterGoneError):
        prepare(owner, postgres_database.app_rol)
    prepare(owner, postgres_database.app_rol, again=True)
    open_register(app).close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 200_000, b'{"eerste": 7}'])
def test_what_is_kept_of_a_place_may_be_damaged(used: Place, state: Path, content: bytes) -> None:
    for file in (state / "normwijzer" / "registers").iterdir():
        file.write_bytes(content)
    unmount(used)
    with pytest.raises(RegisterGoneError):
        open_register(used)


def test_a_first_record_of_another_process_meanwhile_is_no_other_register(
    tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    plek = place(str(tmp_path / "map"))
    open_register(plek).close()
    with monkeypatch.context() as patch:

        def read_before_another_records(connection: Connection) -> str | None:
            patch.undo()
            found = first_hash(connection)
            record_one(plek, bibliotheek, zaak)
            return found

        patch.setattr(opening, "first_hash", read_before_another_records)
        open_register(plek).close()
    before = known(plek)
    assert before is not None
    register = open_register(plek)
    with reading(register.engine) as connection:
        assert before.eerste == first_hash(connection) is not None
    register.close()

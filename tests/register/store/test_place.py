"""The setting that says where the register is."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.errors import UnavailableError
from register.store.place import OWNER_VARIABLE, VARIABLE, default_place, owner_place, place


def test_a_folder_holds_a_file_for_the_register_and_one_for_drafts(tmp_path: Path) -> None:
    found = place(str(tmp_path))
    assert found.file == tmp_path / "register.sqlite"
    assert found.concepten.database == str(tmp_path / "concepten.sqlite")
    assert found.is_file
    assert str(found) == str(tmp_path / "register.sqlite")


def test_a_file_can_be_named_itself(tmp_path: Path) -> None:
    found = place(str(tmp_path / "kopie.sqlite"))
    assert found.file == tmp_path / "kopie.sqlite"
    assert found.concepten.database == str(tmp_path / "kopie-concepten.sqlite")


def test_an_address_of_postgresql_is_shown_without_its_password() -> None:
    found = place("postgresql://app:geheim@db.gemeente.nl/normwijzer")
    assert not found.is_file
    assert found.register == found.concepten
    assert found.register.drivername == "postgresql+psycopg"
    assert "geheim" not in str(found)


@pytest.mark.parametrize("wrong", ["mysql://a@b/c", "postgresql://server", "http://x/y", "x://"])
def test_any_other_address_is_refused_with_what_is_right(wrong: str) -> None:
    with pytest.raises(UnavailableError, match="postgresql://gebruiker"):
        place(wrong)


def test_without_a_setting_the_register_is_in_the_users_own_folder(tmp_path: Path) -> None:
    assert default_place({"XDG_DATA_HOME": "/data"}).file == Path(
        "/data/normwijzer/register.sqlite"
    )
    home = default_place({}).file
    assert home == Path.home() / ".local/share/normwijzer/register.sqlite"
    assert default_place({VARIABLE: str(tmp_path)}).file.parent == tmp_path


def test_the_right_of_the_owner_is_a_setting_of_its_own(tmp_path: Path) -> None:
    assert owner_place({VARIABLE: str(tmp_path)}) is None
    found = owner_place({OWNER_VARIABLE: str(tmp_path)})
    assert found is not None
    assert found.file.parent == tmp_path


SLIPS = [
    "u:GEHEIM@127.0.0.1:5432/db",
    "//u:GEHEIM@server/db",
    "postgresql//u:GEHEIM@server/db",
    "postgresql;//u:GEHEIM@server/db",
    "pgsql:u:GEHEIM@server/db",
    "u:a/GEHEIM@server/db",
    "pwd=GEHEIM",
    "pass = GEHEIM host=server",
    "wachtwoord: GEHEIM",
    "u:GEHEIM@server/" + "a" * 5_000,
]


@pytest.mark.parametrize("slip", SLIPS)
def test_an_address_with_a_slip_is_no_path_and_is_never_shown(
    slip: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnavailableError, match="geen adres van een database") as found:
        place(slip)
    assert "GEHEIM" not in str(found.value)


def test_a_folder_that_is_there_may_have_any_name(tmp_path: Path) -> None:
    for naam in ("kopie:2026@schijf", "pass=1"):
        (tmp_path / naam).mkdir()
        assert place(str(tmp_path / naam)).file.parent == tmp_path / naam

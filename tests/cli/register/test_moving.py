"""uitvoer, invoer, reservekopie and terugzetten as their user types them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.store.opening import open_register
from register.store.place import OWNER_VARIABLE, VARIABLE, Place, place
from tests.postgres import Database
from tests.register.filled import fill
from tests.register.stored_rows import stored_rows


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", *arguments])


@pytest.fixture
def full(tmp_path: Path, bibliotheek: Library, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A filled register, the one of the setting."""
    plek = place(str(tmp_path / "vol"))
    register = open_register(plek)
    fill(register, plek, bibliotheek)
    register.close()
    monkeypatch.setenv(VARIABLE, str(plek.file))
    monkeypatch.delenv(OWNER_VARIABLE, raising=False)
    return plek


@pytest.mark.parametrize(
    ("out", "back", "name"),
    [
        ("uitvoer", "invoer", "register.jsonl"),
        ("uitvoer", "invoer", "register.jsonl.gz"),
        ("reservekopie", "terugzetten", "kopie.sqlite"),
    ],
)
def test_a_register_goes_out_and_in_again(
    full: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    out: str,
    back: str,
    name: str,
) -> None:
    other = place(str(tmp_path / "ander"))
    bestand = tmp_path / name
    first = run(out, str(bestand))
    assert (first.exit_code, first.stderr) == (0, "")
    monkeypatch.setenv(OWNER_VARIABLE, str(other.file.parent))
    second = run(back, str(bestand))
    assert (second.exit_code, second.stderr) == (0, "")
    # Both say the same, for comparing by eye.
    heads = [
        re.findall(r"12 records\. De laatste hash is ([0-9a-f]{64})", r.stdout)
        for r in (first, second)
    ]
    assert heads[0] == heads[1] != []
    assert str(other.file) in second.stdout
    assert stored_rows(open_register(other).engine) == stored_rows(open_register(full).engine)


def test_to_postgresql_and_back_with_the_two_settings(
    full: Place, postgres_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("uitvoer", str(tmp_path / "heen.jsonl.gz")).exit_code == 0
    monkeypatch.setenv(OWNER_VARIABLE, postgres_database.beheer_url.replace("+psycopg", ""))
    assert run("inrichten", "--app-rol", postgres_database.app_rol).exit_code == 0
    found = run("invoer", str(tmp_path / "heen.jsonl.gz"))
    assert found.exit_code == 0
    # The place, without its password.
    assert postgres_database.name in found.stdout
    assert postgres_database.beheer_url.split(":")[2].split("@")[0] not in found.stdout
    monkeypatch.setenv(VARIABLE, postgres_database.app_url.replace("+psycopg", ""))
    assert run("reservekopie", str(tmp_path / "kopie.jsonl.gz")).exit_code == 0
    monkeypatch.setenv(OWNER_VARIABLE, str(tmp_path / "terug"))
    assert run("terugzetten", str(tmp_path / "kopie.jsonl.gz")).exit_code == 0
    back = open_register(place(str(tmp_path / "terug")))
    assert stored_rows(back.engine) == stored_rows(open_register(full).engine)


@pytest.mark.parametrize("command", ["invoer", "terugzetten"])
def test_filling_a_register_asks_for_the_right_of_its_owner(
    full: Place, tmp_path: Path, command: str
) -> None:
    assert run("uitvoer", str(tmp_path / "uit.jsonl")).exit_code == 0
    found = run(command, str(tmp_path / "uit.jsonl"))
    assert found.exit_code == 1
    assert OWNER_VARIABLE in found.stderr


@pytest.mark.parametrize("command", ["invoer", "terugzetten"])
def test_a_file_that_is_not_there_makes_no_register(
    full: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv(OWNER_VARIABLE, str(tmp_path / "nieuw"))
    found = run(command, str(tmp_path / "nergens"))
    assert (found.exit_code, "bestaat niet" in found.stderr) == (1, True)
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize("command", ["uitvoer", "reservekopie"])
def test_an_existing_file_is_left_alone(full: Place, tmp_path: Path, command: str) -> None:
    bestand = tmp_path / "bestaat"
    bestand.write_text("iets")
    found = run(command, str(bestand))
    assert (found.exit_code, "is er al" in found.stderr) == (1, True)
    assert bestand.read_text() == "iets"


def test_the_problems_of_a_file_are_said_line_by_line(
    full: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = tmp_path / "uit.jsonl"
    assert run("uitvoer", str(bestand)).exit_code == 0
    bestand.write_bytes(bestand.read_bytes().replace(b"gesprek", b"verhaal", 1))
    monkeypatch.setenv(OWNER_VARIABLE, str(tmp_path / "nieuw"))
    found = run("invoer", str(bestand))
    assert found.exit_code == 1
    assert "Er is niets bewaard." in found.stderr
    assert re.search(r"^Regel \d+: ", found.stderr, flags=re.MULTILINE)
    # What is in a decision is not repeated on the screen.
    assert "verhaal" not in found.stderr

"""`normwijzer register controleer`, `anker` and `bewaartermijn` as their user types them."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.integrity.anchor import Anchor
from register.record import BEGIN
from register.store.opening import open_register
from register.store.place import OWNER_VARIABLE, VARIABLE, place
from tests.register.deciding import CHECKED
from tests.register.faults.attacks import disarmed, opened
from tests.register.filled import fill


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", *arguments])


@pytest.fixture
def file(tmp_path: Path, bibliotheek: Library, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled register that the setting points to; its owner's setting is not given."""
    plek = place(str(tmp_path / "register"))
    register = open_register(plek)
    fill(register, plek, bibliotheek)
    register.close()
    monkeypatch.setattr("cli.register.check.now", lambda: CHECKED)
    monkeypatch.setenv(VARIABLE, str(plek.file))
    monkeypatch.delenv(OWNER_VARIABLE, raising=False)
    return plek.file


def test_a_register_that_is_right_gives_a_summary_and_exit_code_0(file: Path) -> None:
    result = run("controleer")
    assert result.exit_code == 0
    assert "12 records, waarvan 9 besluiten; van 2 is de inhoud" in result.stdout
    assert "Zonder anker is niet te zien" in result.stdout
    assert result.stdout.endswith("Alles klopt.\n")
    assert result.stderr == ""


def test_a_changed_value_gives_its_record_and_exit_code_3(file: Path) -> None:
    with disarmed(file) as connection:
        connection.execute("UPDATE besluiten SET minuten = 999 WHERE nummer = 4")
        connection.execute("UPDATE inhouden SET zout = zeroblob(16) WHERE nummer = 5")
    result = run("controleer")
    assert result.exit_code == 3
    assert "(2 bevindingen)" in result.stdout
    assert "Het eerste record dat niet klopt, is nummer 4." in result.stdout
    assert "- Record 4: Staat anders in de tabel om in te zoeken: minuten." in result.stdout
    found = json.loads(run("controleer", "--json").stdout)
    assert (found["in_orde"], found["eerste"]) == (False, 4)
    assert [b["nummer"] for b in found["bevindingen"]] == [4, 5]


def test_a_register_that_is_not_there_is_a_finding_and_is_not_made(file: Path) -> None:
    elsewhere = file.with_name("weg.sqlite")
    result = run("controleer", "--register", str(elsewhere))
    assert (result.exit_code, elsewhere.exists()) == (3, False)
    assert "Hier is geen register" in result.stdout


def test_a_server_that_can_not_be_reached_is_no_finding() -> None:
    result = run("controleer", "--register", "postgresql://app:geheim@127.0.0.1:1/normwijzer")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Het register is niet te bereiken: er antwoordt geen server. Er is niets gecontroleerd. "
        "Probeer het later weer.\n"
    )


def test_an_anchor_is_made_and_held_against_the_register(file: Path, tmp_path: Path) -> None:
    anker = tmp_path / "anker.json"
    made = run("anker", str(anker))
    assert made.exit_code == 0
    assert "12 records" in made.stdout
    assert json.loads(run("anker").stdout)["aantal"] == 12
    result = run("controleer", "--anker", str(anker), "--anker", str(anker))
    assert (result.exit_code, "2 ankers" in result.stdout) == (0, True)
    with disarmed(file) as connection:
        for table in ("besluiten", "inhouden", "keten"):
            connection.execute(f"DELETE FROM {table} WHERE nummer = 12")  # noqa: S608 - our own names
    assert run("controleer").exit_code == 0
    result = run("controleer", "--anker", str(anker))
    assert result.exit_code == 3
    assert "Record 12: Vanaf hier ontbreken records" in result.stdout
    before = anker.read_bytes()
    refused = run("anker", str(anker))
    assert (refused.exit_code, anker.read_bytes()) == (3, before)


def test_the_report_says_how_far_the_anchors_reach_and_what_was_removed(
    file: Path, tmp_path: Path
) -> None:
    removed = (
        "Record 11, 1 augustus 2041 00:00 (UTC), door u-beheerder: de inhoud van record 9 en 10."
    )
    assert f"verwijderd:\n- {removed}" in run("controleer").stdout
    empty, early = tmp_path / "leeg.json", tmp_path / "eerder.json"
    with closing(opened(file)) as connection:
        query = "SELECT hash FROM keten WHERE nummer = 8"
        (hash_,) = connection.execute(query).fetchone()
    empty.write_text(Anchor(0, BEGIN, "2041-08-01T00:00:00Z").text, encoding="utf-8")
    early.write_text(Anchor(8, hash_, "2041-08-01T00:00:00Z").text, encoding="utf-8")
    said = run("controleer", "--anker", str(empty)).stdout
    assert "Een anker van 0 records zegt niets" in said
    assert "Vergeleken" not in said
    said = run("controleer", "--anker", str(early)).stdout
    assert "Vergeleken met 1 anker, tot en met record 8 van de 12." in said
    assert f"Na het laatste anker verwijderd:\n- {removed}" in said
    run("anker", str(early))
    said = run("controleer", "--anker", str(early)).stdout
    assert "Na het laatste anker is niets verwijderd." in said
    assert (
        json.loads(run("controleer", "--anker", str(early), "--json").stdout)["verankerd_tot"] == 12
    )


def test_wrong_anchors_are_all_said_with_exit_code_2(file: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "een.json", tmp_path / "twee.json"
    one.write_text('{"ankerformaat": 1}', encoding="utf-8")
    two.write_text("niets", encoding="utf-8")
    result = run("controleer", "--anker", str(one), "--anker", str(two))
    assert result.exit_code == 2
    assert f"{one}: hash: ontbreekt; dit is een SHA-256" in result.stderr
    assert f"{two}: is geen JSON" in result.stderr
    assert run("anker", str(two)).exit_code == 2
    assert two.read_text("utf-8") == "niets"
    assert run("anker", str(tmp_path / "geen" / "map.json")).exit_code == 1


def test_an_older_register_is_to_be_upgraded_with_exit_code_1(file: Path) -> None:
    with closing(opened(file)) as connection:
        connection.execute("DROP TABLE besluiten")
        connection.execute("CREATE TABLE besluiten (nummer INTEGER PRIMARY KEY) STRICT")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    result = run("controleer")
    assert (result.exit_code, "Werk het eerst bij" in result.stderr) == (1, True)


def test_what_is_past_its_term_is_shown_without_content(file: Path) -> None:
    assert "geen besluit over de bewaartermijn" in run("bewaartermijn").stdout
    result = run("bewaartermijn", "--op", "2060-01-01")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    # What is about to leave for good bears the number that people know, and that of its record.
    assert [line.split("\t")[0] for line in lines[:7]] == [
        *(f"besluit {n} (record {n + 1})" for n in range(1, 7)),
        "besluit 9 (record 12)",
    ]
    assert lines[7].startswith("Op 1 januari 2060 zijn 7 besluiten")
    assert "7 besluiten over de bewaartermijn" in result.stdout
    assert "15 jaar na het eind van de periode, en 5 jaar na de datum" in result.stdout
    assert "T-" not in result.stdout
    assert "--verwijder" not in result.stdout
    longer = run("bewaartermijn", "--op", "2060-01-01", "--jaren", "30")
    assert "is 30 jaar" in longer.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--jaren", "14"), 1),
        (("--jaren-zonder-voorziening", "4"), 1),
        (("--jaren", "vijftien"), 2),
        (("--op", "morgen"), 2),
        (("--verwijder", "0"), 2),
        (("--op", "2060-01-01", "--verwijder", "7"), 2),
    ],
)
def test_a_wrong_term_or_number_is_refused(
    file: Path, arguments: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWNER_VARIABLE, str(file))
    before = file.read_bytes()
    result = run("bewaartermijn", *arguments)
    assert (result.exit_code, bool(result.stderr)) == (code, True)
    assert file.read_bytes() == before


@pytest.fixture
def past(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register, long after: seven decisions are past their term."""
    monkeypatch.setattr("cli.register.retention.now", lambda: datetime(2060, 1, 1, tzinfo=UTC))
    return file


def test_removing_needs_a_right_of_its_own(past: Path) -> None:
    before = past.read_bytes()
    result = run("bewaartermijn", "--verwijder", "7")
    assert result.exit_code == 1
    assert OWNER_VARIABLE in result.stderr
    assert past.read_bytes() == before


def test_removing_needs_the_number_that_was_shown(
    past: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run("bewaartermijn").stdout
    assert "Op 1 januari 2060 zijn 7 besluiten over de bewaartermijn" in shown
    assert "--jaren 15 --jaren-zonder-voorziening 5 --verwijder 7" in shown
    monkeypatch.setenv(OWNER_VARIABLE, str(past))
    wrong = run("bewaartermijn", "--verwijder", "8")
    assert wrong.exit_code == 1
    assert "7 besluiten zijn over de bewaartermijn. Er is niets verwijderd." in wrong.stderr
    right = run("bewaartermijn", "--verwijder", "7")
    assert right.exit_code == 0
    assert "De inhoud van 7 besluiten is verwijderd" in right.stdout
    assert "reservekopieën" in right.stdout
    assert run("bewaartermijn", "--verwijder", "7").exit_code == 1
    assert run("controleer").exit_code == 0


def test_two_settings_for_two_registers_remove_nothing(
    past: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = place(str(tmp_path / "ander"))
    open_register(other).close()
    monkeypatch.setenv(OWNER_VARIABLE, str(other.file))
    result = run("bewaartermijn", "--verwijder", "7")
    assert result.exit_code == 1
    assert "ander register" in result.stderr

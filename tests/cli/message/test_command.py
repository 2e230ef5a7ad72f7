"""`normwijzer bericht` as its user types it, and that nothing of the client stays anywhere."""

from __future__ import annotations

import json
import os
import re
import stat
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from cli.main import app
from cli.message import command
from iwmo.message.judging.settings import RULES, SCHEMA
from normenkader import Library
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from tests.iwmo.message.given import BSN, DETAILS, NAAM
from tests.iwmo.message.test_judging import LAYER, OWN, folder
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.established import case, established

Run = Callable[..., Result]
DAY = date(2026, 7, 20)


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One day for every run, nobody is pointed to, and temporary files in a folder of the test."""
    monkeypatch.setattr(command, "today", lambda: DAY)
    monkeypatch.delenv(SCHEMA, raising=False)
    monkeypatch.delenv(RULES, raising=False)
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tijdelijk"))
    monkeypatch.setattr(tempfile, "tempdir", None)


@pytest.fixture
def register(tmp_path: Path, bibliotheek: Library) -> Path:
    """Decisions: 1 of the demonstration, 2 established, 3 without a product, 4 in place of 2."""
    plek = place(str(tmp_path / "register"))
    opened = open_register(plek)
    mine = established(tmp_path / "regels")
    none: dict[str, Any] = {
        "uitkomst": "nader_onderzoek",
        "product": None,
        "minuten_per_week": None,
        "weken": None,
    }
    record(opened, CONSULENT, bibliotheek, follow(bibliotheek, case("DEMO")), MOMENT)
    first = record(opened, CONSULENT, mine, follow(mine, case("A")), MOMENT)
    record(opened, CONSULENT, mine, deviate(mine, case("B"), **none), MOMENT)
    changed = deviate(
        mine, case("A"), first.nummer, minuten_per_week=200, ingangsdatum=date(2026, 8, 3)
    )
    record(opened, CONSULENT, mine, changed, MOMENT)
    opened.close()
    return tmp_path / "register"


@pytest.fixture
def run(register: Path) -> Run:
    def typed(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(
            app, ["bericht", *arguments, "--register", str(register)], input=given
        )

    return typed


def details(run: Run, besluit: str = "4") -> str:
    """The form of the command itself, filled in."""
    form = yaml.safe_load(run(besluit, "--sjabloon").stdout)
    filled = DETAILS | {"toewijzing": form["toewijzing"]}
    filled["bericht"] = DETAILS["bericht"] | {"dagtekening": form["bericht"]["dagtekening"]}
    filled["toewijzingen"] = {
        key: item | {"nummer": 100 + i}
        for i, (key, item) in enumerate(form["toewijzingen"].items())
    }
    return json.dumps(filled, ensure_ascii=False)


def test_a_message_goes_to_the_screen_byte_for_byte(run: Run) -> None:
    result = run("4", "--gegevens", "-", given=details(run))
    assert result.exit_code == 0, result.stderr
    written = result.stdout_bytes
    assert written.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n<wmo301:Bericht')
    assert BSN.encode() in written
    assert re.findall(rb"RedenWijziging>(\d\d)<", written)
    assert b"<iwmo:Volume>200<" in written
    assert "In orde volgens de eigen controle." in result.stderr
    assert "TR332" in result.stderr
    assert run("4", "--gegevens", "-", given=details(run)).stdout_bytes == written


def test_a_file_is_for_its_owner_only_and_is_not_overwritten_by_mistake(
    run: Run, tmp_path: Path
) -> None:
    file, given = tmp_path / "uit.xml", tmp_path / "in.json"
    given.write_text(details(run), "utf-8")
    assert run("4", "--gegevens", str(given), "--naar", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes() == run("4", "--gegevens", str(given)).stdout_bytes
    again = run("4", "--gegevens", str(given), "--naar", str(file))
    assert (again.exit_code, "is er al" in again.stderr) == (1, True)
    file.chmod(0o644)
    file.write_bytes(b"x" * 100_000)
    assert run("4", "--gegevens", str(given), "--naar", str(file), "--overschrijf").exit_code == 0
    assert file.read_bytes() == run("4", "--gegevens", str(given)).stdout_bytes
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    wrong = run("4", "--gegevens", str(given), "--naar", str(tmp_path / "weg" / "uit.xml"))
    assert (wrong.exit_code, "niet te maken" in wrong.stderr) == (1, True)


def everything_in(place: Path) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in sorted(place.rglob("*")) if f.is_file()}


@pytest.mark.parametrize("wrong", [False, True])
def test_nothing_of_the_client_stays_anywhere(
    run: Run, tmp_path: Path, wrong: bool, caplog: pytest.LogCaptureFixture
) -> None:
    given = details(run)
    if wrong:
        given = given.replace('"0505"', '"505"').replace("3300AA", "Zonnebloem 12")
    before = everything_in(tmp_path)
    state = everything_in(Path(os.environ["XDG_STATE_HOME"]))
    result = run("4", "--gegevens", "-", "--naar", str(tmp_path / "uit.xml"), given=given)
    assert result.exit_code == (2 if wrong else 0)
    after = everything_in(tmp_path)
    made = after.pop(str(tmp_path / "uit.xml"), b"")
    # Register, drafts, rules, temporary files: all is as it was, and nothing came.
    assert after == before
    assert everything_in(Path(os.environ["XDG_STATE_HOME"])) == state
    assert (BSN.encode() in made) is not wrong
    everywhere = b"".join([*after.values(), *state.values()]).decode("utf-8", "replace")
    for secret in (BSN, NAAM, "Zonnebloem", "1967-08-13", "3300AA"):
        assert secret not in everywhere
        assert secret not in result.stderr + caplog.text
    assert result.stdout == ""


def test_everything_that_is_wrong_comes_at_once_with_file_and_line(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "in.yaml"
    file.write_text(run("4", "--sjabloon").stdout, "utf-8")
    result = run("4", "--gegevens", str(file))
    assert result.exit_code == 2
    lines = result.stderr.splitlines()[1:]
    assert len(lines) > 10
    assert all(line.startswith(f"{file}:") for line in lines)
    assert run("4", "--gegevens", str(tmp_path / "weg.yaml")).exit_code == 2


@pytest.mark.parametrize(
    ("besluit", "melding"),
    [
        ("1", "niet vastgesteld maar een demonstratie"),
        ("2", "besluit 4 kwam in de plaats"),
        ("3", "geen product"),
    ],
)
def test_a_decision_that_gets_no_message_says_why(run: Run, besluit: str, melding: str) -> None:
    for how in (["--gegevens", "-"], ["--sjabloon"]):
        result = run(besluit, *how, given="{}")
        assert (result.exit_code, result.stdout) == (1, "")
        assert melding in result.stderr
        assert ("--testbericht" in result.stderr) is (besluit != "3")
    testing = run(besluit, "--testbericht")
    assert testing.exit_code == (1 if besluit == "3" else 0)
    assert ("TESTBERICHT" in testing.stdout) is (besluit != "3")


def test_a_number_or_a_choice_that_is_none_is_refused(run: Run) -> None:
    assert run("nul", "--gegevens", "-").exit_code == 2
    assert "Besluit 99 is er niet" in run("99", "--gegevens", "-", given="{}").stderr
    assert "Geef de gegevens" in run("4").stderr
    assert "Kies één van beide" in run("4", "--sjabloon", "--testbericht").stderr
    assert "Geef hierbij geen gegevens" in run("4", "--gegevens", "-", "--testbericht").stderr


def test_a_message_that_the_schema_or_the_rules_refuse_is_not_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xsd").mkdir()
    schema = folder(tmp_path / "xsd")
    rules = tmp_path / "regels.xsl"
    rules.write_text(LAYER, "utf-8")
    file = tmp_path / "uit.xml"
    options = ("--schema", str(schema), "--regels", str(rules), "--naar", str(file))
    result = run("4", "--gegevens", "-", *options, given=details(run))
    assert result.exit_code == 3
    assert "Landelijke regels: CS002 (/Bericht/Client/Bsn; /Bericht): Niet goed." in result.stderr
    assert not file.exists()
    rules.write_text(LAYER.replace("111222333", BSN), "utf-8")
    # A setting does the same as an option.
    monkeypatch.setenv(SCHEMA, str(schema))
    monkeypatch.setenv(RULES, str(rules))
    result = run("4", "--gegevens", "-", given=details(run))
    assert result.exit_code == 0, result.stderr
    assert "het schema en de landelijke regels" in result.stderr
    (schema / "WMO301.xsd").write_text(OWN.replace("BerichtCode", "Anders"), "utf-8")
    result = run("4", "--gegevens", "-", given=details(run))
    assert (result.exit_code, "Schema: XSD (" in result.stderr) == (3, True)
    (schema / "WMO301.xsd").unlink()
    assert "ontbreekt: wmo301.xsd" in run("4", "--gegevens", "-", given=details(run)).stderr

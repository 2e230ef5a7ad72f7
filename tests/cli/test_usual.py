"""A case that names no normenkader is judged by what a setting names, or refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from normenkader.file.reasons import LEEG
from normenkader.library import SETTING
from screens.intake.case.beginning import new_case
from screens.sources import rules as rules_source
from tests.conftest import contract_lines

CASE: dict[str, Any] = contract_lines("cases.jsonl")[1]["zaak"]


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case that does not say which normenkader it is for."""
    file = tmp_path / "zaak.json"
    file.write_text(json.dumps(CASE), "utf-8")
    return str(file)


def test_without_a_setting_the_case_must_name_it(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING)
    found = CliRunner().invoke(app, ["beoordeel", case])
    assert (found.exit_code, found.stdout) == (2, "")
    assert (
        "normenkader: ontbreekt: schrijf erbij welk normenkader geldt, of stel "
        "NORMWIJZER_NORMENKADER in. Kies uit: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016"
    ) in found.stderr


@pytest.mark.parametrize("setting", [None, "demo-ib"])
def test_the_option_and_the_setting_give_the_same(
    case: str, monkeypatch: pytest.MonkeyPatch, setting: str | None
) -> None:
    monkeypatch.delenv(SETTING)
    if setting:
        monkeypatch.setenv(SETTING, setting)
    option = [] if setting else ["--normenkader", "demo-ib"]
    found = CliRunner().invoke(app, ["beoordeel", case, "--json", *option])
    assert found.exit_code == 0
    assert json.loads(found.stdout)["normenkader"]["id"] == "demo-ib"


def test_a_case_that_names_its_own_is_judged_by_that(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "drechtsteden-ib-2016")
    Path(case).write_text(json.dumps({**CASE, "normenkader": "demo-ib"}), "utf-8")
    found = CliRunner().invoke(app, ["beoordeel", case, "--json"])
    assert json.loads(found.stdout)["normenkader"]["id"] == "demo-ib"


@pytest.mark.parametrize(
    ("setting", "melding"),
    [
        ("", LEEG),
        (" ", LEEG),
        ("demo", "'demo' bestaat niet. Kies uit: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016."),
    ],
)
def test_a_wrong_setting_is_said_by_the_commands_and_the_pages(
    case: str, monkeypatch: pytest.MonkeyPatch, setting: str, melding: str
) -> None:
    monkeypatch.setenv(SETTING, setting)
    found = CliRunner().invoke(app, ["beoordeel", case])
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.splitlines() == [f"{SETTING}: {melding}"]
    problems = rules_source.load()
    assert isinstance(problems, tuple)
    assert [str(p) for p in problems] == [f"{SETTING}: {melding}"]


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_a_new_case_in_the_app_is_for_the_usual_normenkader(
    monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    monkeypatch.setenv(SETTING, naam)
    bibliotheek = rules_source.load()
    assert not isinstance(bibliotheek, tuple)
    assert new_case(bibliotheek, date(2026, 7, 1))["normenkader"] == naam

"""`normwijzer termijnen`: the table with its reasons, JSON, and every fault at once."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from cli.main import app
from terms.equated import SETTING


def terms(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, ["termijnen", *arguments], env=env)


def test_a_table_says_until_when_and_why_it_is_later() -> None:
    result = terms("--melding=2026-04-02", "--aanvraag=2026-05-06", "--vandaag=2026-05-10")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    research = next(line for line in lines if line[:1] == ["Onderzoek"])
    assert research[1:7] == ["3", "april", "2026", "18", "mei", "2026"]
    assert "Besluit" in result.stdout
    assert "nog 10 dagen" in result.stdout
    assert "zes weken na de melding is 14 mei 2026, en wordt 18 mei 2026." in result.stdout
    assert "14 mei 2026 is Hemelvaartsdag." in result.stdout


def test_json_has_the_same_for_programs() -> None:
    result = terms("--melding=2026-04-02", "--vandaag=2026-05-10", "--json")
    found = json.loads(result.stdout)
    assert found["data"] == {"melding": "2026-04-02"}
    assert [t["termijn"] for t in found["termijnen"]] == ["persoonlijk_plan", "onderzoek"]
    assert found["termijnen"][1] == {
        "termijn": "onderzoek",
        "bron": "Wmo 2015 art. 2.3.2 lid 1",
        "begin": "melding",
        "eerste_dag": "2026-04-03",
        "zonder_verlenging": "2026-05-14",
        "laatste_dag": "2026-05-18",
        "verlengd_omdat": found["termijnen"][1]["verlengd_omdat"],
        "zeker": True,
        "stand": "loopt",
        "dagen": 8,
        "klaar": None,
    }


def test_every_fault_is_said_at_once() -> None:
    result = terms("--melding=2026-05-32", "--aanvraag=1990-01-01", "--vandaag=nu")
    assert result.exit_code == 2
    for words in ("--melding: '2026-05-32'", "--aanvraag: '1990-01-01'", "--vandaag: 'nu'"):
        assert words in result.stderr
    order = terms("--melding=2026-05-12", "--persoonlijk-plan=2026-05-01")
    assert "--persoonlijk-plan: '2026-05-01' is eerder dan de melding (12 mei" in order.stderr


def test_without_a_date_there_is_nothing_to_say() -> None:
    result = terms()
    assert result.exit_code == 2
    assert "minstens één datum" in result.stderr


def test_what_is_strange_and_what_is_not_certain_is_said() -> None:
    result = terms("--melding=2030-01-01", "--vandaag=2029-12-31")
    assert "Let op: De melding is later dan vandaag (31 december 2029)" in result.stdout
    assert "van 2030 is hier niet bekend" in result.stdout


def test_days_of_the_municipality_come_from_a_file_or_a_setting(tmp_path: Path) -> None:
    file = tmp_path / "dagen.yaml"
    file.write_text(
        "besluiten:\n  - {besluit: Eigen, bron: stcrt, jaren: [2030], dagen: [2030-02-12]}\n",
        "utf-8",
    )
    asked = ("--melding=2030-01-01", "--vandaag=2030-01-02", "--json")
    for result in (
        terms(*asked, "--gelijkgesteld", str(file)),
        terms(*asked, env={SETTING: str(file)}),
    ):
        assert json.loads(result.stdout)["termijnen"][1]["laatste_dag"] == "2030-02-13"
    file.write_text("besluiten: []\n", "utf-8")
    wrong = terms(*asked, "--gelijkgesteld", str(file))
    assert wrong.exit_code == 2
    assert "De gelijkgestelde dagen zijn niet goed:" in wrong.stderr

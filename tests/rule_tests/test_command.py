"""`normwijzer toets`: what it prints, what its JSON holds, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from engine import DifferenceError
from tests.conftest import RULES
from tests.rule_tests.small import SMALL


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["toets", *arguments])


@pytest.fixture
def regels(tmp_path: Path) -> Path:
    """A folder with the rules of `demo-ib` and a small file of tests."""
    folder = tmp_path / "demo-ib"
    (folder / "toetsen" / "2026.1").mkdir(parents=True)
    shutil.copy(RULES / "demo-ib" / "2026.1.yaml", folder)
    (folder / "toetsen" / "2026.1" / "a.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_shipped_tests_are_in_order() -> None:
    result = run()
    assert result.exit_code == 0, result.stdout
    for tekst in (
        "awbz-bgi-2014 2014.1: ",
        "demo-ib 2026.1: ",
        "drechtsteden-ib-2016 2016.1: ",
        "Regels: 58. Getoetst: wel 58, niet 58, grens 58.",
        "Normtijden: 48 van de 48 getoetst.",
        "AF-VIJF geldt in elke zaak die zo ver komt.",
        "In orde.",
    ):
        assert tekst in result.stdout
    assert "Niet in orde" not in result.stdout


def test_rule_without_a_test_is_named_with_exit_code_3(regels: Path) -> None:
    result = run("--regels", str(regels), "demo-ib@2026.1")
    assert result.exit_code == 3
    for tekst in (
        "demo-ib 2026.1: 2 toetsen",
        "  TG-WLZ (De Wet langdurige zorg gaat voor)\n    wel: geen toets waarin deze regel",
        "    grens: niet aan beide kanten getoetst: leeftijd 17 en 18",
        "  NT-ADL: doel behoud, niveau 3 (20 minuten) is niet getoetst",
        "Niet in orde.",
    ):
        assert tekst in result.stdout
    assert "Mislukt" not in result.stdout


def test_failing_test_says_what_came_out_and_why(regels: Path) -> None:
    file = regels / "demo-ib" / "toetsen" / "2026.1" / "a.yaml"
    tekst = SMALL.replace("minuten_per_week: 30", "minuten_per_week: 35").replace(
        "N: 30}", "N: 30.5}"
    )
    file.write_text(tekst, encoding="utf-8")
    line = 1 + tekst[: tekst.index("toets: Wie 18")].count("\n")
    result = run("--regels", str(regels))
    assert result.exit_code == 3
    for part in (
        f"Mislukt: Wie 18 is\n  {file}:{line}\n",
        "  minuten_per_week: verwacht 35, uitgekomen 30\n",
        "  minuten van NT-FINANCIEN: verwacht 30,5, uitgekomen 30\n",
        "  Anders dan in de basis van dit bestand:\n",
        "    Dan:     Financiën: beperkt zelfredzaam, doel ontwikkeling. De normtijd is 30",
        "  Zo komen de minuten tot stand:\n",
        "Mislukt: 1 toets.",
    ):
        assert part in result.stdout
    assert "Mislukt: Wie 17 is" not in result.stdout


def test_problems_are_all_said_with_exit_code_2(regels: Path) -> None:
    file = regels / "demo-ib" / "toetsen" / "2026.1" / "a.yaml"
    file.write_text(SMALL.replace("over: TG-JEUGD", "over: TG-JEUD"), encoding="utf-8")
    (regels / "demo-ib" / "toetsen" / "2026.2").mkdir()
    result = run("--regels", str(regels))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{file}:" in result.stderr
    assert "over: de regel 'TG-JEUD' bestaat niet. Bedoel je 'TG-JEUGD'?" in result.stderr
    assert "Er is geen versie 2026.2 van demo-ib." in result.stderr


def test_unknown_version_and_folder_are_refused(regels: Path) -> None:
    result = run("--regels", str(regels), "demo-ib@2026.9")
    assert result.exit_code == 2
    assert "Wel: demo-ib@2026.1" in result.stderr
    assert run("--regels", str(regels / "weg")).exit_code == 2


def test_version_without_tests_says_where_they_belong(regels: Path) -> None:
    shutil.rmtree(regels / "demo-ib" / "toetsen")
    result = run("--regels", str(regels))
    assert result.exit_code == 3
    place = regels / "demo-ib" / "toetsen" / "2026.1"
    assert f"Er zijn nog geen toetsen. Ze horen in {place}." in result.stdout


def test_json_is_one_line_for_each_version() -> None:
    result = run("--json")
    assert result.exit_code == 0
    awbz, demo, other = map(json.loads, result.stdout.splitlines())
    names = [rapport["normenkader"] for rapport in (awbz, demo, other)]
    assert names == ["awbz-bgi-2014", "demo-ib", "drechtsteden-ib-2016"]
    assert list(demo) == [
        "normenkader",
        "versie",
        "sha256",
        "in_orde",
        "aantal_toetsen",
        "mislukt",
        "regels",
        "normtijden",
        "uitgezonderd",
    ]
    rule = next(r for r in demo["regels"] if r["regel"] == "TG-JEUGD")
    assert rule["ontbreekt"] == []
    assert "Wie 17 is, valt nog onder de Jeugdwet" in rule["grens"]
    assert len(demo["normtijden"]) == 48
    assert awbz["normtijden"] == other["normtijden"] == []


def test_json_tells_what_failed_and_what_is_lacking(regels: Path) -> None:
    file = regels / "demo-ib" / "toetsen" / "2026.1" / "a.yaml"
    exception = "uitgezonderd:\n  - {regel: TG-WLZ, soort: wel, omdat: Dat kan hier niet.}\n"
    file.write_text(SMALL.replace("N: 30}", "N: 30.5}") + exception, encoding="utf-8")
    result = run("--json", "--regels", str(regels))
    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert found["in_orde"] is False
    (failed,) = found["mislukt"]
    assert failed["afwijkingen"] == [
        {"veld": "minuten van NT-FINANCIEN", "verwacht": "61/2", "uitgekomen": 30}
    ]
    assert any(p["nieuw"] and p["nieuw"]["regel"] == "NT-FINANCIEN" for p in failed["verschillen"])
    wlz = next(r for r in found["regels"] if r["regel"] == "TG-WLZ")
    assert [t["soort"] for t in wlz["ontbreekt"]] == ["niet", "grens"]
    assert found["uitgezonderd"][0]["omdat"] == "Dat kan hier niet."


def test_difference_between_the_evaluations_gives_exit_code_1(
    regels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: object) -> None:
        raise DifferenceError("TOETS", "een", "ander")

    monkeypatch.setattr("rule_tests.running.judge", differ)
    result = run("--regels", str(regels))
    assert result.exit_code == 1
    assert "Er is geen voorstel" in result.stderr

"""`normwijzer bewijs`: what it says, its case files and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from engine import DifferenceError
from proof import MethodsDifferError
from tests.conftest import RULES

DEMO = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_proof_is_readable_and_its_clients_are_cases_that_are_judged(tmp_path: Path) -> None:
    result = run("bewijs", "drechtsteden-ib-2016@2016.1", "--zaken", str(tmp_path))
    assert result.exit_code == 0
    for tekst in (
        "Bewijs van Individuele Begeleiding Drechtsteden 2016 (drechtsteden-ib-2016@2016.1)",
        "volledig: bewezen",
        "monotoon: bewezen, met uitzonderingen",
        "Reden: Bij acute problematiek helpen andere hulpverleners",
        "Cliënt: bewijs-monotoon-1-voor.yaml, bewijs-monotoon-1-na.yaml",
        "toestanden doorlopen",
        "Alles klopt.",
    ):
        assert tekst in result.stdout
    outcomes = []
    for naam in ("voor", "na"):
        file = tmp_path / f"bewijs-monotoon-1-{naam}.yaml"
        assert file.read_text("utf-8").startswith("# monotoon: ")
        judged = run("beoordeel", "--json", str(file))
        assert judged.exit_code == 0
        outcomes.append(json.loads(judged.stdout)["uitkomst"])
    assert outcomes == ["product", "geen_maatwerk"]


def test_json_has_every_property(tmp_path: Path) -> None:
    result = run("bewijs", "--json", "drechtsteden-ib-2016@2016.1")
    assert result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    assert found["klopt"] is True
    assert [e["eigenschap"] for e in found["eigenschappen"]] == [
        "volledig",
        "uniek",
        "bereikbaar",
        "monotoon",
        "begrensd",
        "robuust",
    ]
    assert len(found["eigenschappen"][3]["bevindingen"][0]["zaken"]) == 2


def test_file_with_a_gap_is_named_by_line_and_shown_by_a_client(tmp_path: Path) -> None:
    file = tmp_path / "gat.yaml"
    file.write_text(DEMO.replace("vanaf: 90, tot: 180", "vanaf: 95, tot: 180"), "utf-8")
    result = run("bewijs", str(file), "--zaken", str(tmp_path / "zaken"))
    assert result.exit_code == 3
    assert "gat.yaml:" in result.stdout
    assert "tussen B1 en B2 zit een gat: 90 tot en met 94" in result.stdout
    assert "Er is geen uitkomst bij 90 tot en met 94 minuten per week" in result.stdout
    case = tmp_path / "zaken" / "bewijs-volledig-1.yaml"
    # The case is fine: with the rules as they are it has an outcome.
    assert run("beoordeel", str(case)).exit_code == 0


def test_file_that_can_not_be_calculated_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "fout.yaml"
    file.write_text(DEMO.replace("product: IBB}", "product: IBX}"), "utf-8")
    result = run("bewijs", str(file))
    assert result.exit_code == 2
    assert "fout.yaml:" in result.stderr
    assert "IBX" in result.stderr


@pytest.mark.parametrize("versie", ["demo-ib@1999.1", "demo-ib", "weg.yaml"])
def test_version_that_is_not_there_is_refused(versie: str) -> None:
    assert run("bewijs", versie).exit_code == 2


@pytest.mark.parametrize(
    "fout", [MethodsDifferError("uniek", 1, 2), DifferenceError("Z-1", 1, 2)], ids=["proof", "case"]
)
def test_methods_that_differ_give_exit_code_1(
    fout: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: object, **__: object) -> None:
        raise fout

    monkeypatch.setattr("cli.proof.prove", differ)
    result = run("bewijs", "demo-ib@2026.1")
    assert result.exit_code == 1
    assert "Er is niets bewezen" in result.stderr


def test_folder_that_cannot_be_made_is_said_before_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    monkeypatch.setattr("cli.proof.prove", lambda *_, **__: pytest.fail("the proof began"))
    result = run("bewijs", "demo-ib@2026.1", "--zaken", str(file))
    assert result.exit_code == 1
    assert "is niet te schrijven" in result.stderr

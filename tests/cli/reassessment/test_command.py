"""`normwijzer herindicatie`: files and decisions beside each other, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library, Normenkader
from normenkader.file.canonical import canonical_bytes
from register.decisions.reading import open_decision
from register.decisions.writing import record
from register.herindicatie import Herindicatie
from register.store.opening import open_register
from register.store.place import place
from tests.explaining.reassessment.versions import both, later_version, now, then
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow

WAAROM = "De zus helpt nu met het netwerk, en dat is met de inwoner besproken."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, demo: Normenkader) -> Path:
    """Both versions of the rules, both cases, and a register with both decisions."""
    made = tmp_path_factory.mktemp("herindicatie")
    rules = made / "regels" / "demo-ib"
    rules.mkdir(parents=True)
    for version in (demo, later_version(demo)):
        (rules / f"{version.versie}.yaml").write_bytes(canonical_bytes(version.content))
    (made / "toen.json").write_text(json.dumps(then(demo)), "utf-8")
    (made / "nu.json").write_text(json.dumps(now(demo)), "utf-8")
    library = both(demo)
    register = open_register(place(str(made / "register")))
    first = record(register, CONSULENT, library, follow(library, then(demo)), MOMENT)
    old = open_decision(register, AUDITOR, first.nummer)
    own = Herindicatie(old.nummer, old.hash, WAAROM)
    order = replace(follow(library, now(demo)), herindicatie=own)
    record(register, CONSULENT, library, order, MOMENT)
    register.close()
    return made


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        app,
        [
            "herindicatie",
            *arguments,
            f"--regels={folder / 'regels'}",
            f"--register={folder / 'register'}",
        ],
    )


def test_two_cases_of_two_versions_as_text(folder: Path) -> None:
    result = run(folder, str(folder / "toen.json"), str(folder / "nu.json"))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    start = lines.index("Minuten per week")
    assert [line.split()[-1] for line in lines[start + 1 : start + 5]] == [
        "105",
        "−20",
        "−10",
        "75",
    ]
    total = next(line for line in lines if "Samen (het voorstel)" in line)
    assert total.split()[-4:] == ["105", "−20", "−10", "75"]
    assert any("Sociaal netwerk" in line and "2 stappen lichter" in line for line in lines)


def test_a_decision_alone_is_beside_the_one_it_started_from(folder: Path) -> None:
    result = run(folder, "2")
    assert result.exit_code == 0, result.output
    assert "Van Besluit 1 (record 2) naar Besluit 2" in result.stdout
    assert "Nu besloten" in result.stdout
    assert "Het laagste wordt 75 minuten per week" in result.stdout
    assert "ECLI:NL:RBMNE:2023:2752" in result.stdout


def test_json_has_every_number_and_every_answer(folder: Path) -> None:
    result = run(folder, "1", str(folder / "nu.json"), "--json")
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    minutes = data["minuten"]
    assert (minutes["besloten_toen"], minutes["regels"], minutes["antwoorden"]) == (105, -20, -10)
    assert (minutes["voorstel_nu"], minutes["besloten_nu"]) == (75, None)
    factor = next(p for p in minutes["onderdelen"] if p["fase"] == "factoren")
    assert (factor["regels"], factor["nu"]) == ("-19/2", "13/2")
    assert {a["lot"] for a in data["antwoorden_van_toen"]} == {"overgenomen"}
    assert data["veranderd"][0]["pad"] == "leefgebieden.financien.niveau"
    adl = next(level for level in data["niveaus"] if level["leefgebied"] == "adl")
    assert (adl["verandering"], adl["stappen"]) == ("gelijk", 0)


def test_what_is_no_reassessment_or_no_decision_is_said(folder: Path) -> None:
    result = run(folder, "1")
    assert result.exit_code == 1
    assert "is geen herindicatie" in result.stderr
    result = run(folder, "9")
    assert result.exit_code == 1
    assert "Besluit 9 is er niet" in result.stderr
    result = run(folder, str(folder / "toen.json"))
    assert result.exit_code == 2
    assert "is geen nummer van een besluit" in result.stderr


def test_every_fault_of_both_cases_is_said_at_once(folder: Path, bibliotheek: Library) -> None:
    for name in ("oud", "nieuw"):
        case = json.loads((folder / "toen.json").read_text("utf-8"))
        case["toegang"]["leeftijd"] = 400
        case["clientfactoren"]["zorgmijding"] = "soms"
        (folder / f"{name}-fout.json").write_text(json.dumps(case, indent=1), "utf-8")
    result = run(folder, str(folder / "oud-fout.json"), str(folder / "nieuw-fout.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    for name in ("oud", "nieuw"):
        assert result.stderr.count(f"{name}-fout.json:") == 2
    (folder / "twee.jsonl").write_text(f"{json.dumps(case)}\n" * 2, "utf-8")
    result = run(folder, "1", str(folder / "twee.jsonl"))
    assert result.exit_code == 2
    assert "meer dan één zaak" in result.stderr

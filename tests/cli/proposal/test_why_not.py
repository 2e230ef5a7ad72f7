"""`normwijzer waarom-niet`: what it prints, what its JSON holds, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from engine import DifferenceError
from normenkader.file.tree import read_yaml
from tests.conftest import RULES

EXAMPLES = sorted(RULES.glob("*/voorbeelden/*.yaml"))


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def write(folder: Path, case: Any, name: str = "a.json") -> str:
    file = folder / name
    file.write_text(case if isinstance(case, str) else json.dumps(case), encoding="utf-8")
    return str(file)


def test_answer_is_readable_with_both_trails_and_the_margin(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    result = run("waarom-niet", write(tmp_path, zaak))
    assert result.exit_code == 0
    for tekst in (
        "Zaak T-00001: waarom geen ander product",
        "Voorstel: Ontwikkelgerichte begeleiding (IBO), bandbreedte O2, 150 minuten per week.",
        "Alleen deze antwoorden veranderen: ‘Hoe zelfredzaam is de inwoner?’, ‘Wat is het doel",
        "Behoudgerichte begeleiding (IBB) zou het zijn met één ander antwoord: bij ",
        "Vervalt: Voor ontwikkeling is",
        "[DR-ONTWIKKEL]",
        "Gelijk gebleven: ",
        "35 minuten per week minder: bandbreedte O1",
        "90 minuten per week meer: bandbreedte O3",
        "Op de rand: één ander antwoord",
    ):
        assert tekst in result.stdout


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.stem for e in EXAMPLES])
def test_changed_case_is_judged_as_that_product(example: Path, tmp_path: Path) -> None:
    content = example.read_text("utf-8")
    result = run("waarom-niet", "--json", str(example))
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    now = json.loads(run("beoordeel", "--json", str(example)).stdout)
    assert [found[key] for key in ("zaak", "uitkomst", "product")] == [
        now[key] for key in ("zaak", "uitkomst", "product")
    ]
    for alternative in (a for a in found["alternatieven"] if a["gevonden"]):
        answer = run("beoordeel", "--json", write(tmp_path, alternative["zaak"]))
        assert answer.exit_code == 0
        assert json.loads(answer.stdout) == alternative["antwoord"]
        assert alternative["antwoord"]["product"] == alternative["product"]
        assert len(alternative["wijzigingen"]) == alternative["aantal_antwoorden"]
        assert alternative["zaak"]["toegang"] == read_yaml(content, "x").waarde["toegang"]


def test_json_is_one_line_with_what_changes(tmp_path: Path, zaak: dict[str, Any]) -> None:
    result = run("waarom-niet", "--json", "--product", "IBB", write(tmp_path, zaak))
    assert result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    assert list(found) == ["zaak", "uitkomst", "product", "alternatieven", "marge"]
    (alternative,) = found["alternatieven"]
    assert list(alternative) == [
        "product",
        "gevonden",
        "aantal_antwoorden",
        "stappen",
        "even_klein",
        "wijzigingen",
        "zin",
        "zaak",
        "antwoord",
        "verschillen",
    ]
    (change,) = alternative["wijzigingen"]
    table = zaak
    *places, naam = change["pad"].split(".")
    for place in places:
        table = table[place]
    assert table[naam] == change["van"]
    assert table | {naam: change["naar"]} == _at(alternative["zaak"], places)
    kinds = {d["soort"] for d in alternative["verschillen"]}
    assert {"vervalt", "nieuw", "anders"} >= kinds
    assert all((d["oud"] is None) == (d["soort"] == "nieuw") for d in alternative["verschillen"])
    assert all(
        (d["nieuw"] is None) == (d["soort"] == "vervalt") for d in alternative["verschillen"]
    )
    assert found["marge"]["omlaag"]["minuten"] == 35
    assert found["marge"]["omhoog"]["bandbreedte"] == "O3"
    assert found["marge"]["op_de_rand"][0].keys() >= {"pad", "van", "naar", "uitkomst", "product"}


def _at(case: dict[str, Any], places: list[str]) -> dict[str, Any]:
    for place in places:
        case = case[place]
    return case


def test_product_that_is_out_of_reach_is_said_so(tmp_path: Path, zaak: dict[str, Any]) -> None:
    zaak["toegang"]["wlz_indicatie"] = True
    file = write(tmp_path, zaak)
    assert "er is geen toegang" in run("waarom-niet", file).stdout
    found = json.loads(run("waarom-niet", "--json", file).stdout)
    assert found["marge"] == {"omlaag": None, "omhoog": None, "op_de_rand": []}
    for alternative in found["alternatieven"]:
        assert alternative["gevonden"] is False
        assert alternative["zaak"] is alternative["antwoord"] is None
        assert alternative["wijzigingen"] == alternative["verschillen"] == []


def test_proposed_product_has_no_alternative(tmp_path: Path, zaak: dict[str, Any]) -> None:
    file = write(tmp_path, zaak)
    assert "is het voorstel zelf" in run("waarom-niet", "--product", "IBO", file).stdout
    found = json.loads(run("waarom-niet", "--json", "--product", "IBO", file).stdout)
    assert found["alternatieven"] == []


def test_open_answers_are_refused_with_a_message_for_each(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    zaak["leefgebieden"]["financien"]["doel"] = "onbekend"
    del zaak["clientfactoren"]["zorgmijding"]
    file = write(tmp_path, zaak)
    result = run("waarom-niet", "--json", file)
    assert result.exit_code == 2
    assert "leefgebieden.financien.doel: is nog open (onbekend). Kies uit:" in result.stderr
    assert "clientfactoren.zorgmijding: ontbreekt. Kies uit:" in result.stderr
    assert [f["pad"] for f in json.loads(result.stdout)["fouten"]] == [
        "leefgebieden.financien.doel",
        "clientfactoren.zorgmijding",
    ]


def test_unknown_product_is_refused_with_what_there_is(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    result = run("waarom-niet", "--product", "IB9", write(tmp_path, zaak))
    assert result.exit_code == 2
    assert "--product: Het product 'IB9' bestaat niet. Kies uit: IBB, IBBI, IBO" in result.stderr
    assert result.stdout == ""


def test_file_and_rules_that_are_not_there_are_refused(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    assert run("waarom-niet", str(tmp_path / "weg.json")).exit_code == 2
    case = write(tmp_path, zaak)
    assert run("waarom-niet", "--regels", str(tmp_path / "weg"), case).exit_code == 2
    result = run("waarom-niet", "--normenkader", "demo", case)
    assert result.exit_code == 2
    assert "Kies uit: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016" in result.stderr


def test_invalid_case_in_a_list_does_not_stop_the_others(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    lines = "\n".join(json.dumps(c) for c in ({"zaak": "T-9"}, zaak))
    for file, stdin in ((write(tmp_path, lines, "a.jsonl"), ""), ("-", lines)):
        result = run("waarom-niet", "--json", file, stdin=stdin)
        assert result.exit_code == 2
        first, second = map(json.loads, result.stdout.splitlines())
        assert first["zaak"] == "T-9"
        assert len(second["alternatieven"]) == 3


def test_difference_between_the_evaluations_gives_exit_code_1(
    tmp_path: Path, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: Any) -> None:
        raise DifferenceError("T-00001", "een", "ander")

    monkeypatch.setattr("cli.proposal.why_not.why_not", differ)
    result = run("waarom-niet", write(tmp_path, zaak))
    assert result.exit_code == 1
    assert "Er is geen voorstel" in result.stderr


def test_help_is_in_dutch() -> None:
    result = run("waarom-niet", "--help")
    assert result.exit_code == 0
    assert "de kleinste wijziging" in " ".join(result.stdout.split())

"""`volgende-vraag`, and `beoordeel` on a case with open answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import run, write


@pytest.fixture
def partial(zaak: dict[str, Any]) -> dict[str, Any]:
    """A case in which one goal and one client factor are open."""
    zaak["leefgebieden"]["financien"]["doel"] = "onbekend"
    zaak["clientfactoren"]["beeldzorg"] = "onbekend"
    return zaak


def test_a_partial_case_says_what_is_possible(tmp_path: Path, partial: dict[str, Any]) -> None:
    file = write(tmp_path, "a.json", partial)
    result = run("beoordeel", "--json", file)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert answer["uitkomst"] == "onvolledig"
    assert {m["doelrichting"] for m in answer["mogelijk"]} == {"behoud", "ontwikkel"}
    readable = run("beoordeel", file).stdout
    assert (
        "Mogelijk zijn nog: Behoudgerichte begeleiding of Ontwikkelgerichte begeleiding" in readable
    )
    assert "Dit is nog geen voorstel." in readable
    assert "Product:" not in readable


def test_an_absent_answer_is_an_error_in_a_partial_case_too(
    tmp_path: Path, partial: dict[str, Any]
) -> None:
    del partial["clientfactoren"]["verloop"]
    del partial["leefgebieden"]["huisvesting"]
    result = run("beoordeel", "--json", write(tmp_path, "a.json", partial))
    assert result.exit_code == 2
    assert [f["pad"] for f in json.loads(result.stdout)["fouten"]] == [
        "leefgebieden.huisvesting",
        "clientfactoren.verloop",
    ]


def test_a_leefgebied_that_was_not_begun_is_named_and_not_asked_for(
    tmp_path: Path, partial: dict[str, Any]
) -> None:
    open_ones = ("niveau", "opgelost_door", "doel")
    partial["leefgebieden"]["verslaving"] = dict.fromkeys(open_ones, "onbekend")
    file = write(tmp_path, "a.json", partial)
    found = json.loads(run("volgende-vraag", "--json", file).stdout)
    assert found["niet_begonnen"] == ["verslaving"]
    assert not any("verslaving" in q["pad"] for q in (found["volgende"], *found["andere"]))
    assert "Nog niet begonnen: Verslaving." in run("volgende-vraag", file).stdout


def test_what_depends_on_an_open_level_must_be_there(
    tmp_path: Path, partial: dict[str, Any]
) -> None:
    partial["leefgebieden"]["dagbesteding"] = {"niveau": "onbekend"}
    result = run("beoordeel", "--json", write(tmp_path, "a.json", partial))
    assert result.exit_code == 2
    assert {f["pad"] for f in json.loads(result.stdout)["fouten"]} == {
        f"leefgebieden.dagbesteding.{vraag}" for vraag in ("doel", "opgelost_door", "overlast")
    }


def test_the_next_question_with_what_each_answer_would_do(
    tmp_path: Path, partial: dict[str, Any]
) -> None:
    file = write(tmp_path, "a.json", partial)
    result = run("volgende-vraag", "--json", file)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["volgende"]["pad"] == "leefgebieden.financien.doel"
    assert [a["antwoorden"] for a in found["volgende"]["antwoorden"]] == [["behoud"], ["ontwikkel"]]
    assert [q["pad"] for q in found["andere"]] == ["clientfactoren.beeldzorg"]
    for own in found["volgende"]["antwoorden"]:
        partial["leefgebieden"]["financien"]["doel"] = own["antwoorden"][0]
        other = run("beoordeel", "--json", write(tmp_path, "b.json", partial))
        answer = json.loads(other.stdout)
        assert own["mogelijk"] == answer["mogelijk"]
        assert own["minuten_bereik"] == answer["minuten_bereik"]
    readable = run("volgende-vraag", file).stdout
    assert "Vraag eerst: Financiën: Wat is het doel van de begeleiding?" in readable
    assert "  behoud:\n    Dan staat vast: Behoudgerichte begeleiding; " in readable


def test_a_long_row_of_numbers_is_given_by_its_ends(
    tmp_path: Path, partial: dict[str, Any]
) -> None:
    partial["toegang"]["leeftijd"] = "onbekend"
    found = json.loads(run("volgende-vraag", "--json", write(tmp_path, "a.json", partial)).stdout)
    age = next(q for q in [found["volgende"], *found["andere"]] if q["pad"] == "toegang.leeftijd")
    assert [a["antwoorden"] for a in age["antwoorden"]] == [
        {"van": 0, "tot_en_met": 17},
        {"van": 18, "tot_en_met": 125},
    ]


def test_a_complete_case_has_no_next_question(tmp_path: Path, zaak: dict[str, Any]) -> None:
    file = write(tmp_path, "a.json", zaak)
    assert json.loads(run("volgende-vraag", "--json", file).stdout)["volgende"] is None
    assert "Er is geen vraag meer open." in run("volgende-vraag", file).stdout


def test_every_error_is_said_for_a_wrong_case(tmp_path: Path, zaak: dict[str, Any]) -> None:
    zaak["toegang"]["leeftijd"] = 200
    zaak["clientfactoren"]["beeldzorg"] = "nooit"
    result = run("volgende-vraag", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 2
    assert "toegang.leeftijd" in result.stderr
    assert "clientfactoren.beeldzorg" in result.stderr

"""The trail names the study of a time, only where a normenkader has studies."""

from __future__ import annotations

from typing import Any

from cli.readable import readable_answer
from engine import judge
from normenkader import Library, Normenkader, read_normenkader
from normenkader.library import FixedVersion
from tests.conftest import ROOT, contract_lines
from zaak.checking import check_zaak

CASE: dict[str, Any] = {
    "zaak": "T-1",
    "normenkader": "alles",
    "peildatum": "2026-06-01",
    "toegang": {"woont_in_gemeente": True},
    "leefgebieden": {
        "schoon_huis": {"nodig": True},
        "was": {"nodig": False},
        "maaltijden": {"nodig": False},
        "dagstructuur": {"nodig": True, "minuten": 90},
    },
    "clientfactoren": {
        "eigen_mogelijkheden": "deels",
        "kamers": 1,
        "allergie": 0,
        "geheugen": 0,
        "gedrag": 0,
    },
}


def judged() -> tuple[Normenkader, Any, Any]:
    nk = read_normenkader(ROOT / "tests" / "kaders" / "alles" / "2026.1.yaml")
    zaak, _ = check_zaak(CASE, FixedVersion(nk))
    return nk, zaak, judge(nk, zaak)


def test_a_step_that_gives_time_names_its_study_or_that_it_has_none() -> None:
    _, _, answer = judged()
    study = "Tijdmeting hulp thuis 2024, bureau Voorbeeld (412 waarnemingen, twaalf gemeenten"
    said = {s["regel"]: s["onderbouwing"] for s in answer["spoor"] if "onderbouwing" in s}
    assert said["NT-SCHOON-HUIS"].startswith(study)
    assert said["BS-ZELF"].startswith("Tijdmeting maaltijden 2016 (1 waarneming")
    assert said["CF-ZELF"] is None
    # A judged time, access and the grid have no norm time to found.
    assert not {"NT-DAGSTRUCTUUR", "TG-DOORGANG", "RE-TELT-MEE", "KL-B"} & said.keys()


def test_the_report_of_the_command_line_names_it() -> None:
    nk, zaak, answer = judged()
    text = readable_answer(answer, nk, zaak)
    assert "    Onderbouwing: Tijdmeting hulp thuis 2024, bureau Voorbeeld (412" in text
    assert "    Onderbouwing: geen onderbouwing" in text


def test_without_studies_an_answer_is_what_it_was(bibliotheek: Library) -> None:
    for name in ("cases.jsonl", "cases-awbz.jsonl"):
        given = contract_lines(name)[0]["zaak"]
        usual = given.get("normenkader", "demo-ib")
        zaak, nk = check_zaak(given, bibliotheek, usual)
        assert all("onderbouwing" not in step for step in judge(nk, zaak)["spoor"])

"""How a draft stands: states of parts, interim results, and when there is a proposal."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

import pytest

from engine import DifferenceError, EngineError
from normenkader import Library
from screens.intake.case.part_list import next_open, next_part
from screens.intake.case.session import new_intake
from screens.intake.case.standing import standing
from screens.intake.case.state_words import long_state, short_state
from screens.intake.form.panel import details_html, summary_html
from screens.widgets.account import account_html, waterfall, waterfall_table_html
from tests.conftest import contract_lines


def without(zaak: dict[str, Any], *names: str) -> dict[str, Any]:
    result = copy.deepcopy(zaak)
    for naam in names:
        section = result if naam in result else result["leefgebieden"]
        section.pop(naam)
    return result


def test_a_complete_case_has_a_proposal(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    stand = standing(zaak, bibliotheek)
    assert stand.antwoord
    assert stand.antwoord["minuten_per_week"] == 150
    assert stand.open_parts == []
    assert {n: short_state(d) for n, d in stand.leefgebieden.items()} == {
        "financien": "50 min",
        "dagbesteding": "valt af",
        "huisvesting": "30 min",
        "huiselijke_relaties": "valt af",
        "geestelijke_gezondheid": "valt af",
        "lichamelijke_gezondheid": "valt af",
        "verslaving": "niet gevraagd",
        "adl": "valt af",
        "sociaal_netwerk": "valt af",
        "maatschappelijke_participatie": "10 min",
        "justitie": "valt af",
    }
    assert "150" in summary_html(stand)
    assert "De consulent beslist. Dit is een voorstel." in details_html(stand)
    assert "mantelzorg" in long_state(stand.leefgebieden["huiselijke_relaties"])


def test_nothing_filled_in(bibliotheek: Library) -> None:
    stand = standing({"zaak": "Z-1", "peildatum": "2026-07-01"}, bibliotheek)
    assert stand.antwoord is None
    assert len(stand.open_parts) == 13
    assert {d.toestand for d in stand.leefgebieden.values()} == {"niet_gevraagd"}
    assert "Nog 13 van de 13 onderdelen open" in summary_html(stand)


def test_an_open_leefgebied_makes_it_provisional(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    stand = standing(without(zaak, "huisvesting"), bibliotheek)
    assert stand.antwoord is None
    assert stand.minuten_tot_nu == 60
    assert stand.leefgebieden["huisvesting"].toestand == "niet_gevraagd"
    text = summary_html(stand)
    assert "2 leefgebieden tellen mee" in text
    assert "60 minuten" in text
    assert "150" not in text


def test_a_partly_answered_leefgebied_is_open(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    del zaak["leefgebieden"]["financien"]["doel"]
    deel = standing(zaak, bibliotheek).leefgebieden["financien"]
    assert (deel.toestand, deel.open) == ("open", 1)


def test_a_coupled_leefgebied_waits_for_those_that_are_open(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    stand = standing(without(zaak, "geestelijke_gezondheid"), bibliotheek)
    deel = stand.leefgebieden["justitie"]
    assert deel.toestand == "wacht"
    assert "Geestelijke gezondheid" in deel.reden
    assert not [s for s in stand.spoor if s["onderwerp"] == "justitie"]


def test_a_coupled_leefgebied_that_falls_away_itself_does_not_wait(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    zaak["leefgebieden"]["justitie"] = {"niveau": 5}
    stand = standing(without(zaak, "geestelijke_gezondheid"), bibliotheek)
    assert stand.leefgebieden["justitie"].toestand == "valt_af"


def test_shared_areas_are_in_the_minutes_so_far(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    counts = {"niveau": 2, "doel": "behoud", "opgelost_door": "geen"}
    zaak["leefgebieden"] |= {"geestelijke_gezondheid": counts, "verslaving": counts}
    stand = standing(without(zaak, "clientfactoren"), bibliotheek)
    assert stand.leefgebieden["geestelijke_gezondheid"].minuten == 45
    assert stand.leefgebieden["verslaving"].minuten == 20
    assert stand.clientfactoren
    assert stand.clientfactoren.open == 8


def test_without_access_only_access_must_be_complete(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    zaak["toegang"]["wlz_indicatie"] = True
    short = without(zaak, "leefgebieden", "clientfactoren")
    stand = standing(short, bibliotheek)
    assert stand.antwoord
    assert stand.antwoord["uitkomst"] == "geen_toegang"
    assert stand.open_parts == []
    assert {d.toestand for d in stand.leefgebieden.values()} == {"niet_nodig"}
    del short["toegang"]["leeftijd"]
    stand = standing(short, bibliotheek)
    assert stand.antwoord is None
    assert stand.open_parts == ["toegang"]


def test_nothing_asked_is_no_proposal(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    zaak["leefgebieden"] = {n: {"niveau": "niet_uitgevraagd"} for n in zaak["leefgebieden"]}
    stand = standing(zaak, bibliotheek)
    assert stand.antwoord is None
    assert "Vraag er minstens één uit" in summary_html(stand)


@pytest.mark.parametrize("fout", [DifferenceError("Z", "een", "ander"), EngineError("stuk")])
def test_a_failing_engine_is_no_proposal(
    bibliotheek: Library,
    zaak: dict[str, Any],
    fout: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise fout

    monkeypatch.setattr("screens.intake.case.standing.course", fails)
    stand = standing(zaak, bibliotheek)
    assert stand.antwoord is None
    assert "Er is geen voorstel" in summary_html(stand)
    assert "150" not in summary_html(stand)


def test_the_next_open_part_goes_round(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    stand = standing(without(zaak, "huisvesting", "adl"), bibliotheek)
    assert next_open(stand, "zaak") == "lg-huisvesting"
    assert next_open(stand, "lg-huisvesting") == "lg-adl"
    assert next_open(stand, "clientfactoren") == "lg-huisvesting"


def test_the_main_button_goes_to_open_questions_and_then_on_to_the_end(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    intake = new_intake(bibliotheek, "u-1")
    intake.beslist = True
    unfinished = standing(without(zaak, "huisvesting", "adl"), bibliotheek)
    order = ["zaak"]
    for _ in range(3):
        intake.deel = order[-1]
        order.append(next_part(intake, unfinished))
    assert order == ["zaak", "lg-huisvesting", "lg-adl", "lg-huisvesting"]
    order = ["zaak"]
    for _ in range(4):
        intake.deel = order[-1]
        order.append(next_part(intake, standing(zaak, bibliotheek)))
    assert order == ["zaak", "overzicht", "uitleg", "besluit", ""]


def test_the_waterfall_ends_at_the_total(bibliotheek: Library) -> None:
    for line in contract_lines("cases.jsonl")[:40]:
        stand = standing(line["zaak"], bibliotheek)
        assert stand.antwoord
        bars = waterfall(stand.normenkader, stand.antwoord)
        total = stand.antwoord["minuten_per_week"]
        if total is None:
            assert bars == []
            continue
        assert bars[-1].minuten == total
        assert sum((b.minuten for b in bars[:-1]), Fraction()) == total
        assert bars[-2].tot == total if len(bars) > 1 else total == 0
        assert waterfall_table_html(bars).count("<tr") == len(bars) + 1


def test_the_account_names_every_step(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    stand = standing(zaak, bibliotheek)
    html = account_html(stand.normenkader, stand.spoor)
    assert html.count("<li") == len(stand.spoor)
    assert "ECLI:NL:CRVB:2016:1402" in html


def test_what_made_no_difference(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    rules = {r["regel"]: r["uitleg"] for r in standing(zaak, bibliotheek).without_effect()}
    assert rules["TG-WLZ"] == "Wlz-indicatie: nee."
    assert rules["CF-COMMUNICATIE"].endswith("Geen extra tijd.")
    assert "CF-ZORGMIJDING-STERK" not in rules
    zaak["toegang"]["wlz_indicatie"] = True
    reached = {r["fase"] for r in standing(zaak, bibliotheek).without_effect()}
    assert reached == {"toegang"}


def test_a_normenkader_without_minutes(bibliotheek: Library) -> None:
    counts = {"niveau": 2, "opgelost_door": "geen", "soort_werk": "aanleren_en_oefenen"}
    case = {
        "zaak": "Z-1",
        "normenkader": "drechtsteden-ib-2016",
        "peildatum": "2016-06-01",
        "leefgebieden": {"financien": counts},
    }
    stand = standing(case, bibliotheek)
    assert stand.minuten_tot_nu is None
    assert short_state(stand.leefgebieden["financien"]) == "telt mee"
    assert "minuten" not in summary_html(stand)

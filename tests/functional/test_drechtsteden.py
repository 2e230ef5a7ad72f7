"""The normenkader of 2016, from the facts that its source gives."""

from __future__ import annotations

from typing import Any

import pytest

from engine import ContractAnswer, judge
from normenkader import Library, Normenkader
from zaak.checking import check_zaak

WORK = ("toezicht_en_stimuleren", "aanleren_en_oefenen", "helpen_en_overnemen")


def judged(bibliotheek: Library, needs: dict[str, Any], **changes: Any) -> ContractAnswer:
    """Judge a case in which only these leefgebieden are asked."""
    access = {
        "doelgroep": True,
        "zonder_begeleiding_mis": True,
        "permanent_toezicht": False,
        "blijvend_niet_zelfstandig": False,
        "extramuraal_duurder": False,
    }
    normenkader = bibliotheek.version("drechtsteden-ib-2016", "2016.1")
    asked = {naam: {"niveau": "niet_uitgevraagd"} for naam in normenkader.leefgebied_names}
    case = {
        "zaak": "D-1",
        "normenkader": "drechtsteden-ib-2016",
        "peildatum": "2016-12-31",
        "toegang": access | changes.get("toegang", {}),
        "leefgebieden": asked | needs,
        "clientfactoren": {"gedragsproblematiek": changes.get("gedrag", "geen")},
    }
    zaak, chosen = check_zaak(case, bibliotheek)
    return judge(chosen, zaak)


def need(niveau: int, work: int, **more: Any) -> dict[str, Any]:
    return {"niveau": niveau, "opgelost_door": "geen", "soort_werk": WORK[work - 1], **more}


@pytest.mark.parametrize(("work", "price"), [(1, 33766), (2, 73216), (3, 112499)])
def test_primary_kind_of_work_gives_the_product_and_its_price(
    bibliotheek: Library, work: int, price: int
) -> None:
    needs = {"adl": need(2, work), "financien": need(3, work), "huisvesting": need(3, work % 3 + 1)}
    answer = judged(bibliotheek, needs)
    assert answer["product"]["code"] == f"IB{work}"
    assert (answer["prijs"]["totaal_cent"], answer["prijs"]["per_weken"]) == (price, 4)
    assert (answer["minuten_per_week"], answer["bandbreedte"]) == (None, None)
    assert "SG-AANNAME-TELLEN" in [s["code"] for s in answer["signalen"]]


@pytest.mark.parametrize(("work", "extra"), [(1, 11045), (2, 23950), (3, 36800)])
def test_serious_behaviour_gives_the_supplement(
    bibliotheek: Library, work: int, extra: int
) -> None:
    for gedrag in ("ernstig", "zeer_ernstig"):
        assert judged(bibliotheek, {"adl": need(2, work)}, gedrag=gedrag)["prijs"][
            "opslag_cent"
        ] == (extra)
    # Every supplement of 2016 is 32,7 % of its price.
    price = judged(bibliotheek, {"adl": need(2, work)})["prijs"]["product_cent"]
    assert round(extra * 1000 / price) == 327


def test_equal_counts_are_left_to_the_consulent_and_named(bibliotheek: Library) -> None:
    answer = judged(bibliotheek, {"adl": need(2, 1), "financien": need(2, 3)})
    assert (answer["uitkomst"], answer["product"]) == ("nader_onderzoek", None)
    signal = next(s for s in answer["signalen"] if s["code"] == "SG-GELIJK")
    assert "toezicht en stimuleren of helpen, overnemen en regie" in signal["tekst"]


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ({"adl": need(2, 1)}, True),
        ({"adl": need(3, 1)}, True),
        ({"adl": {"niveau": 4}}, False),
        ({"adl": {"niveau": 5}}, False),
        ({"adl": need(1, 1)}, False),
        ({"dagbesteding": need(1, 1, overlast=True)}, True),
        ({"dagbesteding": need(1, 1, overlast=False)}, False),
        ({"geestelijke_gezondheid": need(1, 1, gevaar=True)}, True),
        ({"geestelijke_gezondheid": need(1, 1, gevaar=False)}, False),
        ({"adl": {**need(2, 1), "opgelost_door": "begeleiding_groep"}}, False),
        ({"adl": {**need(2, 1), "opgelost_door": "eigen_kracht"}}, False),
        ({"adl": {**need(2, 1), "opgelost_door": "algemene_voorziening"}}, False),
        ({"justitie": need(2, 1)}, False),
    ],
)
def test_access_by_level_of_the_matrix(
    bibliotheek: Library, answers: dict[str, Any], counts: bool
) -> None:
    answer = judged(bibliotheek, answers)
    assert answer["meetellend"] == (list(answers) if counts else [])
    assert answer["uitkomst"] == ("product" if counts else "geen_maatwerk")


@pytest.mark.parametrize("other", ["geestelijke_gezondheid", "verslaving"])
def test_justitie_counts_with_mental_health_or_addiction(bibliotheek: Library, other: str) -> None:
    answer = judged(bibliotheek, {"justitie": need(2, 1), other: need(3, 1)})
    assert answer["meetellend"] == [other, "justitie"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("doelgroep", False),
        ("zonder_begeleiding_mis", False),
        ("permanent_toezicht", True),
        ("blijvend_niet_zelfstandig", True),
        ("extramuraal_duurder", True),
    ],
)
def test_access_is_refused_with_its_reason(
    bibliotheek: Library, question: str, value: bool
) -> None:
    answer = judged(bibliotheek, {"adl": need(2, 1)}, toegang={question: value})
    assert answer["uitkomst"] == "geen_toegang"
    assert [s["onderwerp"] for s in answer["spoor"]] == [question]


def test_shared_result_area_is_said_without_minutes(bibliotheek: Library) -> None:
    answer = judged(bibliotheek, {"adl": need(2, 1), "lichamelijke_gezondheid": need(2, 1)})
    step = next(s for s in answer["spoor"] if s["fase"] == "resultaatgebieden")
    assert step["effect"] == {"resultaatgebied": "RG-ZELFZORG"}


def test_silence_and_contradiction_of_the_source_are_declared(drechtsteden: Normenkader) -> None:
    subjects = {v.onderwerp for v in (*drechtsteden.aannames, *drechtsteden.open_punten)}
    assert {"Boventoon", "Justitie", "Dagbesteding en maatschappelijke participatie"} <= subjects

"""What a decision is: its proposal, in what it deviates, and what the client reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine import judge
from engine.schedule import Schedule
from normenkader import Library, Normenkader
from normenkader.texts import date_text
from register.choice import (
    Besluit,
    Choice,
    check_choice,
    client_text,
    deviation_text,
    deviations,
    phased,
    proposed,
)
from tests.conftest import contract_lines
from tests.register.deciding import OORDEEL, proposal
from zaak.checking import check_zaak

VOORSTEL = Besluit("product", "IBO", 150, date(2026, 7, 1), 52)
WORDS = "De veiligheid vraagt om meer tijd."


def test_the_proposal_starts_on_the_peildatum_for_the_duration_of_the_normenkader(
    bibliotheek: Library, zaak: dict[str, Any], demo: Normenkader
) -> None:
    found = proposal(bibliotheek, zaak)
    assert (found.product, found.minuten_per_week) == ("IBO", 150)
    assert found.ingangsdatum.isoformat() == zaak["peildatum"]
    assert found.weken == demo.besluit.duur_weken == 52


def test_a_number_of_weeks_in_the_case_is_the_proposed_duration(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    assert proposal(bibliotheek, zaak | {"indicatieduur_weken": 26}).weken == 26


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"ingangsdatum": date(2026, 8, 1)}, []),
        ({"product": "IBOI"}, ["product"]),
        ({"minuten_per_week": 155}, ["minuten"]),
        ({"weken": 51}, ["periode"]),
        (
            {"uitkomst": "ib0", "product": None, "minuten_per_week": None, "weken": None},
            ["uitkomst"],
        ),
        (
            {"product": "IBB", "minuten_per_week": 90, "weken": 13},
            ["product", "minuten", "periode"],
        ),
    ],
)
def test_in_what_a_decision_deviates(changes: dict[str, Any], expected: list[str]) -> None:
    assert deviations(VOORSTEL, replace(VOORSTEL, **changes)) == expected


def test_a_product_where_none_was_proposed_deviates_in_outcome_and_minutes() -> None:
    refused = Besluit("geen_toegang", None, None, date(2026, 7, 1), None)
    given = replace(refused, uitkomst="product", product="IBB", minuten_per_week=60, weken=13)
    assert deviations(refused, given) == ["uitkomst", "minuten"]
    assert deviation_text(deviations(refused, given)) == "andere uitkomst en andere minuten"


def wrong(normenkader: Normenkader, keuze: Choice) -> list[str]:
    return [f.pad_tekst for f in check_choice(normenkader, VOORSTEL, keuze)]


def test_following_asks_for_a_judgement_only(demo: Normenkader) -> None:
    assert wrong(demo, Choice(VOORSTEL, OORDEEL)) == []
    assert wrong(demo, Choice(VOORSTEL, "  goed   ")) == ["oordeel"]
    with_reason = Choice(VOORSTEL, OORDEEL, "AFW-ADVIES", WORDS)
    assert wrong(demo, with_reason) == ["reden", "toelichting"]


def test_deviating_asks_for_a_reason_and_own_words_too(demo: Normenkader) -> None:
    other = replace(VOORSTEL, minuten_per_week=200)
    assert wrong(demo, Choice(other, OORDEEL)) == ["reden", "toelichting"]
    assert wrong(demo, Choice(other, OORDEEL, "AFW-ADVIES", WORDS)) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"uitkomst": "onvolledig"}, "uitkomst"),
        ({"product": None}, "product"),
        ({"product": "IBX"}, "product"),
        ({"uitkomst": "ib0", "minuten_per_week": None}, "product"),
        ({"minuten_per_week": None}, "minuten_per_week"),
        ({"minuten_per_week": 0}, "minuten_per_week"),
        ({"minuten_per_week": 10_081}, "minuten_per_week"),
        ({"minuten_per_week": True}, "minuten_per_week"),
        ({"weken": 0}, "weken"),
        ({"weken": 521}, "weken"),
        ({"weken": None}, "weken"),
        ({"uitkomst": "ib0", "product": None, "minuten_per_week": None}, "weken"),
        ({"ingangsdatum": date(2025, 12, 31)}, "ingangsdatum"),
    ],
)
def test_what_can_not_be_is_refused_with_its_place(
    demo: Normenkader, changes: dict[str, Any], path: str
) -> None:
    other = replace(VOORSTEL, **changes)
    assert path in wrong(demo, Choice(other, OORDEEL, "AFW-ADVIES", WORDS))


def test_own_words_about_a_person_are_refused(demo: Normenkader) -> None:
    for naam, keuze in (
        ("oordeel", Choice(VOORSTEL, "Bel haar op 06-12345678 voor de afspraak.")),
        (
            "toelichting",
            Choice(replace(VOORSTEL, weken=10), OORDEEL, "AFW-ADVIES", "Zie mail a.b@voorbeeld.nl"),
        ),
    ):
        assert wrong(demo, keuze) == [naam]


def test_minutes_are_for_a_normenkader_with_times(drechtsteden: Normenkader) -> None:
    product = drechtsteden.producten[0].product
    besluit = Besluit("product", product, None, date(2016, 7, 1), 52)
    assert check_choice(drechtsteden, besluit, Choice(besluit, OORDEEL)) == []
    timed = replace(besluit, minuten_per_week=60)
    found = check_choice(drechtsteden, besluit, Choice(timed, OORDEEL, "AFW-ADVIES", WORDS))
    assert [f.pad_tekst for f in found] == ["minuten_per_week"]


def test_the_client_reads_the_minutes_as_an_average(demo: Normenkader) -> None:
    text = client_text(demo, VOORSTEL)
    assert "Ontwikkelgerichte begeleiding" in text
    assert "gemiddeld 150 minuten per week" in text
    assert "begint op 1 juli 2026 en duurt 52 weken" in text


def test_the_phases_of_a_followed_proposal_are_those_of_its_answer(
    bibliotheek: Library,
) -> None:
    seen = 0
    for line in contract_lines("cases.jsonl"):
        zaak, normenkader = check_zaak(line["zaak"] | {"indicatieduur_weken": 52}, bibliotheek)
        antwoord = judge(normenkader, zaak)
        besluit = proposed(normenkader, zaak, antwoord)
        verdeling = phased(normenkader, antwoord, besluit)
        assert phases(verdeling) == antwoord["fasering"]
        seen += verdeling is not None and verdeling.changes
    assert seen > 5


def phases(verdeling: Schedule | None) -> list[dict[str, int]]:
    """The parts as the answer has them: without days."""
    keys = ("week_van", "week_tot", "minuten_per_week")
    return [{k: part[k] for k in keys} for part in (verdeling.plain() if verdeling else [])]


def test_a_duration_left_empty_or_filled_in_with_the_usual_one_gives_the_same_decision(
    bibliotheek: Library, demo: Normenkader
) -> None:
    """Minutes, schedule and text do not depend on an optional field."""
    changing = 0
    for line in contract_lines("cases.jsonl"):
        case = {k: v for k, v in line["zaak"].items() if k != "indicatieduur_weken"}
        found = []
        for own in ({}, {"indicatieduur_weken": demo.besluit.duur_weken}):
            zaak, normenkader = check_zaak(case | own, bibliotheek)
            antwoord = judge(normenkader, zaak)
            besluit = proposed(normenkader, zaak, antwoord)
            verdeling = phased(normenkader, antwoord, besluit)
            found.append((besluit, verdeling, client_text(normenkader, besluit, verdeling)))
        assert found[0] == found[1]
        changing += "In het begin is het" in found[0][2]
    assert changing > 5


def test_a_decision_without_a_product_has_a_date_and_no_period(bibliotheek: Library) -> None:
    seen = set()
    for line in contract_lines("cases.jsonl"):
        besluit = proposal(bibliotheek, line["zaak"])
        assert (besluit.weken is None) == (besluit.uitkomst != "product")
        if besluit.weken is None:
            seen.add(besluit.uitkomst)
            normenkader = bibliotheek.version("demo-ib", "2026.1")
            text = client_text(normenkader, besluit)
            assert text.endswith(f"De datum van dit besluit is {date_text(besluit.ingangsdatum)}.")
            assert "weken" not in text
    assert seen >= {"ib0", "geen_maatwerk", "geen_toegang"}


def test_the_client_reads_from_when_to_when_the_minutes_are_what(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    checked, normenkader = check_zaak(zaak, bibliotheek)
    antwoord = judge(normenkader, checked)
    other = replace(proposed(normenkader, checked, antwoord), minuten_per_week=175)
    verdeling = phased(normenkader, antwoord, other)
    assert verdeling is not None
    assert phases(verdeling) == [
        {"week_van": 1, "week_tot": 26, "minuten_per_week": 175},
        {"week_van": 27, "week_tot": 39, "minuten_per_week": 135},
        {"week_van": 40, "week_tot": 52, "minuten_per_week": 90},
    ]
    assert verdeling.mean == Fraction(7475, 52)
    text = client_text(normenkader, other, verdeling)
    assert "gemiddeld 175 minuten per week. De ene week" not in text
    assert "Dat is gemiddeld ongeveer 144 minuten per week." in text
    assert "begint op 1 juli 2026 en duurt 52 weken, tot en met 29 juni 2027." in text
    assert text.endswith(
        "In het begin is het gemiddeld 175 minuten per week. Vanaf 30 december 2026 is het "
        "gemiddeld 135 minuten per week. Vanaf 31 maart 2027 is het gemiddeld 90 minuten per week. "
        "Over de hele periode is het gemiddeld 144 minuten per week (afgerond)."
    )


def test_another_first_day_and_other_weeks_move_the_schedule(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    checked, normenkader = check_zaak(zaak, bibliotheek)
    antwoord = judge(normenkader, checked)
    made = replace(proposed(normenkader, checked, antwoord), weken=4, minuten_per_week=200)
    moved = phased(normenkader, antwoord, replace(made, ingangsdatum=date(2028, 2, 28)))
    assert moved is not None
    assert [t.dagen for t in moved.termijnen] == [
        "28 februari 2028 tot en met 12 maart 2028",
        "13 maart 2028 tot en met 19 maart 2028",
        "20 maart 2028 tot en met 26 maart 2028",
    ]
    assert moved.termijnen[-1].tot_en_met == replace(made, ingangsdatum=date(2028, 2, 28)).last_day


def test_the_client_reads_of_every_outcome(bibliotheek: Library) -> None:
    seen = set()
    for line in contract_lines("cases.jsonl"):
        zaak = line["zaak"]
        normenkader = bibliotheek.version("demo-ib", "2026.1")
        besluit = proposal(bibliotheek, zaak)
        seen.add(besluit.uitkomst)
        assert "{" not in client_text(normenkader, besluit)
    assert seen >= {"product", "ib0", "geen_maatwerk", "geen_toegang"}

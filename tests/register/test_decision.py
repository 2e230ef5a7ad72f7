"""What a decision is: its proposal, in what it deviates, and what the client reads."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from engine import judge
from normenkader import Bibliotheek, Normenkader
from register.decision import (
    Besluit,
    Keuze,
    check_choice,
    client_text,
    deviation_text,
    deviations,
    phased,
    proposed,
)
from tests.conftest import contract_lines
from tests.register.decisions import OORDEEL, proposal
from zaak.checking import check_zaak

VOORSTEL = Besluit("product", "IBO", 150, date(2026, 7, 1), 52)
WORDS = "De veiligheid vraagt om meer tijd."


def test_the_proposal_starts_on_the_peildatum_for_the_duration_of_the_normenkader(
    bibliotheek: Bibliotheek, zaak: dict[str, Any], demo: Normenkader
) -> None:
    found = proposal(bibliotheek, zaak)
    assert (found.product, found.minuten_per_week) == ("IBO", 150)
    assert found.ingangsdatum.isoformat() == zaak["peildatum"]
    assert found.weken == demo.besluit.duur_weken == 52


def test_a_number_of_weeks_in_the_case_is_the_proposed_duration(
    bibliotheek: Bibliotheek, zaak: dict[str, Any]
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
        ({"uitkomst": "ib0", "product": None, "minuten_per_week": None}, ["uitkomst"]),
        ({"product": "IBB", "minuten_per_week": 90, "weken": 13},
         ["product", "minuten", "periode"]),
    ],
)  # fmt: skip
def test_in_what_a_decision_deviates(changes: dict[str, Any], expected: list[str]) -> None:
    assert deviations(VOORSTEL, replace(VOORSTEL, **changes)) == expected


def test_a_product_where_none_was_proposed_deviates_in_outcome_and_minutes() -> None:
    refused = Besluit("geen_toegang", None, None, date(2026, 7, 1), 52)
    given = replace(refused, uitkomst="product", product="IBB", minuten_per_week=60)
    assert deviations(refused, given) == ["uitkomst", "minuten"]
    assert deviation_text(deviations(refused, given)) == "andere uitkomst en andere minuten"


def wrong(normenkader: Normenkader, keuze: Keuze) -> list[str]:
    return [f.pad_tekst for f in check_choice(normenkader, VOORSTEL, keuze)]


def test_following_asks_for_a_judgement_only(demo: Normenkader) -> None:
    assert wrong(demo, Keuze(VOORSTEL, OORDEEL)) == []
    assert wrong(demo, Keuze(VOORSTEL, "  goed   ")) == ["oordeel"]
    with_reason = Keuze(VOORSTEL, OORDEEL, "AFW-ADVIES", WORDS)
    assert wrong(demo, with_reason) == ["reden", "toelichting"]


def test_deviating_asks_for_a_reason_and_own_words_too(demo: Normenkader) -> None:
    other = replace(VOORSTEL, minuten_per_week=200)
    assert wrong(demo, Keuze(other, OORDEEL)) == ["reden", "toelichting"]
    assert wrong(demo, Keuze(other, OORDEEL, "AFW-ADVIES", WORDS)) == []


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
        ({"ingangsdatum": date(2025, 12, 31)}, "ingangsdatum"),
    ],
)
def test_what_can_not_be_is_refused_with_its_place(
    demo: Normenkader, changes: dict[str, Any], path: str
) -> None:
    other = replace(VOORSTEL, **changes)
    assert path in wrong(demo, Keuze(other, OORDEEL, "AFW-ADVIES", WORDS))


def test_own_words_about_a_person_are_refused(demo: Normenkader) -> None:
    for naam, keuze in (
        ("oordeel", Keuze(VOORSTEL, "Bel haar op 06-12345678 voor de afspraak.")),
        (
            "toelichting",
            Keuze(replace(VOORSTEL, weken=10), OORDEEL, "AFW-ADVIES", "Zie mail a.b@voorbeeld.nl"),
        ),
    ):
        assert wrong(demo, keuze) == [naam]


def test_minutes_are_for_a_normenkader_with_times(drechtsteden: Normenkader) -> None:
    product = drechtsteden.producten[0].product
    besluit = Besluit("product", product, None, date(2016, 7, 1), 52)
    assert check_choice(drechtsteden, besluit, Keuze(besluit, OORDEEL)) == []
    timed = replace(besluit, minuten_per_week=60)
    found = check_choice(drechtsteden, besluit, Keuze(timed, OORDEEL, "AFW-ADVIES", WORDS))
    assert [f.pad_tekst for f in found] == ["minuten_per_week"]


def test_the_client_reads_the_minutes_as_an_average(demo: Normenkader) -> None:
    text = client_text(demo, VOORSTEL)
    assert "Ontwikkelgerichte begeleiding" in text
    assert "gemiddeld 150 minuten per week" in text
    assert "begint op 1 juli 2026 en duurt 52 weken" in text


def test_the_phases_of_a_followed_proposal_are_those_of_its_answer(
    bibliotheek: Bibliotheek,
) -> None:
    seen = 0
    for line in contract_lines("cases.jsonl"):
        zaak, normenkader = check_zaak(line["zaak"] | {"indicatieduur_weken": 52}, bibliotheek)
        antwoord = judge(normenkader, zaak)
        besluit = proposed(normenkader, zaak, antwoord)
        found = [asdict(f) for f in phased(normenkader, zaak, antwoord, besluit)]
        assert found == antwoord["fasering"]
        seen += len(found) > 1
    assert seen > 5


def test_the_client_reads_when_the_minutes_change(
    bibliotheek: Bibliotheek, zaak: dict[str, Any]
) -> None:
    checked, normenkader = check_zaak(zaak | {"indicatieduur_weken": 52}, bibliotheek)
    antwoord = judge(normenkader, checked)
    other = replace(proposed(normenkader, checked, antwoord), minuten_per_week=200, weken=40)
    fasering = phased(normenkader, checked, antwoord, other)
    assert [asdict(f) for f in fasering] == [
        {"week_van": 1, "week_tot": 20, "minuten_per_week": 200},
        {"week_van": 21, "week_tot": 30, "minuten_per_week": 150},
        {"week_van": 31, "week_tot": 40, "minuten_per_week": 100},
    ]
    text = client_text(normenkader, other, fasering)
    assert "vanaf week 21 gemiddeld 150 minuten per week en vanaf week 31 gemiddeld 100" in text


def test_the_client_reads_of_every_outcome(bibliotheek: Bibliotheek) -> None:
    seen = set()
    for line in contract_lines("cases.jsonl"):
        zaak = line["zaak"]
        normenkader = bibliotheek.version("demo-ib", "2026.1")
        besluit = proposal(bibliotheek, zaak)
        seen.add(besluit.uitkomst)
        assert "{" not in client_text(normenkader, besluit)
    assert seen >= {"product", "ib0", "geen_maatwerk", "geen_toegang"}

"""Recording a decision: what is stored, what is refused, and never twice."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from engine import answer_text, judge
from normenkader import Library
from normenkader.file.canonical import canonical_bytes
from register.decisions.reading import open_decision
from register.decisions.writing import record
from register.errors import BesluitMeanwhileError, InvalidBesluitError, UnavailableError
from register.store.database import writing
from register.store.opening import Register
from rights import NoRightError
from tests.conftest import contract_lines
from tests.register.deciding import (
    AUDITOR,
    BEHEERDER,
    CONSULENT,
    MOMENT,
    OORDEEL,
    TRAINER,
    deviate,
    follow,
    proposal,
)
from zaak.checking import check_zaak


def test_a_decision_keeps_the_case_the_answer_and_the_normenkader(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    stored = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    dossier = open_decision(register, AUDITOR, stored.nummer)
    checked, normenkader = check_zaak(zaak, bibliotheek)
    assert dossier.inhoud.antwoord == answer_text(judge(normenkader, checked)).encode()
    assert dossier.inhoud.zaak == canonical_bytes({**zaak, "normenkader": "demo-ib"})
    assert dossier.normenkader.sha256 == normenkader.sha256
    assert dossier.normenkader.content == normenkader.content
    assert dossier.stuk["tijdstip"] == "2026-07-15T09:30:00Z"
    assert (dossier.stuk["gebruiker"], dossier.stuk["rol"]) == ("u-consulent", "consulent")
    assert dossier.stuk["durable_rules"] == "2.0.28"
    assert dossier.stuk["oordeel"] == OORDEEL
    assert dossier.stuk["afwijking"] == []


def test_a_deviation_says_in_what_and_why(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = deviate(bibliotheek, zaak, product="IBOI", minuten_per_week=300, weken=26)
    stored = record(register, CONSULENT, bibliotheek, order, MOMENT)
    stuk = open_decision(register, AUDITOR, stored.nummer).stuk
    assert stuk["afwijking"] == ["product", "minuten", "periode"]
    assert stuk["reden"] == "AFW-VEILIGHEID"
    assert "300 minuten" in stuk["voor_client"]
    assert "26 weken" in stuk["voor_client"]
    assert stuk["voorstel"]["minuten_per_week"] == 150


def test_the_same_order_twice_is_one_decision(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = follow(bibliotheek, zaak)
    first = record(register, CONSULENT, bibliotheek, order, MOMENT)
    again = record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert again == replace(first, nieuw=False)


def test_a_correction_names_the_decision_that_it_replaces(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    first = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    order = deviate(bibliotheek, zaak, vervangt=first.nummer, weken=10)
    second = record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert open_decision(register, AUDITOR, second.nummer).stuk["vervangt"] == first.nummer
    assert open_decision(register, AUDITOR, first.nummer).stuk["vervangt"] is None


def test_a_case_with_a_newer_decision_is_refused(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    first = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    with pytest.raises(BesluitMeanwhileError) as fout:
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    assert fout.value.laatste == first.nummer
    with pytest.raises(BesluitMeanwhileError):
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak, 99), MOMENT)


@pytest.mark.parametrize("gebruiker", [TRAINER, AUDITOR, BEHEERDER])
def test_only_a_consulent_decides(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], gebruiker: Any
) -> None:
    with pytest.raises(NoRightError):
        record(register, gebruiker, bibliotheek, follow(bibliotheek, zaak), MOMENT)


def test_every_error_of_a_decision_is_said_at_once(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = deviate(bibliotheek, zaak, reden="AFW-BESTAAT-NIET", minuten_per_week=0, weken=0)
    order = replace(order, keuze=replace(order.keuze, oordeel="kort", toelichting="BSN 111222333"))
    with pytest.raises(InvalidBesluitError) as fout:
        record(register, CONSULENT, bibliotheek, order, MOMENT)
    paths = [f.pad_tekst for f in fout.value.fouten]
    assert paths == ["minuten_per_week", "weken", "oordeel", "reden", "toelichting"]


def test_an_open_answer_gives_no_decision(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = follow(bibliotheek, zaak)
    partial = json.loads(json.dumps(zaak))
    del partial["leefgebieden"]["financien"]
    with pytest.raises(InvalidBesluitError) as fout:
        record(register, CONSULENT, bibliotheek, replace(order, zaak=partial), MOMENT)
    assert fout.value.fouten[0].pad_tekst == "leefgebieden.financien"


def test_light_help_is_proposed_without_minutes(register: Register, bibliotheek: Library) -> None:
    light = contract_lines("cases.jsonl")[28]["zaak"]
    voorstel = proposal(bibliotheek, light)
    assert (voorstel.uitkomst, voorstel.minuten_per_week) == ("ib0", None)
    stored = record(register, CONSULENT, bibliotheek, follow(bibliotheek, light), MOMENT)
    dossier = open_decision(register, AUDITOR, stored.nummer)
    assert dossier.antwoord["minuten_per_week"] == 15
    assert dossier.stuk["besluit"]["minuten_per_week"] is None


@pytest.mark.parametrize("table", ["keten", "inhouden", "normenkaders", "besluiten"])
@pytest.mark.parametrize("how", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_app_changes_nothing_that_was_stored(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], table: str, how: str
) -> None:
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    column = "sha256" if table == "normenkaders" else "nummer"
    with (
        pytest.raises(UnavailableError, match=r"verandert nooit|geen recht"),
        writing(register.engine) as connection,
    ):
        connection.execute(text(how.format(table, column)))

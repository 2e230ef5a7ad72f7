"""What earlier versions recorded stays as it was, also where its text would be refused today."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import zaak.answers
from comparison.register_effect import register_effects
from normenkader import Library
from normenkader.file.text import CONTROL
from normenkader.reading import from_content
from register.decisions.own_cases import open_own
from register.decisions.writing import record
from register.drafts import load_draft, start_draft
from register.errors import InvalidBesluitError
from register.integrity.control import control
from register.moving.exporting import Soort
from register.moving.exporting import export as export_decisions
from register.moving.transfer import export, import_file
from register.replaying.replay import replay, replay_decision
from register.replaying.what_if import what_if
from register.store.opening import Register, open_register
from register.store.place import place
from screens.intake.case.decided_case import show_decided_case, stand_of
from screens.intake.case.restoring import restored
from screens.intake.case.session import new_intake
from screens.intake.case.standing import standing
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CHECKED, CONSULENT, MOMENT, follow
from tests.register.stored_rows import stored_rows

HIDES = "Het lukt \u202eteiN\u202c\u200b goed\u2066.\U000e0041"
OORDEEL = f"Dit past bij wat ik heb gezien. {HIDES}"
NUMMER = 2


@pytest.fixture
def hidden(bibliotheek: Library) -> Library:
    """A normenkader as it could be before: something hides in its title."""
    inhoud = bibliotheek.version("demo-ib", "2026.1").content
    return Library([from_content({**inhoud, "titel": f"Demo {HIDES}"})], "demo-ib")


@pytest.fixture
def case() -> dict[str, Any]:
    found: dict[str, Any] = dict(contract_lines("cases.jsonl")[1]["zaak"])
    own = {**found["leefgebieden"]["financien"], "toelichting": HIDES}
    return {**found, "leefgebieden": {**found["leefgebieden"], "financien": own}}


@pytest.fixture
def earlier(
    register: Register,
    hidden: Library,
    case: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Register:
    """A register in which an earlier version recorded this: it refused controls only."""
    with monkeypatch.context() as then:
        then.setattr(zaak.answers, "FORBIDDEN", CONTROL)
        then.setattr("register.choice.unseen", lambda tekst: CONTROL.search(tekst) and "nee")
        order = follow(hidden, case)
        keuze = type(order.keuze)(order.keuze.besluit, OORDEEL)
        order = type(order)(order.opdracht, order.zaak, keuze, order.vervangt)
        record(register, CONSULENT, hidden, order, MOMENT)
    return register


def test_it_is_refused_in_what_is_new(
    register: Register, bibliotheek: Library, case: dict[str, Any]
) -> None:
    clean = {**case, "leefgebieden": {**case["leefgebieden"]}}
    clean["leefgebieden"]["financien"] = {
        k: v for k, v in case["leefgebieden"]["financien"].items() if k != "toelichting"
    }
    order = follow(bibliotheek, clean)
    for zaak_, oordeel, pad in (
        (case, order.keuze.oordeel, "leefgebieden.financien.toelichting"),
        (clean, OORDEEL, "oordeel"),
    ):
        keuze = type(order.keuze)(order.keuze.besluit, oordeel)
        with pytest.raises(InvalidBesluitError) as refused:
            record(register, CONSULENT, bibliotheek, type(order)("o", zaak_, keuze, None), MOMENT)
        assert [f.pad_tekst for f in refused.value.fouten] == [pad]
        assert "U+202E, U+202C, U+200B, U+2066, U+E0041" in str(refused.value)


def test_it_is_in_order_replayed_and_tried_with_another_version(
    earlier: Register, bibliotheek: Library, hidden: Library
) -> None:
    verslag = control(earlier.plek, AUDITOR, CHECKED)
    assert (verslag.bevindingen, verslag.besluiten) == ((), 1)
    assert replay_decision(earlier, AUDITOR, NUMMER).same
    assert replay(earlier, AUDITOR, [NUMMER]).gelijk == 1
    other = bibliotheek.version("demo-ib", "2026.1")
    gevolgen = what_if(earlier, AUDITOR, [NUMMER], other)
    assert (gevolgen.total.aantal, gevolgen.fouten) == (1, [])
    effect = register_effects(earlier, AUDITOR, [NUMMER], hidden.versies[0], other)
    assert (effect.total.aantal, effect.ongeldig, effect.geweigerd) == (1, [], [])


@pytest.mark.parametrize("soort", ["jsonl", "csv", "xlsx"])
def test_it_goes_out_as_it_is(earlier: Register, soort: Soort) -> None:
    bestand = io.BytesIO()
    assert export_decisions(earlier, AUDITOR, [NUMMER], soort, bestand) == 1
    if soort != "xlsx":
        assert OORDEEL in bestand.getvalue().decode("utf-8-sig")


def test_it_goes_to_another_register_and_stays_the_same(earlier: Register, tmp_path: Path) -> None:
    bestand = tmp_path / "uitvoer.jsonl"
    export(earlier, AUDITOR, bestand)
    empty = open_register(place(str(tmp_path / "leeg")))
    import_file(empty, bestand)
    assert stored_rows(empty.engine) == stored_rows(earlier.engine)
    empty.close()


def test_it_opens_on_the_screen_with_the_answer_of_then(
    earlier: Register, bibliotheek: Library
) -> None:
    intake = new_intake(bibliotheek, CONSULENT.pseudoniem)
    dossier = open_own(earlier, CONSULENT, NUMMER)
    assert show_decided_case(intake, dossier), intake.melding
    assert stand_of(intake, bibliotheek).antwoord == dossier.antwoord
    assert intake.draft.inhoud["leefgebieden"]["financien"]["toelichting"] == HIDES


def test_a_draft_of_then_opens_and_is_judged(
    register: Register, bibliotheek: Library, case: dict[str, Any]
) -> None:
    adres = start_draft(register, CONSULENT, {"inhoud": case}, MOMENT).adres
    draft = restored(load_draft(register, CONSULENT, adres, MOMENT), bibliotheek)
    assert draft.inhoud["leefgebieden"]["financien"]["toelichting"] == HIDES
    assert standing(draft.inhoud, bibliotheek).antwoord is not None

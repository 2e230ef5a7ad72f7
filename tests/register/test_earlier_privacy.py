"""What an earlier version recorded stays readable, also where today's rules refuse its text."""

from __future__ import annotations

from typing import Any

import pytest

import zaak.answers
import zaak.checking
from comparison.effect import effects
from comparison.register_effect import register_effects
from normenkader import Library
from normenkader.library import FixedVersion
from register.decisions.own_cases import open_own
from register.decisions.writing import record
from register.drafts import load_draft, start_draft
from register.errors import InvalidBesluitError
from register.integrity.control import control
from register.replaying.replay import replay, replay_decision
from register.replaying.what_if import what_if
from register.store.opening import Register
from screens.intake.case.decided_case import show_decided_case, stand_of
from screens.intake.case.restoring import restored
from screens.intake.case.session import new_intake
from screens.intake.case.standing import standing
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CHECKED, CONSULENT, MOMENT, follow
from zaak.checking import InvalidZaakError, check_draft, check_zaak

ADDRESS = "Zij woont nu bij haar zus in de Kerkstraat 12. Dat gaat goed."
LONG = "Dit gaat goed. " * 300
NUMMER = 2


@pytest.fixture(params=["adres", "lengte", "kenmerk", "nummer als kenmerk"])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A case that something of today refuses: a note, how long it is, or the reference."""
    found: dict[str, Any] = dict(contract_lines("cases.jsonl")[1]["zaak"])
    if request.param == "kenmerk":
        return {**found, "zaak": "a/b.c_d"}
    if request.param == "nummer als kenmerk":
        return {**found, "zaak": "123456782"}
    tekst = ADDRESS if request.param == "adres" else LONG
    own = {**found["leefgebieden"]["financien"], "toelichting": tekst}
    return {**found, "leefgebieden": {**found["leefgebieden"], "financien": own}}


@pytest.fixture(autouse=True)
def stricter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version may ask another form of a reference: as it is here."""
    request.getfixturevalue("earlier")
    monkeypatch.setattr(zaak.checking, "ZAAK_VORM", "[A-Z0-9-]{1,64}")


@pytest.fixture
def earlier(
    register: Register, bibliotheek: Library, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> Register:
    """A register in which an earlier version, that looked for less, recorded this case."""
    with monkeypatch.context() as then:
        then.setattr(zaak.checking, "find_personal_data", lambda *_: [])
        then.setattr(zaak.answers, "MOST_TEXT", 10_000)
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, case), MOMENT)
    return register


def test_it_is_refused_in_what_is_new(
    register: Register, bibliotheek: Library, case: dict[str, Any]
) -> None:
    demo = bibliotheek.version("demo-ib", "2026.1")
    for check in (check_zaak, check_draft):
        for library in (bibliotheek, FixedVersion(demo)):
            with pytest.raises(InvalidZaakError):
                check(case, library)
    clean = follow(bibliotheek, contract_lines("cases.jsonl")[1]["zaak"])
    order = type(clean)(clean.opdracht, case, clean.keuze, None)
    with pytest.raises(InvalidBesluitError):
        record(register, CONSULENT, bibliotheek, order, MOMENT)
    assert effects([case], demo, demo).aantal_ongeldig == 1


def test_an_auditor_finds_the_same_bytes(earlier: Register, bibliotheek: Library) -> None:
    verslag = control(earlier.plek, AUDITOR, CHECKED)
    assert (verslag.bevindingen, verslag.besluiten) == ((), 1)
    assert replay_decision(earlier, AUDITOR, NUMMER).same
    assert replay(earlier, AUDITOR, [NUMMER]).gelijk == 1
    demo = bibliotheek.version("demo-ib", "2026.1")
    gevolgen = what_if(earlier, AUDITOR, [NUMMER], demo)
    assert (gevolgen.total.aantal, gevolgen.fouten) == (1, [])
    effect = register_effects(earlier, AUDITOR, [NUMMER], demo, demo)
    assert (effect.total.aantal, effect.ongeldig, effect.geweigerd) == (1, [], [])


def test_it_opens_on_the_screen_with_the_answer_of_then(
    earlier: Register, bibliotheek: Library
) -> None:
    intake = new_intake(bibliotheek, CONSULENT.pseudoniem)
    dossier = open_own(earlier, CONSULENT, NUMMER)
    assert show_decided_case(intake, dossier), intake.melding
    assert stand_of(intake, bibliotheek).antwoord == dossier.antwoord


def test_a_draft_of_then_opens_and_is_not_recorded(
    register: Register, bibliotheek: Library, case: dict[str, Any]
) -> None:
    adres = start_draft(register, CONSULENT, {"inhoud": case}, MOMENT).adres
    draft = restored(load_draft(register, CONSULENT, adres, MOMENT), bibliotheek)
    assert draft.inhoud == case
    assert standing(draft.inhoud, bibliotheek).antwoord is not None
    clean = follow(bibliotheek, contract_lines("cases.jsonl")[1]["zaak"])
    order = type(clean)(clean.opdracht, draft.inhoud, clean.keuze, None)
    with pytest.raises(InvalidBesluitError):
        record(register, CONSULENT, bibliotheek, order, MOMENT)

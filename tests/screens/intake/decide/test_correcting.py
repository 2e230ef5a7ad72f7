"""A correction begins with what was decided, shows what it changes, and must change something."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import zaak.checking as zaak_checking
from normenkader import Library, Normenkader
from register.decisions.own_cases import own_decisions
from register.decisions.reading import of_case
from register.decisions.writing import now, record
from register.drafts import own_drafts
from register.store.opening import Register
from screens.intake.case.choosing import (
    CORRIGEERT,
    GEGEVEN,
    INGANG,
    MINUTEN,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VOLGT,
    WEKEN,
    as_choice,
)
from screens.intake.case.decided_case import open_decided
from screens.intake.case.draft import Draft, Storage
from screens.intake.case.kept import keep
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake
from screens.intake.case.standing import standing
from screens.intake.decide.correcting import (
    NIETS,
    changed_answers,
    changed_fields,
    day_care_was,
    start_correction,
    stop_correction,
    summary,
)
from screens.intake.decide.recording import earlier, record_decision
from tests.register.deciding import CONSULENT, deviate, follow, proposal
from tests.register.deciding import OORDEEL as WOORDEN
from zaak.day_care import DAGBESTEDING


def corrected(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], **changes: Any
) -> Intake:
    """An intake in which the decision on this case is being corrected."""
    make = deviate(bibliotheek, zaak, **changes) if changes else follow(bibliotheek, zaak)
    nummer = record(register, CONSULENT, bibliotheek, make).nummer
    intake = Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)
    assert open_decided(intake, CONSULENT, str(nummer))
    start_correction(intake, bibliotheek, CONSULENT)
    assert earlier(intake, CONSULENT) == ""
    return intake


@pytest.mark.parametrize("changes", [{}, {"minuten_per_week": 235, "weken": 26}])
def test_everything_that_was_decided_is_filled_in(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], changes: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak, **changes)
    oud = intake.besluit.vorig
    assert oud
    made = as_choice(oud.normenkader, proposal(bibliotheek, zaak), intake.draft.keuze)
    asked = deviate(bibliotheek, zaak, **changes) if changes else follow(bibliotheek, zaak)
    assert made == asked.keuze
    assert intake.draft.keuze[VOLGT] is not bool(changes)
    assert intake.draft.keuze[CORRIGEERT] == oud.nummer


def test_a_decision_is_corrected_whose_note_is_refused_today(
    register: Register,
    bibliotheek: Library,
    zaak: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = next(iter(zaak["leefgebieden"]))
    zaak["leefgebieden"][name]["toelichting"] = "Zij woont nu in de Kerkstraat 12."
    with monkeypatch.context() as then:
        then.setattr(zaak_checking, "find_personal_data", lambda *_: [])
        order = follow(bibliotheek, zaak)
        nummer = record(register, CONSULENT, bibliotheek, order).nummer
    intake = Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)
    assert open_decided(intake, CONSULENT, str(nummer))
    start_correction(intake, bibliotheek, CONSULENT)
    assert (intake.melding, intake.besluit.dossier) == (None, None)
    assert standing(intake.draft.inhoud, bibliotheek).antwoord is not None


def test_every_changed_field_is_told_with_how_it_was(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak, minuten_per_week=235, weken=26)
    oud, voorstel = intake.besluit.vorig, proposal(bibliotheek, zaak)
    assert oud
    others = {
        MINUTEN: (240, "235"),
        INGANG: ("2026-08-01", "1 juli 2026"),
        WEKEN: (30, "26"),
        REDEN: ("AFW-ADVIES", "De veiligheid van de cliënt of van anderen vraagt iets anders"),
        TOELICHTING: ("Iets heel anders.", "De veiligheid vraagt hier om meer tijd."),
        OORDEEL: ("Een ander oordeel.", WOORDEN),
    }
    for veld, (nieuw, was) in others.items():
        keuze = {**intake.draft.keuze, veld: nieuw}
        found = changed_fields(demo, voorstel, keuze, oud)
        assert [(w.veld, w.was) for w in found] == [(veld, was)]
    given = changed_fields(demo, voorstel, {**intake.draft.keuze, GEGEVEN: "uitkomst:ib0"}, oud)
    assert GEGEVEN in [w.veld for w in given]
    keuze = {**intake.draft.keuze, MINUTEN: 240, WEKEN: 30}
    text = summary(changed_fields(demo, voorstel, keuze, oud), [])
    assert text == "Je verandert: de minuten per week en het aantal weken."


def test_other_answers_are_a_change_too(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak)
    oud = intake.besluit.vorig
    assert oud
    assert changed_answers(demo, oud, intake.draft.inhoud) == []
    other = copy.deepcopy(intake.draft.inhoud)
    other["peildatum"] = "2026-07-02"
    name = next(iter(other["leefgebieden"]))
    other["leefgebieden"][name]["toelichting"] = "Meer woorden."
    told = ["de peildatum (was 1 juli 2026)", "een toelichting"]
    assert changed_answers(demo, oud, other) == told
    other["toegang"]["leeftijd"] = 50
    assert "de antwoorden bij Toegang" in changed_answers(demo, oud, other)


def test_a_correction_without_a_change_is_not_recorded(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak)
    voorstel = proposal(bibliotheek, zaak)
    record_decision(intake, CONSULENT, bibliotheek, demo, voorstel)
    assert intake.besluit.melding
    assert intake.besluit.melding.titel == NIETS
    assert len(of_case(register, CONSULENT, zaak["zaak"])) == 1
    intake.draft.choose(OORDEEL, "Bij nader inzien klopt dit ook.")
    record_decision(intake, CONSULENT, bibliotheek, demo, voorstel)
    assert intake.recorded
    assert intake.besluit.dossier
    assert intake.besluit.dossier.stuk["vervangt"] == intake.besluit.dossier.nummer - 1


def test_a_refresh_keeps_that_it_is_a_correction_and_it_can_be_left(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak)
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    assert restored(concept, bibliotheek).keuze == intake.draft.keuze
    stop_correction(intake, CONSULENT)
    assert intake.recorded
    assert not intake.replaced
    _, found = own_decisions(register, CONSULENT)
    assert [e.rij.nummer for e in found] == [intake.besluit.nummer]
    # Who pressed it by mistake can put it back.
    assert intake.weggegooid == concept
    keep(intake, CONSULENT)
    assert intake.draft.opslag.concept is None


def test_correcting_again_goes_on_with_what_was_begun(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak)
    nummer = intake.draft.keuze[CORRIGEERT]
    intake.draft.choose(OORDEEL, "Bij nader inzien klopt dit ook.")
    keep(intake, CONSULENT)
    again = Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)
    assert open_decided(again, CONSULENT, str(nummer))
    start_correction(again, bibliotheek, CONSULENT)
    assert again.draft.keuze == intake.draft.keuze
    assert again.melding is not None
    assert "al begonnen" in again.melding.titel
    keep(again, CONSULENT)
    assert len(own_drafts(register, CONSULENT, now())) == 1


def test_what_was_said_of_dagbesteding_stands_below_its_fields(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], demo: Normenkader
) -> None:
    table = {"dagdelen": 2, "zelfde_resultaat": False, "waarom": "Een groep is te druk."}
    intake = corrected(register, bibliotheek, zaak | {DAGBESTEDING: table})
    oud, draft = intake.besluit.vorig, intake.draft
    assert oud is not None
    assert day_care_was(oud, draft.inhoud) == ""
    draft.put(DAGBESTEDING, table | {"dagdelen": 3}, "dagdelen")
    was = day_care_was(oud, draft.inhoud)
    assert was.startswith("Dagbesteding: 2 dagdelen per week. ")
    assert was.endswith("Nee. Een groep is te druk.")
    assert changed_answers(demo, oud, draft.inhoud) == ["wat er over dagbesteding staat"]


def test_of_dagbesteding_that_was_not_there_it_says_so(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    intake = corrected(register, bibliotheek, zaak)
    assert intake.besluit.vorig is not None
    assert day_care_was(intake.besluit.vorig, zaak | {DAGBESTEDING: {"dagdelen": 0}}) == "niets"

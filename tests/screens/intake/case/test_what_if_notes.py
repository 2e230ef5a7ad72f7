"""Notes of what was tried: kept with the draft, never in the case."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.decisions.writing import now
from register.drafts import load_draft, own_drafts
from register.store.opening import Register
from screens.intake.case.case_files import as_json
from screens.intake.case.choosing import OORDEEL, VOLGT
from screens.intake.case.draft import Draft, FormPlace, Storage
from screens.intake.case.kept import keep
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake, new_intake
from screens.intake.case.what_if_notes import MOST_NOTES, add_note, drop_note, known_notes
from screens.intake.decide.recording import record_decision
from screens.intake.explain.what_if.trying import what_if
from tests.register.deciding import CONSULENT, proposal
from tests.register.deciding import OORDEEL as WOORDEN

NIVEAU = FormPlace("leefgebieden", "financien", "niveau")
TEKST = "Andere antwoorden:\n- Financiën: van 2 naar 3"


@pytest.fixture
def intake(bibliotheek: Library, demo: Normenkader) -> Intake:
    made = new_intake(bibliotheek, CONSULENT.pseudoniem)
    made.draft.answer(demo, NIVEAU, 2, "niveau")
    return made


def notes(draft: Draft) -> tuple[str, ...]:
    return draft.notities


def is_stored(intake: Intake) -> bool:
    return intake.stored


def is_unsaved(intake: Intake) -> bool:
    return intake.unsaved


def test_a_note_is_stored_and_comes_back_and_what_was_tried_is_not(
    register: Register, bibliotheek: Library, intake: Intake, demo: Normenkader
) -> None:
    what_if(intake).draft.answer(demo, NIVEAU, 4, "proef")
    case, file = intake.draft.inhoud, as_json(demo, intake.draft.inhoud)
    add_note(intake.draft, TEKST)
    assert not is_stored(intake)
    keep(intake, CONSULENT)
    assert is_stored(intake)
    concept = intake.draft.opslag.concept
    assert concept
    again = load_draft(register, CONSULENT, concept.adres, now())
    assert set(again.inhoud) == {"formaat", "deel", "inhoud", "opzij", "keuze", "notities"}
    draft = restored(again, bibliotheek)
    assert notes(draft) == (TEKST,)
    assert draft.inhoud == case
    assert draft.get(NIVEAU) == 2
    assert as_json(demo, draft.inhoud) == file


def test_the_decision_is_about_the_case_alone(
    register: Register, bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    keuze = {VOLGT: True, OORDEEL: WOORDEN}
    intake = Intake(Draft(zaak, keuze=keuze, opslag=Storage()), {}, CONSULENT.pseudoniem)
    what_if(intake).draft.answer(demo, NIVEAU, 4, "proef")
    add_note(intake.draft, TEKST)
    record_decision(intake, CONSULENT, bibliotheek, demo, proposal(bibliotheek, zaak))
    dossier = intake.besluit.dossier
    assert dossier
    assert dossier.zaak == {**zaak, "normenkader": "demo-ib"}
    assert dossier.antwoord["minuten_per_week"] == 150
    assert "Andere antwoorden" not in str(dossier)
    assert own_drafts(register, CONSULENT, now()) == []


def test_an_older_draft_without_notes_is_the_same_still(
    register: Register, bibliotheek: Library, intake: Intake
) -> None:
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    assert "notities" not in concept.inhoud
    intake.renew(restored(concept, bibliotheek), "zaak")
    assert notes(intake.draft) == ()
    keep(intake, CONSULENT)
    # It was not stored again.
    assert intake.draft.opslag.concept is concept


def test_a_note_alone_is_worth_keeping(register: Register, bibliotheek: Library) -> None:
    intake = new_intake(bibliotheek, CONSULENT.pseudoniem)
    add_note(intake.draft, TEKST)
    assert intake.touched
    intake.mark_saved(intake.draft.inhoud)
    # A download does not hold it.
    assert is_unsaved(intake)
    keep(intake, CONSULENT)
    assert not is_unsaved(intake)


def test_adding_and_throwing_away_are_undone_in_order(intake: Intake, demo: Normenkader) -> None:
    draft = intake.draft
    add_note(draft, "een")
    draft.answer(demo, NIVEAU, 3, "b")
    add_note(draft, "twee")
    drop_note(draft, 0)
    assert notes(draft) == ("twee",)
    assert draft.undo() == "notitie weggegooid"
    assert notes(draft) == ("een", "twee")
    draft.undo()
    assert draft.undo() == "b"
    assert (notes(draft), draft.get(NIVEAU)) == (("een",), 2)
    assert draft.undo() == "notitie bewaard"
    assert notes(draft) == ()


def test_the_same_note_twice_is_one_and_there_is_a_most(intake: Intake) -> None:
    for n in range(2 * MOST_NOTES):
        add_note(intake.draft, f"{n // 2}")
    assert len(notes(intake.draft)) == MOST_NOTES
    add_note(intake.draft, "een te veel")
    assert notes(intake.draft) == tuple(str(n) for n in range(MOST_NOTES))


def test_notes_belong_to_their_own_case(intake: Intake, zaak: dict[str, Any]) -> None:
    draft = intake.draft
    add_note(draft, TEKST)
    draft.replace(zaak, "voorbeeld")
    assert notes(draft) == ()
    draft.undo()
    assert notes(draft) == (TEKST,)
    draft.take_version(Draft(zaak, opslag=Storage(zaak), notities=("ander",)), "andere versie")
    assert notes(draft) == ("ander",)
    draft.undo()
    assert notes(draft) == (TEKST,)
    draft.put_below(Draft(zaak, notities=("ander",)), "mijn versie")
    draft.undo()
    assert notes(draft) == ("ander",)


@pytest.mark.parametrize(
    ("stored", "known"),
    [
        (None, ()),
        ("tekst", ()),
        ([1, "a", "", None, "b"], ("a", "b")),
        ([f"{n}" for n in range(99)], tuple(f"{n}" for n in range(MOST_NOTES))),
    ],
)
def test_what_is_no_note_is_left_out(stored: Any, known: tuple[str, ...]) -> None:
    assert known_notes(stored) == known

"""Recording from the screen against a real register: what is shown when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.choice import Besluit
from register.decisions.reading import of_case
from register.decisions.writing import Recorded, now
from register.decisions.writing import record as record_really
from register.drafts import load_draft, own_drafts
from register.errors import UnavailableError, UncertainError
from register.store.opening import Register
from rights import NoRightError
from screens.intake.case.choosing import OORDEEL, OPDRACHT, VOLGT
from screens.intake.case.draft import Draft, Storage
from screens.intake.case.kept import keep, keep_mine, take_other
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake
from screens.intake.decide import recording
from screens.intake.decide.recording import earlier, place, record_decision
from screens.sources import register as register_source
from screens.widgets.fields import Refused
from tests.register.deciding import CONSULENT, TRAINER, deviate, proposal
from tests.register.deciding import OORDEEL as WOORDEN

Press = Callable[[Intake], None]


@pytest.fixture
def voorstel(bibliotheek: Library, zaak: dict[str, Any]) -> Besluit:
    return proposal(bibliotheek, zaak)


@pytest.fixture
def intake(zaak: dict[str, Any]) -> Intake:
    keuze = {VOLGT: True, OORDEEL: WOORDEN}
    return Intake(
        Draft({**zaak, "normenkader": "demo-ib"}, keuze=keuze, opslag=Storage()),
        {},
        CONSULENT.pseudoniem,
    )


@pytest.fixture
def press(bibliotheek: Library, demo: Normenkader, voorstel: Besluit) -> Press:
    return lambda intake: record_decision(intake, CONSULENT, bibliotheek, demo, voorstel)


def done(intake: Intake) -> bool:
    return intake.recorded


def clash(intake: Intake) -> bool:
    return intake.draft.opslag.botsing


def titel(intake: Intake) -> str:
    return intake.besluit.melding.titel if intake.besluit.melding else ""


def test_recording_removes_the_draft_and_shows_what_is_stored(
    register: Register, intake: Intake, press: Press
) -> None:
    keep(intake, CONSULENT)
    assert len(own_drafts(register, CONSULENT, now())) == 1
    press(intake)
    assert done(intake)
    assert intake.besluit.dossier
    assert intake.besluit.dossier.stuk["oordeel"] == WOORDEN
    assert own_drafts(register, CONSULENT, now()) == []
    assert not intake.unsaved
    press(intake)
    keep(intake, CONSULENT)
    assert len(of_case(register, CONSULENT, intake.draft.inhoud["zaak"])) == 1
    assert own_drafts(register, CONSULENT, now()) == []


def test_errors_keep_it_from_being_recorded(
    register: Register, intake: Intake, press: Press
) -> None:
    intake.draft.choose(OORDEEL, "kort")
    press(intake)
    assert (done(intake), intake.besluit.fout) == (False, 1)
    intake.draft.choose(OORDEEL, WOORDEN)
    intake.geweigerd[place(OORDEEL)] = Refused("een nummer", ("Dit mag niet.",))
    press(intake)
    assert (done(intake), intake.besluit.fout) == (False, 2)
    assert of_case(register, CONSULENT, intake.draft.inhoud["zaak"]) == []


def test_a_lost_answer_and_the_same_button_again_give_one_decision(
    register: Register, intake: Intake, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*args: Any) -> Recorded:
        record_really(*args)
        raise UncertainError("De verbinding viel weg.")

    with monkeypatch.context() as patch:
        patch.setattr(recording, "record", lost)
        press(intake)
    assert not done(intake)
    assert titel(intake) == recording.ONZEKER
    order = intake.draft.keuze[OPDRACHT]
    press(intake)
    assert done(intake)
    assert titel(intake) == ""
    rows = of_case(register, CONSULENT, intake.draft.inhoud["zaak"])
    assert [row.opdracht for row in rows] == [order]


def test_the_order_survives_a_refresh(
    register: Register,
    bibliotheek: Library,
    intake: Intake,
    press: Press,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether it was stored or not: the draft of before asks under the same name."""

    def lost(*args: Any) -> Recorded:
        record_really(*args)
        raise UncertainError("De verbinding viel weg.")

    monkeypatch.setattr(recording, "record", lost)
    press(intake)
    concept = intake.draft.opslag.concept
    assert concept
    again = load_draft(register, CONSULENT, concept.adres, now())
    fresh = Intake(restored(again, bibliotheek), {}, CONSULENT.pseudoniem)
    assert fresh.draft.keuze == intake.draft.keuze
    assert earlier(fresh, CONSULENT) == ""
    assert done(fresh)


def test_other_words_under_the_same_order_are_said(
    register: Register, bibliotheek: Library, intake: Intake, press: Press, voorstel: Besluit
) -> None:
    intake.draft.choose(OPDRACHT, "a" * 32)
    first = deviate(bibliotheek, intake.draft.inhoud, minuten_per_week=300)
    assert earlier(intake, CONSULENT) == ""
    record_really(register, CONSULENT, bibliotheek, replace(first, opdracht="a" * 32))
    press(intake)
    assert done(intake)
    assert titel(intake) == recording.ANDERS
    assert intake.besluit.dossier
    assert intake.besluit.dossier.stuk["besluit"]["minuten_per_week"] == 300


def test_somebody_decided_meanwhile(
    register: Register, bibliotheek: Library, intake: Intake, press: Press
) -> None:
    assert earlier(intake, CONSULENT) == ""
    other = deviate(bibliotheek, intake.draft.inhoud, minuten_per_week=300)
    nummer = record_really(register, CONSULENT, bibliotheek, other).nummer
    press(intake)
    assert titel(intake) == recording.INTUSSEN
    assert not done(intake)
    press(intake)
    assert intake.besluit.dossier
    assert intake.besluit.dossier.stuk["vervangt"] == nummer


def test_another_proposal_than_the_one_on_the_screen_is_refused(
    register: Register,
    bibliotheek: Library,
    demo: Normenkader,
    intake: Intake,
    voorstel: Besluit,
) -> None:
    seen = replace(voorstel, minuten_per_week=(voorstel.minuten_per_week or 0) + 5)
    record_decision(intake, CONSULENT, bibliotheek, demo, seen)
    assert titel(intake) == recording.VOORSTEL_VERANDERD
    assert of_case(register, CONSULENT, intake.draft.inhoud["zaak"]) == []


def test_the_right_is_checked_when_recording(
    register: Register,
    bibliotheek: Library,
    demo: Normenkader,
    intake: Intake,
    voorstel: Besluit,
) -> None:
    with pytest.raises(NoRightError):
        record_decision(intake, TRAINER, bibliotheek, demo, voorstel)
    assert of_case(register, CONSULENT, intake.draft.inhoud["zaak"]) == []


def test_a_register_that_fails_keeps_everything(
    register: Register, intake: Intake, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: Any) -> Recorded:
        raise UnavailableError("De schijf is vol. Er is niets bewaard.")

    with monkeypatch.context() as patch:
        patch.setattr(recording, "record", fails)
        press(intake)
    assert titel(intake) == recording.NIET_VASTGELEGD
    assert intake.draft.keuze[OORDEEL] == WOORDEN
    # Nobody waits for it again at the next click; somebody may ask for another try.
    with pytest.raises(UnavailableError):
        register_source.opened()
    register_source.retry()
    press(intake)
    assert done(intake)


def test_a_change_in_another_window_comes_before_the_decision(
    register: Register, bibliotheek: Library, intake: Intake, press: Press
) -> None:
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    other = Intake(restored(concept, bibliotheek), {}, CONSULENT.pseudoniem)
    other.draft.choose(OORDEEL, "Een heel ander oordeel.")
    keep(other, CONSULENT)
    press(intake)
    assert not done(intake)
    assert clash(intake)
    assert intake.unsaved
    keep_mine(intake, bibliotheek, CONSULENT)
    keep(intake, CONSULENT)
    assert intake.stored
    keep(other, CONSULENT)
    assert not clash(other)
    other.draft.choose(OORDEEL, "Nog een heel ander oordeel.")
    keep(other, CONSULENT)
    assert clash(other)
    take_other(other, bibliotheek, CONSULENT)
    assert other.draft.keuze[OORDEEL] == WOORDEN
    other.undo()
    assert other.draft.keuze[OORDEEL] == "Nog een heel ander oordeel."
    press(intake)
    assert done(intake)

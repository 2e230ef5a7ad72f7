"""A new research from a decision: what it begins with, what is kept of it, and what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.decisions.own_cases import open_own
from register.decisions.reading import Dossier
from register.decisions.writing import now, record
from register.drafts import load_draft
from register.herindicatie import Herindicatie
from register.local_days import today
from register.store.opening import Register
from rights import LOKAAL, Role, User
from screens.intake.case.draft import Draft, FormPlace, Storage
from screens.intake.case.kept import keep
from screens.intake.case.origin import WEG, Origin, both_discussed, of_decision
from screens.intake.case.part_list import TOEN, not_discussed, part_keys
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake
from screens.intake.reassess.beside_question import mark_discussed
from screens.intake.reassess.replaced import start_from_later
from screens.intake.reassess.starting import beginning, start_from
from tests.explaining.reassessment.versions import then
from tests.register.deciding import CONSULENT, TRAINER, deviate, follow
from tests.screens.intake.own_first.intakes import kept, mode_on, own_register
from tests.screens.intake.own_first.sent import opened, whole

PARTS = ["toegang", "lg-financien", "lg-adl", "lg-sociaal_netwerk", "clientfactoren"]


@pytest.fixture
def case(demo: Normenkader) -> dict[str, Any]:
    return then(demo) | {"hulpvraag": "Ik wil mijn post weer openen."}


@pytest.fixture
def old(register: Register, bibliotheek: Library, case: dict[str, Any]) -> Dossier:
    number = record(register, CONSULENT, bibliotheek, follow(bibliotheek, case)).nummer
    return open_own(register, CONSULENT, number)


@pytest.fixture
def intake(bibliotheek: Library, old: Dossier) -> Intake:
    """A research that started from the decision."""
    found = Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)
    assert start_from(found, bibliotheek, CONSULENT, old.nummer)
    return found


def test_it_has_the_answers_of_then_under_a_reference_and_a_date_of_now(
    intake: Intake, case: dict[str, Any]
) -> None:
    begun = intake.draft.inhoud
    assert not intake.recorded
    assert intake.touched
    assert intake.deel == TOEN
    assert begun["zaak"] != case["zaak"]
    assert begun["peildatum"] == today().isoformat()
    assert "hulpvraag" not in begun
    for part in ("toegang", "leefgebieden", "clientfactoren"):
        assert begun[part] == case[part]


def test_every_part_with_answers_waits_until_it_was_discussed(
    intake: Intake, demo: Normenkader
) -> None:
    assert TOEN in part_keys(intake, demo)
    assert not_discussed(intake, demo) == PARTS
    mark_discussed(intake, "lg-adl", done=True)
    assert not_discussed(intake, demo) == [p for p in PARTS if p != "lg-adl"]
    mark_discussed(intake, "lg-adl", done=False)
    assert not_discussed(intake, demo) == PARTS


def test_a_draft_keeps_from_which_decision_it_started_and_what_was_discussed(
    intake: Intake, bibliotheek: Library, register: Register, old: Dossier, demo: Normenkader
) -> None:
    mark_discussed(intake, "toegang", done=True)
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept is not None
    draft = restored(load_draft(register, CONSULENT, concept.adres, now()), bibliotheek)
    origin = draft.opslag.origin
    assert origin is not None
    assert (origin.record, origin.hash, origin.besproken) == (old.nummer, old.hash, ("toegang",))
    origin.read(CONSULENT)
    assert origin.dossier == old
    day = draft.inhoud["peildatum"]
    left = tuple(PARTS[1:])
    assert origin.request(demo, day, "") == Herindicatie(old.nummer, old.hash, "", left)


def test_no_undo_takes_the_decision_away(intake: Intake, demo: Normenkader) -> None:
    origin = intake.draft.opslag.origin
    place = FormPlace("leefgebieden", "adl", "niveau")
    intake.draft.answer(demo, place, 3, "ADL")
    mark_discussed(intake, "lg-adl", done=True)
    intake.undo()
    assert intake.draft.get(place) == 2
    assert intake.draft.opslag.origin is not None
    assert intake.draft.opslag.origin.besproken == ("lg-adl",)
    assert origin is not None


def test_two_windows_of_one_draft_have_both_discussed(old: Dossier) -> None:
    here = of_decision(old).discussed("toegang", done=True)
    there = of_decision(old).discussed("lg-adl", done=True)
    both = both_discussed(here, there)
    assert both is not None
    assert both.besproken == ("toegang", "lg-adl")
    assert both_discussed(None, there) is None


def test_a_decision_that_can_not_be_read_is_said(old: Dossier) -> None:
    gone = Origin(99, old.hash)
    gone.read(CONSULENT)
    assert (gone.dossier, gone.fout) == (None, WEG)
    other = Origin(old.nummer, "0" * 64)
    other.read(CONSULENT)
    assert (other.dossier, other.fout) == (None, WEG)
    refused = Origin(old.nummer, old.hash)
    refused.read(TRAINER)
    assert (refused.dossier, refused.fout) == (None, WEG)


def test_a_colleague_who_has_the_draft_reads_the_decision_of_then(old: Dossier) -> None:
    colleague = User("u-collega", frozenset({Role.CONSULENT}))
    origin = Origin(old.nummer, old.hash)
    origin.read(colleague)
    assert origin.dossier == old


def test_rules_that_are_over_make_place_for_those_of_now(bibliotheek: Library) -> None:
    begin, nieuw = beginning(bibliotheek, "awbz-bgi-2014")
    assert nieuw.normenkader == begin["normenkader"] == "demo-ib"
    begin, nieuw = beginning(bibliotheek, "demo-ib")
    assert (begin["peildatum"], nieuw.normenkader) == (today().isoformat(), "demo-ib")


def test_before_ones_own_judgement_nothing_of_the_difference_is_there(
    bibliotheek: Library, demo: Normenkader
) -> None:
    folder: Path = own_register()
    with mode_on(folder) as register:
        number = record(register, LOKAAL, bibliotheek, follow(bibliotheek, then(demo))).nummer
        dossier = open_own(register, LOKAAL, number)
        new = then(demo) | {"zaak": "T-00009", "peildatum": today().isoformat()}
        new["leefgebieden"]["sociaal_netwerk"] = {"niveau": 4}
        # Then 105 minutes; now 60, with 20 % more 72, rounded up 75: 30 less.
        concept = kept(register, new, herindicatie=of_decision(dossier).kept())
        for part in ("toen", "lg-sociaal_netwerk", "besluit", "overzicht"):
            text = whole(opened(zaak=concept.adres, deel=part))
            assert "T-00009" in text
            for secret in (
                "Voorstel nu",
                "Andere antwoorden",
                "−30",
                "75 min",
                "minder dan iemand",
            ):
                assert secret not in text, (part, secret)
        text = whole(opened(zaak=concept.adres, deel="toen"))
        assert "Eerst jouw oordeel" in text
        assert "105 minuten" in text
        assert "2 stappen lichter" in text


def test_a_decision_that_was_replaced_makes_place_for_the_one_that_holds(
    register: Register,
    bibliotheek: Library,
    intake: Intake,
    old: Dossier,
    case: dict[str, Any],
) -> None:
    later = record(
        register, CONSULENT, bibliotheek, deviate(bibliotheek, case, old.nummer, weken=60)
    ).nummer
    again = Origin(old.nummer, old.hash, ("lg-adl",))
    again.read(CONSULENT)
    assert again.dossier is not None
    assert again.dossier.vervangen_door == later
    intake.draft.opslag.origin = again
    before = intake.draft.inhoud
    start_from_later(intake, CONSULENT)
    found = intake.draft.opslag.origin
    assert found is not None
    assert (found.record, found.besproken) == (later, ("lg-adl",))
    assert intake.draft.inhoud == before


def test_who_began_before_goes_on_with_that(
    intake: Intake, bibliotheek: Library, old: Dossier
) -> None:
    keep(intake, CONSULENT)
    reference = intake.draft.inhoud["zaak"]
    other = Intake(Draft({}, opslag=Storage()), {}, CONSULENT.pseudoniem)
    assert start_from(other, bibliotheek, CONSULENT, old.nummer)
    assert other.draft.inhoud["zaak"] == reference
    assert other.deel == TOEN
    assert other.melding is not None
    assert "verder" in other.melding.titel

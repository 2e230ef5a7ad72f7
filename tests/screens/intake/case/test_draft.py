"""The draft: answers, setting aside, undo, and going on under another normenkader."""

from __future__ import annotations

import copy
import re
from datetime import date
from typing import Any

import pytest

from normenkader import Library, Normenkader
from screens.intake.case.beginning import date_in_force, new_case
from screens.intake.case.draft import MOST_STEPS, Draft, FormPlace, from_zaak, untouched
from screens.intake.case.reference import new_reference
from screens.intake.case.switching import Switch, carry_over
from zaak.checking import check_draft, check_zaak

NIVEAU = FormPlace("leefgebieden", "financien", "niveau")
DOEL = FormPlace("leefgebieden", "financien", "doel")
NOTITIE = FormPlace("leefgebieden", "financien", "toelichting")


@pytest.fixture
def draft(bibliotheek: Library) -> Draft:
    return Draft(new_case(bibliotheek, date(2026, 7, 1)))


def test_an_answer_is_set_changed_and_cleared(draft: Draft, demo: Normenkader) -> None:
    draft.answer(demo, NIVEAU, 2, "a")
    draft.answer(demo, NIVEAU, 3, "b")
    assert draft.inhoud["leefgebieden"] == {"financien": {"niveau": 3}}
    draft.answer(demo, NIVEAU, None, "c")
    assert draft.inhoud["leefgebieden"] == {}


def test_false_is_an_answer(draft: Draft, demo: Normenkader) -> None:
    place = FormPlace("toegang", "", "wlz_indicatie")
    draft.answer(demo, place, False, "a")
    assert draft.get(place) is False


def test_not_asked_sets_the_other_answers_aside_and_brings_them_back(
    draft: Draft, demo: Normenkader
) -> None:
    draft.answer(demo, NIVEAU, 2, "a")
    draft.answer(demo, DOEL, "behoud", "b")
    draft.write(NOTITIE, "Post blijft liggen.", "c")
    draft.answer(demo, NIVEAU, "niet_uitgevraagd", "d")
    assert draft.inhoud["leefgebieden"]["financien"] == {
        "niveau": "niet_uitgevraagd",
        "toelichting": "Post blijft liggen.",
    }
    draft.answer(demo, NIVEAU, 3, "e")
    assert draft.get(DOEL) == "behoud"


def test_undo_goes_back_step_by_step_and_says_which(draft: Draft, demo: Normenkader) -> None:
    begin = copy.deepcopy(draft.inhoud)
    draft.answer(demo, NIVEAU, 2, "Financiën: niet zelfredzaam")
    draft.answer(demo, NIVEAU, "niet_uitgevraagd", "Financiën: niet uitgevraagd")
    assert draft.last_step == "Financiën: niet uitgevraagd"
    assert draft.undo() == "Financiën: niet uitgevraagd"
    assert draft.get(NIVEAU) == 2
    draft.undo()
    assert draft.inhoud == begin
    assert draft.undo() == ""


def test_the_history_has_an_end(draft: Draft, demo: Normenkader) -> None:
    for n in range(2 * MOST_STEPS):
        draft.answer(demo, NIVEAU, 1 + n % 5, f"{n}")
    assert len(draft.historie) == MOST_STEPS


def test_typing_on_is_one_step(draft: Draft) -> None:
    for tekst in ("a", "ab", "abc"):
        draft.write(NOTITIE, tekst, "toelichting")
    assert len(draft.historie) == 1
    draft.undo()
    assert draft.get(NOTITIE) is None


def test_a_new_start_can_be_undone(draft: Draft, demo: Normenkader, zaak: dict[str, Any]) -> None:
    draft.answer(demo, NIVEAU, 2, "a")
    before = copy.deepcopy(draft.inhoud)
    ronde = draft.ronde
    draft.replace(zaak, "voorbeeld")
    assert draft.inhoud == zaak
    draft.undo()
    assert draft.inhoud == before
    assert draft.ronde == ronde + 2


def test_only_untouched_leefgebieden_are_skipped(draft: Draft, demo: Normenkader) -> None:
    draft.answer(demo, NIVEAU, 2, "a")
    draft.write(FormPlace("leefgebieden", "adl", "toelichting"), "Later.", "b")
    assert draft.skip_untouched(demo) == 10
    assert untouched(demo, draft.inhoud) == []
    assert draft.get(NIVEAU) == 2
    assert draft.inhoud["leefgebieden"]["adl"] == {
        "toelichting": "Later.",
        "niveau": "niet_uitgevraagd",
    }
    draft.undo()
    assert len(untouched(demo, draft.inhoud)) == 10


def test_a_new_case_is_a_valid_draft(bibliotheek: Library) -> None:
    inhoud = new_case(bibliotheek, date(2016, 3, 1))
    checked, normenkader = check_draft(inhoud, bibliotheek)
    assert (normenkader.normenkader, inhoud["peildatum"]) == ("demo-ib", "2026-01-01")
    assert from_zaak(checked) == inhoud


def test_references_are_random_and_pseudonymous() -> None:
    found = {new_reference() for _ in range(200)}
    assert len(found) == 200
    assert all(re.fullmatch("Z-[A-Z2-9]{4}-[A-Z2-9]{4}", r) for r in found)


def test_the_nearest_date_in_force(bibliotheek: Library) -> None:
    naam = "drechtsteden-ib-2016"
    assert date_in_force(bibliotheek, naam, date(2026, 7, 1)) == date(2016, 12, 31)
    assert date_in_force(bibliotheek, naam, date(2016, 7, 1)) == date(2016, 7, 1)
    assert date_in_force(bibliotheek, naam, date(2010, 1, 1)) == date(2016, 1, 1)


def test_another_normenkader_keeps_what_fits_and_says_the_rest(
    bibliotheek: Library,
    demo: Normenkader,
    drechtsteden: Normenkader,
    zaak: dict[str, Any],
) -> None:
    zaak["leefgebieden"]["financien"]["toelichting"] = "Post."
    checked, _ = check_zaak(zaak, bibliotheek)
    inhoud, lost = carry_over(from_zaak(checked), demo, drechtsteden, "2016-06-01")
    check_draft(inhoud, bibliotheek)
    assert inhoud["toegang"] == {"permanent_toezicht": False, "extramuraal_duurder": False}
    assert inhoud["leefgebieden"]["financien"] == {
        "niveau": 2,
        "opgelost_door": "geen",
        "toelichting": "Post.",
    }
    assert inhoud["leefgebieden"]["verslaving"] == {"niveau": "niet_uitgevraagd"}
    assert "Toegang: Hoe oud is de inwoner? (was: 51)" in lost
    assert any(line.startswith("Financiën: Wat is het doel") for line in lost)


def test_the_same_normenkader_keeps_everything(
    bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    inhoud = from_zaak(check_zaak(zaak, bibliotheek)[0])
    again, lost = carry_over(inhoud, demo, demo, "2026-08-01")
    assert lost == []
    assert again == {**inhoud, "peildatum": "2026-08-01"}


def test_who_chooses_another_normenkader_and_comes_back_has_the_same_case(
    bibliotheek: Library, demo: Normenkader, drechtsteden: Normenkader, zaak: dict[str, Any]
) -> None:
    begin = from_zaak(check_zaak(zaak, bibliotheek)[0])
    overstap = Switch()
    day = overstap.day(bibliotheek, "drechtsteden-ib-2016", begin["peildatum"])
    assert day == date(2016, 12, 31)
    carried, _ = carry_over(begin, demo, drechtsteden, day.isoformat())
    there = overstap.switch(begin, carried, demo, drechtsteden)
    back = overstap.day(bibliotheek, "demo-ib", there["peildatum"])
    carried, _ = carry_over(there, drechtsteden, demo, back.isoformat())
    assert overstap.switch(there, carried, drechtsteden, demo) == begin


def test_what_was_changed_in_the_other_normenkader_stays_changed(
    bibliotheek: Library, demo: Normenkader, drechtsteden: Normenkader, zaak: dict[str, Any]
) -> None:
    begin = from_zaak(check_zaak(zaak, bibliotheek)[0])
    overstap = Switch()
    overstap.day(bibliotheek, "drechtsteden-ib-2016", begin["peildatum"])
    there = overstap.switch(
        begin, carry_over(begin, demo, drechtsteden, "2016-12-31")[0], demo, drechtsteden
    )
    there["leefgebieden"]["financien"] = {"niveau": "niet_uitgevraagd"}
    there["peildatum"] = "2016-05-05"
    assert overstap.day(bibliotheek, "demo-ib", "2016-05-05") == date(2026, 1, 1)
    carried, _ = carry_over(there, drechtsteden, demo, "2026-01-01")
    back = overstap.switch(there, carried, drechtsteden, demo)
    # The goal that has no place there does not come back beside an answer that excludes it.
    assert back["leefgebieden"]["financien"] == {"niveau": "niet_uitgevraagd"}
    assert back["toegang"] == begin["toegang"]
    check_draft(back, bibliotheek)


def test_the_usual_duration_that_nobody_typed_is_not_called_gone(
    bibliotheek: Library, demo: Normenkader, drechtsteden: Normenkader
) -> None:
    begin = new_case(bibliotheek, date(2026, 7, 1))
    assert begin["indicatieduur_weken"] == demo.besluit.duur_weken
    assert carry_over(begin, demo, drechtsteden, "2016-06-01")[1] == []
    _, lost = carry_over(begin | {"indicatieduur_weken": 10}, demo, drechtsteden, "2016-06-01")
    assert [line for line in lost if line.endswith("(was: 10)")] == lost != []

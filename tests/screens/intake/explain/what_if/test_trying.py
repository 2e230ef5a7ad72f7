"""What if: a copy with other answers that the case never notices."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from explaining.why_not.search import why_not
from normenkader import Library, Normenkader
from register.local_days import today
from screens.intake.case.beginning import new_case
from screens.intake.case.case_files import as_json, as_yaml
from screens.intake.case.draft import Draft, FormPlace, Storage, from_zaak
from screens.intake.case.part_list import UITLEG
from screens.intake.case.session import Intake
from screens.intake.case.standing import standing
from screens.intake.explain.views import WAT_ALS
from screens.intake.explain.what_if.trying import (
    FIRST_ROUND,
    OPNIEUW,
    answers_only,
    asked_parts,
    changes,
    load,
    put_back,
    throw_away,
    what_if,
)
from tests.conftest import contract_lines
from zaak.checking import check_zaak

NIVEAU = FormPlace("leefgebieden", "financien", "niveau")
DOEL = FormPlace("leefgebieden", "financien", "doel")
NOTITIE = FormPlace("leefgebieden", "financien", "toelichting")


@pytest.fixture
def intake(bibliotheek: Library, zaak: dict[str, Any]) -> Intake:
    zaak["leefgebieden"]["financien"]["toelichting"] = "De post blijft liggen."
    inhoud = from_zaak(check_zaak(zaak, bibliotheek)[0])
    return Intake(Draft(inhoud, opslag=Storage({})), inhoud, deel=UITLEG)


def words(intake: Intake, demo: Normenkader) -> list[str]:
    proef = what_if(intake)
    return [v.zin for v in changes(demo, proef.bewaard, proef.draft.inhoud)]


def test_the_copy_begins_as_the_case_without_its_texts(intake: Intake, demo: Normenkader) -> None:
    proef = what_if(intake)
    assert proef is what_if(intake)
    assert proef.draft.inhoud == answers_only(intake.draft.inhoud)
    assert "post" not in str(proef.draft.inhoud)
    assert words(intake, demo) == []


def test_the_fields_of_both_never_meet(intake: Intake) -> None:
    # A draft that is read again counts on from any number below 10**9 (screens.intake.case.kept).
    assert what_if(intake).draft.ronde >= FIRST_ROUND > 10**9


def test_nothing_of_it_reaches_the_case_what_is_stored_or_a_download(
    intake: Intake, demo: Normenkader
) -> None:
    content, files = copy.deepcopy(intake.content()), written(intake, demo)
    proef = what_if(intake)
    proef.draft.answer(demo, NIVEAU, 4, "a")
    proef.draft.answer(demo, FormPlace("toegang", "", "wlz_indicatie"), True, "b")
    proef.draft.answer(demo, FormPlace("clientfactoren", "", "zorgmijding"), "geen", "c")
    assert len(words(intake, demo)) == 3
    assert intake.content() == content
    assert written(intake, demo) == files
    assert intake.draft.historie == []
    throw_away(intake)
    assert words(intake, demo) == []
    assert intake.content() == content


def written(intake: Intake, demo: Normenkader) -> tuple[str, str]:
    inhoud = intake.draft.inhoud
    return as_yaml(demo, inhoud), as_json(demo, inhoud)


def test_when_the_case_changes_the_copy_begins_again_and_says_so(
    intake: Intake, demo: Normenkader
) -> None:
    proef = what_if(intake)
    proef.draft.answer(demo, NIVEAU, 4, "a")
    intake.draft.write(NOTITIE, "Een andere tekst.", "b")
    assert what_if(intake) is proef
    intake.draft.answer(demo, DOEL, "behoud", "c")
    again = what_if(intake)
    assert again.draft.inhoud == answers_only(intake.draft.inhoud)
    assert again.melding
    assert again.melding.titel == OPNIEUW
    assert again.draft.ronde != proef.draft.ronde
    intake.draft.answer(demo, DOEL, "ontwikkel", "d")
    # Nothing was changed: then there is nothing to say.
    assert what_if(intake).melding is None


def test_another_case_begins_without_what_was_tried(
    intake: Intake, demo: Normenkader, bibliotheek: Library
) -> None:
    what_if(intake).draft.answer(demo, NIVEAU, 4, "a")
    intake.start_again(bibliotheek)
    assert intake.proef is None
    what_if(intake)
    intake.next_intake(bibliotheek)
    assert intake.proef is None


def test_every_alternative_gives_its_product(bibliotheek: Library) -> None:
    seen = 0
    for line in contract_lines("cases.jsonl")[:12]:
        zaak, normenkader = check_zaak(line["zaak"], bibliotheek)
        inhoud = from_zaak(zaak)
        intake = Intake(Draft(inhoud, opslag=Storage({})), inhoud)
        for alternatief in why_not(normenkader, zaak).alternatieven:
            if not alternatief.found:
                continue
            load(intake, normenkader, alternatief.wijzigingen, alternatief.naam)
            proef = what_if(intake)
            stand = standing(proef.draft.inhoud, bibliotheek)
            assert stand.antwoord
            assert alternatief.antwoord
            assert stand.antwoord["product"] == alternatief.antwoord["product"]
            assert stand.spoor == alternatief.antwoord["spoor"]
            made = changes(normenkader, proef.bewaard, proef.draft.inhoud)
            assert len(made) == len(alternatief.wijzigingen)
            assert intake.draft.inhoud == inhoud
            seen += 1
    assert seen > 10


def test_loading_shows_the_view_and_what_was_tried_is_one_step_back(
    intake: Intake, demo: Normenkader, bibliotheek: Library
) -> None:
    what_if(intake).draft.answer(demo, NIVEAU, 4, "a")
    tried = words(intake, demo)
    zaak = standing(intake.draft.inhoud, bibliotheek).zaak
    found = next(a for a in why_not(demo, zaak).alternatieven if a.found)
    jump = intake.sprong
    load(intake, demo, found.wijzigingen, found.naam)
    assert (intake.weergave, intake.deel, intake.sprong) == (WAT_ALS, UITLEG, jump + 1)
    proef = what_if(intake)
    assert proef.deel in asked_parts(demo)
    assert words(intake, demo) != tried
    assert proef.draft.undo() == found.naam
    assert words(intake, demo) == tried


def test_changes_are_said_in_the_words_of_the_form(intake: Intake, demo: Normenkader) -> None:
    proef = what_if(intake)
    proef.draft.answer(demo, NIVEAU, 3, "a")
    proef.draft.answer(demo, FormPlace("zaak", "", "indicatieduur_weken"), 26, "b")
    proef.draft.answer(demo, FormPlace("toegang", "", "leeftijd"), 60, "c")
    proef.draft.answer(demo, FormPlace("clientfactoren", "", "beeldzorg"), None, "d")
    found = words(intake, demo)
    assert found[0].endswith("van niet ingevuld naar 26 weken")
    assert found[1] == "Toegang, ‘Hoe oud is de inwoner?’: van 51 jaar naar 60 jaar"
    assert found[2] == (
        "Financiën, ‘Hoe zelfredzaam is de inwoner?’: van niet zelfredzaam (2) naar "
        "beperkt zelfredzaam (3)"
    )
    assert found[3].endswith("naar niet ingevuld")
    assert len(found) == 4


def test_a_leefgebied_that_is_left_out_is_one_change_and_comes_back_whole(
    intake: Intake, demo: Normenkader
) -> None:
    proef = what_if(intake)
    proef.draft.answer(demo, NIVEAU, "niet_uitgevraagd", "a")
    found = changes(demo, proef.bewaard, proef.draft.inhoud)
    assert [v.naar for v in found] == ["niet uitgevraagd"]
    ronde = proef.draft.ronde
    put_back(proef, demo, found[0])
    assert proef.draft.inhoud == proef.bewaard
    assert proef.draft.ronde == ronde + 1


def test_each_change_can_be_put_back_alone(intake: Intake, demo: Normenkader) -> None:
    proef = what_if(intake)
    left_out = FormPlace("leefgebieden", "verslaving", "niveau")
    proef.draft.answer(demo, left_out, 2, "a")
    proef.draft.answer(demo, FormPlace("leefgebieden", "verslaving", "doel"), "behoud", "b")
    proef.draft.answer(demo, DOEL, None, "c")
    found = changes(demo, proef.bewaard, proef.draft.inhoud)
    assert len(found) == 3
    for verandering in found:
        put_back(proef, demo, verandering)
    assert proef.draft.inhoud == proef.bewaard


def test_an_empty_case_can_be_tried_too(bibliotheek: Library, demo: Normenkader) -> None:
    inhoud = new_case(bibliotheek, today())
    intake = Intake(Draft(inhoud, opslag=Storage(inhoud)), inhoud)
    proef = what_if(intake)
    proef.draft.answer(demo, NIVEAU, 2, "a")
    stand = standing(proef.draft.inhoud, bibliotheek)
    assert stand.leefgebieden["financien"].open == 1
    assert not intake.touched


def test_only_parts_that_ask_something_are_offered(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert "zaak" in asked_parts(demo)
    assert set(asked_parts(drechtsteden)) == {
        key for key in ("zaak", "toegang", "clientfactoren") if drechtsteden.questions(key)
    } | {f"lg-{naam}" for naam in drechtsteden.leefgebied_names}

"""Storing drafts and reading them again; saying so in words."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library, Normenkader
from register.decisions.writing import now
from register.drafts import DAYS, load_draft, own_drafts, start_draft
from register.errors import NoConceptError, UnavailableError
from register.local_days import HERE
from register.store.opening import Register
from screens.intake.case.draft import Draft, FormPlace, Storage
from screens.intake.case.kept import keep, keep_again
from screens.intake.case.restoring import restored
from screens.intake.case.session import Intake, new_intake
from screens.intake.my_drafts import changed
from screens.sources import register as register_source
from screens.sources.register import RegisterSource
from screens.widgets.fields import Refused
from tests.register.deciding import CONSULENT, TRAINER
from zaak.checking import InvalidZaakError

NIVEAU = FormPlace("leefgebieden", "financien", "niveau")
NOTITIE = FormPlace("leefgebieden", "financien", "toelichting")


@pytest.fixture
def intake(bibliotheek: Library) -> Intake:
    return new_intake(bibliotheek, CONSULENT.pseudoniem)


def unsaved(intake: Intake) -> bool:
    return intake.unsaved


def stored(register: Register) -> list[dict[str, Any]]:
    return [c.inhoud for c in own_drafts(register, CONSULENT, now())]


def test_nothing_is_stored_before_the_first_answer(
    register: Register, intake: Intake, demo: Normenkader
) -> None:
    intake.go("lg-financien")
    keep(intake, CONSULENT)
    assert stored(register) == []
    assert not unsaved(intake)
    intake.draft.answer(demo, NIVEAU, 2, "a")
    assert unsaved(intake)
    keep(intake, CONSULENT)
    assert [c["inhoud"] for c in stored(register)] == [intake.draft.inhoud]
    assert not unsaved(intake)


def test_only_a_change_is_stored(register: Register, intake: Intake, demo: Normenkader) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    intake.go("lg-adl")
    keep(intake, CONSULENT)
    assert intake.draft.opslag.concept is concept


def test_everything_comes_back(
    register: Register, bibliotheek: Library, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    intake.draft.answer(demo, NIVEAU, "niet_uitgevraagd", "b")
    intake.draft.answer(demo, FormPlace("leefgebieden", "adl", "niveau"), 3, "c")
    intake.draft.answer(demo, FormPlace("leefgebieden", "adl", "doel"), "behoud", "d")
    intake.draft.answer(demo, FormPlace("leefgebieden", "adl", "niveau"), "niet_uitgevraagd", "e")
    intake.draft.choose("oordeel", "Dit past.")
    intake.go("lg-adl")
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    again = load_draft(register, CONSULENT, concept.adres, now())
    draft = restored(again, bibliotheek)
    assert draft.inhoud == intake.draft.inhoud
    assert draft.opzij["adl"] == {"doel": "behoud"}
    assert draft.keuze == {"oordeel": "Dit past."}
    assert again.inhoud["deel"] == "lg-adl"


def test_what_was_refused_is_not_stored_and_leaving_warns(
    register: Register, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    intake.geweigerd[NOTITIE] = Refused("nummer 111222333", ("Een burgerservicenummer.",))
    keep(intake, CONSULENT)
    assert "111222333" not in str(stored(register))
    assert unsaved(intake)


def test_answers_set_aside_that_no_longer_exist_are_left_out(
    register: Register, bibliotheek: Library, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    intake.draft.opzij = {"adl": {"doel": "weg", "niveau": True}, "bestaat_niet": {"niveau": 2}}
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    assert restored(concept, bibliotheek).opzij == {"adl": {}}


def test_a_draft_that_the_rules_no_longer_know_is_refused(
    register: Register, bibliotheek: Library, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    content = copy.deepcopy(concept.inhoud)
    content["inhoud"]["leefgebieden"]["financien"]["niveau"] = 17
    with pytest.raises(InvalidZaakError):
        restored(type(concept)(**{**vars(concept), "inhoud": content}), bibliotheek)


def test_starting_again_leaves_the_draft_with_its_last_change(
    register: Register, bibliotheek: Library, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    # In one run: an answer, and the click on Opnieuw beginnen.
    intake.draft.answer(demo, NIVEAU, 3, "b")
    old = intake.draft.inhoud
    intake.start_again(bibliotheek)
    keep(intake, CONSULENT)
    assert [c["inhoud"] for c in stored(register)] == [old]
    intake.undo()
    intake.draft.answer(demo, NIVEAU, 4, "c")
    keep(intake, CONSULENT)
    assert not intake.draft.opslag.botsing
    assert [c["inhoud"] for c in stored(register)] == [intake.draft.inhoud]


def test_a_draft_that_is_gone_is_stored_anew_only_when_asked(
    register: Register, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    intake.draft.opslag.concept = type(intake.draft.opslag.concept)(  # type: ignore[misc]
        **{**vars(intake.draft.opslag.concept), "adres": "weg"}
    )
    intake.draft.answer(demo, NIVEAU, 3, "b")
    for _ in range(2):
        keep(intake, CONSULENT)
    assert intake.draft.opslag.weg
    assert unsaved(intake)
    assert len(stored(register)) == 1
    keep_again(intake)
    keep(intake, CONSULENT)
    assert not unsaved(intake)
    assert len(stored(register)) == 2


def test_an_expired_draft_is_no_longer_there(
    register: Register, intake: Intake, demo: Normenkader
) -> None:
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    concept = intake.draft.opslag.concept
    assert concept
    for week in range(DAYS // 7 + 1):
        start_draft(register, TRAINER, {}, now() + timedelta(weeks=week))
    with pytest.raises(NoConceptError):
        load_draft(register, CONSULENT, concept.adres, now() + timedelta(days=DAYS, hours=1))


def test_a_register_that_does_not_open_is_asked_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bestand"
    file.write_text("")
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(file / "register"))
    bron = RegisterSource()
    with pytest.raises(UnavailableError) as first:
        bron.opened()
    file.unlink()
    with pytest.raises(UnavailableError) as second:
        bron.opened()
    assert second.value is first.value
    bron.try_again()
    opened = bron.opened()
    assert bron.opened() is opened
    opened.close()


def test_without_a_register_a_download_is_what_keeps_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, intake: Intake, demo: Normenkader
) -> None:
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(tmp_path / "bestand" / "register"))
    monkeypatch.setattr(register_source, "BRON", RegisterSource())
    (tmp_path / "bestand").write_text("")
    intake.draft.answer(demo, NIVEAU, 2, "a")
    keep(intake, CONSULENT)
    assert "is niet te gebruiken" in intake.opslagfout
    assert unsaved(intake)
    intake.mark_saved(intake.draft.inhoud)
    assert not unsaved(intake)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1, "vandaag om 11:30"),
        (13, "gisteren om 23:30"),
        (24 * 3, "3 dagen geleden"),
        (24 * 8, "op 12 november 2026"),
    ],
)
def test_when_it_changed_in_words(hours: int, words: str) -> None:
    nu = datetime(2026, 11, 20, 12, 30, tzinfo=HERE)
    assert changed(nu - timedelta(hours=hours), nu) == words


def test_a_draft_of_another_case_has_a_place_of_its_own(zaak: dict[str, Any]) -> None:
    draft = Draft(zaak, opslag=Storage(zaak))
    draft.choose("oordeel", "Dit past.")
    first = draft.opslag
    draft.replace(zaak, "voorbeeld")
    assert (draft.opslag is first, draft.keuze) == (False, {})
    draft.undo()
    assert (draft.opslag is first, draft.keuze) == (True, {"oordeel": "Dit past."})

"""Drafts: for their owner only, never overwritten unseen, and gone after their time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from register.drafts import DAYS, drop_draft, load_draft, own_drafts, save_draft, start_draft
from register.errors import ConceptChangedError, NoConceptError
from register.store.database import reading, writing
from register.store.opening import Register, open_register
from register.store.tables import concepten
from rights import NoRightError
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT, MOMENT, TRAINER

ANSWERS = {"zaak": "Z-1", "leefgebieden": {"financien": {"niveau": 2}}}


def test_a_draft_is_there_for_its_owner_after_the_server_starts_again(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    again = open_register(register.plek)
    assert load_draft(again, CONSULENT, draft.adres, MOMENT) == draft
    again.close()


def test_addresses_are_long_and_never_the_same(register: Register) -> None:
    found = {start_draft(register, CONSULENT, ANSWERS, MOMENT).adres for _ in range(20)}
    assert len(found) == 20
    assert min(map(len, found)) >= 32


def test_another_user_can_not_tell_a_draft_from_none(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    with pytest.raises(NoConceptError) as theirs:
        load_draft(register, TRAINER, draft.adres, MOMENT)
    for adres in ("verzonnen", "", "a\0b", "a" * 100_000, "\ud800", "%"):
        with pytest.raises(NoConceptError) as none:
            load_draft(register, TRAINER, adres, MOMENT)
        assert str(theirs.value) == str(none.value)
    with pytest.raises(NoConceptError):
        save_draft(register, TRAINER, draft, {}, MOMENT)
    drop_draft(register, TRAINER, draft.adres)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT) == draft


def test_the_second_of_two_tabs_overwrites_nothing(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    saved = save_draft(register, CONSULENT, draft, {"zaak": "eerste"}, MOMENT)
    with pytest.raises(ConceptChangedError):
        save_draft(register, CONSULENT, draft, {"zaak": "tweede"}, MOMENT)
    found = load_draft(register, CONSULENT, draft.adres, MOMENT)
    assert found == saved
    assert found.inhoud == {"zaak": "eerste"}


def test_saving_goes_on_from_the_version_that_was_saved(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    for n in range(5):
        draft = save_draft(register, CONSULENT, draft, {"n": n}, MOMENT + timedelta(minutes=n))
    assert draft.versie == 6
    assert load_draft(register, CONSULENT, draft.adres, MOMENT).inhoud == {"n": 4}


def test_a_draft_does_not_wait_for_a_decision_that_is_being_stored(register: Register) -> None:
    impatient = open_register(register.plek, wait=0.2)
    with writing(register.engine):
        draft = start_draft(impatient, CONSULENT, ANSWERS, MOMENT)
        save_draft(impatient, CONSULENT, draft, {}, MOMENT)
    impatient.close()


def later(days: int) -> datetime:
    return MOMENT + timedelta(days=days)


def test_a_draft_expires_and_leaves(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    late = MOMENT + timedelta(days=DAYS)
    for day in range(1, DAYS, 2):
        drop_draft(register, TRAINER, start_draft(register, TRAINER, {}, later(day)).adres)
    load_draft(register, CONSULENT, draft.adres, late - timedelta(seconds=1))
    with pytest.raises(NoConceptError):
        load_draft(register, CONSULENT, draft.adres, late)
    assert own_drafts(register, CONSULENT, late) == []
    start_draft(register, TRAINER, ANSWERS, late)
    with reading(register.concepten) as connection:
        assert connection.execute(select(func.count()).select_from(concepten)).scalar() == 1


def test_the_own_drafts_are_listed_the_last_changed_first(register: Register) -> None:
    first = start_draft(register, CONSULENT, {"zaak": "1"}, MOMENT)
    second = start_draft(register, CONSULENT, {"zaak": "2"}, MOMENT + timedelta(hours=1))
    start_draft(register, TRAINER, {"zaak": "3"}, MOMENT)
    listed = own_drafts(register, CONSULENT, MOMENT)
    assert [d.adres for d in listed] == [second.adres, first.adres]
    drop_draft(register, CONSULENT, second.adres)
    assert [d.adres for d in own_drafts(register, CONSULENT, MOMENT)] == [first.adres]


@pytest.mark.parametrize("gebruiker", [AUDITOR, BEHEERDER])
def test_only_who_does_intakes_has_drafts(register: Register, gebruiker: object) -> None:
    with pytest.raises(NoRightError):
        start_draft(register, gebruiker, ANSWERS, MOMENT)  # type: ignore[arg-type]

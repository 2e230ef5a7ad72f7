"""The trainer sees who takes part, and takes somebody out: the place is free, the answers gone."""

from __future__ import annotations

import pytest

from register.errors import NoOefensessieError, OefensessieFullError
from register.moments import utc_text
from register.practice.answers import Progress, progress, results
from register.practice.participants import MOST, join, participation, state
from register.practice.removing import Attendee, participants, remove_participants
from register.practice.steps import reveal
from register.store.opening import Register
from rights import NoRightError
from tests.register.deciding import CONSULENT, MOMENT, TRAINER
from tests.register.practice.practising import OTHER_TRAINER, answered, emptied, joined, started


@pytest.fixture
def register(shared_register: Register) -> Register:
    return emptied(shared_register)


def test_the_trainer_sees_how_far_each_is_and_no_answer(register: Register) -> None:
    sessie = started(register)
    one, two, _ = joined(register, sessie, 3)
    answered(register, one, {"niveau": 2})
    answered(register, one, {"niveau": 2}, item=1, klaar=False)
    answered(register, two, {"niveau": 3}, klaar=False)
    joined(register, started(register), 1)
    at = utc_text(MOMENT)
    assert participants(register, TRAINER, sessie.id, MOMENT) == (
        Attendee(1, at, 2, 1),
        Attendee(2, at, 1, 0),
        Attendee(3, at, 0, 0),
    )


def test_who_is_removed_is_told_and_leaves_no_answer(register: Register) -> None:
    sessie = started(register)
    one, two = joined(register, sessie, 2)
    answered(register, one, {"niveau": 2})
    answered(register, two, {"niveau": 3})
    remove_participants(register, TRAINER, sessie.id, [1], MOMENT)
    for ask in (participation, state):
        with pytest.raises(NoOefensessieError, match="heeft je uit deze oefening gehaald"):
            ask(register, one.sleutel, MOMENT)
    with pytest.raises(NoOefensessieError, match="heeft je uit deze oefening gehaald"):
        answered(register, one, {"niveau": 4}, item=1)
    assert progress(register, TRAINER, sessie.id, 0, MOMENT) == Progress(1, 1, 1)
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    found = results(register, TRAINER, sessie.id, 0, MOMENT)
    assert [r.nummer for r in found] == [2]


def test_every_page_of_the_session_notices_a_removal(register: Register) -> None:
    sessie = started(register)
    _, two = joined(register, sessie, 2)
    before = state(register, two.sleutel, MOMENT).versie
    after = remove_participants(register, TRAINER, sessie.id, [1], MOMENT)
    assert state(register, two.sleutel, MOMENT).versie == after.stand.versie > before
    # Doing it twice is doing it once.
    assert remove_participants(register, TRAINER, sessie.id, [1, 99], MOMENT) == after


def test_a_place_that_was_taken_back_is_free_under_a_new_number(register: Register) -> None:
    sessie = started(register)
    first, *_ = joined(register, sessie, MOST)
    with pytest.raises(OefensessieFullError):
        join(register, sessie.code, MOMENT)
    remove_participants(register, TRAINER, sessie.id, [MOST, MOST - 1], MOMENT)
    assert join(register, sessie.code, MOMENT).nummer == MOST + 1
    assert join(register, sessie.code, MOMENT).nummer == MOST + 2
    with pytest.raises(OefensessieFullError):
        join(register, sessie.code, MOMENT)
    assert participation(register, first.sleutel, MOMENT).nummer == 1


def test_who_was_removed_comes_back_as_somebody_new(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    remove_participants(register, TRAINER, sessie.id, [1], MOMENT)
    assert join(register, sessie.code, MOMENT, who.sleutel).nummer == 2


def test_only_the_own_trainer_removes_anybody(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    with pytest.raises(NoOefensessieError):
        remove_participants(register, OTHER_TRAINER, sessie.id, [1], MOMENT)
    with pytest.raises(NoOefensessieError):
        participants(register, OTHER_TRAINER, sessie.id, MOMENT)
    with pytest.raises(NoRightError):
        remove_participants(register, CONSULENT, sessie.id, [1], MOMENT)
    assert participation(register, who.sleutel, MOMENT).nummer == 1

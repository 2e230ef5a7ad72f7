"""A clock that jumps removes nothing; what is really past its term leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from register.drafts import DAYS, load_draft, own_drafts, save_draft, start_draft
from register.errors import NoConceptError, NoOefensessieError
from register.practice.answers import own_answers
from register.practice.participants import state
from register.practice.sessions import load_session, own_sessions, remove_expired
from register.store.opening import Register
from register.store.use_days import MOST
from tests.register.deciding import CONSULENT, MOMENT, TRAINER
from tests.register.practice.practising import answered, joined, started, stored_counts

ANSWERS = {"zaak": "Z-1"}
JUMPS = [timedelta(days=400), timedelta(days=36_500), timedelta(days=-3_652), timedelta(days=45)]


def use(register: Register, first: datetime, days: int) -> None:
    """Use the program on so many days, one after the other."""
    for day in range(days):
        start_draft(register, TRAINER, {}, first + timedelta(days=day))


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_and_is_put_right_takes_no_draft_along(
    register: Register, jump: timedelta
) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    use(register, MOMENT + jump, 5)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT) == draft
    assert own_drafts(register, CONSULENT, MOMENT + timedelta(days=1)) == [draft]


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-3_652)])
def test_while_the_clock_is_wrong_the_drafts_are_there_to_go_on_with(
    register: Register, jump: timedelta
) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT + jump) == draft
    saved = save_draft(register, CONSULENT, draft, {"zaak": "Z-2"}, MOMENT + jump)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT).inhoud == saved.inhoud
    use(register, MOMENT, 20)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT + timedelta(days=20)) == saved


def test_a_draft_of_the_very_first_day_with_a_clock_of_ten_years_ago_stays(
    register: Register,
) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT - timedelta(days=3_652))
    use(register, MOMENT, 5)
    assert load_draft(register, CONSULENT, draft.adres, MOMENT + timedelta(days=5)) == draft


def test_two_clocks_that_differ_and_are_used_in_turn_remove_nothing(register: Register) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    for day in range(4):
        for hour in range(3):
            for jump in (0, 400):
                start_draft(register, TRAINER, {}, MOMENT + timedelta(days=day + jump, hours=hour))
    assert load_draft(register, CONSULENT, draft.adres, MOMENT + timedelta(days=4)) == draft


@pytest.mark.parametrize("days", [[0, 1, 2, 3, 4], [0], [0, 3]])
def test_a_draft_leaves_after_its_term_whether_the_program_is_used_a_lot_or_a_little(
    register: Register, days: list[int]
) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT)
    for week in range(30):
        for day in days:
            start_draft(register, TRAINER, {}, MOMENT + timedelta(days=7 * week + day))
        with_gone = MOMENT + timedelta(days=7 * week + 4)
        if with_gone < MOMENT + timedelta(days=DAYS):
            assert load_draft(register, CONSULENT, draft.adres, with_gone) == draft
    with pytest.raises(NoConceptError):
        load_draft(register, CONSULENT, draft.adres, MOMENT + timedelta(days=7 * 30))


def test_a_draft_that_was_saved_far_ahead_leaves_after_as_many_days_of_use(
    register: Register,
) -> None:
    draft = start_draft(register, CONSULENT, ANSWERS, MOMENT + timedelta(days=400))
    use(register, MOMENT, DAYS + MOST)
    late = MOMENT + timedelta(days=DAYS + MOST)
    assert load_draft(register, CONSULENT, draft.adres, late - timedelta(days=1)) == draft
    with pytest.raises(NoConceptError):
        load_draft(register, CONSULENT, draft.adres, late)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_that_jumps_during_a_lesson_takes_no_answers_along(
    register: Register, jump: timedelta
) -> None:
    remove_expired(register, MOMENT - timedelta(days=1))
    sessie = started(register, dagen=1)
    (who,) = joined(register, sessie, 1)
    answered(register, who, {"n": 1})
    remove_expired(register, MOMENT + jump)
    own_sessions(register, TRAINER, MOMENT + jump)
    later = MOMENT + timedelta(hours=1)
    assert load_session(register, TRAINER, sessie.id, later) == sessie
    assert own_answers(register, who.sleutel, 0, later).inhoud == {"n": 1}
    assert stored_counts(register) == (1, 1, 1)


@pytest.mark.parametrize("known", [True, False])
def test_a_lesson_that_was_started_with_a_clock_of_long_ago_goes_on(
    register: Register, known: bool
) -> None:
    if known:
        remove_expired(register, MOMENT)
    wrong = MOMENT - timedelta(days=3_652)
    sessie = started(register, moment=wrong)
    (who,) = joined(register, sessie, 1, moment=wrong)
    assert state(register, who.sleutel, MOMENT) == sessie.stand
    assert load_session(register, TRAINER, sessie.id, MOMENT).id == sessie.id


def test_after_its_term_a_lesson_is_shown_to_nobody_and_leaves_the_next_day(
    register: Register,
) -> None:
    sessie = started(register, dagen=1)
    end = MOMENT + timedelta(days=1)
    with pytest.raises(NoOefensessieError):
        load_session(register, TRAINER, sessie.id, end)
    remove_expired(register, end + timedelta(days=1))
    assert stored_counts(register) == (0, 0, 0)

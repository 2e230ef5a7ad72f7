"""Answers of a practice session: nobody sees another's before the reveal, and none is lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from register.errors import (
    AnswersChangedError,
    AnswersFixedError,
    InvalidOefeningError,
    NoOefensessieError,
    NotRevealedError,
)
from register.practice.answers import (
    ParticipantAnswers,
    ParticipantResult,
    Progress,
    group_results,
    own_answers,
    progress,
    results,
    save_answers,
)
from register.practice.model import MOST_BYTES
from register.practice.participants import Participation
from register.practice.sessions import drop_session
from register.practice.steps import close, hide, reopen, reveal, show_item
from register.store.opening import Register
from tests.register.deciding import MOMENT, TRAINER
from tests.register.practice.practising import answered, emptied, joined, started, stored_counts

EMPTY = ParticipantAnswers({}, klaar=False, versie=0)


@pytest.fixture
def register(shared_register: Register) -> Register:
    return emptied(shared_register)


def test_before_the_reveal_each_sees_their_own_and_the_trainer_counts_only(
    register: Register,
) -> None:
    sessie = started(register)
    one, two, _ = joined(register, sessie, 3)
    first = answered(register, one, {"niveau": 2})
    answered(register, two, {"niveau": 3}, klaar=False)
    assert own_answers(register, one.sleutel, 0, MOMENT) == first
    assert own_answers(register, one.sleutel, 1, MOMENT) == EMPTY
    assert progress(register, TRAINER, sessie.id, 0, MOMENT) == Progress(3, 2, 1)
    assert progress(register, TRAINER, sessie.id, 1, MOMENT) == Progress(3, 0, 0)
    _assert_hidden(register, sessie.id, one, 0)


def _assert_hidden(register: Register, sessie_id: str, who: Participation, item: int) -> None:
    with pytest.raises(NotRevealedError):
        results(register, TRAINER, sessie_id, item, MOMENT)
    with pytest.raises(NotRevealedError):
        group_results(register, who.sleutel, item, MOMENT)


def test_after_the_reveal_all_see_numbers_and_their_own_is_marked(register: Register) -> None:
    sessie, other = started(register), started(register)
    one, two, _ = joined(register, sessie, 3)
    answered(register, two, {"niveau": 3}, klaar=False)
    answered(register, one, {"niveau": 2})
    answered(register, one, {"niveau": 5}, item=1)
    answered(register, joined(register, other, 1)[0], {"niveau": 4})
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    found = (
        ParticipantResult(1, {"niveau": 2}, klaar=True),
        ParticipantResult(2, {"niveau": 3}, klaar=False),
    )
    assert results(register, TRAINER, sessie.id, 0, MOMENT) == found
    assert group_results(register, two.sleutel, 0, MOMENT) == (
        found[0],
        replace(found[1], eigen=True),
    )
    # Of no other item, and of no other session.
    _assert_hidden(register, sessie.id, one, 1)
    _assert_hidden(register, other.id, joined(register, other, 1)[0], 0)


def test_what_is_hidden_again_is_seen_by_nobody(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    saved = answered(register, who, {"niveau": 2})
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    with pytest.raises(AnswersFixedError, match="zijn getoond"):
        save_answers(register, who.sleutel, 0, replace(saved, inhoud={}), MOMENT)
    hide(register, TRAINER, sessie.id, 0, MOMENT)
    _assert_hidden(register, sessie.id, who, 0)
    assert save_answers(register, who.sleutel, 0, replace(saved, inhoud={}), MOMENT).versie == 2


def test_what_was_revealed_stays_so_at_the_next_item_and_after_the_end(
    register: Register,
) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    answered(register, who, {"niveau": 2})
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    show_item(register, TRAINER, sessie.id, 1, MOMENT)
    close(register, TRAINER, sessie.id, MOMENT)
    assert len(results(register, TRAINER, sessie.id, 0, MOMENT)) == 1
    assert len(group_results(register, who.sleutel, 0, MOMENT)) == 1
    _assert_hidden(register, sessie.id, who, 1)


def test_a_closed_session_takes_no_answers(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    close(register, TRAINER, sessie.id, MOMENT)
    with pytest.raises(AnswersFixedError, match="is gesloten"):
        answered(register, who, {})
    reopen(register, TRAINER, sessie.id, MOMENT)
    assert answered(register, who, {}).versie == 1


def test_saving_goes_on_from_the_version_that_was_saved(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    antwoord = EMPTY
    for n in range(1, 4):
        antwoord = save_answers(
            register, who.sleutel, 0, replace(antwoord, inhoud={"n": n}, klaar=n == 2), MOMENT
        )
        assert antwoord == ParticipantAnswers({"n": n}, n == 2, n)
        assert own_answers(register, who.sleutel, 0, MOMENT) == antwoord
    assert stored_counts(register) == (1, 1, 1)


def test_the_second_of_two_tabs_overwrites_nothing(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    saved = answered(register, who, {"tab": "eerste"})
    for antwoord in (EMPTY, replace(saved, versie=3)):
        with pytest.raises(AnswersChangedError):
            save_answers(
                register, who.sleutel, 0, replace(antwoord, inhoud={"tab": "tweede"}), MOMENT
            )
    with pytest.raises(AnswersChangedError):
        save_answers(register, who.sleutel, 1, saved, MOMENT)
    assert own_answers(register, who.sleutel, 0, MOMENT) == saved


def test_the_same_once_more_is_no_change(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    first = answered(register, who, {"n": 1})
    assert answered(register, who, {"n": 1}) == first
    assert answered(register, who, {"n": 1}, item=1).versie == 1
    assert stored_counts(register) == (1, 1, 2)


def test_too_much_is_refused_and_up_to_the_limit_is_kept(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    most = {"a": "é" * ((MOST_BYTES - 8) // 2)}
    with pytest.raises(InvalidOefeningError, match="65538 bytes"):
        answered(register, who, {"a": most["a"] + "é"})
    answered(register, who, most)
    assert own_answers(register, who.sleutel, 0, MOMENT).inhoud == most


@pytest.mark.parametrize("item", [-1, 3])
def test_an_item_that_is_not_there_takes_no_answers(register: Register, item: int) -> None:
    (who,) = joined(register, started(register), 1)
    with pytest.raises(InvalidOefeningError):
        answered(register, who, {}, item=item)


def test_who_does_not_take_part_saves_and_reads_nothing(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    gone = replace(who, sleutel="verzonnen")
    with pytest.raises(NoOefensessieError):
        answered(register, gone, {})
    for read in (own_answers, group_results):
        with pytest.raises(NoOefensessieError):
            read(register, gone.sleutel, 0, MOMENT)
    drop_session(register, TRAINER, sessie.id)
    with pytest.raises(NoOefensessieError):
        answered(register, who, {})
    assert stored_counts(register) == (0, 0, 0)


def test_eight_participants_who_save_at_once_lose_nothing(register: Register) -> None:
    sessie = started(register)
    everybody = joined(register, sessie, 8)

    def fill_in(who: Participation) -> ParticipantAnswers:
        antwoord = EMPTY
        for n in range(10):
            new = replace(antwoord, inhoud={"wie": who.nummer, "n": n}, klaar=n == 9)
            antwoord = save_answers(register, who.sleutel, 0, new, MOMENT)
        return antwoord

    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(fill_in, everybody))
    assert [antwoord.versie for antwoord in saved] == [10] * 8
    assert progress(register, TRAINER, sessie.id, 0, MOMENT) == Progress(8, 8, 8)
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    assert results(register, TRAINER, sessie.id, 0, MOMENT) == tuple(
        ParticipantResult(n, {"wie": n, "n": 9}, klaar=True) for n in range(1, 9)
    )


def test_of_eight_tabs_that_save_at_once_one_does(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    start = threading.Barrier(8, timeout=60)

    def save(n: int) -> int:
        start.wait()
        try:
            answered(register, who, {"tab": n})
        except AnswersChangedError:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(save, range(8))) == 1
    assert own_answers(register, who.sleutel, 0, MOMENT).versie == 1


def test_what_is_revealed_is_what_was_saved_by_then(register: Register) -> None:
    sessie = started(register)
    everybody = joined(register, sessie, 4)
    begun = threading.Barrier(5, timeout=60)

    def save_until_fixed(who: Participation) -> ParticipantResult:
        antwoord = answered(register, who, {"n": 0})
        begun.wait()
        try:
            while True:
                new = replace(antwoord, inhoud={"n": antwoord.versie})
                antwoord = save_answers(register, who.sleutel, 0, new, MOMENT)
        except AnswersFixedError:
            return ParticipantResult(who.nummer, antwoord.inhoud, antwoord.klaar)

    with ThreadPoolExecutor(4) as pool:
        saving = [pool.submit(save_until_fixed, who) for who in everybody]
        begun.wait()
        reveal(register, TRAINER, sessie.id, 0, MOMENT)
        found = results(register, TRAINER, sessie.id, 0, MOMENT)
        assert found == tuple(future.result() for future in saving)
    assert results(register, TRAINER, sessie.id, 0, MOMENT) == found


def test_removing_a_session_while_participants_save_leaves_nothing_behind(
    register: Register,
) -> None:
    sessie = started(register)
    everybody = joined(register, sessie, 4)
    begun = threading.Barrier(5, timeout=60)

    def save_until_gone(who: Participation) -> bool:
        antwoord = answered(register, who, {"n": 0})
        begun.wait()
        try:
            while True:
                new = replace(antwoord, inhoud={"n": antwoord.versie})
                antwoord = save_answers(register, who.sleutel, 0, new, MOMENT)
        except NoOefensessieError:
            return True

    with ThreadPoolExecutor(4) as pool:
        saving = [pool.submit(save_until_gone, who) for who in everybody]
        begun.wait()
        drop_session(register, TRAINER, sessie.id)
        assert all(future.result() for future in saving)
    assert stored_counts(register) == (0, 0, 0)

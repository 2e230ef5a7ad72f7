"""Practice sessions of a trainer: theirs alone, in steps, and gone after their time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from register.errors import InvalidOefeningError, NoOefensessieError
from register.practice import sessions as practice_sessions
from register.practice.answers import progress, results
from register.practice.model import Item, Measurement, PracticeSession, SessionPhase, Setup
from register.practice.participants import participation
from register.practice.sessions import (
    LENGTH,
    SIGNS,
    drop_session,
    keep_for,
    load_session,
    own_sessions,
    remove_expired,
    start_session,
)
from register.practice.steps import close, hide, reopen, reveal, show_item, show_next
from register.store.opening import Register, open_register
from rights import User
from tests.register.deciding import MOMENT, TRAINER
from tests.register.practice.practising import (
    NORM,
    OPZET,
    OTHER_TRAINER,
    answered,
    emptied,
    joined,
    started,
    stored_counts,
)


@pytest.fixture
def register(shared_register: Register) -> Register:
    return emptied(shared_register)


def test_a_session_is_there_for_its_trainer_after_the_server_starts_again(
    register: Register,
) -> None:
    sessie = started(register)
    assert (sessie.normenkader, sessie.opzet) == (NORM, OPZET)
    assert (sessie.stand.versie, sessie.stand.item, sessie.stand.fase) == (
        1,
        0,
        SessionPhase.INVULLEN,
    )
    again = open_register(register.plek)
    assert load_session(again, TRAINER, sessie.id, MOMENT) == sessie
    again.close()


def test_codes_are_short_readable_and_never_the_same(register: Register) -> None:
    found = [started(register) for _ in range(20)]
    assert len({sessie.code for sessie in found}) == 20
    assert {len(sessie.code) for sessie in found} == {6}
    assert not set("".join(sessie.code for sessie in found)) & set("0O1IL")
    assert min(len(sessie.id) for sessie in found) >= 32
    assert (LENGTH, len(set(SIGNS))) == (6, 20)


def test_a_code_that_is_in_use_is_not_given_again(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_sessions, "SIGNS", "3467")
    monkeypatch.setattr(practice_sessions, "LENGTH", 1)
    assert sorted(started(register).code for _ in range(4)) == ["3", "4", "6", "7"]


STEPS: list[Callable[[Register, User, PracticeSession], object]] = [
    lambda r, g, s: load_session(r, g, s.id, MOMENT),
    lambda r, g, s: show_item(r, g, s.id, 1, MOMENT),
    lambda r, g, s: show_next(r, g, s, MOMENT),
    lambda r, g, s: reveal(r, g, s.id, 0, MOMENT),
    lambda r, g, s: hide(r, g, s.id, 0, MOMENT),
    lambda r, g, s: close(r, g, s.id, MOMENT),
    lambda r, g, s: reopen(r, g, s.id, MOMENT),
    lambda r, g, s: keep_for(r, g, s.id, 2, MOMENT),
    lambda r, g, s: results(r, g, s.id, 0, MOMENT),
    lambda r, g, s: progress(r, g, s.id, 0, MOMENT),
]


def test_another_trainer_can_not_tell_a_session_from_none(register: Register) -> None:
    sessie = started(register)
    before = reveal(register, TRAINER, sessie.id, 0, MOMENT)
    none = PracticeSession("verzonnen", "", NORM, OPZET, sessie.stand, "", "")
    for step in STEPS:
        with pytest.raises(NoOefensessieError) as theirs:
            step(register, OTHER_TRAINER, sessie)
        with pytest.raises(NoOefensessieError) as nobodys:
            step(register, TRAINER, none)
        assert str(theirs.value) == str(nobodys.value)
    drop_session(register, OTHER_TRAINER, sessie.id)
    assert own_sessions(register, OTHER_TRAINER, MOMENT) == []
    assert load_session(register, TRAINER, sessie.id, MOMENT) == before


def test_the_own_sessions_are_listed_the_last_started_first(register: Register) -> None:
    first = started(register)
    later = MOMENT + timedelta(hours=1)
    second = start_session(register, TRAINER, NORM, OPZET, later)
    start_session(register, OTHER_TRAINER, NORM, OPZET, later)
    assert own_sessions(register, TRAINER, later) == [second, first]


def test_every_change_of_state_raises_the_version_once(register: Register) -> None:
    sessie = started(register)
    seen = [(sessie.stand.versie, sessie.stand.item, sessie.stand.fase)]
    steps: list[Callable[[], PracticeSession]] = [
        lambda: reveal(register, TRAINER, sessie.id, 0, MOMENT),
        lambda: reveal(register, TRAINER, sessie.id, 0, MOMENT),
        lambda: hide(register, TRAINER, sessie.id, 0, MOMENT),
        lambda: show_item(register, TRAINER, sessie.id, 2, MOMENT),
        lambda: reveal(register, TRAINER, sessie.id, 2, MOMENT),
        lambda: show_item(register, TRAINER, sessie.id, 1, MOMENT),
        lambda: close(register, TRAINER, sessie.id, MOMENT),
        lambda: reopen(register, TRAINER, sessie.id, MOMENT),
    ]
    for step in steps:
        stand = step().stand
        assert load_session(register, TRAINER, sessie.id, MOMENT).stand == stand
        seen.append((stand.versie, stand.item, stand.fase))
    assert seen == [
        (1, 0, "invullen"),
        (2, 0, "onthuld"),
        (2, 0, "onthuld"),
        (3, 0, "invullen"),
        (4, 2, "invullen"),
        (5, 2, "onthuld"),
        (6, 1, "invullen"),
        (7, 1, "gesloten"),
        (8, 1, "invullen"),
    ]
    assert stand.onthuld == (2,)


def test_a_double_click_skips_no_item(register: Register) -> None:
    sessie = started(register)
    once = show_next(register, TRAINER, sessie, MOMENT)
    assert once.stand.item == 1
    assert show_next(register, TRAINER, sessie, MOMENT) == once
    last = show_next(register, TRAINER, once, MOMENT)
    with pytest.raises(InvalidOefeningError, match="hoort niet bij"):
        show_next(register, TRAINER, last, MOMENT)


def test_eight_steps_at_once_are_all_done(register: Register) -> None:
    many = Setup(tuple(Item(f"zaak-{n}", Measurement.VOOR) for n in range(8)))
    sessie = start_session(register, TRAINER, NORM, many, MOMENT)
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda n: reveal(register, TRAINER, sessie.id, n, MOMENT), range(8)):
            pass
    stand = load_session(register, TRAINER, sessie.id, MOMENT).stand
    assert (stand.versie, stand.onthuld) == (9, tuple(range(8)))


@pytest.mark.parametrize("item", [-1, 3])
def test_an_item_that_is_not_there_is_not_shown_or_revealed(register: Register, item: int) -> None:
    sessie = started(register)
    for step in (show_item, reveal):
        with pytest.raises(InvalidOefeningError):
            step(register, TRAINER, sessie.id, item, MOMENT)
    assert load_session(register, TRAINER, sessie.id, MOMENT) == sessie


@pytest.mark.parametrize("dagen", [0, -1, 366])
def test_a_term_is_1_to_365_days(register: Register, dagen: int) -> None:
    sessie = started(register, dagen=365)
    with pytest.raises(InvalidOefeningError, match="1 tot en met 365 dagen"):
        start_session(register, TRAINER, NORM, OPZET, MOMENT, dagen)
    with pytest.raises(InvalidOefeningError, match="1 tot en met 365 dagen"):
        keep_for(register, TRAINER, sessie.id, dagen, MOMENT)
    assert own_sessions(register, TRAINER, MOMENT) == [sessie]


def test_a_session_without_items_or_too_large_is_refused(register: Register) -> None:
    with pytest.raises(InvalidOefeningError, match="minstens één"):
        start_session(register, TRAINER, NORM, Setup(()), MOMENT)
    many = Setup((Item("x" * 65_536, Measurement.NA),))
    with pytest.raises(InvalidOefeningError, match="te veel"):
        start_session(register, TRAINER, NORM, many, MOMENT)
    assert stored_counts(register) == (0, 0, 0)


def test_a_session_expires_and_everything_of_it_leaves(register: Register) -> None:
    sessie = started(register, dagen=2)
    other = start_session(register, OTHER_TRAINER, NORM, OPZET, MOMENT, 3)
    for who in joined(register, sessie, 3):
        answered(register, who, {"n": who.nummer})
    (stays,) = joined(register, other, 1)
    answered(register, stays, {"n": 1})
    end = MOMENT + timedelta(days=2)
    load_session(register, TRAINER, sessie.id, MOMENT + timedelta(days=1))
    load_session(register, TRAINER, sessie.id, end - timedelta(seconds=1))
    assert stored_counts(register) == (2, 4, 4)
    with pytest.raises(NoOefensessieError):
        load_session(register, TRAINER, sessie.id, end)
    remove_expired(register, end + timedelta(hours=20))
    assert stored_counts(register) == (1, 1, 1)
    assert participation(register, stays.sleutel, end).nummer == 1


@pytest.mark.parametrize(
    "read",
    [
        lambda r, moment: own_sessions(r, OTHER_TRAINER, moment),
        lambda r, moment: start_session(r, OTHER_TRAINER, NORM, OPZET, moment),
    ],
)
def test_expired_sessions_of_anybody_leave(
    register: Register, read: Callable[[Register, object], object]
) -> None:
    joined(register, started(register), 1)
    read(register, MOMENT + timedelta(days=1))
    read(register, MOMENT + timedelta(days=2))
    assert stored_counts(register)[1:] == (0, 0)


def test_what_expired_is_not_given_before_it_leaves(register: Register) -> None:
    sessie = started(register)
    reveal(register, TRAINER, sessie.id, 0, MOMENT)
    late = MOMENT + timedelta(days=1)
    for step in (results, progress):
        with pytest.raises(NoOefensessieError):
            step(register, TRAINER, sessie.id, 0, late)
    assert stored_counts(register) == (1, 0, 0)


def test_a_term_can_be_longer_or_shorter_from_the_start(register: Register) -> None:
    sessie = started(register)
    later = MOMENT + timedelta(hours=23)
    longer = keep_for(register, TRAINER, sessie.id, 10, later)
    assert longer.verloopt == "2026-07-25T09:30:00Z"
    assert load_session(register, TRAINER, sessie.id, MOMENT + timedelta(days=9)) == longer
    shorter = keep_for(register, TRAINER, sessie.id, 2, later)
    assert shorter.verloopt == "2026-07-17T09:30:00Z"
    with pytest.raises(InvalidOefeningError, match="al voorbij"):
        keep_for(register, TRAINER, sessie.id, 1, MOMENT + timedelta(hours=24))
    with pytest.raises(NoOefensessieError):
        load_session(register, TRAINER, sessie.id, MOMENT + timedelta(days=2))


def test_removing_a_session_removes_everything_of_it(register: Register) -> None:
    sessie, other = started(register), started(register)
    for each in (sessie, other):
        for who in joined(register, each, 2):
            answered(register, who, {"n": 1})
            answered(register, who, {"n": 2}, item=1)
    assert stored_counts(register) == (2, 4, 8)
    drop_session(register, TRAINER, sessie.id)
    drop_session(register, TRAINER, sessie.id)
    assert stored_counts(register) == (1, 2, 4)
    assert own_sessions(register, TRAINER, MOMENT) == [other]

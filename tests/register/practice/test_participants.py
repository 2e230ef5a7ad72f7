"""Participants of a practice session: in by a code, back by their secret, and nothing more."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from register.errors import NoOefensessieError, OefensessieFullError
from register.practice.answers import ParticipantAnswers, own_answers
from register.practice.model import SessionPhase, SessionState
from register.practice.participants import MOST, join, participation, state
from register.practice.sessions import drop_session, remove_expired
from register.practice.steps import close, reopen, reveal, show_item
from register.store.database import reading, writing
from register.store.opening import Register, open_register
from register.store.place import Place
from register.store.tables import oefendeelnemers, oefensessies
from tests.register.deciding import MOMENT, TRAINER
from tests.register.practice.practising import answered, emptied, joined, started, stored_counts


@pytest.fixture
def register(shared_register: Register) -> Register:
    return emptied(shared_register)


def test_participants_are_numbered_in_the_order_in_which_they_come(register: Register) -> None:
    sessie, other = started(register), started(register)
    found = joined(register, sessie, 3)
    assert [who.nummer for who in found] == [1, 2, 3]
    assert {who.sessie for who in found} == {sessie}
    assert joined(register, other, 1)[0].nummer == 1
    assert min(len(who.sleutel) for who in found) >= 32


def test_only_the_hash_of_the_secret_is_stored_and_nothing_shows_it(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    with reading(register.concepten) as connection:
        (row,) = connection.execute(select(oefendeelnemers)).all()
    assert set(row._fields) == {"sessie", "nummer", "deelnemer", "aangemaakt"}
    assert len(row.deelnemer) == 64
    assert who.sleutel not in repr((row, who))


def test_a_code_may_be_typed_with_spaces_and_small_letters(register: Register) -> None:
    sessie = started(register)
    begin, end = sessie.code[:3], sessie.code[3:]
    typed = (sessie.code.lower(), f" {begin} {end}\n", f"{begin}-{end}")
    assert [join(register, code, MOMENT).nummer for code in typed] == [1, 2, 3]


def test_a_browser_that_comes_back_keeps_its_number_and_answers(register: Register) -> None:
    sessie = started(register)
    first, second = joined(register, sessie, 2)
    saved = answered(register, second, {"niveau": 2})
    again = open_register(register.plek)
    assert join(again, sessie.code, MOMENT, second.sleutel) == second
    assert participation(again, second.sleutel, MOMENT) == second
    assert own_answers(again, second.sleutel, 0, MOMENT) == saved
    assert own_answers(again, first.sleutel, 0, MOMENT) == ParticipantAnswers(
        {}, klaar=False, versie=0
    )
    again.close()
    assert stored_counts(register) == (1, 2, 1)


def test_a_secret_of_another_session_or_of_nobody_makes_a_new_participant(
    register: Register,
) -> None:
    sessie = started(register)
    (other,) = joined(register, started(register), 1)
    for given in (other.sleutel, "verzonnen", ""):
        new = join(register, sessie.code, MOMENT, given)
        assert new.sleutel not in ("", "verzonnen", other.sleutel)
    assert new.nummer == 3


def test_an_unknown_a_closed_and_an_expired_code_are_all_alike(register: Register) -> None:
    closed, expired = started(register), started(register, dagen=1)
    close(register, TRAINER, closed.id, MOMENT)
    late = MOMENT + timedelta(days=1)
    said = set()
    for code, moment in (
        (closed.code, MOMENT),
        ("CCCCCC", MOMENT),
        ("", MOMENT),
        ("' OR 1=1", MOMENT),
        ("C\x00\ud800", MOMENT),
        (expired.code, late),
        (expired.code, late + timedelta(days=1)),
    ):
        with pytest.raises(NoOefensessieError) as refused:
            join(register, code, moment)
        said.add(str(refused.value))
    assert len(said) == 1
    assert "Vraag de code aan je trainer" in said.pop()
    assert stored_counts(register) == (0, 0, 0)


def test_an_expired_session_that_somebody_holds_is_not_waited_for(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    late = MOMENT + timedelta(days=2)
    remove_expired(register, MOMENT + timedelta(days=1))
    if register.plek.is_file:
        # Who writes there holds everything.
        return
    with writing(register.concepten, chain=False) as connection:
        connection.execute(select(oefensessies).with_for_update())
        with pytest.raises(NoOefensessieError):
            join(register, sessie.code, late, who.sleutel)
    assert stored_counts(register) == (1, 1, 0)
    with pytest.raises(NoOefensessieError):
        participation(register, who.sleutel, late)
    assert stored_counts(register) == (0, 0, 0)


def test_who_takes_part_sees_that_the_session_is_closed(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    close(register, TRAINER, sessie.id, MOMENT)
    assert state(register, who.sleutel, MOMENT).fase is SessionPhase.GESLOTEN
    assert participation(register, who.sleutel, MOMENT).nummer == 1
    with pytest.raises(NoOefensessieError):
        join(register, sessie.code, MOMENT, who.sleutel)
    reopen(register, TRAINER, sessie.id, MOMENT)
    assert join(register, sessie.code, MOMENT, who.sleutel).nummer == 1


def test_a_participant_sees_what_the_trainer_does(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    assert state(register, who.sleutel, MOMENT) == SessionState(versie=1, item=0)
    shown = show_item(register, TRAINER, sessie.id, 1, MOMENT)
    assert state(register, who.sleutel, MOMENT) == shown.stand
    revealed = reveal(register, TRAINER, sessie.id, 1, MOMENT)
    assert state(register, who.sleutel, MOMENT) == revealed.stand
    assert revealed.stand.fase is SessionPhase.ONTHULD


@pytest.mark.parametrize("secret", ["", "verzonnen", "\x00\ud800"])
def test_without_a_secret_there_is_nothing_to_see(register: Register, secret: str) -> None:
    joined(register, started(register), 1)
    for ask in (state, participation):
        with pytest.raises(NoOefensessieError):
            ask(register, secret, MOMENT)


def test_a_session_that_expired_or_was_removed_is_gone_for_participants(
    register: Register,
) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    for ask in (state, participation):
        with pytest.raises(NoOefensessieError):
            ask(register, who.sleutel, MOMENT + timedelta(days=1))
    (who,) = joined(register, sessie := started(register), 1)
    drop_session(register, TRAINER, sessie.id)
    for ask in (state, participation):
        with pytest.raises(NoOefensessieError):
            ask(register, who.sleutel, MOMENT)


def test_a_full_session_lets_nobody_in_but_those_who_were_in(register: Register) -> None:
    sessie = started(register)
    with writing(register.concepten, chain=False) as connection:
        rows = [
            {"sessie": sessie.id, "nummer": n, "deelnemer": str(n), "aangemaakt": ""}
            for n in range(1, MOST)
        ]
        connection.execute(oefendeelnemers.insert(), rows)
    (last,) = joined(register, sessie, 1)
    assert last.nummer == MOST == 60
    with pytest.raises(OefensessieFullError, match="al 60 mensen mee"):
        joined(register, sessie, 1)
    assert join(register, sessie.code, MOMENT, last.sleutel) == last


def test_eight_who_join_at_once_get_eight_numbers(register: Register) -> None:
    sessie = started(register)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: join(register, sessie.code, MOMENT), range(24)))
    assert sorted(who.nummer for who in found) == list(range(1, 25))
    assert len({who.sleutel for who in found}) == 24


def test_asking_the_state_is_one_query(register: Register) -> None:
    (who,) = joined(register, started(register), 1)
    queries: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        queries.append(statement)

    event.listen(register.concepten, "before_cursor_execute", note)
    state(register, who.sleutel, MOMENT)
    event.remove(register.concepten, "before_cursor_execute", note)
    assert [q.split()[0] for q in queries if not q.startswith("BEGIN")] == ["SELECT"]


def test_asking_the_state_looks_at_no_other_participant(sqlite_plek: Place) -> None:
    register = open_register(sqlite_plek)
    joined(register, started(register), 2)
    queries: list[str] = []
    event.listen(
        register.concepten, "before_cursor_execute", lambda *given: queries.append(given[2])
    )
    with pytest.raises(NoOefensessieError):
        state(register, "verzonnen", MOMENT)
    register.close()
    with sqlite3.connect(str(sqlite_plek.concepten.database)) as connection:
        first, second = (q for q in queries if q.startswith("SELECT"))
        plan = connection.execute(f"EXPLAIN QUERY PLAN {first}", ("a",)).fetchall()
        plan += connection.execute(f"EXPLAIN QUERY PLAN {second}", ("a",)).fetchall()
    assert [row[3].split()[0] for row in plan] == ["SEARCH", "SEARCH", "SEARCH"]


def test_participants_see_the_state_while_somebody_writes(register: Register) -> None:
    sessie = started(register)
    (who,) = joined(register, sessie, 1)
    # The whole file with SQLite; the session itself with PostgreSQL.
    with writing(register.concepten, chain=False) as connection:
        connection.execute(select(oefensessies).with_for_update())
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _: state(register, who.sleutel, MOMENT), range(30)))
        assert found == [sessie.stand] * 30
        # A guess at a code does not wait either.
        with pytest.raises(NoOefensessieError):
            join(register, "CCCCCC", MOMENT)

"""What waits for an evaluation: by the form first, by what was agreed after that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import open_decision
from register.decisions.writing import record
from register.follow_ups.waiting import Waiting, first_moment
from register.follow_ups.waiting import waiting as waiting_for
from register.herindicatie import Herindicatie
from register.store.opening import Register
from rights import NoRightError, Role, User
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, deviate, follow
from tests.register.evaluations import EVALUATED, evaluate
from zaak.evaluation.reading import shipped_form

FORM = shipped_form()
# The decision runs from 1 July 2026 to 29 June 2027: eight weeks before its end.
FIRST = date(2027, 5, 4)


@pytest.fixture
def decided(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Register:
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
    return register


def waiting(register: Register, dag: date, user: User = CONSULENT) -> list[Waiting]:
    return waiting_for(register, user, FORM, dag)


def test_the_first_moment_is_eight_weeks_before_the_end_and_shown_four_weeks_before(
    decided: Register,
) -> None:
    assert waiting(decided, FIRST - timedelta(days=29)) == []
    (one,) = waiting(decided, FIRST - timedelta(days=28))
    assert (one.record, one.besluit, one.wacht_op, one.dag) == (2, 1, "evaluatie", FIRST)
    # It stays until the last day, and not after it.
    assert len(waiting(decided, date(2027, 6, 29))) == 1
    assert waiting(decided, date(2027, 6, 30)) == []


def test_a_short_decision_waits_from_its_first_day() -> None:
    assert first_moment(FORM, "2026-07-01", "2026-08-01") == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("outcome", "wait"),
    [
        ({"uitkomst": "loopt_door"}, None),
        ({"uitkomst": "nieuw_moment", "moment": "2026-12-01"}, ("evaluatie", date(2026, 12, 1))),
        ({"uitkomst": "nieuwe_intake"}, ("intake", date(2026, 9, 1))),
    ],
)
def test_what_came_of_the_last_evaluation_says_what_waits(
    decided: Register, outcome: dict[str, str], wait: tuple[str, date] | None
) -> None:
    evaluate(decided, 2, uitkomst="nieuwe_intake")
    evaluate(decided, 2, nu=EVALUATED + timedelta(hours=1), **outcome)
    found = waiting(decided, date(2026, 12, 1))
    assert [(one.wacht_op, one.dag) for one in found] == ([wait] if wait else [])


def test_what_was_replaced_or_gives_nothing_does_not_wait(
    decided: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    evaluate(decided, 2, uitkomst="nieuwe_intake")
    order = deviate(bibliotheek, zaak, 2, weken=26)
    record(decided, CONSULENT, bibliotheek, order, EVALUATED + timedelta(hours=1))
    (one,) = waiting(decided, date(2026, 12, 1))
    assert (one.record, one.wacht_op) == (4, "evaluatie")


def test_a_new_research_that_came_to_a_decision_ends_the_wait(
    decided: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    done = evaluate(decided, 2, uitkomst="nieuwe_intake")
    old = open_decision(decided, AUDITOR, 2)
    order = replace(
        follow(bibliotheek, {**zaak, "zaak": "T-nieuw"}), herindicatie=Herindicatie(2, old.hash)
    )
    record(decided, CONSULENT, bibliotheek, order, EVALUATED + timedelta(hours=1))
    assert done.nummer == 3
    assert waiting(decided, date(2026, 12, 1)) == []


def test_cases_of_others_are_not_shown_and_who_may_not_is_refused(decided: Register) -> None:
    other = User("u-ander", frozenset({Role.CONSULENT}))
    assert waiting(decided, FIRST, other) == []
    with pytest.raises(NoRightError):
        waiting(decided, FIRST, AUDITOR)

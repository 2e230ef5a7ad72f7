"""Which decisions are chosen to be replayed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from normenkader import Library
from register.decisions.selection import Selection, choose, sample
from register.decisions.writing import record
from register.store.opening import Register
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CONSULENT, deviate, follow


@pytest.fixture(scope="module")
def filled(shared_register: Register, bibliotheek: Library) -> Register:
    """Decisions 2 (A), 3 (B) and 4 (A again) on three days; only to read."""
    register, zaak = shared_register, contract_lines("cases.jsonl")[1]["zaak"]
    a, b = ({**zaak, "zaak": naam} for naam in "AB")
    orders = (follow(bibliotheek, a), follow(bibliotheek, b), deviate(bibliotheek, a, 2, weken=9))
    for day, order in enumerate(orders, start=1):
        moment = datetime(2026, 8, day, 0, 0, 0, tzinfo=UTC)
        record(register, CONSULENT, bibliotheek, order, moment)
    return register


def test_without_conditions_all_decisions_are_chosen(filled: Register) -> None:
    assert choose(filled, AUDITOR, Selection()).nummers == [2, 3, 4]


def test_cases_are_chosen_with_all_their_decisions_and_unknown_ones_are_named(
    filled: Register,
) -> None:
    found = choose(filled, AUDITOR, Selection(("B", "X", "A")))
    assert (found.nummers, found.onbekend) == ([2, 3, 4], ("X",))
    again = choose(filled, AUDITOR, Selection(("A", "A")))
    assert (again.nummers, again.onbekend) == ([2, 4], ())


def test_the_first_day_counts(filled: Register) -> None:
    assert choose(filled, AUDITOR, Selection(sinds=date(2026, 8, 2))).nummers == [3, 4]
    assert choose(filled, AUDITOR, Selection(("A",), date(2026, 8, 2))).nummers == [4]


def test_what_was_added_later_can_be_left_out_of_a_sample(filled: Register) -> None:
    assert choose(filled, AUDITOR, Selection(tot_nummer=3)).nummers == [2, 3]
    drawn = choose(filled, AUDITOR, Selection(steekproef=1, zaad="z", tot_nummer=3)).nummers
    assert drawn == sample([2, 3], 1, "z")


def test_a_sample_is_of_what_fits(filled: Register) -> None:
    drawn = choose(filled, AUDITOR, Selection(("A",), steekproef=1, zaad="z")).nummers
    assert drawn == sample([2, 4], 1, "z")

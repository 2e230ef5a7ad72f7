"""The cases of one user: what is found, what may be opened, and that a number gives nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normenkader import Library
from register.decisions.own_cases import open_own, own_decisions
from register.decisions.reading import of_case
from register.decisions.writing import record
from register.errors import NoBesluitError
from register.store.opening import Register
from rights import NoRightError, Role, User
from tests.conftest import contract_lines
from tests.register.deciding import BEHEERDER, CONSULENT, TRAINER, deviate, follow

OTHER = User("u-ander", frozenset({Role.CONSULENT}))
CASES = [line["zaak"] for line in contract_lines("cases.jsonl")[:4]]


@pytest.fixture
def numbers(register: Register, bibliotheek: Library) -> list[int]:
    """Two cases of the consulent, of which a colleague later replaced one; one of the colleague."""
    first, second, third, _ = CASES
    one = record(register, CONSULENT, bibliotheek, follow(bibliotheek, first)).nummer
    two = record(register, CONSULENT, bibliotheek, follow(bibliotheek, second)).nummer
    by_other = deviate(bibliotheek, first, vervangt=one, weken=9)
    three = record(register, OTHER, bibliotheek, by_other).nummer
    four = record(register, OTHER, bibliotheek, follow(bibliotheek, third)).nummer
    return [one, two, three, four]


def test_ones_own_decisions_and_what_came_in_their_place(
    register: Register, numbers: list[int]
) -> None:
    one, two, three, four = numbers
    total, found = own_decisions(register, CONSULENT)
    told = [(e.rij.nummer, e.besluitnummer, e.vervangen_door, e.eigen) for e in found]
    assert total == 3
    # Record 1 is the normenkader: a decision has a number of its own.
    assert told == [(three, 3, None, False), (two, 2, None, True), (one, 1, 3, True)]
    assert [e.rij.nummer for e in own_decisions(register, OTHER)[1]] == [four, three, one]


def test_a_part_of_the_reference_in_any_case_and_the_newest_first(
    register: Register, numbers: list[int]
) -> None:
    one, two, three, _ = numbers
    part = CASES[1]["zaak"].lower()[2:]
    assert [e.rij.nummer for e in own_decisions(register, CONSULENT, part)[1]] == [two]
    assert own_decisions(register, CONSULENT, CASES[2]["zaak"]) == (0, [])
    assert own_decisions(register, CONSULENT, "%")[0] == 0
    for aantal, expected in ((2, [three, two]), (4, [three, two, one])):
        total, found = own_decisions(register, CONSULENT, count=aantal)
        assert (total, [e.rij.nummer for e in found]) == (3, expected)


def test_a_decision_of_ones_own_case_opens_whoever_took_it(
    register: Register, numbers: list[int]
) -> None:
    for nummer in numbers[:3]:
        assert open_own(register, CONSULENT, nummer).nummer == nummer


def test_a_guessed_number_gives_the_same_as_one_that_never_was(
    register: Register, numbers: list[int]
) -> None:
    told = set()
    # Number 1 is no decision but the normenkader.
    for nummer in (numbers[3], 1, 0, -1, 9999, 2**31, 10**30):
        with pytest.raises(NoBesluitError) as fout:
            open_own(register, CONSULENT, nummer)
        told.add(str(fout.value))
    assert len(told) == 1


def test_who_may_not_read_cases_gets_none(register: Register, numbers: list[int]) -> None:
    for who in (TRAINER, BEHEERDER):
        # Even with the pseudonym of the consulent: the right comes first.
        other = replace(who, pseudoniem=CONSULENT.pseudoniem)
        with pytest.raises(NoRightError):
            own_decisions(register, other)
        with pytest.raises(NoRightError):
            open_own(register, other, numbers[0])


def test_knowing_the_reference_still_opens_a_case_for_a_decision(
    register: Register, numbers: list[int]
) -> None:
    rows = of_case(register, CONSULENT, CASES[2]["zaak"])
    assert [row.nummer for row in rows] == [numbers[3]]

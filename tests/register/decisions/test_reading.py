"""Finding decisions: every filter, the pages, and who may read what."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader import Library
from register.decisions.numbering import Numbering
from register.decisions.reading import (
    Filter,
    of_case,
    open_decision,
    open_own_case,
    placed,
    record_of,
    search,
)
from register.decisions.writing import record
from register.errors import ImpossibleValueError, NoBesluitError
from register.store.opening import Register
from rights import NoRightError, Role, User
from tests.conftest import contract_lines
from tests.register.deciding import (
    AUDITOR,
    BEHEERDER,
    CONSULENT,
    MOMENT,
    TRAINER,
    deviate,
    follow,
    record_all,
)

OTHER = User("u-ander", frozenset({Role.CONSULENT}))


@pytest.fixture(scope="module")
def filled(shared_register: Register, bibliotheek: Library) -> Register:
    """Seven decisions, only to read."""
    return with_seven(shared_register, bibliotheek)


def with_seven(register: Register, bibliotheek: Library) -> Register:
    """Six decisions by one consulent on 15 July, and one deviation by another on 1 August."""
    cases = [line["zaak"] for line in contract_lines("cases.jsonl")[:7]]
    record_all(register, bibliotheek, cases[:6])
    late = datetime(2026, 8, 1, 23, 59, 59, tzinfo=UTC)
    record(register, OTHER, bibliotheek, deviate(bibliotheek, cases[6], weken=9), late)
    return register


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (Filter(), 7),
        (Filter(afgeweken=True), 3),
        (Filter(afgeweken=False), 4),
        (Filter(gebruiker="u-ander"), 1),
        (Filter(gebruiker="u-and"), 0),
        (Filter(normenkader="demo-ib", versie="2026.1"), 7),
        (Filter(normenkader="drechtsteden-ib-2016"), 0),
        (Filter(van=date(2026, 7, 16)), 1),
        (Filter(tot_en_met=date(2026, 7, 15)), 6),
        (Filter(tot_en_met=date(2026, 7, 14)), 0),
        # 1 August 23:59:59 UTC is 2 August where the decision was made.
        (Filter(van=date(2026, 8, 1), tot_en_met=date(2026, 8, 1)), 0),
        (Filter(van=date(2026, 8, 2), tot_en_met=date(2026, 8, 2)), 1),
        (Filter(van=date(2026, 8, 3)), 0),
        (Filter(van=date.min, tot_en_met=date.max), 7),
        (Filter(zaak="T-00001"), 1),
        (Filter(zaak="t-00001"), 0),
        (Filter(zaak_deel="t-0000"), 7),
        (Filter(zaak_deel="00001"), 1),
        (Filter(zaak_deel="T_00001"), 0),
        (Filter(zaak_deel="%"), 0),
        (Filter(zaak_deel="/"), 0),
        (Filter(zaak_deel="\\"), 0),
        (Filter(zaak_deel="' OR 1=1 --"), 0),
        (Filter(gebruiker_deel="U-CON"), 6),
        (Filter(zaak="' OR 1=1 --"), 0),
        (Filter(afgeweken=True, gebruiker="u-consulent"), 2),
    ],
)
def test_a_filter_finds_what_fits(filled: Register, filter_: Filter, expected: int) -> None:
    total, rows = search(filled, AUDITOR, filter_)
    assert total == len(rows) == expected


@pytest.mark.parametrize("tekst", ["a\0b", "\udcff"])
def test_a_text_that_no_database_holds_is_said_to_be_that(filled: Register, tekst: str) -> None:
    """And not that the register can't be reached: then everybody would have to wait for it."""
    for filter_ in (Filter(zaak_deel=tekst), Filter(gebruiker_deel=tekst)):
        assert search(filled, AUDITOR, filter_) == (0, [])
    try:
        assert search(filled, AUDITOR, Filter(zaak=tekst)) == (0, [])
    except ImpossibleValueError as fout:
        assert "teken dat de database niet kan bewaren" in str(fout)  # noqa: PT017 - either will do


def test_the_pages_together_are_all_the_newest_first(filled: Register) -> None:
    pages = [search(filled, AUDITOR, Filter(), since=n, count=3)[1] for n in (0, 3, 6)]
    numbers = [row.nummer for page in pages for row in page]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 7


def test_the_decisions_of_a_case_are_for_who_knows_its_reference(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    first = record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak))
    second = record(register, OTHER, bibliotheek, follow(bibliotheek, zaak, first.nummer))
    found = of_case(register, CONSULENT, zaak["zaak"])
    assert [row.nummer for row in found] == [second.nummer, first.nummer]
    assert open_own_case(register, CONSULENT, zaak["zaak"], first.nummer).zaak == zaak | {
        "normenkader": "demo-ib"
    }
    with pytest.raises(NoBesluitError):
        open_own_case(register, CONSULENT, "een-andere-zaak", first.nummer)


def test_what_is_no_decision_says_what_it_is(filled: Register) -> None:
    for record_number, said in (
        (1, "Record 1 is een normenkader, geen besluit"),
        (0, "Record 0 is er niet"),
        (9, "Record 9 is er niet. Het register heeft 8 records"),
    ):
        with pytest.raises(NoBesluitError, match=said):
            open_decision(filled, AUDITOR, record_number)
    for number in (0, 8, 99):
        with pytest.raises(NoBesluitError, match=f"Besluit {number} is er niet.*7 besluiten"):
            record_of(filled, AUDITOR, number)


def test_a_decision_has_a_number_of_its_own_beside_its_record(filled: Register) -> None:
    assert [record_of(filled, AUDITOR, number) for number in range(1, 8)] == list(range(2, 9))
    dossier = open_decision(filled, AUDITOR, 8)
    assert (dossier.besluitnummer, dossier.titel) == (7, "Besluit 7 (record 8)")


def test_a_replaced_decision_says_so_and_is_filtered(
    register: Register, bibliotheek: Library
) -> None:
    filled = with_seven(register, bibliotheek)
    zaak = contract_lines("cases.jsonl")[0]["zaak"]
    record(filled, CONSULENT, bibliotheek, follow(bibliotheek, zaak, 2), MOMENT)
    old, new = (open_decision(filled, AUDITOR, n) for n in (2, 9))
    assert (old.vervangen_door, new.vervangen_door) == (9, None)
    total, rows = search(filled, AUDITOR, Filter(geldend=True))
    assert total == 7
    assert placed(filled, AUDITOR, rows).opvolgers == {}
    total, rows = search(filled, AUDITOR, Filter(geldend=False))
    assert [row.nummer for row in rows] == [2]
    assert placed(filled, AUDITOR, rows).opvolgers == {2: 9}


@given(st.lists(st.booleans(), max_size=30))
def test_the_numbering_is_that_of_counting(decisions: list[bool]) -> None:
    """Each truth is a decision, each falsehood another record."""
    others = [n for n, decision in enumerate(decisions, 1) if not decision]
    numbering = Numbering(others, len(decisions))
    records = [n for n, decision in enumerate(decisions, 1) if decision]
    assert [numbering.besluit(record) for record in records] == list(range(1, len(records) + 1))
    assert [numbering.record(n) for n in range(1, len(records) + 1)] == records
    assert numbering.record(0) is numbering.record(len(records) + 1) is None
    assert numbering.besluiten == len(records)


@pytest.mark.parametrize("gebruiker", [CONSULENT, TRAINER, BEHEERDER])
def test_only_an_auditor_searches(register: Register, gebruiker: User) -> None:
    with pytest.raises(NoRightError):
        search(register, gebruiker, Filter())
    with pytest.raises(NoRightError):
        open_decision(register, gebruiker, 1)


@pytest.mark.parametrize("gebruiker", [TRAINER, BEHEERDER])
def test_a_case_is_not_for_everybody(register: Register, gebruiker: User) -> None:
    with pytest.raises(NoRightError):
        of_case(register, gebruiker, "T-00001")

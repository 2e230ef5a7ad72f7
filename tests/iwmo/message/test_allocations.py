"""Which allocation goes on, which ends, which is removed and which is new."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from iwmo.message.allocations import Allocation, allocations, to_send
from iwmo.message.facts import Decided, GivenProduct, Part

IB, DB = GivenProduct("IB", "02", "02X01"), GivenProduct("DB", "07", "07X01")
BEGIN = date(2026, 1, 5)


def day(week: int) -> date:
    """The Monday of a week, counted from 0."""
    return BEGIN + timedelta(weeks=week)


def sunday(week: int) -> date:
    return day(week) + timedelta(days=6)


def decided(number: int, *parts: tuple[int, int, int], product: GivenProduct = IB) -> Decided:
    """A decision of parts (first week, last week, minutes), recorded on its first day."""
    made = tuple(Part(day(a), sunday(b), minutes) for a, b, minutes in parts)
    return Decided(number, made[0].van, made[0].van, product, made)


def stop(number: int, week: int) -> Decided:
    """A decision without a product."""
    return Decided(number, day(week), day(week), None, ())


def told(found: tuple[Allocation, ...]) -> list[tuple[str, int, int, int, str]]:
    """Each as its key, its first week, its days, its minutes and what changed."""
    return [
        (a.key, (a.van - BEGIN).days // 7, (a.tot_en_met - a.van).days + 1, a.minuten, a.change)
        for a in found
    ]


def all_of(*decisions: Decided, on: date = BEGIN) -> list[tuple[str, int, int, int, str]]:
    return told(allocations(decisions, on))


def test_each_part_of_a_first_decision_is_new() -> None:
    one = decided(1, (0, 3, 150), (4, 9, 100))
    assert all_of(one) == [("1.1", 0, 28, 150, "nieuw"), ("1.2", 4, 42, 100, "nieuw")]


def test_another_volume_ends_the_old_one_the_day_before_and_removes_what_had_not_begun() -> None:
    old, new = decided(1, (0, 3, 150), (4, 9, 100), (10, 20, 50)), decided(2, (6, 15, 120))
    assert all_of(old, new) == [
        ("1.1", 0, 28, 150, "gelijk"),
        ("1.2", 4, 14, 100, "korter"),
        ("1.3", 10, 1, 50, "verwijderd"),
        ("2.1", 6, 70, 120, "nieuw"),
    ]


@pytest.mark.parametrize(("last", "change"), [(9, "gelijk"), (12, "langer"), (7, "korter")])
def test_the_same_volume_goes_on_under_its_number(last: int, change: str) -> None:
    old, new = decided(1, (0, 9, 150)), decided(2, (5, last, 150))
    assert all_of(old, new) == [("1.1", 0, 7 * (last + 1), 150, change)]


def test_what_follows_on_an_allocation_that_still_runs_makes_it_longer() -> None:
    old, new = decided(1, (0, 9, 150)), decided(2, (10, 19, 150), (20, 24, 60))
    assert all_of(old, new, on=sunday(9)) == [
        ("1.1", 0, 140, 150, "langer"),
        ("2.2", 20, 35, 60, "nieuw"),
    ]


def test_what_ended_before_the_message_does_not_become_longer() -> None:
    old, new = decided(1, (0, 9, 150)), decided(2, (10, 19, 150))
    assert all_of(old, new, on=day(10)) == [
        ("1.1", 0, 70, 150, "gelijk"),
        ("2.1", 10, 70, 150, "nieuw"),
    ]


def test_a_gap_of_a_day_is_no_extension() -> None:
    old = decided(1, (0, 9, 150))
    new = Decided(
        2, BEGIN, day(10) + timedelta(1), IB, (Part(day(10) + timedelta(1), day(20), 150),)
    )
    assert [line[-1] for line in all_of(old, new)] == ["gelijk", "nieuw"]


def test_another_product_with_the_same_minutes_is_another_allocation() -> None:
    assert all_of(decided(1, (0, 9, 150)), decided(2, (5, 9, 150), product=DB)) == [
        ("1.1", 0, 35, 150, "korter"),
        ("2.1", 5, 35, 150, "nieuw"),
    ]


def test_an_earlier_begin_needs_a_new_number() -> None:
    """The first day of an allocation never changes (OP033x1)."""
    assert all_of(decided(1, (5, 9, 150)), decided(2, (4, 9, 150))) == [
        ("1.1", 5, 1, 150, "verwijderd"),
        ("2.1", 4, 42, 150, "nieuw"),
    ]


def test_a_correction_that_changes_nothing_of_it_changes_no_allocation() -> None:
    old, new = decided(1, (0, 3, 150), (4, 9, 100)), decided(2, (0, 3, 150), (4, 9, 100))
    assert [line[-1] for line in all_of(old, new)] == ["gelijk", "gelijk"]


def test_later_parts_with_the_same_first_day_and_minutes_go_on() -> None:
    old, new = decided(1, (0, 3, 150), (4, 9, 100)), decided(2, (0, 3, 140), (4, 12, 100))
    assert all_of(old, new) == [
        ("1.1", 0, 1, 150, "verwijderd"),
        ("1.2", 4, 63, 100, "langer"),
        ("2.1", 0, 28, 140, "nieuw"),
    ]


def test_three_decisions_follow_from_each_other() -> None:
    a, b, c = decided(1, (0, 9, 150)), decided(2, (5, 14, 100)), decided(3, (3, 20, 60))
    assert all_of(a, b, c) == [
        ("1.1", 0, 21, 150, "korter"),
        ("2.1", 5, 1, 100, "verwijderd"),
        ("3.1", 3, 126, 60, "nieuw"),
    ]
    # What was removed is not there any more for the next.
    assert all_of(a, b, c, decided(4, (3, 20, 70)))[0][0] == "1.1"
    assert [line[0] for line in all_of(a, b, c, decided(4, (3, 20, 70)))] == ["1.1", "3.1", "4.1"]


def test_a_decision_without_a_product_ends_what_there_was() -> None:
    assert all_of(decided(1, (0, 9, 150)), stop(2, 4)) == [("1.1", 0, 28, 150, "korter")]
    assert all_of(decided(1, (0, 9, 150)), stop(2, 4), decided(3, (6, 9, 50))) == [
        ("1.1", 0, 28, 150, "gelijk"),
        ("3.1", 6, 28, 50, "nieuw"),
    ]


def test_no_two_allocations_of_a_product_share_a_day() -> None:
    one = [decided(1, (0, 9, 150), (10, 19, 100))]
    for first in range(22):
        for minutes in (150, 100, 60):
            new = decided(2, (first, first + 8, minutes), (first + 9, first + 12, 100))
            for on in (BEGIN, day(10), day(25)):
                found = [a for a in allocations([*one, new], on) if not a.removed]
                spans = sorted((a.van, a.tot_en_met) for a in found)
                assert all(x[1] < y[0] for x, y in pairwise(spans))
                # What the new decision says is what there is from its first day on.
                for part in new.parts:
                    at = [a for a in found if a.van <= part.van <= a.tot_en_met]
                    assert [a.minuten for a in at] == [part.minuten]


def test_a_message_has_what_changed_and_what_still_runs() -> None:
    old, new = decided(1, (0, 3, 150), (4, 9, 100)), decided(2, (6, 15, 120))
    found = allocations([old, new], day(5))
    assert [a.key for a in to_send(found, sunday(3))] == ["1.1", "1.2", "2.1"]
    assert [a.key for a in to_send(found, day(4))] == ["1.2", "2.1"]

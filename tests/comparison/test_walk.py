"""Differences in plain data, without knowing what they mean."""

from __future__ import annotations

from typing import Any

import pytest

from comparison.walk import RawDifference, plain, same, walk


def found(van: Any, naar: Any) -> list[RawDifference]:
    return list(walk(plain(van), plain(naar)))


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ({"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1}),
        ({"naam": "cafe\u0301"}, {"naam": "caf\u00e9"}),
    ],
)
def test_what_the_fingerprint_does_not_see_is_no_difference(van: Any, naar: Any) -> None:
    assert found(van, naar) == []


@pytest.mark.parametrize(
    ("van", "naar"), [(1, True), (0, False), ("1", 1), (None, ""), ([1], [True]), ([], {})]
)
def test_another_type_is_a_difference(van: Any, naar: Any) -> None:
    assert found({"k": van}, {"k": naar}) == [RawDifference("anders", ("k",), ("k",), van, naar)]


def test_keys_in_another_order_are_the_same_and_another_type_inside_is_not() -> None:
    assert same({"a": [1], "b": 2}, {"b": 2, "a": [1]})
    assert not same({"a": [1], "b": 2}, {"b": 2, "a": [True]})


def test_an_absent_key_is_not_the_same_as_null() -> None:
    assert found({}, {"k": None}) == [RawDifference("nieuw", (), ("k",), naar=None)]
    assert found({"k": []}, {}) == [RawDifference("vervallen", ("k",), (), van=[])]


def test_parts_are_compared_by_name_wherever_they_stand() -> None:
    van = [{"regel": "A", "n": 1}, {"regel": "B", "n": 2}, {"regel": "C", "n": 3}]
    naar = [{"regel": "D", "n": 4}, {"regel": "A", "n": 1}, {"regel": "C", "n": 9}]
    assert found(van, naar) == [
        RawDifference("vervallen", (1,), (), van={"regel": "B", "n": 2}),
        RawDifference("nieuw", (), (0,), naar={"regel": "D", "n": 4}),
        RawDifference("anders", (2, "n"), (2, "n"), 3, 9),
    ]


def test_another_order_of_named_parts_is_one_difference() -> None:
    van = [{"regel": "A"}, {"regel": "B"}, {"regel": "C"}]
    naar = [{"regel": "B"}, {"regel": "A"}, {"regel": "D"}]
    assert found(van, naar)[-1] == RawDifference("volgorde", (), (), ["A", "B"], ["B", "A"])


def test_names_that_occur_twice_name_nothing() -> None:
    van = [{"onderwerp": "A", "t": 1}, {"onderwerp": "A", "t": 2}]
    naar = [{"onderwerp": "A", "t": 1}, {"onderwerp": "A", "t": 3}]
    assert found(van, naar) == [RawDifference("anders", (1, "t"), (1, "t"), 2, 3)]


def test_parts_without_a_name_are_laid_beside_each_other() -> None:
    van = [{"t": 1}, {"t": 2}, {"t": 3}]
    naar = [{"t": 0}, {"t": 1}, {"t": 2}, {"t": 4}]
    assert found(van, naar) == [
        RawDifference("nieuw", (), (0,), naar={"t": 0}),
        RawDifference("anders", (2, "t"), (3, "t"), 3, 4),
    ]


def test_a_list_of_parts_that_is_not_there_is_said_part_by_part() -> None:
    parts = [{"regel": "A"}, {"regel": "B"}]
    assert found({}, {"regels": parts}) == [
        RawDifference("nieuw", (), ("regels", 0), naar=parts[0]),
        RawDifference("nieuw", (), ("regels", 1), naar=parts[1]),
    ]


def test_bounds_are_one_difference() -> None:
    van, naar = {"vanaf": 300, "tot_en_met": 480}, {"vanaf": 300, "tot": 500}
    assert found({"band": "B4", **van}, {"band": "B4", **naar}) == [
        RawDifference("anders", ("tot_en_met",), ("tot",), van, naar)
    ]


def test_a_condition_is_read_as_one_thing() -> None:
    van, naar = {"a": 1, "b": 2}, {"a": 1, "c": 2}
    assert found({"als": van}, {"als": naar}) == [
        RawDifference("anders", ("als",), ("als",), van, naar)
    ]

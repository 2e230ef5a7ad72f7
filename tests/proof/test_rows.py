"""Rows with the same totals and the same directions are taken together."""

from __future__ import annotations

import numpy as np
import pytest

from normenkader import Normenkader
from proof.walking import pairs
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.pairs import Pairs
from proof.walking.rows import together
from tests.proof.small import small


def columns(*numbers: list[int]) -> list[np.ndarray]:
    return [np.array(own, np.int64) for own in numbers]


def test_rows_with_the_same_totals_are_one_and_say_where_they_are() -> None:
    rijen = together(columns([3, 1, 3]), columns([4, 2, 4]), (1, 1), by_direction=False)
    assert rijen.total[0].tolist() == [1, 3]
    assert rijen.total[1].tolist() == [2, 4]
    assert rijen.where.tolist() == [1, 0]


def test_rows_with_another_direction_stay_apart_and_the_first_wins_where_sums_are_equal() -> None:
    voor, na = columns([2, 1, 0], [0, 1, 2]), columns([2, 2, 2], [0, 0, 0])
    rijen = together(voor, na, (1, 1), by_direction=True)
    assert rijen.total[0].tolist() == [2, 2]
    assert rijen.direction[0].tolist() == [0, 1]
    assert rijen.where.tolist() == [0, 2]


def test_without_sums_there_is_one_row() -> None:
    assert together([], [], (1, 0), by_direction=False).where.tolist() == [0]


def test_rows_are_judged_in_parts_with_the_same_result(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    normenkader = small(demo).normenkader
    place = ("leefgebieden", "verslaving", "niveau")

    def largest() -> tuple[int, bool]:
        vrij = Exempt(frozenset({"LG-ACUUT"}), hoogstens=120)
        gevolgd = vrij.monotone | vrij.robust
        found = Pairs(Enumeration(normenkader, gevolgd), vrij).find(place)
        return found.step, found.lower is None

    whole = largest()
    monkeypatch.setattr(pairs, "ROWS_AT_ONCE", 1)
    assert largest() == whole

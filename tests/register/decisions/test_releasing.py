"""No group of a few decisions can be worked out from what is shown."""

from __future__ import annotations

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from register.decisions.releasing import LEAST, releasable

Groups = list[NDArray[np.bool_]]


def worked_out(sizes: list[int], shown: Groups, times: tuple[int, ...] = (-1, 0, 1)) -> set[int]:
    """The sizes of all groups of fewer than 10 that a sum of what is shown gives, by trying all."""
    totals = np.zeros((1, len(sizes)), dtype=int)
    for group in shown:
        totals = np.concatenate([totals + factor * group for factor in times])
    groups = totals[((totals == 0) | (totals == 1)).all(axis=1)]
    return {size for size in (groups @ np.asarray(sizes)).tolist() if 0 < size < LEAST}


def world(rng: random.Random) -> tuple[list[int], Groups]:
    """Decisions by version, product and a few rules, of which some fire together or in turn."""
    sizes, versions, products, rules = [], [], [], []
    for _ in range(rng.randint(3, 9)):
        sizes.append(rng.choice([1, 2, 3, 5, 8, 12, 20, 40]))
        versions.append(rng.randrange(2))
        products.append(rng.randrange(3))
        rules.append([rng.random() < p for p in (0.9, 0.5, 0.5)])
    groups = [np.ones(len(sizes), dtype=bool)]
    groups += [np.array([v == i for v in versions]) for i in range(2)]
    groups += [np.array([p == i for p in products]) for i in range(3)]
    groups += [np.array([r[i] for r in rules]) for i in range(3)]
    # A rule that fires where another does not: together they are everything.
    groups.append(~groups[-1])
    return sizes, [g for g in groups if g.any()]


@pytest.mark.parametrize("seed", range(60))
def test_no_sum_of_what_is_shown_is_a_group_of_a_few(seed: int) -> None:
    sizes, groups = world(random.Random(seed))
    shown = [g for g, may in zip(groups, releasable(sizes, groups), strict=True) if may]
    assert worked_out(sizes, shown) == set()


def test_hiding_only_the_small_groups_is_not_enough() -> None:
    """The same search finds what that would give away, so it can fail."""
    found = 0
    for seed in range(60):
        sizes, groups = world(random.Random(seed))
        large = [g for g in groups if int(np.asarray(sizes) @ g) >= LEAST]
        found += bool(worked_out(sizes, large))
    assert found > 20


def test_much_is_shown_all_the_same() -> None:
    sizes = [60, 40, 30, 25, 20, 15, 12, 3]
    groups = [np.ones(8, dtype=bool), *(np.arange(8) == i for i in range(8))]
    # The small one is hidden, and the smallest of the others with it.
    assert releasable(sizes, groups) == [True] * 7 + [False, False]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([9], [False, False]),
        ([10], [True, True]),
        ([100, 3], [True, False, False]),
        ([100, 10], [True, True, True]),
        ([50, 4, 5], [True, False, False, False]),
        ([50, 5, 5], [True, True, False, False]),
    ],
)
def test_by_hand(sizes: list[int], shown: list[bool]) -> None:
    """A total, and parts that do not overlap: what is left over is never fewer than 10."""
    n = len(sizes)
    groups = [np.ones(n, dtype=bool), *(np.arange(n) == i for i in range(n))]
    assert releasable(sizes, groups) == shown


def test_nothing_gives_nothing() -> None:
    assert releasable([], []) == []

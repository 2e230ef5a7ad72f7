"""What a partial intake can become equals what all its completions give, exactly."""

from __future__ import annotations

import random
from dataclasses import astuple
from typing import Any

import pytest

from engine.partial.possible import possible
from normenkader import Library, Normenkader
from tests.partial_cases import completions, how_many, outcome, random_partial
from tests.random_norms import random_norm
from zaak.checking import check_partial


def equals_brute_force(normenkader: Normenkader, case: dict[str, Any]) -> int:
    """Compare; gives how many completions there were."""
    zaak, _ = check_partial(case, Library([normenkader], normenkader.normenkader))
    found = possible(normenkader, zaak)
    every = [verloop for _, _, verloop in completions(normenkader, case)]
    assert len(set(found.outcomes)) == len(found.outcomes)
    assert set(map(astuple, found.outcomes)) == {outcome(v) for v in every}, case
    minutes = [v.minuten_per_week for v in every if v.minuten_per_week is not None]
    expected = (min(minutes), max(minutes)) if minutes else (None, None)
    assert (found.minimum, found.maximum) == expected, case
    return len(every)


def compare(normenkader: Normenkader, rng: random.Random, cases: int, most: int) -> None:
    done = 0
    while done < cases:
        case = random_partial(rng, normenkader, 6, done + 1)
        if how_many(normenkader, case) <= most:
            assert equals_brute_force(normenkader, case) > 0
            done += 1


def test_hundreds_of_partial_cases_of_demo_ib_equal_brute_force(demo: Normenkader) -> None:
    compare(demo, random.Random(4), 400, 400)


def test_hundreds_of_partial_cases_of_drechtsteden_equal_brute_force(
    drechtsteden: Normenkader,
) -> None:
    compare(drechtsteden, random.Random(5), 200, 400)


def test_partial_cases_of_random_normenkaders_equal_brute_force() -> None:
    rng = random.Random(6)
    for _ in range(150):
        compare(random_norm(rng), rng, 3, 300)


@pytest.mark.nightly
def test_thousands_of_partial_cases_equal_brute_force(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(7)
    compare(demo, rng, 3_000, 2_000)
    compare(drechtsteden, rng, 1_000, 2_000)
    for _ in range(1_000):
        compare(random_norm(rng), rng, 5, 1_000)

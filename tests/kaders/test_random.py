"""Both calculations agree, and partial intakes are exact, on random shapes of real normenkaders."""

from __future__ import annotations

import random

import pytest

from engine import judge
from engine.partial.size import TooLargeError
from normenkader import Library
from tests.engine.partial.test_possible import equals_brute_force
from tests.kaders.random_real import random_real
from tests.kaders.small import small_awbz
from tests.partial_cases import how_many, random_partial
from tests.random_cases import random_case
from zaak.checking import check_zaak


def agree(seed: int, norms: int) -> set[str]:
    """Judge cases of random normenkaders; gives the stages of which rules fired."""
    rng, fired = random.Random(seed), set()
    for _ in range(norms):
        normenkader = random_real(rng)
        library = Library([normenkader], normenkader.normenkader)
        for number in range(12):
            zaak, _ = check_zaak(random_case(rng, normenkader, number), library)
            fired |= {step["fase"] for step in judge(normenkader, zaak)["spoor"]}
    return fired


def test_both_calculations_agree_on_random_shapes() -> None:
    fired = agree(31, 120)
    assert {"bijstelling", "aftrek", "maximum", "factoren", "combinaties", "opslag"} <= fired


@pytest.mark.nightly
def test_both_calculations_agree_on_very_many_random_shapes() -> None:
    agree(32, 3_000)


def exact(seed: int, norms: int) -> None:
    """Compare partial cases of random normenkaders with all their completions."""
    rng, too_large = random.Random(seed), 0
    for _ in range(norms):
        normenkader = random_real(rng)
        done = 0
        while done < 3:
            case = random_partial(rng, normenkader, 5, done + 1)
            if how_many(normenkader, case) <= 300:
                try:
                    assert equals_brute_force(normenkader, case) > 0
                except TooLargeError:
                    too_large += 1
                done += 1
    # Units and shares at random seldom fit each other.
    assert too_large < norms


def test_partial_cases_of_random_shapes_equal_brute_force() -> None:
    exact(33, 60)


@pytest.mark.nightly
def test_partial_cases_of_very_many_random_shapes_equal_brute_force() -> None:
    exact(34, 2_000)


def test_partial_cases_of_a_small_awbz_equal_brute_force(bibliotheek: Library) -> None:
    normenkader = small_awbz(bibliotheek.version("awbz-bgi-2014", "2014.1"))
    rng, done = random.Random(35), 0
    while done < 100:
        case = random_partial(rng, normenkader, 6, done + 1)
        if how_many(normenkader, case) <= 1_000:
            assert equals_brute_force(normenkader, case) > 0
            done += 1

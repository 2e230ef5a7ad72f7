"""Alpha and its interval: as defined, reproducible, and no number where there can be none."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.agreement.alpha import (
    IEDEREEN_EENS,
    MEEST_ZONDER_ALPHA,
    MINSTENS,
    MINSTENS_VOOR_INTERVAL,
    NIEMAND_SAMEN,
    OVERAL_HETZELFDE,
    TE_VEEL_GELIJK,
    TE_WEINIG_VOOR_INTERVAL,
    TREKKINGEN,
    Measure,
    Schaal,
    alpha,
    measure,
    measure_together,
    pairs,
)

SCALES: tuple[Schaal, ...] = ("nominaal", "ordinaal")
Units = Sequence[Sequence[int | str | bool]]
Distance = Callable[[Counter[int], int, int], Fraction]


def nominal(_totals: Counter[int], one: int, other: int) -> Fraction:
    return Fraction(one != other)


def ordinal(totals: Counter[int], one: int, other: int) -> Fraction:
    least, most = sorted((one, other))
    between = sum(totals[v] for v in range(least, most + 1))
    return (between - Fraction(totals[one] + totals[other], 2)) ** 2


def interval(_totals: Counter[int], one: int, other: int) -> Fraction:
    return Fraction((one - other) ** 2)


DISTANCES: dict[str, Distance] = {"nominaal": nominal, "ordinaal": ordinal, "interval": interval}


def disagreements(units: Sequence[Sequence[int]], distance: Distance) -> tuple[Fraction, Fraction]:
    """What was observed and what chance gives, from the matrix of coincidences, not divided by n.

    Written from K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
    """
    coincidences: Counter[tuple[int, int]] = Counter()
    for unit in units:
        for i, one in enumerate(unit):
            for j, other in enumerate(unit):
                if i != j:
                    coincidences[one, other] += Fraction(1, len(unit) - 1)  # type: ignore[assignment]
    totals: Counter[int] = Counter()
    for (one, _), count in coincidences.items():
        totals[one] += count
    n = sum(totals.values())
    observed = sum(c * distance(totals, *pair) for pair, c in coincidences.items())
    expected = sum(
        totals[one] * totals[other] * distance(totals, one, other)
        for one in totals
        for other in totals
    )
    return Fraction(observed), Fraction(expected) / (n - 1) if n else Fraction()


def by_hand(units: Sequence[Sequence[int]], schaal: str) -> Fraction | None:
    observed, expected = disagreements(units, DISTANCES[schaal])
    return 1 - observed / expected if expected else None


# Four observers, twelve units, the last column 0 for missing: Krippendorff (2011), section C.
PUBLISHED = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
)
PUBLISHED_UNITS = [[v for v in column if v] for column in zip(*PUBLISHED, strict=True)]


def test_the_published_example_has_its_published_alphas() -> None:
    nominal_alpha, ordinal_alpha = (alpha(PUBLISHED_UNITS, s) for s in SCALES)
    assert nominal_alpha == pytest.approx(0.743, abs=0.0005)
    assert ordinal_alpha == pytest.approx(0.815, abs=0.0005)
    assert [round(float(by_hand(PUBLISHED_UNITS, s) or 0), 3) for s in DISTANCES] == [
        0.743,
        0.815,
        0.849,
    ]


def test_an_alpha_worked_out_on_paper() -> None:
    # Two people, three cases: a a, a b, b b. n = 6, each answer 3 times.
    # Observed: 2 of 6 disagree. By chance: 2 * 3 * 3 / (6 * 5) = 18 / 30. Alpha = 1 - 5/9.
    assert alpha([["a", "a"], ["a", "b"], ["b", "b"]], "nominaal") == pytest.approx(4 / 9)


@given(st.lists(st.lists(st.integers(1, 5), max_size=6), max_size=15))
def test_alpha_is_as_defined_or_undefined(units: list[list[int]]) -> None:
    for schaal in SCALES:
        expected = by_hand(units, schaal)
        found = alpha(units, schaal)
        assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-9))


@given(st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=6), min_size=1, max_size=15))
def test_alpha_is_that_of_the_library_of_the_reference(units: list[list[int]]) -> None:
    values = sorted({v for unit in units for v in unit})
    counts = np.array([[unit.count(v) for v in values] for unit in units])
    levels: dict[Schaal, Literal["nominal", "ordinal"]] = {
        "nominaal": "nominal",
        "ordinaal": "ordinal",
    }
    for schaal, level in levels.items():
        found = alpha(units, schaal)
        if len(values) == 1:
            assert found is None
        else:
            expected = krippendorff.alpha(value_counts=counts, level_of_measurement=level)
            assert found == pytest.approx(float(expected), abs=1e-9)


def test_only_the_order_of_levels_counts_not_their_distance() -> None:
    units = [[1, 2, 2], [2, 3], [1, 3], [3, 3, 2]]
    stretched = [[{1: 1, 2: 10, 3: 12}[v] for v in unit] for unit in units]
    assert alpha(stretched, "ordinaal") == alpha(units, "ordinaal")


def test_far_apart_on_a_scale_is_more_disagreement() -> None:
    near = [[1, 1], [5, 5], [3, 3], [1, 2], [4, 5]]
    far = [[1, 1], [5, 5], [3, 3], [1, 5], [4, 2]]
    near_alpha, far_alpha = (alpha(units, "ordinaal") for units in (near, far))
    assert near_alpha is not None
    assert far_alpha is not None
    assert near_alpha > far_alpha


def test_pairs_are_counted_exactly() -> None:
    assert pairs([2, 2, 3, 2]) == (6, 3)
    assert pairs([2]) == (0, 0)
    meting = measure("v", "Vraag", [[2, 2, 3], [1, 1], [4]], "ordinaal")
    assert (meting.eenheden, meting.paren, meting.paren_eens) == (2, 4, 2)
    assert meting.share_agreed == Fraction(1, 2)


def noisy(rng: random.Random, units: int, people: int, sure: float) -> list[list[int]]:
    """Units of which people see the true level, or as often as they are not sure another one."""
    levels = range(1, 6)
    truth = [rng.choice(levels) for _ in range(units)]
    return [
        [level if rng.random() < sure else rng.choice(levels) for _ in range(people)]
        for level in truth
    ]


def interval_of(meting: Measure) -> tuple[float, float]:
    assert meting.interval is not None, meting.waarom_geen_interval
    return meting.interval.onder, meting.interval.boven


@pytest.mark.parametrize("schaal", SCALES)
def test_the_interval_holds_alpha_and_is_the_same_every_time(schaal: Schaal) -> None:
    units = noisy(random.Random(4), 22, 6, 0.7)
    found = measure("v", "Vraag", units, schaal)
    low, high = interval_of(found)
    assert found.alpha == alpha(units, schaal)
    assert low < found.alpha < high <= 1  # type: ignore[operator]
    again = measure("v", "Vraag", units[::-1], schaal)
    assert again == found


def test_more_units_give_a_narrower_interval() -> None:
    rng = random.Random(7)
    limits = [
        interval_of(measure("v", "", noisy(rng, n, 6, 0.7), "ordinaal")) for n in (11, 44, 176)
    ]
    widths = [high - low for low, high in limits]
    assert all(one > 1.4 * other for one, other in pairwise(widths))


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], NIEMAND_SAMEN),
        ([[3]] * 30, NIEMAND_SAMEN),
        ([[]] * 30, NIEMAND_SAMEN),
        ([[2, 3, 3]], f"Te weinig onderdelen om te rekenen: 1. Nodig zijn er minstens {MINSTENS}."),
        ([[2, 3], [4]] * (MINSTENS - 1), "Te weinig onderdelen om te rekenen: 4."),
        ([[3, 3, 3]] * 30, OVERAL_HETZELFDE),
        ([[3, 3], [4, 4, 4]] * 30, IEDEREEN_EENS),
    ],
)
def test_no_alpha_without_enough_units_or_any_difference(units: Units, reason: str) -> None:
    found = measure("v", "Vraag", units, "nominaal")
    assert (found.alpha, found.interval, found.eenheden_in_alpha) == (None, None, 0)
    assert found.waarom_geen_alpha.startswith(reason)
    assert found.waarom_geen_interval == found.waarom_geen_alpha


def test_percentages_stay_where_there_is_no_alpha() -> None:
    assert measure("v", "Vraag", [[3, 3], [4, 4]] * 30, "nominaal").share_agreed == 1
    assert measure("v", "Vraag", [[2, 3, 3]], "nominaal").share_agreed == Fraction(1, 3)
    assert measure("v", "Vraag", [[2]], "nominaal").share_agreed is None


def test_units_with_one_answer_do_not_count() -> None:
    units = noisy(random.Random(2), 14, 4, 0.6)
    assert measure("v", "", units, "ordinaal") == measure("v", "", [*units, [5], []], "ordinaal")


def test_no_interval_where_most_draws_have_no_difference() -> None:
    found = measure("v", "Vraag", [[1] * 5] * 30 + [[1, 1, 1, 2, 1]], "nominaal")
    assert found.alpha == pytest.approx(0)
    assert found.interval is None
    # The one unit with a difference is left out of (30/31)^31 = 36 % of the draws.
    draws = int(found.waarom_geen_interval.split(" van de ")[0].rsplit(" ", 1)[1])
    assert draws / TREKKINGEN == pytest.approx(0.36, abs=0.04)
    assert draws > MEEST_ZONDER_ALPHA


def test_no_interval_where_every_unit_has_the_same_answers() -> None:
    found = measure("v", "Vraag", [[1, 2]] * 12, "nominaal")
    assert found.alpha == pytest.approx(float(by_hand([[1, 2]] * 12, "nominaal") or 0))
    assert (found.interval, found.waarom_geen_interval) == (None, TE_VEEL_GELIJK)


def together_by_hand(questions: Sequence[Sequence[Sequence[int]]]) -> float:
    found = [disagreements(units, nominal) for units in questions]
    return float(1 - sum(o for o, _ in found) / sum(e for _, e in found))


def test_questions_together_add_up_disagreement_per_question() -> None:
    rng = random.Random(5)
    questions = [noisy(rng, 7, 4, sure) for sure in (0.2, 0.6, 0.9)]
    found = measure_together("s", "Samen", questions)
    assert found.alpha == pytest.approx(together_by_hand(questions))
    assert (found.eenheden, found.eenheden_in_alpha, found.paren) == (21, 21, 21 * 6)
    low, high = interval_of(found)
    assert low < found.alpha < high  # type: ignore[operator]


def test_chance_stays_chance_however_many_questions_are_together() -> None:
    rng = random.Random(11)
    questions = [noisy(rng, 12, 6, 0) for _ in range(8)]
    found = measure_together("s", "Samen", questions).alpha
    assert found == pytest.approx(0, abs=0.06)
    # What one table of the answers to all questions would say of the same answers by chance.
    mixed = [[f"{q}-{v}" for v in unit] for q, units in enumerate(questions) for unit in units]
    naive = alpha(mixed, "nominaal")
    assert naive is not None
    assert naive > 0.15


def test_a_question_with_too_few_units_stays_out_of_alpha_together() -> None:
    rng = random.Random(5)
    enough = [noisy(rng, 8, 4, 0.6) for _ in range(2)]
    few = noisy(rng, MINSTENS - 1, 4, 0.1)
    found = measure_together("s", "Samen", [*enough, few])
    assert found.alpha == measure_together("s", "Samen", enough).alpha
    assert (found.eenheden, found.eenheden_in_alpha) == (20, 16)
    alone = measure_together("s", "Samen", [few] * 6)
    assert alone.alpha is None
    # Never "te weinig: 24, nodig zijn er 5": the number is that of the question with the most.
    assert alone.waarom_geen_alpha == (
        "Te weinig onderdelen per vraag om te rekenen: hoogstens 4. "
        "Nodig zijn er minstens 5 per vraag."
    )


@given(st.lists(st.lists(st.lists(st.integers(1, 3), max_size=4), max_size=7), max_size=7))
def test_too_few_never_names_a_number_that_is_enough(questions: list[list[list[int]]]) -> None:
    found = measure_together("s", "Samen", questions).waarom_geen_alpha
    if "Nodig zijn" in found:
        there, needed = (int(n) for n in re.findall(r"[0-9]+", found))
        assert there < needed


def test_with_few_units_there_is_an_alpha_without_an_interval() -> None:
    rng = random.Random(6)
    few = measure("v", "", noisy(rng, MINSTENS_VOOR_INTERVAL - 1, 4, 0.6), "ordinaal")
    assert few.alpha is not None
    assert few.interval is None
    assert few.waarom_geen_interval == TE_WEINIG_VOOR_INTERVAL
    enough = measure("v", "", noisy(rng, MINSTENS_VOOR_INTERVAL, 4, 0.6), "ordinaal")
    assert enough.interval is not None


@pytest.mark.nightly
@pytest.mark.parametrize("schaal", SCALES)
@pytest.mark.parametrize("sure", [0.5, 0.85])
def test_with_the_fewest_units_most_intervals_hold_the_true_alpha(
    schaal: Schaal, sure: float
) -> None:
    rng = random.Random(20)
    true = alpha(noisy(rng, 20_000, 8, sure), schaal)
    found = [
        measure("v", "", noisy(rng, MINSTENS_VOOR_INTERVAL, 8, sure), schaal) for _ in range(200)
    ]
    limits = [interval_of(m) for m in found if m.interval]
    assert len(limits) > 190
    held = sum(low <= true <= high for low, high in limits)  # type: ignore[operator]
    assert held / len(limits) > 0.8

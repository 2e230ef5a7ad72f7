"""Sets of sums: as one whole number and as a set of places they are the same sets."""

from __future__ import annotations

import random
from itertools import product

import pytest

from engine.partial.layout import MOST_PLACES, Layout, Reach, ones
from engine.partial.size import TooLargeError

KINDS = [1, 2, 3]


def built(layout: Layout, choices: list[list[tuple[int, tuple[int, ...]]]]) -> Reach:
    reach = layout.start
    for own in choices:
        reach = layout.add(reach, [layout.place(n, sums) for n, sums in own])
    return reach


def random_choices(rng: random.Random, kinds: int) -> list[list[tuple[int, tuple[int, ...]]]]:
    return [
        [
            (rng.randint(0, 1), tuple(rng.randint(0, 4) for _ in range(kinds)))
            for _ in range(rng.randint(1, 4))
        ]
        for _ in range(3)
    ]


@pytest.mark.parametrize("kinds", KINDS)
def test_vectors_and_winners_equal_those_of_plain_lists(kinds: int) -> None:
    rng = random.Random(kinds)
    for _ in range(50):
        choices = random_choices(rng, kinds)
        every = set()
        for combination in product(*choices):
            sums = tuple(sum(s[k] for _, s in combination) for k in range(kinds))
            every.add((sum(n for n, _ in combination), sums))
        winners: dict[tuple[bool, int], set[int]] = {}
        for n, sums in every:
            if n:
                key = (n > 1, sums.index(max(sums)))
                winners.setdefault(key, set()).add(sum(sums))
        for places in (2**26, 0):
            layout = Layout(3, [12] * kinds, places)
            reach = built(layout, choices)
            assert set(layout.vectors(reach)) == every
            found = {
                (n > 1, kind): set(ones(bits))
                for n, totals in layout.winners(reach, lambda n: n > 1)
                for kind, bits in enumerate(totals)
                if bits
            }
            assert found == winners
            assert layout.is_single(reach) == (len(every) == 1)


def test_numbers_of_a_set_of_bits_come_from_low_to_high() -> None:
    assert list(ones(0)) == []
    assert list(ones(2**200 + 2**3 + 1)) == [0, 3, 200]


def test_times_that_count_too_finely_are_refused_before_anything_is_begun() -> None:
    Layout(2, [MOST_PLACES // 4, MOST_PLACES // 4]).check([1, 1])
    with pytest.raises(TooLargeError, match="eenheden en percentages"):
        Layout(2, [MOST_PLACES // 2, MOST_PLACES // 2]).check([1, 1])

"""Sums that groups reach together lead back to what each group became."""

from __future__ import annotations

import random

import pytest

from engine.partial.layout import MOST_PLACES, Layout
from proof.walking.chain import Chain


@pytest.mark.parametrize("places", [MOST_PLACES, 1])
def test_every_place_that_is_reached_has_a_way_that_adds_up_to_it(places: int) -> None:
    rng = random.Random(1)
    layout = Layout(4, [60], places)
    steps: list[dict[int, int]] = []
    for _ in range(4):
        ways = [(rng.randint(0, 1), rng.randint(0, 15)) for _ in range(5)]
        steps.append({layout.place(n, [s]): i for i, (n, s) in enumerate(ways)})
    chain = Chain(layout, steps)
    reached = 0
    for aantal, sums in layout.vectors(chain.reach):
        place = layout.place(aantal, sums)
        taken = [
            next(own for own, i in step.items() if i == way)
            for step, way in zip(steps, chain.way(place), strict=True)
        ]
        assert sum(taken) == place
        reached += 1
    assert reached > 50


def test_place_that_is_not_reached_has_no_way() -> None:
    layout = Layout(1, [9])
    chain = Chain(layout, [{layout.place(1, [5]): "vijf"}])
    assert chain.way(layout.place(1, [5])) == ["vijf"]
    with pytest.raises(StopIteration):
        chain.way(layout.place(1, [4]))

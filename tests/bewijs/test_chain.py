"""Sums that groups reach together lead back to what each group became."""

from __future__ import annotations

import random

import pytest

from bewijs.chain import Chain, Plek
from engine.partial.layout import MOST_PLACES, Layout


@pytest.mark.parametrize("places", [MOST_PLACES, 1])
def test_every_place_that_is_reached_has_a_way_that_adds_up_to_it(places: int) -> None:
    rng = random.Random(1)
    layout = Layout(4, [60], places)
    steps: list[dict[Plek, int]] = []
    for _ in range(4):
        ways = [(rng.randint(0, 1), rng.randint(0, 15), rng.choice(["", "R-A", "R-B"]))]
        ways += [(rng.randint(0, 1), rng.randint(0, 15), "") for _ in range(4)]
        own = [(frozenset(filter(None, [r])), layout.place(n, [s])) for n, s, r in ways]
        steps.append({plek: i for i, plek in enumerate(own)})
    chain = Chain(layout, steps)
    reached = 0
    for changed, reach in chain.reach.items():
        for aantal, sums in layout.vectors(reach):
            place = layout.place(aantal, sums)
            taken = [
                next(plek for plek, i in step.items() if i == way)
                for step, way in zip(steps, chain.way(changed, place), strict=True)
            ]
            assert sum(plek[1] for plek in taken) == place
            assert frozenset().union(*(plek[0] for plek in taken)) == changed
            reached += 1
    assert reached > 50


def test_place_that_is_not_reached_has_no_way() -> None:
    layout = Layout(1, [9])
    chain = Chain(layout, [{(frozenset[str](), layout.place(1, [5])): "vijf"}])
    assert chain.way(frozenset(), layout.place(1, [5])) == ["vijf"]
    with pytest.raises(StopIteration):
        chain.way(frozenset(), layout.place(1, [4]))

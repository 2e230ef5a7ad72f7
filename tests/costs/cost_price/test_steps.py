"""From the wage of an hour to its price: the steps add up, and each can be done by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from costs.cost_price.computing import prices
from costs.cost_price.reading import read_cost_price
from costs.cost_price.steps import all_steps
from tests.costs.cost_price.example import filled, with_two_products


def test_the_steps_are_those_of_the_sum_by_hand() -> None:
    # 36,000 by 2000 hours is 18,00; × 1,3 = 23,40; × 1,25 = 29,25; × 1,04 = 30,42. Of 60,840:
    # by 1960 hours (2 %), 1800 (8 % more), 1600 (leave), 1540 (18 of 480 minutes), 1232, 1201,2.
    (found,) = all_steps(read_cost_price(filled(), "k.yaml"))
    assert [(s.element, s.after) for s in found] == [
        (None, Fraction(18)),
        ("werkgeverslasten", Fraction(2340, 100)),
        ("overhead", Fraction(2925, 100)),
        ("indexatie", Fraction(3042, 100)),
        ("scholing", Fraction(60840, 1960)),
        ("ziekteverzuim", Fraction(60840, 1800)),
        ("verlofuren", Fraction(60840, 1600)),
        ("reistijd", Fraction(60840, 1540)),
        ("niet_declarabel", Fraction(60840, 1232)),
        ("no_show", Fraction(608400, 12012)),
    ]


def test_they_add_up_to_the_price_of_each_product() -> None:
    elements = read_cost_price(with_two_products(), "k.yaml")
    for price, steps in zip(prices(elements), all_steps(elements), strict=True):
        assert sum(s.adds for s in steps) == price.euros
        assert all(a.after == b.before for a, b in pairwise(steps))

"""The price of an hour, held against sums that were made by hand."""

from __future__ import annotations

from fractions import Fraction

from costs.cost_price.computing import (
    declarable_hours,
    prices,
    productivity,
    sensitivity,
    whole_cents,
    with_other,
)
from costs.cost_price.model import ELEMENTS, Element
from costs.cost_price.reading import read_cost_price
from tests.costs.cost_price.example import filled

ELEMENTS_READ = read_cost_price(filled(), "kostprijs.yaml")


def test_the_hours_are_what_is_left_after_each_element() -> None:
    # 2000 less 10 % is 1800, less 200 hours of leave is 1600; 18 of 480 minutes on the road leaves
    # 1540; a fifth without clients leaves 1232; 2.5 % of no-show leaves 1201.2.
    assert declarable_hours(ELEMENTS_READ) == Fraction(12012, 10)
    assert productivity(ELEMENTS_READ) == Fraction(6006, 100)


def test_the_price_is_the_cost_of_a_year_by_its_declarable_hours() -> None:
    # 36,000 with 30 % is 46,800; with 25 % 58,500; with 4 % 60,840. By 1201.2 that is 50.6493…
    (price,) = prices(ELEMENTS_READ)
    assert price.cost == 60840
    assert price.euros == Fraction(608400, 12012)
    assert price.cents == 5065


def test_half_a_cent_goes_up() -> None:
    assert [whole_cents(Fraction(n, 1000)) for n in (4, 5, 14, 15)] == [0, 1, 1, 2]


def test_scales_count_by_their_share() -> None:
    scale = '  - schaal: "50"\n    jaarloon: {waarde: "40000,80", bron: x}\n'
    text = filled(deel="25").replace("productiviteit:", scale + "productiviteit:")
    text += '      - schaal: "50"\n        deel: {waarde: 75, bron: x}\n'
    (price,) = prices(read_cost_price(text, "k.yaml"))
    assert price.wage == 9000 + Fraction(75, 100) * Fraction(4000080, 100)


def test_a_tenth_more_of_an_element_is_what_the_whole_sum_makes_of_it() -> None:
    found = sensitivity(ELEMENTS_READ)
    assert list(found) == list(ELEMENTS)
    (before,) = prices(ELEMENTS_READ)
    (after,) = prices(read_cost_price(filled(overhead='"27,5"'), "k.yaml"))
    assert found["overhead"] == (after.euros - before.euros,)
    assert after.cost == Fraction(46800) * Fraction(1275, 1000) * Fraction(104, 100)


def test_no_price_where_no_declarable_hour_is_left() -> None:
    too_much: list[tuple[Element, int]]
    too_much = [("reistijd", 480), ("no_show", 100), ("verlofuren", 1800)]
    for name, value in too_much:
        assert with_other(ELEMENTS_READ, {name: Fraction(value)}) is None
    much = read_cost_price(filled(niet_declarabel="95"), "k.yaml")
    assert sensitivity(much)["niet_declarabel"] is None

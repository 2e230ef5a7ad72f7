"""The cost of a decision on the screen: big numbers, a table that adds up, and its sources."""

from __future__ import annotations

import re
from datetime import date

from costs.tariffs.computing import Stretch
from costs.tariffs.of_product import ProductCost, product_cost
from costs.tariffs.reading import read_all_tariffs
from normenkader import read_library
from screens.intake.cost.part import cost_html
from tests.conftest import RULES


def of_2016(*, opslag: bool) -> ProductCost:
    library = read_library(RULES)
    rules = library.version("drechtsteden-ib-2016", "2016.1")
    days = (Stretch(date(2016, 1, 4), date(2016, 5, 22), None),)
    return product_cost(read_all_tariffs(RULES, library), rules, "IB3", days, opslag=opslag)


def text(own: ProductCost) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(cost_html(own))).split())


def test_it_has_the_numbers_the_table_and_the_source() -> None:
    found = text(of_2016(opslag=True))
    # Five times four weeks of 1124,99 and 368,00.
    assert "hele periode € 7.464,95" in found
    assert "per week € 373,25" in found
    assert "€ 1.124,99 per vier weken + € 368,00 per vier weken" in found
    assert "Bron: Bijlage 8" in found

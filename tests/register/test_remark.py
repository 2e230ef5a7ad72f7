"""What is remarkable about a decision is said, and never keeps anybody from deciding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from normenkader import Normenkader
from register.choice import Besluit, Choice, check_choice
from register.remark import outside_band
from tests.register.deciding import OORDEEL

GIVEN = Besluit("product", "IBO", 150, date(2026, 7, 1), 52)


@pytest.mark.parametrize(
    ("product", "minuten", "said"),
    [
        ("IBO", 30, ""),
        ("IBO", 239, ""),
        (
            "IBO",
            240,
            "240 minuten per week past niet bij {IBO}. Daar hoort 30 tot 240 minuten bij."
            " Bij 240 minuten hoort {IBOI}.",
        ),
        (
            "IBO",
            500,
            "500 minuten per week past niet bij {IBO}. Daar hoort 30 tot 240 minuten bij."
            " Bij 500 minuten hoort {IBOI}.",
        ),
        ("IBO", 1, "1 minuut per week past niet bij {IBO}. Daar hoort 30 tot 240 minuten bij."),
        ("IBBI", 480, ""),
        (
            "IBBI",
            481,
            "481 minuten per week past niet bij {IBBI}. Daar hoort 180 tot en met 480 minuten bij.",
        ),
        (
            "IBBI",
            179,
            "179 minuten per week past niet bij {IBBI}. Daar hoort 180 tot en met 480"
            " minuten bij. Bij 179 minuten hoort {IBB}.",
        ),
    ],
)
def test_minutes_that_are_not_those_of_the_product_are_remarked_and_not_refused(
    demo: Normenkader, product: str, minuten: int, said: str
) -> None:
    besluit = replace(GIVEN, product=product, minuten_per_week=minuten)
    names = {p.product: p.naam for p in demo.producten}
    expected = f"Let op: {said.format(**names)}" if said else ""
    assert outside_band(demo, besluit) == expected
    keuze = Choice(besluit, OORDEEL, "AFW-ADVIES", "De situatie vraagt hierom.")
    assert check_choice(demo, replace(GIVEN, minuten_per_week=151), keuze) == []


def test_without_minutes_there_is_nothing_to_remark(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert outside_band(demo, Besluit("ib0", None, None, date(2026, 7, 1), None)) == ""
    product = drechtsteden.producten[0].product
    besluit = Besluit("product", product, None, date(2016, 7, 1), 52)
    assert outside_band(drechtsteden, besluit) == ""

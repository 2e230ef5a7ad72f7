"""A cost price as text and as plain data: the same for a terminal and for a screen."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from costs.cost_price.computing import (
    Price,
    declarable_hours,
    prices,
    productivity,
    sensitivity,
    whole_cents,
)
from costs.cost_price.model import Elements
from costs.cost_price.reading import decimals
from engine.account.words import euro
from normenkader.texts import thousands


def plain(elements: Elements, changed: Elements | None) -> dict[str, Any]:
    """Everything that was computed; amounts in cents, exact beside whole ones.

    `changed` has other values of some elements.
    """
    return {
        "kostprijs": elements.kostprijs,
        "jaar": elements.jaar,
        "declarabele_uren": str(declarable_hours(elements)),
        "productiviteit": str(productivity(elements)),
        "producten": [_plain_price(p) for p in prices(elements)],
        "anders": None if changed is None else [_plain_price(p) for p in prices(changed)],
        "tiende_meer": {
            name: None if found is None else [str(100 * euros) for euros in found]
            for name, found in sensitivity(elements).items()
        },
    }


def _plain_price(price: Price) -> dict[str, Any]:
    return {
        "product": price.product,
        "naam": price.naam,
        "cent_per_uur": price.cents,
        "cent_per_uur_precies": str(100 * price.euros),
    }


def off_target(elements: Elements) -> str | None:
    """That the productivity is not what the file says it should be; None where it is."""
    target = elements.target
    if target.minimum <= productivity(elements) <= target.maximum:
        return None
    return (
        f"Let op: de productiviteit ligt niet tussen {decimals(target.minimum)} en "
        f"{decimals(target.maximum)} % ({target.bron})."
    )


def euro_text(euros: Fraction) -> str:
    """An amount of 0 or more, in whole cents."""
    return euro(whole_cents(euros))


def signed_euro(euros: Fraction) -> str:
    """A difference in whole cents, with its sign."""
    if whole_cents(abs(euros)) == 0:
        return "€ 0,00"
    return f"{'+' if euros > 0 else '-'}{euro_text(abs(euros))}"


def tenths(value: Fraction) -> str:
    """A number with one decimal, a half up."""
    found = (value * 20 + 1) // 2
    return f"{thousands(found // 10)},{found % 10}"

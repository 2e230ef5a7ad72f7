"""Units of time as sources have them, and how many minutes per week one of them is: exact.

A year has 52 weeks and twelve months, as in the norm times of household support (hours per year
× 60 / 52); a dagdeel is four hours (iWmo, code list WJ756).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, get_args

from normenkader.texts import counted, number

Eenheid = Literal[
    "minuten_per_week",
    "minuten_per_dag",
    "minuten_per_twee_weken",
    "minuten_per_maand",
    "minuten_per_jaar",
    "uren_per_week",
    "uren_per_twee_weken",
    "uren_per_maand",
    "uren_per_jaar",
    "dagdelen_per_week",
    "dagdelen_per_twee_weken",
]
EENHEDEN: tuple[Eenheid, ...] = get_args(Eenheid)
MINUTES = {"minuten": 1, "uren": 60, "dagdelen": 240}
WORDS = {
    "minuten": ("minuut", "minuten"),
    "uren": ("uur", "uur"),
    "dagdelen": ("dagdeel", "dagdelen"),
}
PER_WEEK = {
    "dag": Fraction(7),
    "week": Fraction(1),
    "twee_weken": Fraction(1, 2),
    "maand": Fraction(12, 52),
    "jaar": Fraction(1, 52),
}


def minutes_per_week(eenheid: Eenheid) -> Fraction:
    """How many minutes per week one of a unit is."""
    wat, per = eenheid.split("_per_")
    return MINUTES[wat] * PER_WEEK[per]


def exact_minutes(amount: int, eenheid: Eenheid) -> Fraction:
    """A time in a unit, in minutes per week."""
    return amount * minutes_per_week(eenheid)


def named_unit(words: str) -> Eenheid | None:
    """The unit that people write as `uur per week`; None for other words."""
    what, per, often = words.lower().replace(" 2 ", " twee ").partition(" per ")
    kind = next((k for k, forms in WORDS.items() if what in (k, *forms)), None)
    name = f"{kind}_per_{often.replace(' ', '_')}"
    return next((e for e in EENHEDEN if per and e == name), None)


def in_unit(amount: int, eenheid: Eenheid) -> str:
    """A number in its unit, in words: `108 uur per jaar`, `1 minuut per week`."""
    wat, per = eenheid.split("_per_")
    one, more = WORDS[wat]
    return f"{counted(amount, one, more)} per {per.replace('_', ' ')}"


def unit_words(eenheid: Eenheid) -> str:
    """A unit by itself, in words: `uur per jaar`, `minuten per twee weken`."""
    wat, per = eenheid.split("_per_")
    return f"{WORDS[wat][1]} per {per.replace('_', ' ')}"


def time_text(amount: int, eenheid: Eenheid) -> str:
    """A time as its source has it, and exactly what that is: `26 uur per jaar (30 minuten per …)`.

    Of minutes per week just that.
    """
    told = in_unit(amount, eenheid)
    if eenheid == "minuten_per_week":
        return told
    return f"{told} ({exact_text(exact_minutes(amount, eenheid))} minuten per week)"


def exact_text(waarde: Fraction) -> str:
    """A number exactly; where it has no end as a decimal, with about how much that is."""
    exact = number(waarde)
    if "/" not in exact:
        return exact
    # Half a tenth goes up, also below 0: exact in whole numbers.
    tenths = (waarde * 20 + 1) // 2
    return f"{exact}, ongeveer {number(Fraction(tenths, 10))}"


def conversion_text(eenheid: Eenheid) -> str:
    """How a unit becomes minutes per week: `1 uur per jaar is precies 15/13 minuten per week`."""
    exact = exact_text(minutes_per_week(eenheid))
    return f"{in_unit(1, eenheid)} is precies {exact} minuten per week"

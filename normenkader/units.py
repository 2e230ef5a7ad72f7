"""Units of time as sources have them, and how many minutes per week one of them is: exact.

A year has 52 weeks and twelve months, as in the norm times of household support (hours per year
× 60 / 52); a dagdeel is four hours (iWmo, code list WJ756).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, get_args

from normenkader.texts import counted

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


def in_unit(amount: int, eenheid: Eenheid) -> str:
    """A number in its unit, in words: `108 uur per jaar`, `1 minuut per week`."""
    wat, per = eenheid.split("_per_")
    one, more = WORDS[wat]
    return f"{counted(amount, one, more)} per {per.replace('_', ' ')}"

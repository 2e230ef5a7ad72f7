"""Exact minutes per week on the rule engine's path, with as few fractions as possible.

Whole numbers are added as such: that is many times faster and just as exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=1_024)
def whole(minuten: int) -> Fraction:
    """A whole number of minutes."""
    return Fraction(minuten)


def total(minuten: Iterable[Fraction]) -> Fraction:
    """The sum of minutes."""
    number, rest = 0, None
    for m in minuten:
        if m.denominator == 1:
            number += m.numerator
        else:
            rest = m if rest is None else rest + m
    return whole(number) if rest is None else rest + number


def share(minuten: Fraction, procent: int) -> Fraction:
    """A percentage of minutes."""
    return Fraction(minuten.numerator * procent, minuten.denominator * 100)

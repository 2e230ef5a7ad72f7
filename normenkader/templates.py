"""Fill in the sentences of a normenkader: `{veld}` and nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def fields(tekst: str) -> list[str]:
    """The fields of a text, in order; raises ValueError where a brace is not part of a field."""
    rest = FIELD.sub("", tekst)
    if "{" in rest or "}" in rest:
        raise ValueError("een accolade hoort bij een invulveld, zoals {leefgebied}")
    return FIELD.findall(tekst)


def fill(tekst: str, waarden: Mapping[str, str]) -> str:
    """Fill in every field; the first letter of a sentence becomes a capital. Raises KeyError."""
    filled = FIELD.sub(lambda m: waarden[m.group(1)], tekst)
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), filled)


def number(waarde: int | Fraction) -> str:
    """A number as people read it in Dutch: 12,5; what has no end as a decimal stays a fraction."""
    if isinstance(waarde, int):
        return str(waarde)
    exact = waarde
    for digits in range(7):
        scaled = exact * 10**digits
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**digits)
            sign = "-" if exact < 0 else ""
            return f"{sign}{whole},{rest:0{digits}d}" if digits else f"{sign}{whole}"
    return f"{exact.numerator}/{exact.denominator}"


def signed(waarde: int) -> str:
    """A whole number with its sign: +15, -10, 0."""
    return f"{waarde:+d}" if waarde else "0"


def listed(namen: list[str], woord: str = "en") -> str:
    """Names as a list in a sentence: a, b en c."""
    return f" {woord} ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))

"""Fill in the sentences of a normenkader: `{veld}` and nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
SENTENCE_START = re.compile(r"(^|[.?!] )([a-z])")
# After these a sentence goes on; so it does after a word with a point within (`i.v.m.`, `o.a.`).
ABBREVIATIONS = frozenset(
    """
    afd art artt bijl bijv blz bv ca cf dhr drs enz etc evt excl fig
    gem geb hfst incl inz jl max mevr min mln mw nr nrs par
    pag plm prof ref resp tel toel tzt vb verg vgl vnl zgn
    """.split()  # noqa: SIM905 - a list of words reads better than 60 quoted ones
)
# How many texts and filled sentences are remembered, of some hundreds of bytes each.
MOST_TEXTS = 4_096
MOST_SENTENCES = 8_192


def with_capital(tekst: str) -> str:
    """A text with a capital at its start."""
    return tekst[:1].upper() + tekst[1:]


def fields(tekst: str) -> list[str]:
    """The fields of a text, in order; raises ValueError where a brace is not part of a field."""
    rest = FIELD.sub("", tekst)
    if "{" in rest or "}" in rest:
        raise ValueError("een accolade hoort bij een invulveld, zoals {leefgebied}")
    return FIELD.findall(tekst)


def fill(tekst: str, waarden: Mapping[str, str]) -> str:
    """Fill in every field; the first letter of a sentence becomes a capital. Raises KeyError."""
    return _filled(tekst, tuple([waarden[name] for name in used(tekst)]))


@lru_cache(maxsize=MOST_TEXTS)
def used(tekst: str) -> tuple[str, ...]:
    """The fields that a text uses, in order, for `fill_in_order`."""
    return tuple(FIELD.findall(tekst))


@lru_cache(maxsize=MOST_SENTENCES)
def fill_in_order(tekst: str, waarden: tuple[str, ...]) -> str:
    """As `fill`, with a value for every field of `used`; the sentence is remembered.

    Only for numbers and words of a normenkader: never for what someone wrote about a person.
    """
    return _filled(tekst, waarden)


def _filled(tekst: str, waarden: tuple[str, ...]) -> str:
    words = iter(waarden)
    filled = FIELD.sub(lambda _: next(words), tekst)
    return SENTENCE_START.sub(_capital, filled)


def _capital(found: re.Match[str]) -> str:
    """The start of a sentence with its capital; what follows an abbreviation stays as it is."""
    before = found.string[: found.start()].rsplit(maxsplit=1)[-1:]
    word = before[0].lstrip("([\"'‘“").lower() if before else ""
    if found[1] == ". " and (re.search(r"\w\.\w", word) or word in ABBREVIATIONS):
        return found[0]
    return found[1] + found[2].upper()


def number(waarde: int | Fraction) -> str:
    """A number as people read it in Dutch: 12,5; what has no end as a decimal is 124 8/13."""
    if waarde.denominator == 1:
        return str(waarde.numerator)
    for digits in range(1, 7):
        scaled, rest = divmod(abs(waarde.numerator) * 10**digits, waarde.denominator)
        if not rest:
            whole, decimals = divmod(scaled, 10**digits)
            sign = "-" if waarde.numerator < 0 else ""
            return f"{sign}{whole},{decimals:0{digits}d}"
    whole, rest = divmod(abs(waarde.numerator), waarde.denominator)
    sign = "-" if waarde.numerator < 0 else ""
    return f"{sign}{f'{whole} ' if whole else ''}{rest}/{waarde.denominator}"


def dotted(getal: int) -> str:
    """A whole number; of five digits or more with a point between the thousands: 3360, 10.080."""
    return thousands(getal) if abs(getal) >= 10_000 else str(getal)


def roughly(waarde: int | Fraction) -> str:
    """A number from 0 on where what is exact stands elsewhere: 12,5, and `ruim 99` for 99 9/13."""
    exact = number(waarde)
    whole = int(waarde)
    if "/" in exact:
        return f"ruim {dotted(whole)}" if whole else "minder dan 1"
    return dotted(whole) if whole == waarde else exact


def signed(waarde: int) -> str:
    """A whole number with its sign: +15, -10, 0."""
    return f"{waarde:+d}" if waarde else "0"


def thousands(getal: int) -> str:
    """A whole number with a point between the thousands."""
    return f"{getal:,}".replace(",", ".")


def shortened(tekst: str, hoogstens: int) -> str:
    """A text of at most so many characters."""
    return tekst if len(tekst) <= hoogstens else f"{tekst[: hoogstens - 1]}…"


def counted(count: int, singular: str, plural: str) -> str:
    """A number of things in words: `1 zaak`, `2 zaken`."""
    return f"{count} {singular if count == 1 else plural}"


def span_text(van: int | str, tot: int | str, *, inclusive: bool = True) -> str:
    """From one to another, of which the last is in it or not: `30 tot 90`; of one just that."""
    if inclusive and van == tot:
        return str(van)
    return f"{van} {'tot en met' if inclusive else 'tot'} {tot}"


def listed(names: list[str], woord: str = "en") -> str:
    """Names as a list in a sentence: a, b en c."""
    return f" {woord} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def month_number(tekst: str) -> int:
    """The number of a month by the start of its Dutch name or `mrt`; 0 where it is not one."""
    short = {"mrt": "maart"}.get(tekst, tekst)
    found = [i for i, name in enumerate(MONTHS, start=1) if name.startswith(short)]
    return found[0] if len(found) == 1 else 0


def date_text(datum: date) -> str:
    """A date in words."""
    return f"{datum.day} {MONTHS[datum.month - 1]} {datum.year}"

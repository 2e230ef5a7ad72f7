"""Small pieces of text that every part of the form uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from normenkader.base import parse_date
from normenkader.texts import counted, date_text, month_number
from zaak.checking import Fault

# Only what means something inside a label: the rest would be read aloud with its backslash.
_MARKDOWN = re.compile(r"([\\`*_\[\]<~$]|:(?=\w))")
# Where a bare address would become a link, also behind a backslash: a sign without width stops it.
_ADDRESS = re.compile(r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
NO_WIDTH = "\u2060"

GEEN_DATUM = "Dit is geen datum. Schrijf dag-maand-jaar, zoals 31-01-2026 of 31 januari 2026."
_NUMBERS = re.compile(
    r"(?P<dag>[0-9]{1,2})(?P<tussen>[-/. ])(?P<maand>[0-9]{1,2})(?P=tussen)"
    r"(?P<jaar>[0-9]{4}|[0-9]{2})"
)
_NAMED = re.compile(
    r"(?P<dag>[0-9]{1,2})[ -](?P<maand>[a-z]{3,9})\.?[ -](?P<jaar>[0-9]{4}|[0-9]{2})"
)


def markdown(tekst: str) -> str:
    """A text of the normenkader or a user for a label: shown as it is, never read as markdown.

    An address in it stays text too: nobody clicks on what somebody else typed.
    """
    return _ADDRESS.sub(NO_WIDTH, _MARKDOWN.sub(r"\\\1", tekst))


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """What is wrong with a case, each with its line in a file and its path where it has them."""
    lines = []
    for error in faults:
        line = f"regel {error.regel}" if error.regel else ""
        place = ", ".join(filter(None, [line, error.pad_tekst]))
        lines.append(f"{place}: {error.melding}" if place else error.melding)
    return lines


def questions(n: int) -> str:
    """A number of questions in words."""
    return counted(n, "vraag", "vragen")


def date_field(datum: str) -> str:
    """A date of the case the way people type it."""
    return "-".join(reversed(datum.split("-")))


def date_words(datum: str) -> str:
    """A stored date in words; what is no date stays as it is."""
    try:
        return date_text(parse_date(datum))
    except ValueError:
        return datum


def read_date(tekst: str) -> date:
    """Read a date as people type it; raises ValueError with what to do.

    Day, month and year in this order, the month as a number or by its name, a year of two digits
    being one of this century; or jaar-maand-dag.
    """
    clean = " ".join(tekst.split()).lower()
    match = _NUMBERS.fullmatch(clean) or _NAMED.fullmatch(clean)
    if match:
        found = match.groupdict()
        month = _month(found["maand"])
        year = found["jaar"] if len(found["jaar"]) == 4 else f"20{found['jaar']}"
        clean = f"{year}-{month:02d}-{int(found['dag']):02d}"
    try:
        return parse_date(clean)
    except ValueError as error:
        raise ValueError(GEEN_DATUM) from error


def _month(tekst: str) -> int:
    """The number of a month, by number or name (its start will do); 0 where it is none."""
    if tekst.isascii() and tekst.isdigit():
        return int(tekst)
    return month_number(tekst)


def percent(part: Fraction) -> str:
    """A share in whole percents; what is not nothing never becomes 0, nor a part all."""
    whole = round(part * 100)
    if part > 0 and whole == 0:
        return "minder dan 1 %"
    if part < 1 and whole == 100:
        return "meer dan 99 %"
    return f"{whole} %"

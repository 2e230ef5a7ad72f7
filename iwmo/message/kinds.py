"""How one value of the message is given: each kind reads what somebody wrote, and changes nothing.

A value that is not right is refused with what would be right; what was written is never repeated,
for it may be of the client. Bron of every limit: iWmo 3.2, basisschema (the LDT types).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from iwmo.message.codes import LANDEN, Codes
from normenkader.base import parse_date
from normenkader.file.text import codes as no_text_codes
from normenkader.texts import counted


class Kind(Protocol):
    """A kind of value: what is right in words, and how it is read."""

    @property
    def form(self) -> str:
        """What to write, as it follows on "Schrijf "."""

    def fits(self, tekst: str) -> bool:
        """Say whether a text is a value of this kind."""


def written(waarde: object) -> str | None:
    """What somebody wrote, as text; None for what is no text and no digits."""
    if type(waarde) is int and waarde >= 0:
        return str(waarde)
    return waarde if isinstance(waarde, str) else None


def read(kind: Kind, waarde: object) -> str:
    """The value as the message has it; raises ValueError with what would be right.

    Digits that YAML takes for a number are digits; nothing else that is not text is taken.
    """
    tekst = written(waarde)
    if tekst is None:
        raise ValueError(f"Schrijf {kind.form}, tussen aanhalingstekens.")
    if found := no_text_codes(tekst):
        raise ValueError(f"Hier staat een teken dat geen tekst is ({found}). Haal het weg.")
    if tekst != tekst.strip() or not tekst:
        raise ValueError(f"Schrijf {kind.form}, zonder spaties ervoor of erna.")
    if not kind.fits(tekst):
        raise ValueError(f"Schrijf {kind.form}.")
    return tekst


@dataclass(frozen=True)
class Text:
    """Text on one line of at most so many characters."""

    most: int

    @property
    def form(self) -> str:
        """What to write."""
        return f"tekst op één regel, hoogstens {counted(self.most, 'teken', 'tekens')}"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is short enough and one line."""
        return len(tekst) <= self.most and not re.search(r"[\t\r\n\u2028\u2029]", tekst)


@dataclass(frozen=True)
class Digits:
    """A number of digits, from `least` to `most` of them, in which a nought at the front counts."""

    least: int
    most: int

    @property
    def form(self) -> str:
        """What to write."""
        if self.least == self.most:
            return f"{self.most} cijfers"
        return f"alleen cijfers, hoogstens {self.most}"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is that many digits."""
        return bool(re.fullmatch(f"[0-9]{{{self.least},{self.most}}}", tekst))


@dataclass(frozen=True)
class Whole:
    """A whole number between two others, both included."""

    least: int
    most: int

    @property
    def form(self) -> str:
        """What to write."""
        return f"een heel getal van {self.least} tot en met {self.most}"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is such a number, as it is always written."""
        return bool(re.fullmatch("0|[1-9][0-9]{0,8}", tekst)) and self.holds(int(tekst))

    def holds(self, number: int) -> bool:
        """Say whether a number is in between."""
        return self.least <= number <= self.most


@dataclass(frozen=True)
class Letters:
    """Letters without dots or spaces. Bron: RS045."""

    most: int

    @property
    def form(self) -> str:
        """What to write."""
        return f"hoogstens {self.most} letters, zonder punten of spaties"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is only letters."""
        return bool(re.fullmatch(f"[a-zA-ZÀ-ỳ]{{1,{self.most}}}", tekst))


class Day:
    """A day of the calendar."""

    form = "een datum als jaar-maand-dag, bijvoorbeeld 2026-01-31"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is a day."""
        return day(tekst) is not None


class Clock:
    """A time of the day, in the Netherlands."""

    form = 'een tijd als uren:minuten:seconden, bijvoorbeeld "14:05:00"'

    def fits(self, tekst: str) -> bool:
        """Say whether a text is a time."""
        return bool(re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", tekst))


@dataclass(frozen=True)
class Coded:
    """A code of a list."""

    codes: Codes

    @property
    def form(self) -> str:
        """What to write."""
        return f"een code: {', '.join(f'{code} ({words})' for code, words in self.codes.items())}"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is one of the codes."""
        return tekst in self.codes


class Land:
    """A country, by its two letters."""

    form = "een landcode van twee hoofdletters, zoals NL"

    def fits(self, tekst: str) -> bool:
        """Say whether a text is the code of a country."""
        return tekst in LANDEN


@dataclass(frozen=True)
class CountryNumber:
    """The number of a country before that of a telephone: digits, with a plus or without."""

    form = 'het nummer van het land, zoals "+31"'

    def fits(self, tekst: str) -> bool:
        """Say whether a text is such a number."""
        return bool(re.fullmatch(r"\+[0-9]{1,3}|[0-9]{1,4}", tekst))


def day(tekst: str) -> date | None:
    """The day that a text says; None for what is no day."""
    try:
        return parse_date(tekst)
    except ValueError:
        return None

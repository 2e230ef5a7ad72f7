"""Declared minutes, the toewijzing they are of, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from iwmo.months import DeclarableTime, Variant

# The code of the answer (retourcode) by the rule that is broken. Bron: iWmo 3.2, domain/iwmo.md §4.
Rule = Literal["TR321", "TR322", "TR387"]
CODES: dict[Rule, str] = {"TR321": "9321", "TR322": "9322", "TR387": "9387"}


@dataclass(frozen=True)
class Declared:
    """The minutes of one toewijzing in one month (jaar-maand), and its line in the file.

    `part` is the number of the toewijzing, from 1.
    """

    regel: int
    part: int
    maand: str
    minuten: int


@dataclass(frozen=True)
class Toewijzing:
    """A toewijzing with a number of minutes per week, and what may be declared of it."""

    van: date
    tot_en_met: date
    minuten: int
    variant: Variant
    room: DeclarableTime


@dataclass(frozen=True)
class Excess:
    """More was declared than may be.

    `maand` is "" where it is about the whole toewijzing; then `double` has the days, first and
    last, of each week that lies in two months that were both declared.
    """

    rule: Rule
    part: int
    maand: str
    declared: int
    maximum: int
    double: tuple[tuple[date, date], ...] = ()

    @property
    def code(self) -> str:
        """The code with which the municipality refuses it."""
        return CODES[self.rule]

    @property
    def too_much(self) -> int:
        """How many minutes too many."""
        return self.declared - self.maximum

"""The few operations of which the whole calculation consists.

A builder that uses only these can be turned into other forms (arrays, SQL, a solver) by another
adapter. Numbers are whole; shares are kept by scaling.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from normenkader.conditions import Antwoord
from zaak.model import Plaats

B = TypeVar("B")
N = TypeVar("N")


class Ops(Protocol[B, N]):
    """Truth values `B` and whole numbers `N`."""

    def const(self, waarde: int) -> N:
        """A constant number."""

    def true(self) -> B:
        """The constant truth."""

    def answer_in(self, plaats: Plaats, waarden: tuple[Antwoord, ...]) -> B:
        """The answer is given and is one of these."""

    def answer_between(self, plaats: Plaats, laagst: int, hoogst: int) -> B:
        """The answer is given and is a number from lowest to highest, both included."""

    def answer_number(self, plaats: Plaats) -> N:
        """The answer as a number; 0 where it is not given."""

    def and_(self, *voorwaarden: B) -> B:
        """All hold."""

    def or_(self, *voorwaarden: B) -> B:
        """At least one holds."""

    def not_(self, voorwaarde: B) -> B:
        """It does not hold."""

    def fires(self, nummer: int, voorwaarde: B) -> B:
        """The term of this number (counted from 0, as they are written) fires."""

    def where(self, voorwaarde: B, dan: N, anders: N) -> N:
        """One of two numbers."""

    def add(self, *getallen: N) -> N:
        """The sum."""

    def scale(self, getal: N, maal: int) -> N:
        """A number times a constant."""

    def floordiv(self, getal: N, deler: int) -> N:
        """A number divided by a positive constant, rounded down."""

    def at_least(self, getal: N, ander: N) -> B:
        """The first is not less than the second."""

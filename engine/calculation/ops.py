"""The few operations of which the whole calculation consists.

A builder that uses only these can be turned into other forms (arrays, SQL, a solver) by another
adapter. Numbers are whole; shares are kept by scaling.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from normenkader.conditions import Answer
from zaak.model import AnswerPlace

B = TypeVar("B")
N = TypeVar("N")


class Ops(Protocol[B, N]):
    """Truth values `B` and whole numbers `N`."""

    def const(self, waarde: int) -> N:
        """A constant number."""

    def true(self) -> B:
        """The constant truth."""

    def answer_in(self, plaats: AnswerPlace, waarden: tuple[Answer, ...]) -> B:
        """The answer is given and is one of these."""

    def answer_between(self, plaats: AnswerPlace, lowest: int, highest: int) -> B:
        """The answer is given and is a number from lowest to highest, both included."""

    def answer_number(self, plaats: AnswerPlace) -> N:
        """The answer as a number; 0 where it is not given."""

    def and_(self, *conditions: B) -> B:
        """All hold."""

    def or_(self, *conditions: B) -> B:
        """At least one holds."""

    def not_(self, condition: B) -> B:
        """It does not hold."""

    def reading(self, regel: str, leefgebied: str) -> AbstractContextManager[None]:
        """While it is open, what is asked is asked by this rule about this leefgebied."""

    def fires(self, number: int, condition: B) -> B:
        """The term of this number (counted from 0, as they are written) fires."""

    def gives(self, number: int, time: N) -> N:
        """The time that the term of this number gives where it fires."""

    def where(self, condition: B, dan: N, otherwise: N) -> N:
        """One of two numbers."""

    def add(self, *getallen: N) -> N:
        """The sum."""

    def scale(self, getal: N, factor: int) -> N:
        """A number times a constant."""

    def floordiv(self, getal: N, divisor: int) -> N:
        """A number divided by a positive constant, rounded down."""

    def at_least(self, getal: N, other: N) -> B:
        """The first is not less than the second."""

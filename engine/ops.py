"""The few operations of which the whole calculation consists, and their plain-Python meaning.

A builder that uses only these can be turned into other forms (arrays, SQL, a solver) by another
adapter. Numbers are whole; shares are kept by scaling.
"""

from __future__ import annotations

from collections.abc import Mapping
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


class PythonOps:
    """The operations on one case, with Python's own bool and int."""

    def __init__(self, antwoorden: Mapping[Plaats, Antwoord]) -> None:
        """Look up answers in a flat table."""
        self._antwoorden = antwoorden

    def const(self, waarde: int) -> int:
        """A constant number."""
        return waarde

    def true(self) -> bool:
        """The constant truth."""
        return True

    def answer_in(self, plaats: Plaats, waarden: tuple[Antwoord, ...]) -> bool:
        """The answer is given and is one of these."""
        given = self._antwoorden.get(plaats)
        return any(given == w and type(given) is type(w) for w in waarden)

    def answer_between(self, plaats: Plaats, laagst: int, hoogst: int) -> bool:
        """The answer is given and is a number in the range."""
        given = self._antwoorden.get(plaats)
        return type(given) is int and laagst <= given <= hoogst

    def answer_number(self, plaats: Plaats) -> int:
        """The answer as a number; 0 where it is not given."""
        given = self._antwoorden.get(plaats)
        return given if type(given) is int else 0

    def and_(self, *voorwaarden: bool) -> bool:
        """All hold."""
        return all(voorwaarden)

    def or_(self, *voorwaarden: bool) -> bool:
        """At least one holds."""
        return any(voorwaarden)

    def not_(self, voorwaarde: bool) -> bool:
        """It does not hold."""
        return not voorwaarde

    def fires(self, nummer: int, voorwaarde: bool) -> bool:  # noqa: ARG002 - every term alike
        """A term fires where its condition holds."""
        return voorwaarde

    def where(self, voorwaarde: bool, dan: int, anders: int) -> int:
        """One of two numbers."""
        return dan if voorwaarde else anders

    def add(self, *getallen: int) -> int:
        """The sum."""
        return sum(getallen)

    def scale(self, getal: int, maal: int) -> int:
        """A number times a constant."""
        return getal * maal

    def floordiv(self, getal: int, deler: int) -> int:
        """A number divided by a positive constant, rounded down."""
        return getal // deler

    def at_least(self, getal: int, ander: int) -> bool:
        """The first is not less than the second."""
        return getal >= ander

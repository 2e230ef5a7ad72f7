"""The operations of a calculation in plain Python: what every other form of them must mean."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext

from normenkader.conditions import Answer
from zaak.model import AnswerPlace


class PythonOps:
    """The operations on one case, with Python's own bool and int."""

    def __init__(self, antwoorden: Mapping[AnswerPlace, Answer]) -> None:
        """Look up answers in a flat table."""
        self._antwoorden = antwoorden

    def const(self, waarde: int) -> int:
        """A constant number."""
        return waarde

    def true(self) -> bool:
        """The constant truth."""
        return True

    def answer_in(self, plaats: AnswerPlace, waarden: tuple[Answer, ...]) -> bool:
        """The answer is given and is one of these."""
        given = self._antwoorden.get(plaats)
        return any(given == w and type(given) is type(w) for w in waarden)

    def answer_between(self, plaats: AnswerPlace, laagst: int, hoogst: int) -> bool:
        """The answer is given and is a number in the range."""
        given = self._antwoorden.get(plaats)
        return type(given) is int and laagst <= given <= hoogst

    def answer_number(self, plaats: AnswerPlace) -> int:
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

    def reading(self, regel: str, leefgebied: str) -> AbstractContextManager[None]:
        """Every rule reads the same answers."""
        return nullcontext()

    def fires(self, nummer: int, voorwaarde: bool) -> bool:
        """A term fires where its condition holds."""
        return voorwaarde

    def gives(self, nummer: int, tijd: int) -> int:
        """A term gives its own time."""
        return tijd

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

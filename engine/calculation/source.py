"""The operations as lines of Python: the calculation of a normenkader, written once, run often.

Only names that are made here and whole numbers stand in the source. Answers and where they stand
come from a normenkader and are passed as constants, never pasted into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from normenkader.conditions import Answer
from zaak.model import AnswerPlace

# The answers of each section, by section and leefgebied ("" outside leefgebieden).
SectionAnswers = Mapping[tuple[str, str], Mapping[str, Answer]]
Values = tuple[Any, ...]
# The lines that a line names.
_NAMES = re.compile(r"\bv(\d+)\b")


@dataclass(frozen=True, slots=True)
class Var:
    """What one line yields: its place among the values."""

    number: int

    def __str__(self) -> str:
        return f"v{self.number}"


class SourceOps:
    """Writes every operation as one line; what was written before is not written again."""

    def __init__(self) -> None:
        """Begin without lines."""
        self._lines: dict[str, Var] = {}
        self._constants: dict[Any, str] = {}
        self._numbers: dict[Var, int] = {}

    def const(self, waarde: int) -> Var:
        """A constant number."""
        var = self._line(_whole(waarde))
        self._numbers[var] = waarde
        return var

    def true(self) -> Var:
        """The constant truth."""
        return self._line("True")

    def answer_in(self, plaats: AnswerPlace, waarden: tuple[Answer, ...]) -> Var:
        """The answer is given and is one of these."""
        given = self._given(plaats)
        if all(type(w) is str for w in waarden):
            return self._line(f"{given} in {self._constant(frozenset(waarden))}")
        # With its type, as 1 and true are equal in Python.
        wanted = self._constant(frozenset((type(w), w) for w in waarden))
        return self._line(f"(type({given}), {given}) in {wanted}")

    def answer_between(self, plaats: AnswerPlace, lowest: int, highest: int) -> Var:
        """The answer is given and is a number in the range."""
        given = self._given(plaats)
        inside = f"{_whole(lowest)} <= {given} <= {_whole(highest)}"
        return self._line(f"type({given}) is int and {inside}")

    def answer_number(self, plaats: AnswerPlace) -> Var:
        """The answer as a number; 0 where it is not given."""
        given = self._given(plaats)
        return self._line(f"{given} if type({given}) is int else 0")

    def and_(self, *conditions: Var) -> Var:
        """All hold."""
        return self._joined(" and ", conditions, "True")

    def or_(self, *conditions: Var) -> Var:
        """At least one holds."""
        return self._joined(" or ", conditions, "False")

    def not_(self, condition: Var) -> Var:
        """It does not hold."""
        if condition == self.true():
            return self._line("False")
        return self._line(f"not {condition}")

    def reading(
        self,
        regel: str,  # noqa: ARG002 - every rule alike
        leefgebied: str,  # noqa: ARG002
    ) -> AbstractContextManager[None]:
        """Every rule reads the same answers."""
        return nullcontext()

    def fires(self, number: int, condition: Var) -> Var:  # noqa: ARG002 - every term alike
        """A term fires where its condition holds."""
        return condition

    def gives(self, number: int, time: Var) -> Var:  # noqa: ARG002 - every term alike
        """A term gives its own time."""
        return time

    def where(self, condition: Var, dan: Var, otherwise: Var) -> Var:
        """One of two numbers."""
        return self._line(f"{dan} if {condition} else {otherwise}")

    def add(self, *getallen: Var) -> Var:
        """The sum."""
        return self._line(" + ".join(map(str, getallen)) or "0")

    def scale(self, getal: Var, factor: int) -> Var:
        """A number times a constant."""
        return self._line(f"{getal} * {_whole(factor)}")

    def floordiv(self, getal: Var, divisor: int) -> Var:
        """A number divided by a positive constant, rounded down."""
        return self._line(f"{getal} // {_whole(divisor)}")

    def at_least(self, getal: Var, other: Var) -> Var:
        """The first is not less than the second."""
        return self._line(f"{getal} >= {other}")

    def known(self, var: Var) -> int | None:
        """The number where a line is a constant one, as it is the same in every case."""
        return self._numbers.get(var)

    def compile(self, wanted: Iterable[int] | None = None) -> Callable[[SectionAnswers], Values]:
        """Give what calculates the value of every line from the answers of a case.

        Or only of some lines, by their numbers and in that order: no other is calculated than those
        they are made of.
        """
        order = list(self._lines.values()) if wanted is None else [Var(n) for n in wanted]
        needed = self._needed(order)
        lines = [f"    {v} = {expression}" for expression, v in self._lines.items() if v in needed]
        names = ", ".join(map(str, order))
        source = "\n".join(["def calculate(sections, none, c):", *lines, f"    return ({names},)"])
        room: dict[str, Any] = {"__builtins__": {}, "int": int, "type": type}
        # Safe: the source holds nothing but the names and numbers of this class.
        exec(compile(source, "<normenkader>", "exec"), room)  # noqa: S102
        calculate, constants = room["calculate"], tuple(self._constants)
        return lambda sections: calculate(sections.get, {}, constants)

    def _needed(self, wanted: Iterable[Var]) -> set[Var]:
        """These lines and all that they are made of."""
        made_of = {var: expression for expression, var in self._lines.items()}
        needed: set[Var] = set()
        todo = list(wanted)
        while todo:
            var = todo.pop()
            if var not in needed:
                needed.add(var)
                todo += [Var(int(number)) for number in _NAMES.findall(made_of[var])]
        return needed

    def _given(self, plaats: AnswerPlace) -> Var:
        section, leefgebied, vraag = plaats
        answers = self._line(f"sections({self._constant((section, leefgebied))}, none)")
        return self._line(f"{answers}.get({self._constant(vraag)})")

    def _constant(self, waarde: Any) -> str:
        return self._constants.setdefault(waarde, f"c[{len(self._constants)}]")

    def _joined(self, word: str, conditions: tuple[Var, ...], without: str) -> Var:
        """Conditions as one; the constant that changes nothing and doubles are left out."""
        neutral = self._line(without)
        needed = list(dict.fromkeys(v for v in conditions if v != neutral)) or [neutral]
        return needed[0] if len(needed) == 1 else self._line(word.join(map(str, needed)))

    def _line(self, expression: str) -> Var:
        return self._lines.setdefault(expression, Var(len(self._lines)))


def _whole(waarde: int) -> str:
    """A whole number as source; raises TypeError for anything else."""
    if type(waarde) is not int:
        raise TypeError(f"{waarde!r} is geen geheel getal")
    return repr(waarde)

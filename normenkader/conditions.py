"""Conditions of rules: a table of questions and what their answer must be, nothing more.

`als: {niveau: 1, overlast: true}` holds when every line holds. A line names one answer, a list
of answers (one of these), or a test: `niet`, `kleiner_dan`, `groter_dan`, `minstens`,
`hoogstens`, or `gelijk_aan` (the answer to another question of the same part). A question without
an answer makes its line false.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from normenkader.base import Model, Naam

WholeNumber = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Answer = bool | WholeNumber | Naam


class Toets(Model):
    """A test on one answer: exactly one of its kinds.

    It is not one of some answers (`niet`), or compares with a whole number, or with the number that
    answers another question of the same part (`gelijk_aan`).
    """

    niet: Answer | list[Answer] | None = None
    kleiner_dan: WholeNumber | None = None
    groter_dan: WholeNumber | None = None
    minstens: WholeNumber | None = None
    hoogstens: WholeNumber | None = None
    gelijk_aan: Naam | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Toets:
        if len(self.model_fields_set) != 1:
            raise ValueError(
                "heeft precies één van: niet, kleiner_dan, groter_dan, minstens, hoogstens, "
                "gelijk_aan"
            )
        return self


Requirement = Toets | Answer | Annotated[list[Answer], Field(min_length=1)]
Condition = Annotated[dict[Naam, Requirement], Field(min_length=1)]


def as_key(antwoord: Answer) -> str:
    """An answer as the key of a table: `true`, `3`, `geen`."""
    return str(antwoord).lower() if isinstance(antwoord, bool) else str(antwoord)


def requirement_holds(requirement: Requirement, antwoord: Answer) -> bool:
    """Say whether one answer meets one line of a condition.

    Of a line that compares two answers: whether it can, with a fitting other answer.
    """
    if isinstance(requirement, Toets):
        if requirement.gelijk_aan is not None:
            return isinstance(antwoord, int) and not isinstance(antwoord, bool)
        if requirement.niet is not None:
            return antwoord not in named_answers(requirement)
        if not isinstance(antwoord, int) or isinstance(antwoord, bool):
            return False
        return (
            (requirement.kleiner_dan is not None and antwoord < requirement.kleiner_dan)
            or (requirement.groter_dan is not None and antwoord > requirement.groter_dan)
            or (requirement.minstens is not None and antwoord >= requirement.minstens)
            or (requirement.hoogstens is not None and antwoord <= requirement.hoogstens)
        )
    named = named_answers(requirement)
    return antwoord in named and any(antwoord == a and type(antwoord) is type(a) for a in named)


def named_answers(requirement: Requirement) -> tuple[Answer, ...]:
    """The answers that a line names (none for a comparison)."""
    if isinstance(requirement, Toets):
        if requirement.niet is None:
            return ()
        return (
            tuple(requirement.niet) if isinstance(requirement.niet, list) else (requirement.niet,)
        )
    return tuple(requirement) if isinstance(requirement, list) else (requirement,)


def is_comparison(requirement: Requirement) -> bool:
    """Say whether a line compares numbers."""
    return isinstance(requirement, Toets) and requirement.niet is None


def equal_to(requirement: Requirement) -> str | None:
    """The other question whose answer this one must equal; None for other lines."""
    return requirement.gelijk_aan if isinstance(requirement, Toets) else None


def questions_of(condition: Mapping[str, Requirement]) -> tuple[str, ...]:
    """The questions that a condition is about, sorted; with those that answers are compared to."""
    others = (
        other for requirement in condition.values() if (other := equal_to(requirement)) is not None
    )
    return tuple(sorted({*condition, *others}))


def holds(condition: Mapping[str, Requirement], antwoorden: Mapping[str, Answer]) -> bool:
    """Say whether all lines hold; a question without an answer makes its line false."""
    for vraag, requirement in condition.items():
        if vraag not in antwoorden or not requirement_holds(requirement, antwoorden[vraag]):
            return False
        if (other := equal_to(requirement)) is not None and antwoorden.get(other) != antwoorden[
            vraag
        ]:
            return False
    return True


def accepted(requirement: Requirement, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those of the possible answers that meet the line."""
    return tuple(a for a in answers if requirement_holds(requirement, a))

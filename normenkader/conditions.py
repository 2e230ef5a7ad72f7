"""Conditions of rules: a table of questions and what their answer must be, nothing more.

`als: {niveau: 1, overlast: true}` holds when every line holds. A line names one answer, a list
of answers (one of these), or a test: `niet`, `kleiner_dan`, `groter_dan`, `minstens`,
`hoogstens`. A question without an answer makes its line false.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from normenkader.base import Model, Naam

WholeNumber = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
Answer = bool | WholeNumber | Naam


class Toets(Model):
    """A test on one answer: `niet`, or a comparison with a whole number; exactly one."""

    niet: Answer | list[Answer] | None = None
    kleiner_dan: WholeNumber | None = None
    groter_dan: WholeNumber | None = None
    minstens: WholeNumber | None = None
    hoogstens: WholeNumber | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Toets:
        if len(self.model_fields_set) != 1:
            raise ValueError(
                "heeft precies één van: niet, kleiner_dan, groter_dan, minstens, hoogstens"
            )
        return self


Requirement = Toets | Answer | Annotated[list[Answer], Field(min_length=1)]
Condition = Annotated[dict[Naam, Requirement], Field(min_length=1)]


def requirement_holds(requirement: Requirement, antwoord: Answer) -> bool:
    """Say whether one answer meets one line of a condition."""
    if isinstance(requirement, Toets):
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


def holds(condition: Mapping[str, Requirement], antwoorden: Mapping[str, Answer]) -> bool:
    """Say whether all lines hold; a question without an answer makes its line false."""
    for vraag, requirement in condition.items():
        if vraag not in antwoorden or not requirement_holds(requirement, antwoorden[vraag]):
            return False
    return True


def accepted(requirement: Requirement, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those of the possible answers that meet the line."""
    return tuple(a for a in answers if requirement_holds(requirement, a))

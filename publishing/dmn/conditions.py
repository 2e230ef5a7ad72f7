"""Questions as inputs of a DMN graph, and conditions as the unary tests of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from normenkader.conditions import (
    Answer,
    Requirement,
    Toets,
    accepted,
    as_key,
    is_comparison,
)
from normenkader.questions import GetalVraag, JaNeeVraag, Vraag
from publishing.dmn.graph import Soort, quoted

OPERATORS = {"kleiner_dan": "<", "groter_dan": ">", "minstens": ">=", "hoogstens": "<="}


def kind(vraag: Vraag) -> Soort:
    """The FEEL type of the answer to a question; a choice is text, its numbers too."""
    if isinstance(vraag, JaNeeVraag):
        # One that may be left out has a third answer.
        return "string" if vraag.mag_niet_uitgevraagd else "boolean"
    return "number" if isinstance(vraag, GetalVraag) else "string"


def literal(vraag: Vraag, antwoord: Answer) -> str:
    """An answer as FEEL writes it."""
    return quoted(as_key(antwoord)) if kind(vraag) == "string" else as_key(antwoord)


def as_input(vraag: Vraag, antwoord: Answer | None) -> Answer | None:
    """An answer as an engine takes it: of the type of `kind`, None where there is none."""
    if antwoord is None or kind(vraag) != "string":
        return antwoord
    return as_key(antwoord)


def answer_tests(vraag: Vraag, requirement: Requirement) -> list[str]:
    """One line of a condition as unary tests, of which one must pass; no answer passes none."""
    if kind(vraag) == "number":
        return number_tests(requirement, vraag.answers())
    return [",".join(literal(vraag, a) for a in accepted(requirement, vraag.answers()))]


def number_tests(requirement: Requirement, possible: Sequence[Any]) -> list[str]:
    """A line about a number; `possible` are all that it can be, from least to most.

    Not every engine reads an interval in a list, so each has a test of its own.
    """
    if isinstance(requirement, Toets) and is_comparison(requirement):
        key = next(iter(requirement.model_fields_set))
        return [f"{OPERATORS[key]} {getattr(requirement, key)}"]
    runs = _runs(a for a in accepted(requirement, possible) if isinstance(a, int))
    return runs if any(".." in run for run in runs) else [",".join(runs)]


def _runs(getallen: Iterable[int]) -> list[str]:
    """Numbers as single numbers and closed intervals."""
    runs: list[list[int]] = []
    for n in getallen:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return [str(a) if a == b else f"[{a}..{b}]" for a, b in runs]


def exclusive(
    one: Mapping[str, Requirement],
    other: Mapping[str, Requirement],
    possible: Mapping[str, Sequence[Any]],
) -> bool:
    """Whether no answers meet both of two conditions on the same questions."""
    return any(
        not set(accepted(one[v], possible[v])) & set(accepted(other[v], possible[v])) for v in one
    )

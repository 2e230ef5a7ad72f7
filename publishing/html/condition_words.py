"""The conditions of rules in plain Dutch: the text of each question and the names of answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normenkader.conditions import (
    Answer,
    Condition,
    Requirement,
    Toets,
    equal_to,
    named_answers,
)
from normenkader.naming import Benaming
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag, Telling, Vraag
from normenkader.texts import listed

COMPARISONS = {
    "kleiner_dan": "lager is dan {0}",
    "groter_dan": "hoger is dan {0}",
    "minstens": "{0} of hoger is",
    "hoogstens": "{0} of lager is",
}


NOTHING_COUNTED: Mapping[str, Telling] = {}
USUAL = Benaming()


def condition_words(
    als: Condition,
    vragen: Mapping[str, Vraag],
    tellingen: Mapping[str, Telling] = NOTHING_COUNTED,
    benaming: Benaming = USUAL,
) -> str:
    """A condition as a clause: `als het antwoord op ‘Hoe zelfredzaam is de inwoner?’ 2 is`.

    `vragen` and `tellingen` may be named, by name. Raises KeyError for another one.
    """
    lines = (
        _counted(tellingen[name], requirement)
        if name in tellingen
        else _line(name, requirement, vragen, benaming)
        for name, requirement in als.items()
    )
    return " en ".join(f"als {line}" for line in lines)


def answer_words(vraag: Vraag, antwoord: Answer) -> str:
    """An answer in a sentence: `sterk`, `‘geen andere oplossing’`, `2 (niet zelfredzaam)`."""
    name = answer_name(vraag, antwoord)
    # Without quotes nobody sees where an answer of more words begins and ends.
    quoted = " " in name and (isinstance(antwoord, bool) or not isinstance(antwoord, int))
    return f"‘{name}’" if quoted else name


def answer_name(vraag: Vraag, antwoord: Answer) -> str:
    """An answer by itself: `geen andere oplossing`, `2 (niet zelfredzaam)`, `18 jaar`."""
    label: str = vraag.label(antwoord)
    if isinstance(vraag, GetalVraag):
        return f"{label} {vraag.eenheid}"
    numbered = isinstance(antwoord, int) and not isinstance(antwoord, bool)
    return f"{antwoord} ({label})" if numbered and label != str(antwoord) else label


def question_words(vraag: Vraag) -> str:
    """A question as a sentence names it."""
    return f"het antwoord op ‘{vraag.tekst}’"


def _counted(telling: Telling, requirement: Requirement) -> str:
    return f"het antwoord op ‘{telling.tekst}’ {_test(requirement, str)}"


def _line(
    name: str, requirement: Requirement, vragen: Mapping[str, Vraag], benaming: Benaming
) -> str:
    if name == AANTAL_MEETELLEND:
        return f"het aantal {benaming.meervoud} dat meetelt {_test(requirement, str)}"
    vraag = vragen[name]
    if (other := equal_to(requirement)) is not None:
        return f"{question_words(vraag)} gelijk is aan {question_words(vragen[other])}"
    return f"{question_words(vraag)} {_test(requirement, lambda a: answer_words(vraag, a))}"


def _test(requirement: Requirement, words: Any) -> str:
    if not isinstance(requirement, Toets):
        return f"{listed([words(a) for a in named_answers(requirement)], 'of')} is"
    if requirement.niet is not None:
        return f"{listed([f'niet {words(a)}' for a in named_answers(requirement)])} is"
    return next(
        tekst.format(words(getattr(requirement, key)))
        for key, tekst in COMPARISONS.items()
        if getattr(requirement, key) is not None
    )

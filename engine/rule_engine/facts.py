"""How answers stand in the facts of the rule engine.

The engine compares only with constants, and text with numbers or truth unreliably: what compares
two answers is a field of its own, and a question that is answered with true, false or a word has
words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from normenkader import Normenkader
from normenkader.conditions import Answer, Condition, equal_to
from normenkader.questions import JaNeeVraag, Vraag
from normenkader.rules import rule_index

WORDS = {True: "ja", False: "nee"}


def encoded(vraag: Vraag, antwoord: Answer) -> Answer:
    """An answer as it stands in a fact."""
    if isinstance(vraag, JaNeeVraag) and vraag.mag_niet_uitgevraagd:
        return WORDS[antwoord] if isinstance(antwoord, bool) else antwoord
    return antwoord


def same_field(vraag: str, other: str) -> str:
    """The name of the field that says whether two answers are the same number."""
    return f"{vraag}.is.{other}".replace(".", "__")


class FactAnswers:
    """Makes facts of the answers of one leefgebied."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up once which answers are compared, and which question has words."""
        self._nk = normenkader
        self._leading = normenkader.vragen.leading
        conditions = [info.als for info in rule_index(normenkader).values()]
        self._compared = sorted({pair for als in conditions for pair in compared(als)})

    def of(self, answers: Mapping[str, Answer]) -> dict[str, Any]:
        """The fields for the answers of a leefgebied, with what is counted over them."""
        found = dict(self._nk.counted("leefgebieden", answers))
        name = self._leading.vraag
        if name in found:
            found[name] = encoded(self._leading, found[name])
        for vraag, other in self._compared:
            if vraag in answers and other in answers:
                found[same_field(vraag, other)] = answers[vraag] == answers[other]
        return found


def compared(als: Condition) -> Sequence[tuple[str, str]]:
    """The pairs of questions of which a condition compares the answers."""
    return [
        (v, other) for v, requirement in als.items() if (other := equal_to(requirement)) is not None
    ]

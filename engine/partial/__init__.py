"""Partial intakes: what is still possible, what is certain, and the next best question."""

from engine.partial.answering import ONVOLLEDIG, answer, as_data, checked_possible, too_large
from engine.partial.next_question import Gevolg, Volgende, Vraagwaarde, next_questions
from engine.partial.outcomes import Mogelijkheid
from engine.partial.possible import Mogelijk, possible
from engine.partial.size import TeGroot

__all__ = [
    "ONVOLLEDIG",
    "Gevolg",
    "Mogelijk",
    "Mogelijkheid",
    "TeGroot",
    "Volgende",
    "Vraagwaarde",
    "answer",
    "as_data",
    "checked_possible",
    "next_questions",
    "possible",
    "too_large",
]

"""Partial intakes: what is still possible, what is certain, and the next best question."""

from engine.partial.answering import ONVOLLEDIG, answer, as_data, checked_possible
from engine.partial.next_question import Gevolg, Volgende, Vraagwaarde, next_questions
from engine.partial.outcomes import Mogelijkheid
from engine.partial.possible import Mogelijk, possible

__all__ = [
    "ONVOLLEDIG",
    "Gevolg",
    "Mogelijk",
    "Mogelijkheid",
    "Volgende",
    "Vraagwaarde",
    "answer",
    "as_data",
    "checked_possible",
    "next_questions",
    "possible",
]

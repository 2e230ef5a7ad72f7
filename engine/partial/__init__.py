"""Partial intakes: what is still possible, what is certain, and the next best question."""

from engine.partial.answering import ONVOLLEDIG, answer, as_data, checked_possible, too_large
from engine.partial.next_question import Consequence, NextQuestions, QuestionValue, next_questions
from engine.partial.outcomes import Possibility
from engine.partial.possible import Possible, possible
from engine.partial.size import TooLargeError

__all__ = [
    "ONVOLLEDIG",
    "Consequence",
    "NextQuestions",
    "Possibility",
    "Possible",
    "QuestionValue",
    "TooLargeError",
    "answer",
    "as_data",
    "checked_possible",
    "next_questions",
    "possible",
    "too_large",
]

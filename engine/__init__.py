"""From a checked case and a normenkader to an answer with its trail."""

from engine.answer import Antwoord, answer_text
from engine.driver import EngineFout
from engine.judging import VerschilFout, course, judge
from engine.rulesets import compile_rulesets

__all__ = [
    "Antwoord",
    "EngineFout",
    "VerschilFout",
    "answer_text",
    "compile_rulesets",
    "course",
    "judge",
]

"""From a checked case and a normenkader to an answer with its trail."""

from engine.answer import Antwoord, answer_text
from engine.driver import EngineFout
from engine.judging import VerschilFout, course, judge

__all__ = ["Antwoord", "EngineFout", "VerschilFout", "answer_text", "course", "judge"]

"""From a checked case and a normenkader to an answer with its trail."""

from engine.account.answer import ANTWOORDFORMAAT, Antwoord, OnbekendFormaat, answer_text
from engine.judging import VerschilFout, course, judge
from engine.rule_engine.driver import EngineFout
from engine.rule_engine.rulesets import compile_rulesets

__all__ = [
    "ANTWOORDFORMAAT",
    "Antwoord",
    "EngineFout",
    "OnbekendFormaat",
    "VerschilFout",
    "answer_text",
    "compile_rulesets",
    "course",
    "judge",
]

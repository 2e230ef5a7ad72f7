"""From a checked case and a normenkader to an answer with its trail."""

from engine.account.answer import ANTWOORDFORMAAT, ContractAnswer, UnknownFormatError, answer_text
from engine.judging import DifferenceError, course, judge
from engine.rule_engine.driver import EngineError
from engine.rule_engine.rulesets import compile_rulesets

__all__ = [
    "ANTWOORDFORMAAT",
    "ContractAnswer",
    "DifferenceError",
    "EngineError",
    "UnknownFormatError",
    "answer_text",
    "compile_rulesets",
    "course",
    "judge",
]

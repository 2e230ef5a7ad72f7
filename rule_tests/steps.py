"""How far two cases are apart: in how many answers, and whether these are next to each other."""

from __future__ import annotations

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import GetalVraag
from rule_tests.running import RuleTestResult
from zaak.model import AnswerPlace

Verschil = tuple[AnswerPlace, Answer | None, Answer | None]


def only_difference(one: RuleTestResult, other: RuleTestResult) -> Verschil | None:
    """The one answer in which two cases differ, with both answers; None with none or more.

    An answer that is not given is None.
    """
    found = [
        (plaats, one.answers.get(plaats), other.answers.get(plaats))
        for plaats in one.answers.keys() | other.answers.keys()
        if one.answers.get(plaats) != other.answers.get(plaats)
    ]
    return found[0] if len(found) == 1 else None


def one_answer_apart(normenkader: Normenkader, one: RuleTestResult, other: RuleTestResult) -> bool:
    """Whether two cases differ in one answer, to the one next to it in the order of the form.

    No answer is next to every answer.
    """
    found = only_difference(one, other)
    if found is None:
        return False
    (section, _, name), old, new = found
    if old is None or new is None:
        return True
    vraag = next(v for v in normenkader.questions(section) if v.vraag == name)
    if isinstance(vraag, GetalVraag):
        return abs(int(old) - int(new)) == 1
    order: tuple[Answer, ...] = vraag.answers()
    return abs(order.index(old) - order.index(new)) == 1

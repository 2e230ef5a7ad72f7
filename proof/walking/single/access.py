"""Access: the reasons for which clients are refused, and answers with which one is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.partial.classes import AnswerClass, asked_by, linked
from engine.partial.options import group_of
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from normenkader.questions import ONBEKEND
from zaak.model import AnswerPlace


class Access(NamedTuple):
    """The rules that refuse some client, and answers with access; None where nobody has it."""

    refusing: tuple[str, ...]
    admitted: Mapping[str, Answer] | None


def walk_access(
    normenkader: Normenkader, classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]]
) -> Access:
    """Walk through all answers about access, in groups that no rule joins."""
    fase = normenkader.stage(st.Toegang)
    rules = list(fase.regels) if fase is not None else []
    refusing: dict[str, None] = {}
    admitted: dict[str, Answer] | None = {}
    asked = [asked_by(normenkader, "toegang", r.als) for r in rules]
    for questions, indexes in linked(normenkader.questions("toegang"), asked):
        group = group_of(("toegang", ""), questions, classes)
        free: list[dict[str, Answer]] = []
        for answers in group.completions((ONBEKEND,) * len(questions)):
            counted = normenkader.counted("toegang", answers)
            own = [rules[i].regel for i in indexes if holds(rules[i].als, counted)]
            refusing |= dict.fromkeys(own)
            free += [] if own else [answers]
        admitted = admitted | free[0] if admitted is not None and free else None
    return Access(tuple(refusing), admitted)

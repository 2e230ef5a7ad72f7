"""Access of a partial intake: whether some completion is refused, and whether one is admitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from engine.partial.classes import AnswerClass, linked
from engine.partial.options import group_of, stand_of
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, holds
from zaak.model import AnswerPlace, Zaak


@dataclass(frozen=True)
class Access:
    """What access can still become; at least one of the two is true."""

    refused: bool
    admitted: bool


class AccessTable:
    """The rules of access in groups that no rule joins."""

    def __init__(
        self, normenkader: Normenkader, classes: dict[AnswerPlace, tuple[AnswerClass, ...]]
    ) -> None:
        """Group the questions once."""
        fase = normenkader.stage(st.Toegang)
        rules = [r.als for r in fase.regels] if fase is not None else []
        self.groups = [
            (
                group_of(("toegang", ""), questions, classes),
                partial(_refused, [rules[i] for i in indexes]),
            )
            for questions, indexes in linked(normenkader.questions("toegang"), rules)
        ]

    def find(self, zaak: Zaak) -> Access:
        """What access can still become for a case."""
        refused, admitted = False, True
        for group, is_refused in self.groups:
            stand = stand_of(zaak, "toegang", "", group.vragen)
            outcomes = set(map(is_refused, group.completions(stand)))
            refused = refused or True in outcomes
            admitted = admitted and False in outcomes
        return Access(refused, admitted)


def _refused(rules: Sequence[Condition], answers: Mapping[str, Answer]) -> bool:
    return any(holds(als, answers) for als in rules)

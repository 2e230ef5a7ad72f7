"""Client factors of a partial intake: every sum of percentages and minutes, per map of goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from engine.partial.classes import AnswerClass, linked
from engine.partial.options import GroupAnswers, OptionGroup, group_of, stand_of
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from normenkader.questions import AANTAL_MEETELLEND
from zaak.model import AnswerPlace, Zaak

COUNT = AANTAL_MEETELLEND
# For each goal, in order, the goal that takes its place (most often itself).
GoalMap = tuple[Answer, ...]
# The held sum of percentages, and minutes per week that come after them.
Opslagen = frozenset[tuple[int, int]]
MOST_STATES = 1_024


class FactorPart(NamedTuple):
    """What some questions come to: rules about goals that fire, percent, minutes, and rules.

    `swaps` has the places of the rules about goals, `regels` the ids of the rules that are
    followed and fire.
    """

    swaps: frozenset[int] = frozenset()
    procent: int = 0
    minuten: int = 0
    regels: frozenset[str] = frozenset()

    def joined(self, other: FactorPart) -> FactorPart:
        """What both come to together."""
        return FactorPart(
            self.swaps | other.swaps,
            self.procent + other.procent,
            self.minuten + other.minuten,
            self.regels | other.regels,
        )


class FactorTable:
    """The rules about goals and client factors, in groups of questions that no rule joins."""

    def __init__(
        self,
        normenkader: Normenkader,
        goals: Sequence[Answer],
        classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]],
    ) -> None:
        """Group the questions once; `goals` are all goals, in order."""
        self._goals = tuple(goals)
        fase, doelen = normenkader.stage(st.Factoren), normenkader.stage(st.Doelen)
        self.grens = fase.grens if fase is not None else None
        self.swaps: list[st.DoelRegel] = doelen.regels if doelen is not None else []
        self.rules: list[st.FactorRegel] = fase.regels if fase is not None else []
        self.vragen = normenkader.questions("clientfactoren")
        conditions = [*(r.als for r in self.swaps), *(r.als for r in self.rules)]
        # Each group with the places of its conditions: first those about goals.
        self.linked = [
            (group_of(("clientfactoren", ""), questions, classes), indexes)
            for questions, indexes in linked(self.vragen, conditions)
        ]
        self.groups = [group for group, _ in self.linked]
        # How many leefgebieden count matters only as far as rules tell counts apart.
        self._about_count = [r.als[COUNT] for r in self.rules if COUNT in r.als]
        self.find = lru_cache(MOST_STATES)(self._find)

    def count_class(self, count: int) -> tuple[bool, ...]:
        """What rules see of how many leefgebieden count."""
        return tuple(
            [holds({COUNT: requirement}, {COUNT: count}) for requirement in self._about_count]
        )

    def stand(self, zaak: Zaak) -> GroupAnswers:
        """The state of all client factors of a case."""
        return stand_of(zaak, "clientfactoren", "", self.vragen)

    def _find(self, stand: GroupAnswers, count: int) -> Mapping[GoalMap, Opslagen]:
        """Every sum that some completion gives, where this many leefgebieden count."""
        given = {v.vraag: s for v, s in zip(self.vragen, stand, strict=True)}
        parts = {FactorPart()}
        for group, indexes in self.linked:
            own = self._group(group, indexes, given, count)
            parts = {one.joined(other) for one, other in product(parts, own)}
        found: dict[GoalMap, set[tuple[int, int]]] = {}
        for part in parts:
            sums = found.setdefault(self.goal_map(part.swaps), set())
            sums.add((self.held(part.procent), part.minuten))
        return {goals: frozenset(sums) for goals, sums in found.items()}

    def _group(
        self, group: OptionGroup, indexes: Sequence[int], given: Mapping[str, Any], count: int
    ) -> set[FactorPart]:
        stand = tuple([given[v.vraag] for v in group.vragen])
        return {self.part(indexes, answers, count) for answers in group.completions(stand)}

    def part(
        self,
        indexes: Sequence[int],
        answers: Mapping[str, Answer],
        count: int,
        followed: frozenset[str] = frozenset(),
    ) -> FactorPart:
        """What the rules at some places come to, where this many leefgebieden count.

        `followed` are the rules of which it is kept whether they fire.
        """
        counted = {**answers, COUNT: count}
        swaps: list[int] = []
        rules: list[str] = []
        percent = minutes = 0
        for i in indexes:
            if i < len(self.swaps):
                swaps += [i] if holds(self.swaps[i].als, counted) else []
                continue
            rule = self.rules[i - len(self.swaps)]
            # Where nothing counts no rule about how many there are comes into play.
            if (count or COUNT not in rule.als) and holds(rule.als, counted):
                percent += rule.dan.procent or 0
                minutes += rule.dan.minuten or 0
                rules.append(rule.regel)
        return FactorPart(frozenset(swaps), percent, minutes, followed.intersection(rules))

    def goal_map(self, fired: frozenset[int]) -> GoalMap:
        """The goals where these rules about goals fire."""
        swaps = {self.swaps[i].dan.van: self.swaps[i].dan.naar for i in sorted(fired)}
        return tuple([swaps.get(goal, goal) for goal in self._goals])

    def held(self, percent: int) -> int:
        """The sum of percentages within its limit."""
        if self.grens is None:
            return percent
        return min(max(percent, self.grens.minimum), self.grens.maximum)

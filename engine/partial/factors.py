"""Client factors of a partial intake: every sum of percentages and time, for each setting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from engine.calculation.scale import scale_of
from engine.partial.classes import AnswerClass, asked_by, linked, times
from engine.partial.judged import Fired
from engine.partial.options import GroupAnswers, OptionGroup, group_of, stand_of
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from normenkader.questions import AANTAL_MEETELLEND
from zaak.model import AnswerPlace, Zaak

COUNT = AANTAL_MEETELLEND
# For each goal, in order, the goal that takes its place (most often itself).
GoalMap = tuple[Any, ...]
# The held sum of percentages, and the time that comes after them, at the scale of the total.
Opslagen = frozenset[tuple[int, int]]
MOST_STATES = 1_024


class Setting(NamedTuple):
    """What client factors do to leefgebieden: the goals that hold, and other rules that fire."""

    goals: GoalMap
    fired: frozenset[Fired] = frozenset()

    @property
    def regels(self) -> frozenset[str]:
        """The ids of the rules that fire."""
        return frozenset(f.regel for f in self.fired)


class FactorPart(NamedTuple):
    """What some questions come to: rules that fire, percent, time after them, and rules.

    `swaps` are the rules about goals and single leefgebieden or combinations that fire, `minuten`
    is at the scale of the total, `regels` the ids of the rules that are followed and fire.
    """

    swaps: frozenset[Fired] = frozenset()
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
        self._nk = normenkader
        self._scale = scale_of(normenkader)
        self.swaps: list[st.DoelRegel] = doelen.regels if doelen is not None else []
        self.steering = [*self.swaps, *steering(normenkader)]
        self.rules: list[st.FactorRegel] = fase.regels if fase is not None else []
        self._unit = fase.eenheid if fase is not None else "minuten_per_week"
        self.vragen = normenkader.questions("clientfactoren")
        conditions = [asked_of(normenkader, r) for r in (*self.steering, *self.rules)]
        # Each group with the places of its conditions: first those that steer.
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

    def _find(self, stand: GroupAnswers, count: int) -> Mapping[Setting, Opslagen]:
        """Every sum that some completion gives, where this many leefgebieden count."""
        given = {v.vraag: s for v, s in zip(self.vragen, stand, strict=True)}
        parts = {FactorPart()}
        for group, indexes in self.linked:
            own = self._group(group, indexes, given, count)
            parts = {one.joined(other) for one, other in product(parts, own)}
        found: dict[Setting, set[tuple[int, int]]] = {}
        for part in parts:
            sums = found.setdefault(self.setting(part.swaps), set())
            sums.add((self.held(part.procent), part.minuten))
        return {setting: frozenset(sums) for setting, sums in found.items()}

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
        counted = {**self._nk.counted("clientfactoren", answers), COUNT: count}
        steered: list[Fired] = []
        rules: list[str] = []
        percent = minutes = 0
        for i in indexes:
            if i < len(self.steering):
                steers = self.steering[i]
                if holds(steers.als or {}, counted):
                    own = steers.dan if isinstance(steers, st.BijstellingRegel) else None
                    often = 1 if own is None else times(own, answers)
                    steered.append(Fired(steers.regel, often))
                continue
            rule = self.rules[i - len(self.steering)]
            # Where nothing counts no rule about how many there are comes into play.
            if (count or COUNT not in rule.als) and holds(rule.als, counted):
                percent += rule.dan.procent or 0
                minutes += self._more(rule.dan) * times(rule.dan, answers)
                rules.append(rule.regel)
        return FactorPart(frozenset(steered), percent, minutes, followed.intersection(rules))

    def _more(self, dan: st.TijdEffect) -> int:
        """The time that a rule adds, at the scale of the total."""
        if dan.tijd is not None:
            return self._scale.fine(dan.tijd, self._unit)
        return (dan.minuten or 0) * self._scale.total

    def setting(self, fired: frozenset[Fired]) -> Setting:
        """What these rules do to leefgebieden."""
        names = {f.regel for f in fired}
        swaps = {r.dan.van: r.dan.naar for r in self.swaps if r.regel in names}
        about_goals = {r.regel for r in self.swaps}
        others = frozenset(f for f in fired if f.regel not in about_goals)
        return Setting(tuple([swaps.get(goal, goal) for goal in self._goals]), others)

    def held(self, percent: int) -> int:
        """The sum of percentages within its limit."""
        if self.grens is None:
            return percent
        return min(max(percent, self.grens.minimum), self.grens.maximum)


Steering = st.DoelRegel | st.BijstellingRegel | st.MaximumRegel | st.CombinatieRegel


def steering(normenkader: Normenkader) -> list[Steering]:
    """The rules with a condition on client factors that change leefgebieden or combinations."""
    adjusting, held = normenkader.stage(st.Bijstelling), normenkader.stage(st.Maximum)
    combining = normenkader.stage(st.Combinaties)
    found: list[Steering] = list(adjusting.regels) if adjusting is not None else []
    found += [r for r in held.regels if r.als is not None] if held is not None else []
    found += [r for r in combining.regels if r.als is not None] if combining is not None else []
    return found


def asked_of(normenkader: Normenkader, rule: Steering | st.FactorRegel) -> set[str]:
    """The questions about the client that a rule looks at."""
    found = asked_by(normenkader, "clientfactoren", rule.als)
    if isinstance(rule, st.BijstellingRegel | st.FactorRegel) and rule.dan.per is not None:
        found.add(rule.dan.per)
    return found

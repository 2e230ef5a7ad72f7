"""Client factors of a partial intake: every sum of percentages and minutes, per map of goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from engine.partial.classes import Klasse, linked
from engine.partial.options import Groep, Stand, group_of, stand_of
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Antwoord, holds
from normenkader.questions import AANTAL_MEETELLEND
from zaak.model import Plaats, Zaak

COUNT = AANTAL_MEETELLEND
# For each goal, in order, the goal that takes its place (most often itself).
Doelkaart = tuple[Antwoord, ...]
# The held sum of percentages, and minutes per week that come after them.
Opslagen = frozenset[tuple[int, int]]
# Which rules about goals fired, and the sums so far.
_Deel = tuple[frozenset[int], int, int]
MOST_STATES = 1_024


class FactorTable:
    """The rules about goals and client factors, in groups of questions that no rule joins."""

    def __init__(
        self,
        normenkader: Normenkader,
        goals: Sequence[Antwoord],
        classes: Mapping[Plaats, tuple[Klasse, ...]],
    ) -> None:
        """Group the questions once; `goals` are all goals, in order."""
        self._goals = tuple(goals)
        fase, doelen = normenkader.stage(st.Factoren), normenkader.stage(st.Doelen)
        self._grens = fase.grens if fase is not None else None
        self._swaps: list[st.DoelRegel] = doelen.regels if doelen is not None else []
        self._rules: list[st.FactorRegel] = fase.regels if fase is not None else []
        self.vragen = normenkader.questions("clientfactoren")
        conditions = [*(r.als for r in self._swaps), *(r.als for r in self._rules)]
        linked_ones = [
            (group_of(("clientfactoren", ""), questions, classes), indexes)
            for questions, indexes in linked(self.vragen, conditions)
        ]
        self.groups = [groep for groep, _ in linked_ones]
        self._indexes = [indexes for _, indexes in linked_ones]
        # How many leefgebieden count matters only as far as rules tell counts apart.
        self._about_count = [r.als[COUNT] for r in self._rules if COUNT in r.als]
        self.find = lru_cache(MOST_STATES)(self._find)

    def count_class(self, aantal: int) -> tuple[bool, ...]:
        """What rules see of how many leefgebieden count."""
        return tuple([holds({COUNT: eis}, {COUNT: aantal}) for eis in self._about_count])

    def stand(self, zaak: Zaak) -> Stand:
        """The state of all client factors of a case."""
        return stand_of(zaak, "clientfactoren", "", self.vragen)

    def _find(self, stand: Stand, aantal: int) -> Mapping[Doelkaart, Opslagen]:
        """Every sum that some completion gives, where this many leefgebieden count."""
        given = {v.vraag: s for v, s in zip(self.vragen, stand, strict=True)}
        parts: set[_Deel] = {(frozenset(), 0, 0)}
        for groep, indexes in zip(self.groups, self._indexes, strict=True):
            own = self._group(groep, indexes, given, aantal)
            parts = {
                (fired | f, percent + p, minutes + m)
                for (fired, percent, minutes), (f, p, m) in product(parts, own)
            }
        found: dict[Doelkaart, set[tuple[int, int]]] = {}
        for fired, percent, minutes in parts:
            sums = found.setdefault(self._map(fired), set())
            sums.add((self._held(percent), minutes))
        return {goals: frozenset(sums) for goals, sums in found.items()}

    def _group(
        self, groep: Groep, indexes: Sequence[int], given: Mapping[str, Any], aantal: int
    ) -> set[_Deel]:
        stand = tuple([given[v.vraag] for v in groep.vragen])
        return {
            self._fired(indexes, {**answers, COUNT: aantal}) for answers in groep.completions(stand)
        }

    def _fired(self, indexes: Sequence[int], answers: Mapping[str, Antwoord]) -> _Deel:
        swaps: list[int] = []
        percent = minutes = 0
        for i in indexes:
            if i < len(self._swaps):
                if holds(self._swaps[i].als, answers):
                    swaps.append(i)
                continue
            rule = self._rules[i - len(self._swaps)]
            if holds(rule.als, answers):
                percent += rule.dan.procent or 0
                minutes += rule.dan.minuten or 0
        return frozenset(swaps), percent, minutes

    def _map(self, fired: frozenset[int]) -> Doelkaart:
        swaps = {self._swaps[i].dan.van: self._swaps[i].dan.naar for i in sorted(fired)}
        return tuple([swaps.get(goal, goal) for goal in self._goals])

    def _held(self, percent: int) -> int:
        if self._grens is None:
            return percent
        return min(max(percent, self._grens.minimum), self._grens.maximum)

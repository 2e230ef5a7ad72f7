"""What one other answer does to the minutes, over all pairs of clients that differ in it alone.

For a question about a leefgebied its group is taken before and after, with every sum that the other
groups can reach. For a client factor every sum is taken with the factors before and after; where
these replace goals, the sums before and after are reached together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.partial.factors import Setting
from engine.partial.layout import Layout
from proof.own_effect import Held, OwnEffects, own_effects
from proof.walking.chain import Chain
from proof.walking.comparing import AnswerEffect, Comparison, Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorPair
from proof.walking.found_pairs import (
    FactorChange,
    FactorRows,
    Keuzen,
    LeefgebiedRows,
    PairOrigin,
    Reached,
)
from proof.walking.leefgebieden import Outcomes
from proof.walking.origins import Origins
from proof.walking.rows import added, together
from proof.walking.sums import Ints, columns
from proof.walking.without import without
from zaak.model import AnswerPlace

# Rows that are judged at once, so that memory stays within a few hundred MB.
ROWS_AT_ONCE = 4_000_000


class _Pair(NamedTuple):
    """What changes in the leefgebieden: numbers and sums before and after.

    `vast` is what they add with rules with an exception as before.
    """

    counting: tuple[int, int]
    voor: tuple[int, ...]
    na: tuple[int, ...]
    vast: tuple[Held, ...]


class Pairs:
    """All pairs of clients that differ in one answer."""

    def __init__(self, enumeration: Enumeration, exempt: Exempt) -> None:
        """Look only at sums by direction where products or exceptions need it."""
        self.e = enumeration
        self._exempt = exempt.monotone | exempt.robust
        self._compare = Comparison(enumeration, exempt)
        self._origins = Origins(enumeration)
        whole = self.e.leefgebieden.sums
        most = [whole.most(kind) for kind in whole.kinds] if self.e.timed else []
        self._by_kind = self._compare.by_direction
        self._most = most if self._by_kind else [sum(most)] if self.e.timed else []
        self._names = len(whole.names)
        self._one = Layout(self._names, self._most)
        self._others = lru_cache(None)(self._others_of)
        self._together = lru_cache(None)(self._together_of)

    def find(self, plaats: AnswerPlace) -> AnswerEffect:
        """Find what another answer to one question can do."""
        found = AnswerEffect()
        if not self._origins.admitted:
            return found
        if plaats[0] == "leefgebieden":
            self._leefgebied(plaats, found)
        else:
            self._factor(plaats, found)
        return found

    def _sums(self, uitwerking: Outcomes) -> tuple[int, ...]:
        if not self.e.timed:
            return ()
        return uitwerking.sums if self._by_kind else (sum(uitwerking.sums),)

    def _pair(
        self, own: OwnEffects, group: int, keuzen: tuple[Keuzen, Keuzen], goals: Any
    ) -> _Pair:
        lg = self.e.leefgebieden
        voor, na = (lg.outcome(group, own, goals) for own in keuzen)
        sums = self._sums(voor), self._sums(na)
        return _Pair((voor.counts, na.counts), *sums, without(lg, own, group, keuzen, goals))

    # -- a question about a leefgebied ----------------------------------------------------------

    def _leefgebied(self, plaats: AnswerPlace, found: AnswerEffect) -> None:
        lg = self.e.leefgebieden
        group = next(i for i, names in enumerate(lg.groups) if plaats[1] in names)
        for goals in self.e.factoren.settings():
            heavier, other = self._changed_pairs(plaats, group, goals)
            only_other = {pair: bron for pair, bron in other.items() if pair not in heavier}
            for pairs, is_heavier in ((heavier, True), (only_other, False)):
                many = max(1, ROWS_AT_ONCE // len(self._others(group, goals).counts))
                for same in _alike(pairs, many):
                    self._many(found, group, goals, same, heavier=is_heavier)

    def _changed_pairs(
        self, plaats: AnswerPlace, group: int, goals: Setting
    ) -> tuple[dict[_Pair, PairOrigin], dict[_Pair, PairOrigin]]:
        """What the group can be before and after: with a heavier answer, and with any other."""
        lg = self.e.leefgebieden
        own = own_effects(self.e.nk, plaats, self._exempt)
        heavier: dict[_Pair, PairOrigin] = {}
        other: dict[_Pair, PairOrigin] = {}
        for swap, answers in lg.changes(plaats).items():
            one, more = ({(*plaats[:2], v): a for v, a in own.items()} for own in answers)
            for before, after in lg.combinations(group, plaats[1], swap):
                pair = self._pair(own, group, (before, after), goals)
                bron = PairOrigin(before, one, more)
                (heavier if swap.heavier else other).setdefault(pair, bron)
        return heavier, other

    def _others_of(self, group: int, goals: Setting) -> Reached:
        """What all other groups reach together."""
        lg = self.e.leefgebieden
        others = [i for i in range(len(lg.groups)) if i != group]
        steps: list[dict[int, Keuzen]] = []
        for i in others:
            own: dict[int, Keuzen] = {}
            for keuzen in lg.all_combinations(i):
                u = lg.outcome(i, keuzen, goals)
                own.setdefault(self._one.place(u.counts, self._sums(u)), keuzen)
            steps.append(own)
        chain = Chain(self._one, steps)
        counts, *sums = columns(chain.reach, self._names, self._most)
        return Reached(others, chain, self._one, counts, sums)

    def _many(
        self,
        found: AnswerEffect,
        group: int,
        goals: Setting,
        pairs: dict[_Pair, PairOrigin],
        *,
        heavier: bool,
    ) -> None:
        """Pairs that are alike, with every sum of the others."""
        others = self._others(group, goals)
        first = next(iter(pairs))
        for rows, count in self._by_count(others.counts, first.counting):
            own = [s[rows] for s in others.sums]
            compared = together(
                added(own, [pair.voor for pair in pairs]),
                added(own, [pair.na for pair in pairs]),
                count,
                by_direction=self._by_kind,
            )
            bronnen, factoren = list(pairs.values()), self.e.factoren
            bron = LeefgebiedRows(self._origins, factoren, others, rows, group, bronnen, count)
            stellen = dict.fromkeys(self._same_answers(count, goals), heavier)
            self._compare.judge(found, compared, stellen, first.vast, bron)

    def _same_answers(self, count: tuple[int, int], goals: Setting) -> list[FactorPair]:
        return [s for s, _, _ in self.e.factoren.pairs(*count, "") if s.voor.setting == goals]

    def _by_count(
        self, counts: Ints, count: tuple[int, int]
    ) -> Iterator[tuple[Ints, tuple[int, int]]]:
        """Rows of which the rules see the same numbers of leefgebieden, with such numbers."""
        seen: dict[Any, tuple[list[int], tuple[int, int]]] = {}
        for n in np.unique(counts).tolist():
            both = (n + count[0], n + count[1])
            key = tuple((total > 0, self.e.factoren.count_class(total)) for total in both)
            seen.setdefault(key, ([], both))[0].append(n)
        for numbers, both in seen.values():
            if both != (0, 0):
                yield np.flatnonzero(np.isin(counts, numbers)), both

    # -- a client factor ------------------------------------------------------------------------

    def _factor(self, plaats: AnswerPlace, found: AnswerEffect) -> None:
        maps: dict[tuple[Setting, Setting], dict[Setting, None]] = {}
        for s, _, _ in self.e.factoren.pairs(1, 1, plaats[2]):
            other = maps.setdefault((s.voor.setting, s.na.setting), {})
            other |= {som.setting: None for _, som in s.vast}
        for (voor, na), other in maps.items():
            goals = (voor, na, *(g for g in other if g not in (voor, na)))
            reached = self._together(goals)
            for rows, (count, _) in self._by_count(reached.counts, (0, 0)):
                self._same_leefgebieden(plaats, found, goals, reached, rows, count)

    def _same_leefgebieden(
        self,
        plaats: AnswerPlace,
        found: AnswerEffect,
        goals: tuple[Setting, ...],
        reached: Reached,
        rows: Ints,
        count: int,
    ) -> None:
        sums, size = [s[rows] for s in reached.sums], len(self._most)
        voor, na, *also = (sums[i * size : (i + 1) * size] for i in range(len(goals)))
        named = (goals[0], *goals[2:]) if goals[0] != goals[1] else ()
        compared = together(voor, na, (count, count), named, also, by_direction=self._by_kind)
        stellen = self._factor_pairs(plaats, count)
        bron = FactorRows(self._origins, self.e.factoren, reached, rows, plaats, count, stellen)
        own = {
            pair: change.heavier
            for pair, change in stellen.items()
            if (pair.voor.setting, pair.na.setting) == goals[:2]
        }
        self._compare.judge(found, compared, own, (), bron)

    def _factor_pairs(self, plaats: AnswerPlace, count: int) -> dict[FactorPair, FactorChange]:
        """The factors before and after: whether the answer after is heavier, and both answers."""
        heaviest = self.e.leefgebieden.heaviest
        found: dict[FactorPair, FactorChange] = {}
        for pair, one, other in self.e.factoren.pairs(count, count, plaats[2]):
            heavier = heaviest(plaats, one.waarde, other.waarde)[2]
            if pair not in found or (heavier and not found[pair].heavier):
                found[pair] = FactorChange(heavier, one, other)
        return found

    def _together_of(self, goals: tuple[Setting, ...]) -> Reached:
        """The sums with each of these goals that are reached with the same answers."""
        lg = self.e.leefgebieden
        layout = Layout(self._names, self._most * len(goals))
        steps: list[dict[int, Keuzen]] = []
        for i in range(len(lg.groups)):
            own: dict[int, Keuzen] = {}
            for keuzen in lg.all_combinations(i):
                ways = [lg.outcome(i, keuzen, own_goals) for own_goals in goals]
                sums = [n for way in ways for n in self._sums(way)]
                own.setdefault(layout.place(ways[0].counts, sums), keuzen)
            steps.append(own)
        chain = Chain(layout, steps)
        counts, *sums_of = columns(chain.reach, self._names, self._most * len(goals))
        return Reached(list(range(len(lg.groups))), chain, layout, counts, sums_of)


def _alike(pairs: dict[_Pair, PairOrigin], many: int) -> list[dict[_Pair, PairOrigin]]:
    """Pairs with the same numbers of leefgebieden and the same without rules, so many at once."""
    found: dict[Any, list[dict[_Pair, PairOrigin]]] = {}
    for pair, bron in pairs.items():
        own = found.setdefault((pair.counting, pair.vast), [{}])
        if len(own[-1]) >= many:
            own.append({})
        own[-1][pair] = bron
    return [part for own in found.values() for part in own]

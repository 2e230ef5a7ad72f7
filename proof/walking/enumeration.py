"""Walks through all that clients can become, stage by stage, with sets of sums.

Which sums can be reached is exact, whatever the arithmetic: adding what one more group of
leefgebieden can give is a union of shifts. Each is then combined with each sum of client factors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.calculation.terms import FIJN
from engine.partial.classes import answer_classes, linked
from engine.partial.factors import GoalMap
from engine.partial.layout import Reach
from engine.partial.options import group_of
from engine.partial.outcomes import NO_ACCESS, NO_NEED, Possibility
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import holds
from normenkader.questions import ONBEKEND
from normenkader.rules import exclusive_rules
from proof.exclusive import Gap, Occurrence, grid_gaps
from proof.walking.beside_product import beside_product
from proof.walking.factor_sums import FactorSum
from proof.walking.factoren import FactorRules
from proof.walking.leefgebieden import Leefgebieden
from proof.walking.sums import Ints, dense


@dataclass
class Found:
    """What the enumeration found about single clients.

    `ends` has the least and most minutes per week of each outcome (both None without minutes),
    `states` is how many combinations of sums were walked through.
    """

    gaps: set[Gap] = field(default_factory=set)
    together: set[frozenset[str]] = field(default_factory=set)
    occurs: set[Occurrence] = field(default_factory=set)
    ends: dict[Possibility, tuple[int, int] | tuple[None, None]] = field(default_factory=dict)
    states: int = 0


class Enumeration:
    """All tables of one normenkader."""

    def __init__(self, normenkader: Normenkader, followed: frozenset[str] = frozenset()) -> None:
        """Make the tables; `followed` are the rules of which it matters whether they change."""
        self.nk = normenkader
        self.followed = followed
        self.classes = answer_classes(normenkader)
        self.leefgebieden = Leefgebieden(normenkader, self.classes)
        kinds = self.leefgebieden.kinds
        self.factoren = FactorRules(normenkader, kinds, self.classes, followed)
        rounding = normenkader.stage(st.Afronding)
        self.step = rounding.veelvoud if rounding is not None else 1
        self.timed = rounding is not None
        self.unit = self.leefgebieden.sums.unit
        self.reach = lru_cache(None)(self._reach)

    def minutes(self, totals: Any, som: FactorSum) -> Any:
        """Minutes per week of totals in units."""
        return self.rounded(totals * (self.unit * (100 + som.procent)) + som.minuten * FIJN)

    def rounded(self, exact: Any) -> Any:
        """Minutes per week at scale `FIJN`, rounded up."""
        return -(-exact // (self.step * FIJN)) * self.step

    def _reach(self, goals: GoalMap) -> Reach:
        layout = self.leefgebieden.sums.layout
        reach = layout.start
        for i in range(len(self.leefgebieden.groups)):
            own = self.leefgebieden.outcomes(i, goals)
            reach = layout.add(reach, {layout.place(u.counts, u.sums) for u in own})
        return reach

    def walk(self) -> Found:
        """Find everything about single clients."""
        found = Found()
        admitted = self._access(found)
        if admitted:
            self._groups(found)
            if self.timed:
                self._by_time(found)
            else:
                self._by_work(found)
            if Occurrence("uitkomst", "product") in found.occurs:
                for regel in beside_product(self.nk):
                    self._fires(found, regel)
            self._nothing(found)
        return found

    def _fires(self, found: Found, regel: str) -> None:
        found.occurs.add(Occurrence("regel", regel))

    def _outcome(self, found: Found, possibility: Possibility, minutes: Ints | None) -> None:
        found.occurs.add(Occurrence("uitkomst", possibility.uitkomst))
        if possibility.product is not None:
            found.occurs.add(Occurrence("product", possibility.product))
        if minutes is None:
            found.ends[possibility] = (None, None)
        else:
            low, high = int(minutes.min()), int(minutes.max())
            before = found.ends.get(possibility, (low, high))
            assert before[0] is not None  # noqa: S101 - it has minutes always or never
            found.ends[possibility] = (min(low, before[0]), max(high, before[1]))

    def _access(self, found: Found) -> bool:
        """Whether some client has access; also which reasons there can be to refuse."""
        fase = self.nk.stage(st.Toegang)
        assert fase is not None  # noqa: S101 - every normenkader has it
        admitted = True
        rules = list(fase.regels)
        conditions = [r.als for r in rules]
        for questions, indexes in linked(self.nk.questions("toegang"), conditions):
            group = group_of(("toegang", ""), questions, self.classes)
            some = False
            for answers in group.completions((ONBEKEND,) * len(questions)):
                refusing = [rules[i].regel for i in indexes if holds(rules[i].als, answers)]
                some = some or not refusing
                for regel in refusing:
                    self._fires(found, regel)
                    self._outcome(found, NO_ACCESS, None)
            admitted = admitted and some
        if admitted:
            self._fires(found, fase.doorgang.regel)
        return admitted

    def _groups(self, found: Found) -> None:
        """What happens in each group of leefgebieden, whatever the others are."""
        lg = self.leefgebieden
        rows = {r.leefgebied: r.regel for r in lg.sums.times.tabel} if lg.sums.times else {}
        for goals in self.factoren.goal_maps():
            for i in range(len(lg.groups)):
                for outcome in lg.outcomes(i, goals):
                    found.gaps |= outcome.gaps
                    for fact in outcome.facts:
                        self._fires(found, fact.regel)
                    for name, doel, niveau in outcome.cells:
                        for level in self._same_levels(name, niveau):
                            found.occurs.add(Occurrence("normtijd", rows[name], doel, level))
                    found.states += 1

    def _same_levels(self, name: str, niveau: str) -> list[str]:
        """The levels that were walked through as this one: each gives the same time."""
        times = self.leefgebieden.sums.times
        assert times is not None  # noqa: S101 - a norm time was used
        classes = self.classes["leefgebieden", name, times.vraag_niveau]
        return next([str(a) for a in own] for own in classes if niveau in map(str, own))

    def _nothing(self, found: Found) -> None:
        """Whether possibly no leefgebied counts, in an intake that asks at least one."""
        lg = self.leefgebieden
        goals = self.factoren.goal_maps()[0]
        empty = [
            [own for own in lg.all_combinations(i) if not lg.outcome(i, own, goals).counts]
            for i in range(len(lg.groups))
        ]
        asked = any(k.asked for ways in empty for own in ways for k in own)
        if all(empty) and asked:
            fase = self.nk.stage(st.Meetellen)
            assert fase is not None  # noqa: S101 - every normenkader has it
            self._fires(found, fase.geen.regel)
            self._outcome(found, NO_NEED, None)

    # -- with norm times ------------------------------------------------------------------------

    def _by_time(self, found: Found) -> None:
        by_goal: dict[Any, list[Ints]] = {}
        counts: set[int] = set()
        for goals in self.factoren.goal_maps():
            layout = self.leefgebieden.sums.layout
            for count, totals in layout.winners(self.reach(goals), self.factoren.count_class):
                counts.add(count)
                sums = [s for s, _ in self.factoren.single(count) if s.doelen == goals]
                for kind, bits in enumerate(totals):
                    if bits:
                        own = dense(bits)
                        found.states += len(own) * len(sums)
                        goal = self.leefgebieden.kinds[kind]
                        by_goal.setdefault(goal, []).extend(self.minutes(own, s) for s in sums)
        self._factor_rules(found, counts)
        for goal, parts in by_goal.items():
            self._one_direction(found, goal, np.unique(np.concatenate(parts)))

    def _factor_rules(self, found: Found, counts: set[int]) -> None:
        factors = self.factoren
        exclusive = [set(rules) for rules in exclusive_rules(self.nk)]
        for count in counts:
            rules, together = factors.fired(count)
            for regel in rules:
                self._fires(found, regel)
            found.together |= {pair for pair in together if any(pair <= own for own in exclusive)}
            limited = any(p != factors.held(p) for _, p in factors.single(count))
            if factors.grens is not None and limited:
                self._fires(found, factors.grens.regel)
        rounding = self.nk.stage(st.Afronding)
        if counts and rounding is not None:
            self._fires(found, rounding.regel)

    def _one_direction(self, found: Found, goal: Any, minutes: Ints) -> None:
        """All that happens with all minutes that can be reached in one direction."""
        direction = self.nk.stage(st.Doelrichting)
        own = [r.regel for r in direction.regels if r.doel == goal] if direction else []
        for regel in own:
            self._fires(found, regel)
        found.together |= {frozenset(pair) for pair in combinations(own, 2)}
        fired: list[tuple[str, npt.NDArray[np.bool_]]] = []
        for regel, outcome, inside in self._grid(goal, minutes):
            if inside.any():
                self._fires(found, regel)
                self._outcome(found, outcome, minutes[inside])
                fired.append((regel, inside))
        for (one, inside), (other, also) in combinations(fired, 2):
            if (inside & also).any():
                found.together.add(frozenset((one, other)))
        self._phases(found, goal, fired)
        covered = np.zeros(len(minutes), bool)
        for _, inside in fired:
            covered |= inside
        self._outside(found, goal, minutes[~covered])

    def _grid(
        self, goal: Any, minutes: Ints
    ) -> Iterator[tuple[str, Possibility, npt.NDArray[np.bool_]]]:
        raster = self.nk.stage(st.Raster)
        bands = [b for b in raster.banden if b.doelrichting == goal] if raster is not None else []
        for b in bands:
            outcome = Possibility("product", b.product, b.band, goal)
            yield b.regel, outcome, (minutes >= b.vanaf) & (minutes <= b.upper)
        if raster is not None and bands:
            lowest, highest = min(b.vanaf for b in bands), max(b.upper for b in bands)
            ends = ((raster.onder, minutes < lowest), (raster.boven, minutes > highest))
            for rule, inside in ends:
                yield rule.regel, Possibility(rule.uitkomst, doelrichting=goal), inside

    def _phases(self, found: Found, goal: Any, fired: list[Any]) -> None:
        raster, phases = self.nk.stage(st.Raster), self.nk.stage(st.Fasering)
        if raster is None or phases is None:
            return
        outside = {raster.onder.regel, raster.boven.regel}
        rules = [r.regel for r in phases.regels if r.doelrichting == goal]
        if any(regel not in outside for regel, _ in fired):
            for regel in rules:
                self._fires(found, regel)
            found.together |= {frozenset(pair) for pair in combinations(rules, 2)}

    def _outside(self, found: Found, goal: Any, minutes: Ints) -> None:
        """Minutes for which there is no outcome."""
        for doel, gap in grid_gaps(self.nk):
            if doel == goal:
                inside = (minutes >= gap.first) & (minutes <= gap.last)
                found.gaps |= {gap} if inside.any() else set()
                minutes = minutes[~inside]
        if len(minutes):
            found.gaps.add(Gap("uitkomst", ""))

    # -- with kinds of work -----------------------------------------------------------------------

    def _by_work(self, found: Found) -> None:
        work = self.nk.stage(st.Zwaartepunt)
        assert work is not None  # noqa: S101 - without norm times there is a kind of work
        layout = self.leefgebieden.sums.layout
        for count, sums in layout.vectors(self.reach(self.leefgebieden.kinds)):
            found.states += 1
            if not count:
                continue
            self._fires(found, work.telling.regel)
            self._heaviest(found, work, sums)

    def _heaviest(self, found: Found, work: st.Zwaartepunt, sums: tuple[int, ...]) -> None:
        counts: Counter[Any] = Counter()
        # A faulty table may have a kind twice.
        for kind, number in zip(self.leefgebieden.kinds, sums, strict=True):
            counts[kind] += number
        for rule in work.regels:
            counts.setdefault(rule.waarde, 0)
        best = [v for v in counts if counts[v] == max(counts.values())]
        winning = [r for r in work.regels if best == [r.waarde]]
        for rule in winning:
            self._fires(found, rule.regel)
            self._outcome(found, Possibility("product", rule.product), None)
        found.together |= {frozenset((a.regel, b.regel)) for a, b in combinations(winning, 2)}
        if not winning:
            self._fires(found, work.gelijk.regel)
            self._outcome(found, Possibility("nader_onderzoek"), None)

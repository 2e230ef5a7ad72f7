"""Walks through all that clients can become, stage by stage, with sets of sums.

Which sums can be reached is exact, whatever the arithmetic: adding what one more group of
leefgebieden can give is a union of shifts. Each is then combined with each sum of client factors.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain, product
from typing import Any

import numpy as np

from engine.calculation.scale import scale_of
from engine.partial.classes import answer_classes
from engine.partial.factors import Setting
from engine.partial.layout import Reach
from engine.partial.outcomes import NO_ACCESS, NO_NEED
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import as_key
from normenkader.rules import exclusive_rules
from proof.exclusive import Occurrence
from proof.walking.factor_sums import FactorSum
from proof.walking.factoren import FactorRules
from proof.walking.leefgebieden import Leefgebieden
from proof.walking.reaching import reach
from proof.walking.single.access import walk_access
from proof.walking.single.beside_product import Reached, apart, beside_product, rules_beside
from proof.walking.single.direction import gives_product, walk_direction
from proof.walking.single.found import Found
from proof.walking.single.heaviest import heaviest
from proof.walking.sums import Ints, dense


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
        rounding, factors = normenkader.stage(st.Afronding), normenkader.stage(st.Factoren)
        self.step = rounding.veelvoud if rounding is not None else 1
        self.floor = factors.ondergrens if factors is not None else None
        self.timed = normenkader.timed
        self.unit = self.leefgebieden.sums.unit
        self.fine = scale_of(normenkader).total
        self.combinations = self.leefgebieden.sums.combinations
        self.reach = lru_cache(None)(partial(reach, self.leefgebieden))

    def minutes(self, totals: Any, som: FactorSum, most: int | None = None) -> Any:
        """Minutes per week of totals in units, held to the most that a combination may have."""
        return self.rounded(self.exact(totals, som), most)

    def exact(self, totals: Any, som: FactorSum) -> Any:
        """The time of totals in units with these factors, at the scale of the total."""
        return totals * (self.unit * (100 + som.procent)) + som.minuten

    def rounded(self, exact: Any, most: int | None = None) -> Any:
        """Minutes per week of time at the scale of the total, not below 0, rounded up."""
        if self.floor is not None:
            exact = np.maximum(exact, 0)
        found = -(-exact // (self.step * self.fine)) * self.step
        return found if most is None else np.minimum(found, most)

    def most(self, pattern: int, setting: Setting) -> int | None:
        """The most minutes per week of what counts; None without a maximum."""
        return self.combinations.most(pattern, setting.regels)

    def deciding(self, pattern: int, setting: Setting) -> str | None:
        """The rule about combinations that decides where something counts."""
        rule, fase = self.combinations.deciding(pattern, setting.regels), self.combinations.stage
        if fase is None:
            return None
        return fase.geen.regel if rule is None else rule.regel

    def walk(self) -> Found:
        """Find everything about single clients."""
        found = Found()
        admitted = self._access(found)
        if admitted:
            self._groups(found)
            products: set[Reached] = set()
            if self.timed:
                self._by_time(found, products)
            else:
                self._by_work(found)
            if Occurrence("uitkomst", "product") in found.occurs:
                for regel in beside_product(self.nk, self.factoren, products):
                    found.fires(regel)
            self._nothing(found)
        return found

    def _access(self, found: Found) -> bool:
        """Whether some client has access; also which reasons there can be to refuse."""
        access = walk_access(self.nk, self.classes)
        for regel in access.refusing:
            found.fires(regel)
            found.outcome(NO_ACCESS, None)
        if access.admitted is not None:
            fase = self.nk.stage(st.Toegang)
            assert fase is not None  # noqa: S101 - every normenkader has it
            found.fires(fase.doorgang.regel)
        return access.admitted is not None

    def _groups(self, found: Found) -> None:
        """What happens in each group of leefgebieden, whatever the others are."""
        lg = self.leefgebieden
        rows = {r.leefgebied: r.regel for r in lg.sums.times.tabel} if lg.sums.times else {}
        for setting in self.factoren.settings():
            for i in range(len(lg.groups)):
                for outcome in lg.outcomes(i, setting):
                    found.gaps |= outcome.gaps
                    for fact in outcome.facts:
                        found.fires(fact.regel)
                    for name, cell in outcome.cells:
                        for same in self._same_cells(name, cell):
                            found.occurs.add(Occurrence("normtijd", rows[name], same))
                    found.states += 1

    def _same_cells(self, name: str, cell: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The answers that were walked through as these: each gives the same time."""
        times = self.leefgebieden.sums.times
        assert times is not None  # noqa: S101 - a norm time was used
        row = next(r for r in times.tabel if r.leefgebied == name)
        ways = []
        for vraag, answer in zip(times.axes(row), cell, strict=True):
            classes = self.classes["leefgebieden", name, vraag]
            own = next(c for c in classes if answer in map(as_key, c))
            ways.append([answer] if vraag == times.vraag_doel else list(map(as_key, own)))
        return product(*ways)

    def _nothing(self, found: Found) -> None:
        """Whether possibly no leefgebied counts, in an intake that asks at least one."""
        lg = self.leefgebieden
        setting = self.factoren.settings()[0]
        empty = [
            [own for own in lg.all_combinations(i) if not lg.outcome(i, own, setting).counts]
            for i in range(len(lg.groups))
        ]
        asked = any(k.asked for ways in empty for own in ways for k in own)
        if all(empty) and asked:
            fase = self.nk.stage(st.Meetellen)
            assert fase is not None  # noqa: S101 - every normenkader has it
            found.fires(fase.geen.regel)
            found.outcome(NO_NEED, None)

    # -- with norm times ------------------------------------------------------------------------

    def _by_time(self, found: Found, products: set[Reached]) -> None:
        """Add to `products` with which client factors there is a product, where that is needed."""
        rules = rules_beside(self.nk)
        needed = not all(apart(self.nk, self.factoren, rule) for rule in rules)
        by_goal: dict[Any, list[Ints]] = {}
        counts: set[int] = set()
        for setting in self.factoren.settings():
            for pattern, sums in self.reach(setting).items():
                for own, goal, minutes in self._of_pattern(found, setting, pattern, sums, counts):
                    by_goal.setdefault(goal, []).append(minutes)
                    if needed and own not in products and gives_product(self.nk, goal, minutes):
                        products.add(own)
        self._factor_rules(found, counts)
        for goal, parts in by_goal.items():
            walk_direction(self.nk, found, goal, np.unique(np.concatenate(parts)))

    def _of_pattern(
        self, found: Found, setting: Setting, pattern: int, reach: Reach, counts: set[int]
    ) -> Iterator[tuple[Reached, Any, Ints]]:
        """The minutes of each direction where these leefgebieden count, and what then fires."""
        layout, combining = self.leefgebieden.sums.layout, self.combinations.stage
        most, deciding = self.most(pattern, setting), self.deciding(pattern, setting)
        for count, totals in layout.winners(reach, self.factoren.count_class):
            counts.add(count)
            sums = [s for s, _ in self.factoren.single(count) if s.setting == setting]
            if sums and deciding is not None:
                found.fires(deciding)
            for kind, own in ((kind, dense(bits)) for kind, bits in enumerate(totals) if bits):
                found.states += len(own) * len(sums)
                for som in sums:
                    exact = self.exact(own, som)
                    if self.floor is not None and (exact < 0).any():
                        found.fires(self.floor.regel)
                    if most is not None and (self.rounded(exact) > most).any():
                        assert combining is not None  # noqa: S101 - it gives the maximum
                        found.fires(combining.inkorten.regel)
                    yield (count, som), self.leefgebieden.kinds[kind], self.rounded(exact, most)

    def _factor_rules(self, found: Found, counts: set[int]) -> None:
        factors = self.factoren
        exclusive = [set(rules) for rules in exclusive_rules(self.nk)]
        for count in counts:
            rules, together = factors.fired(count)
            for regel in rules:
                found.fires(regel)
            found.together |= {pair for pair in together if any(pair <= own for own in exclusive)}
            limited = any(p != factors.held(p) for _, p in factors.single(count))
            if factors.grens is not None and limited:
                found.fires(factors.grens.regel)
        rounding = self.nk.stage(st.Afronding)
        if counts and rounding is not None:
            found.fires(rounding.regel)

    def _by_work(self, found: Found) -> None:
        work = self.nk.stage(st.Zwaartepunt)
        assert work is not None  # noqa: S101 - without norm times there is a kind of work
        layout = self.leefgebieden.sums.layout
        reached = self.reach(Setting(self.leefgebieden.kinds)).values()
        for count, sums in chain.from_iterable(map(layout.vectors, reached)):
            found.states += 1
            if not count:
                continue
            found.fires(work.telling.regel)
            heaviest(found, work, self.leefgebieden.kinds, sums)

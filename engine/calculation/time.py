"""The second half of the calculation: direction, client factors, rounding, and combinations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from engine.calculation.need import NeedBuilder
from engine.calculation.ops import B, N
from engine.calculation.terms import Sum
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.rules import highest


class TimeBuilder(Generic[B, N]):
    """Writes the stages between the need and the product."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        """Start from all that the leefgebieden need."""
        self.need = need
        self.o = need.o
        self.b = need.b
        self.total: N = self.o.add(self.o.const(0), *need.base.values())
        self.fine = need.scale.total
        # From here on at the fine scale: percentages of the total are whole numbers too.
        self.exact: N = self.o.scale(self.total, 100)

    @property
    def directions(self) -> dict[Answer | None, B]:
        """Every direction with when it holds; without directions there is one that always does."""
        found: dict[Answer | None, B] = {doel: fires for fires, doel in self.b.doelrichting}
        return found or {None: self.o.true()}

    @property
    def minutes(self) -> N:
        """Whole minutes per week: rounded, or whole by themselves."""
        if self.b.minuten is None:
            self.b.minuten = self.o.floordiv(self.exact, self.fine)
        return self.b.minuten

    def doelrichting(self, fase: st.Doelrichting) -> None:
        """The goal with the most minutes; where equal, the first that has priority."""
        sums = {}
        for doel in fase.voorrang_bij_gelijk:
            parts = [
                self.o.where(goals[doel], self.need.base[name], self.o.const(0))
                for name, goals in self.need.doel.items()
            ]
            sums[doel] = self.o.add(*parts)
        order = fase.voorrang_bij_gelijk
        for rule in fase.regels:
            place = order.index(rule.doel)
            wins = [
                self.o.at_least(
                    sums[rule.doel], self.o.add(sums[other], self.o.const(1 if i < place else 0))
                )
                for i, other in enumerate(order)
                if i != place
            ]
            effect = {"doelrichting": rule.doel}
            won = self.o.and_(self.o.true(), *wins)
            fires = self.need.term(fase, rule.regel, "doelrichting", won, effect)
            self.b.doelrichting.append((fires, rule.doel))

    def factoren(self, fase: st.Factoren) -> None:
        """Percentages of the total, their limit, then minutes."""
        percentage = self.o.const(0)
        extra = self.o.const(0)
        for rule in fase.regels:
            if (procent := rule.dan.procent) is None:
                continue
            share = self.o.scale(self.total, procent)
            effect = {"procent": procent, "minuten": Sum(share, self.fine)}
            fires = self._factor(fase, rule, effect)
            more = self.o.where(fires, self.o.const(procent), self.o.const(0))
            percentage = self.o.add(percentage, more)
            extra = self.o.add(extra, self.o.where(fires, share, self.o.const(0)))
        if fase.grens is not None:
            extra = self.o.add(extra, self._limit(fase, fase.grens, percentage, extra))
        for rule in fase.regels:
            if rule.dan.procent is not None:
                continue
            more = self.o.gives(len(self.b.terms), self._more(fase, rule.dan))
            fires = self._factor(fase, rule, {"minuten": Sum(more, self.fine)})
            extra = self.o.add(extra, self.o.where(fires, more, self.o.const(0)))
        self.exact = self.o.add(self.exact, extra)
        if fase.ondergrens is not None:
            self._not_below(fase, fase.ondergrens)

    def _more(self, fase: st.Factoren, dan: st.TijdEffect) -> N:
        """The time that a rule adds, as often as an answer says where it names a question."""
        if dan.tijd is not None:
            more = self.need.scale.fine(dan.tijd, fase.eenheid)
        else:
            more = (dan.minuten or 0) * self.fine
        if dan.per is None:
            return self.o.const(more)
        return self.need.often(("clientfactoren", "", dan.per), more, dan.hoogstens)

    def _not_below(self, fase: st.Factoren, rule: st.Regel) -> None:
        """Give back what would bring the time below 0."""
        below = self.o.at_least(self.o.const(-1), self.exact)
        effect = {"minuten": Sum(self.o.scale(self.exact, -1), self.fine)}
        fires = self.need.term(fase, rule.regel, "clientfactoren", below, effect)
        self.exact = self.o.where(fires, self.o.const(0), self.exact)

    def _factor(self, fase: st.Factoren, rule: st.FactorRegel, effect: Mapping[str, object]) -> B:
        subject = next(iter(rule.als)) if len(rule.als) == 1 else "clientfactoren"
        applies = self.need.holds(rule.als, "clientfactoren")
        return self.need.term(fase, rule.regel, subject, applies, effect)

    def _limit(self, fase: st.Factoren, grens: st.Grens, percentage: N, extra: N) -> N:
        """What the limit takes or gives back of the percentages."""
        taken = self.o.const(0)
        above = self.o.at_least(percentage, self.o.const(grens.maximum + 1))
        below = self.o.at_least(self.o.const(grens.minimum - 1), percentage)
        for outside, held in ((below, grens.minimum), (above, grens.maximum)):
            share = self.o.add(self.o.scale(self.total, held), self.o.scale(extra, -1))
            less = self.o.add(self.o.const(held), self.o.scale(percentage, -1))
            effect = {"procent": less, "minuten": Sum(share, self.fine)}
            fires = self.need.term(fase, grens.regel, "clientfactoren", outside, effect)
            taken = self.o.add(taken, self.o.where(fires, share, self.o.const(0)))
        return taken

    def afronding(self, fase: st.Afronding) -> None:
        """Round up, once."""
        step = fase.veelvoud * self.fine
        rounded = self.o.scale(
            self.o.floordiv(self.o.add(self.exact, self.o.const(step - 1)), step), fase.veelvoud
        )
        more = self.o.add(self.o.scale(rounded, self.fine), self.o.scale(self.exact, -1))
        effect = {"minuten": Sum(more, self.fine), "minuten_per_week": rounded}
        self.need.term(fase, fase.regel, "minuten_per_week", self.o.true(), effect)
        self.b.minuten = rounded

    def combinaties(self, fase: st.Combinaties) -> None:
        """The first rule that fits holds the minutes to a maximum, where it has one."""
        minutes = held = self.minutes
        undecided = self.o.true()
        for rule in fase.regels:
            fits = self.o.and_(undecided, self._fits(rule))
            undecided = self.o.and_(undecided, self.o.not_(fits))
            most = highest(self.need.nk, fase, rule)
            fires = self.need.term(fase, rule.regel, "leefgebieden", fits, {"maximum": most})
            if most is not None:
                cap = self.o.const(most.numerator // most.denominator)
                above = self.o.and_(fires, self.o.not_(self.o.at_least(cap, minutes)))
                held = self.o.where(above, cap, held)
        none = {"maximum": None}
        self.need.term(fase, fase.geen.regel, "leefgebieden", undecided, none)
        cut = self.o.add(held, self.o.scale(minutes, -1))
        effect = {"minuten": Sum(cut, 1), "minuten_per_week": held}
        less = self.o.at_least(self.o.const(-1), cut)
        self.need.term(fase, fase.inkorten.regel, "minuten_per_week", less, effect)
        self.b.minuten = held

    def _fits(self, rule: st.CombinatieRegel) -> B:
        counts = self.b.counts
        wanted = [
            self.o.or_(*(counts[n] for n in (one if isinstance(one, list) else [one])))
            for one in rule.telt_mee
        ]
        unwanted = [self.o.not_(counts[name]) for name in rule.telt_niet_mee]
        return self.o.and_(*wanted, *unwanted, self.need.holds(rule.als or {}, "clientfactoren"))

"""The stages that change the time of single leefgebieden: client factors, others, a maximum."""

from __future__ import annotations

from typing import Generic

from engine.calculation.need import NeedBuilder
from engine.calculation.ops import B, N
from engine.calculation.terms import Sum
from normenkader import stages as st


class OwnTime(Generic[B, N]):
    """Writes these stages; the time of each leefgebied is in `need.base`."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        """Go on from the need."""
        self.need = need
        self.o = need.o
        self.scale = need.scale

    def bijstelling(self, fase: st.Bijstelling) -> None:
        """More or less for some leefgebieden; percentages are of the time before this stage."""
        before = dict(self.need.base)
        for rule in fase.regels:
            for name in self._named(rule.leefgebieden):
                with self.o.reading(rule.regel, name):
                    applies = self.need.holds(rule.als, "clientfactoren")
                    more, effect = self._effect(fase, rule.dan, before[name])
                fires = self.o.and_(self.need.b.counts[name], applies)
                fired = self.need.term(fase, rule.regel, name, fires, effect)
                added = self.o.add(self.need.base[name], more)
                self.need.base[name] = self.o.where(fired, added, self.need.base[name])
        if fase.ondergrens is None:
            return
        for name in self.need.nk.leefgebied_names:
            time = self.need.base[name]
            below = self.o.and_(self.need.b.counts[name], self.o.at_least(self.o.const(-1), time))
            back = {"minuten": Sum(self.o.scale(time, -1), self.scale.minute)}
            fired = self.need.term(fase, fase.ondergrens.regel, name, below, back)
            self.need.base[name] = self.o.where(fired, self.o.const(0), time)

    def _effect(
        self, fase: st.Bijstelling, dan: st.TijdEffect, time: N
    ) -> tuple[N, dict[str, object]]:
        """How much more a rule gives, and its effect."""
        if dan.procent is not None:
            share = self.o.scale(self.o.floordiv(time, 100), dan.procent)
            return share, {"procent": dan.procent, "minuten": Sum(share, self.scale.minute)}
        if dan.tijd is not None:
            amount = self.scale.of(dan.tijd, fase.eenheid)
        else:
            amount = (dan.minuten or 0) * self.scale.minute
        if dan.per is None:
            more = self.o.const(amount)
        else:
            more = self.need.often(("clientfactoren", "", dan.per), amount, dan.hoogstens)
        return more, {"minuten": Sum(more, self.scale.minute)}

    def aftrek(self, fase: st.Aftrek) -> None:
        """What others cover: shares are of the time before this stage, and never more than it."""
        before = dict(self.need.base)
        for rule in fase.regels:
            for name in self._covered(rule):
                time = self.need.base[name]
                with self.o.reading(rule.regel, name):
                    asked = self._less(fase, rule.dan, name, before[name])
                    holds = self.need.holds(rule.als or {}, "leefgebieden", name)
                less = self.o.where(self.o.at_least(asked, time), time, asked)
                applies = self.o.and_(
                    self.need.b.counts[name],
                    holds,
                    self.o.at_least(less, self.o.const(1)),
                )
                effect = {"minuten": Sum(self.o.scale(less, -1), self.scale.minute)}
                fired = self.need.term(fase, rule.regel, name, applies, effect)
                rest = self.o.add(time, self.o.scale(less, -1))
                self.need.base[name] = self.o.where(fired, rest, time)

    def _less(self, fase: st.Aftrek, dan: st.AftrekEffect, name: str, time: N) -> N:
        if dan.vraag is not None:
            number = self.o.answer_number(("leefgebieden", name, dan.vraag))
            return self.o.scale(number, self.scale.of(1, fase.eenheid))
        if dan.procent_vraag is not None:
            place = ("leefgebieden", name, dan.procent_vraag)
            return self.need.times(place, self.o.floordiv(time, 100))
        if dan.procent is not None:
            return self.o.scale(self.o.floordiv(time, 100), dan.procent)
        return self.o.const(self.scale.of(dan.tijd or 0, fase.eenheid))

    def maximum(self, fase: st.Maximum) -> None:
        """Of each leefgebied the first rule that applies holds its time."""
        for name in self.need.nk.leefgebied_names:
            undecided = self.need.b.counts[name]
            for rule in fase.regels:
                if name not in rule.leefgebieden:
                    continue
                with self.o.reading(rule.regel, name):
                    holds = self.need.holds(rule.als or {}, "clientfactoren")
                applies = self.o.and_(undecided, holds)
                undecided = self.o.and_(undecided, self.o.not_(applies))
                time = self.need.base[name]
                most = self.o.const(self.scale.of(rule.hoogstens, fase.eenheid))
                above = self.o.and_(applies, self.o.not_(self.o.at_least(most, time)))
                cut = self.o.add(most, self.o.scale(time, -1))
                effect = {"minuten": Sum(cut, self.scale.minute)}
                fired = self.need.term(fase, rule.regel, name, above, effect)
                self.need.base[name] = self.o.where(fired, most, time)

    def _named(self, names: list[str]) -> list[str]:
        """Some leefgebieden, in the order of the normenkader."""
        return [name for name in self.need.nk.leefgebied_names if name in names]

    def _covered(self, rule: st.AftrekRegel) -> list[str]:
        """The leefgebieden that a rule is about: those that it names, that ask its question."""
        asked = rule.dan.vraag or rule.dan.procent_vraag
        named = (
            list(self.need.nk.leefgebied_names)
            if rule.leefgebieden is None
            else (rule.leefgebieden)
        )
        return [
            name
            for name in self._named(named)
            if asked is None
            or any(v.vraag == asked for v in self.need.nk.questions("leefgebieden", name))
        ]

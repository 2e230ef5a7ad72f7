"""The first half of the calculation: access, which leefgebieden count, and their minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from engine.calculation.ops import B, N, Ops
from engine.calculation.terms import MINUUT, Calculation, Sum, Term
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Condition, Toets
from normenkader.questions import AANTAL_MEETELLEND, Vraag

FAR = 10**9


class NeedBuilder(Generic[B, N]):
    """Writes the stages up to the shared result areas; keeps what later stages need."""

    def __init__(self, normenkader: Normenkader, ops: Ops[B, N], *, provisional: bool) -> None:
        """With `provisional` no rule says yet that nothing is needed or that there is access."""
        self.nk = normenkader
        self.o = ops
        self.provisional = provisional
        self.b: Calculation[B, N] = Calculation()
        self.door = ops.true()
        self.doel: dict[str, dict[Any, B]] = {}
        self.base: dict[str, N] = {}
        self.count: N = ops.const(0)

    def term(
        self, fase: st.Stage, regel: str, onderwerp: str, when: B, effect: Mapping[str, Any]
    ) -> B:
        """Add a term; gives when it fires."""
        fires = self.o.fires(len(self.b.terms), self.o.and_(self.door, when))
        self.b.terms.append(Term(regel, fase.fase, onderwerp, fires, effect))
        return fires

    def holds(self, als: Condition, section: str, leefgebied: str = "") -> B:
        """A condition on the answers of one section."""
        lines = []
        for vraag, requirement in sorted(als.items()):
            if vraag == AANTAL_MEETELLEND:
                lines.append(self._number_line(self.count, requirement))
                continue
            plaats = (section, leefgebied, vraag)
            lowest, highest = _range(requirement)
            if isinstance(requirement, Toets) and requirement.niet is None:
                lines.append(self.o.answer_between(plaats, lowest, highest))
            else:
                lines.append(self.o.answer_in(plaats, self._meant(section, vraag, requirement)))
        return self.o.and_(*lines)

    def _meant(self, section: str, vraag: str, requirement: Any) -> tuple[Any, ...]:
        if not isinstance(requirement, Toets):
            return tuple(requirement) if isinstance(requirement, list) else (requirement,)
        without = requirement.niet if isinstance(requirement.niet, list) else [requirement.niet]
        question = next(q for q in self.nk.vragen.section(section) if q.vraag == vraag)
        return tuple(a for a in question.answers() if a not in without)

    def _number_line(self, getal: N, requirement: Any) -> B:
        if isinstance(requirement, Toets) and requirement.niet is None:
            lowest, highest = _range(requirement)
            return self._between(getal, lowest, highest)
        named: Any = requirement.niet if isinstance(requirement, Toets) else requirement
        values: list[int] = named if isinstance(named, list) else [named]
        one_of = self.o.or_(*(self._between(getal, v, v) for v in values))
        return self.o.not_(one_of) if isinstance(requirement, Toets) else one_of

    def _between(self, getal: N, lowest: int, highest: int) -> B:
        above = self.o.at_least(getal, self.o.const(lowest))
        return self.o.and_(above, self.o.at_least(self.o.const(highest), getal))

    def toegang(self, fase: st.Toegang) -> None:
        """Every reason that holds, or the passage."""
        reasons = []
        for rule in fase.regels:
            subject = next(iter(rule.als)) if len(rule.als) == 1 else "toegang"
            effect = {"uitkomst": "geen_toegang"}
            reason = self.holds(rule.als, "toegang")
            reasons.append(self.term(fase, rule.regel, subject, reason, effect))
        refused = self.o.or_(*reasons)
        self.b.uitkomst.append((refused, "geen_toegang"))
        self.door = self.o.not_(refused)
        if not self.provisional:
            self.term(fase, fase.doorgang.regel, "toegang", self.o.true(), {"toegang": True})

    def meetellen(self, fase: st.Meetellen) -> None:
        """Of each leefgebied the first rule that applies; then the couplings."""
        first_pass: dict[str, B] = {}
        for name in self.nk.leefgebied_names:
            undecided = self.o.true()
            counts = self.o.not_(self.o.true())
            for rule in fase.regels:
                if rule.leefgebieden is not None and name not in rule.leefgebieden:
                    continue
                applies = self.o.and_(undecided, self.holds(rule.als, "leefgebieden", name))
                undecided = self.o.and_(undecided, self.o.not_(applies))
                effect = {"telt_mee": rule.dan == "telt_mee"}
                fires = self.term(fase, rule.regel, name, applies, effect)
                if rule.dan == "telt_mee":
                    counts = self.o.or_(counts, fires)
            first_pass[name] = counts
        self.b.counts = dict(first_pass)
        for koppeling in fase.koppelingen:
            name = koppeling.leefgebied
            other = self.o.or_(*(first_pass[n] for n in koppeling.telt_alleen_met))
            falls = self.o.and_(first_pass[name], self.o.not_(other))
            self.term(fase, koppeling.regel, name, falls, {"telt_mee": False})
            self.b.counts[name] = self.o.and_(first_pass[name], other)
        self.count = self.o.add(
            *(self.o.where(t, self.o.const(1), self.o.const(0)) for t in self.b.counts.values())
        )
        if self.provisional:
            return
        none = self.o.not_(self.o.at_least(self.count, self.o.const(1)))
        effect_none = {"uitkomst": "geen_maatwerk"}
        stops = self.term(fase, fase.geen.regel, "leefgebieden", none, effect_none)
        self.b.uitkomst.append((stops, "geen_maatwerk"))
        self.door = self.o.and_(self.door, self.o.not_(none))

    def normtijden(self, fase: st.Normtijden, doelen: st.Doelen | None) -> None:
        """The goals that hold in the end, and the norm time of each leefgebied that counts."""
        self._goals(fase, doelen)
        levels = {str(a): a for a in self._question(fase.vraag_niveau).answers()}
        for name in self.nk.leefgebied_names:
            row = next(r for r in fase.tabel if r.leefgebied == name)
            self.base[name] = self.o.const(0)
            for doel, cells in sorted(row.minuten.items()):
                goal = next(b for d, b in self.doel[name].items() if str(d) == doel)
                for niveau, minuten in sorted(cells.items()):
                    place = ("leefgebieden", name, fase.vraag_niveau)
                    level = self.o.answer_in(place, (levels[niveau],))
                    applies = self.o.and_(self.b.counts[name], goal, level)
                    effect = {"minuten": Sum(self.o.const(minuten), 1)}
                    fires = self.term(fase, row.regel, name, applies, effect)
                    scaled = self.o.const(minuten * MINUUT)
                    self.base[name] = self.o.where(fires, scaled, self.base[name])

    def _question(self, name: str) -> Vraag:
        return next(q for q in self.nk.vragen.leefgebieden if q.vraag == name)

    def _goals(self, fase: st.Normtijden, doelen: st.Doelen | None) -> None:
        question = self._question(fase.vraag_doel)
        for name in self.nk.leefgebied_names:
            plaats = ("leefgebieden", name, fase.vraag_doel)
            given = {d: self.o.answer_in(plaats, (d,)) for d in question.answers()}
            final = self.doel[name] = dict(given)
            if doelen is None:
                continue
            for rule in doelen.regels:
                swapped = self.o.and_(
                    self.b.counts[name], given[rule.dan.van], self.holds(rule.als, "clientfactoren")
                )
                effect = {fase.vraag_doel: rule.dan.naar}
                fires = self.term(doelen, rule.regel, name, swapped, effect)
                final[rule.dan.van] = self.o.and_(final[rule.dan.van], self.o.not_(fires))
                final[rule.dan.naar] = self.o.or_(final[rule.dan.naar], fires)

    def resultaatgebieden(self, fase: st.Resultaatgebieden) -> None:
        """The largest of a shared area counts in full, each other for a share."""
        for rule in fase.regels:
            both = self._two_count(rule.leefgebieden)
            if rule.overige_procent is None:
                self.term(fase, rule.regel, rule.regel, both, {"resultaatgebied": rule.regel})
                continue
            full = {name: self._is_largest(name, rule.leefgebieden) for name in rule.leefgebieden}
            reduced = dict(self.base)
            for name in rule.leefgebieden:
                share = self.o.and_(both, self.b.counts[name], self.o.not_(full[name]))
                norm = self.o.floordiv(self.base[name], MINUUT)
                less = self.o.scale(norm, rule.overige_procent - 100)
                effect = {"resultaatgebied": rule.regel, "minuten": Sum(less, MINUUT)}
                fires = self.term(fase, rule.regel, name, share, effect)
                lower = self.o.add(self.base[name], less)
                reduced[name] = self.o.where(fires, lower, self.base[name])
            self.base = reduced

    def _two_count(self, names: list[str]) -> B:
        ones = [self.o.where(self.b.counts[n], self.o.const(1), self.o.const(0)) for n in names]
        return self.o.at_least(self.o.add(*ones), self.o.const(2))

    def _is_largest(self, name: str, names: list[str]) -> B:
        """Larger than all that are named before it, not smaller than all after it."""
        place = names.index(name)
        tests = []
        for i, other in enumerate(names):
            margin = self.o.const(1 if i < place else 0)
            if i != place:
                tests.append(self.o.at_least(self.base[name], self.o.add(self.base[other], margin)))
        return self.o.and_(*tests)


def _range(requirement: Any) -> tuple[int, int]:
    """The lowest and highest number that a comparison accepts."""
    if not isinstance(requirement, Toets):
        return (0, 0)
    lowest = requirement.minstens if requirement.minstens is not None else -FAR
    highest = requirement.hoogstens if requirement.hoogstens is not None else FAR
    if requirement.groter_dan is not None:
        lowest = requirement.groter_dan + 1
    if requirement.kleiner_dan is not None:
        highest = requirement.kleiner_dan - 1
    return lowest, highest

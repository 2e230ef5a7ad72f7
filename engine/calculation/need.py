"""The first half of the calculation: access, which leefgebieden count, and their minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from engine.calculation.ops import B, N, Ops
from engine.calculation.scale import scale_of
from engine.calculation.terms import Calculation, Sum, Term
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Condition, Toets, as_key, equal_to
from normenkader.questions import AANTAL_MEETELLEND, Telling, Vraag
from zaak.model import AnswerPlace

FAR = 10**9


class NeedBuilder(Generic[B, N]):
    """Writes the stages up to the shared result areas; keeps what later stages need."""

    def __init__(self, normenkader: Normenkader, ops: Ops[B, N], *, provisional: bool) -> None:
        """With `provisional` no rule says yet that nothing is needed or that there is access."""
        self.nk = normenkader
        self.o = ops
        self.provisional = provisional
        self.scale = scale_of(normenkader)
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
            telling = next((t for t in self.nk.counts(section) if t.telling == vraag), None)
            if telling is not None:
                lines.append(self._number_line(self._count(telling, leefgebied), requirement))
                continue
            if (other := equal_to(requirement)) is not None:
                lines.append(self._equal(plaats, (section, leefgebied, other)))
                continue
            lowest, highest = _range(requirement)
            if isinstance(requirement, Toets) and requirement.niet is None:
                lines.append(self.o.answer_between(plaats, lowest, highest))
            else:
                lines.append(self.o.answer_in(plaats, self._meant(section, vraag, requirement)))
        return self.o.and_(*lines)

    def _count(self, telling: Telling, leefgebied: str) -> N:
        """How many of the questions of a count have one of its answers."""
        wanted = tuple(telling.antwoorden)
        found = [self.o.answer_in((telling.sectie, leefgebied, v), wanted) for v in telling.vragen]
        return self.o.add(*(self.o.where(f, self.o.const(1), self.o.const(0)) for f in found))

    def _equal(self, plaats: AnswerPlace, other: AnswerPlace) -> B:
        """Two answers are given and are the same number."""
        one, two = self.o.answer_number(plaats), self.o.answer_number(other)
        given = [self.o.answer_between(p, -FAR, FAR) for p in (plaats, other)]
        return self.o.and_(*given, self.o.at_least(one, two), self.o.at_least(two, one))

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
        if fase.vraag_doel is not None:
            self._goals(fase.vraag_doel, doelen)
        for name in self.nk.leefgebied_names:
            row = next(r for r in fase.tabel if r.leefgebied == name)
            self.base[name] = self.o.const(0)
            if row.vraag is not None:
                self._judged(fase, row, row.vraag)
                continue
            for answers, tijd in sorted(st.cells(row)):
                chosen = [
                    self._answered(name, fase, vraag, answer)
                    for vraag, answer in zip(fase.axes(row), answers, strict=True)
                ]
                applies = self.o.and_(self.b.counts[name], *chosen)
                self._time(fase, row, applies, self.o.const(self.scale.of(tijd, fase.unit(row))))

    def _time(self, fase: st.Normtijden, row: st.NormtijdRegel, applies: B, time: N) -> None:
        """The time of a leefgebied, at its scale, where a condition holds."""
        effect = {"minuten": Sum(time, self.scale.minute)}
        fires = self.term(fase, row.regel, row.leefgebied, applies, effect)
        self.base[row.leefgebied] = self.o.where(fires, time, self.base[row.leefgebied])

    def _answered(self, name: str, fase: st.Normtijden, vraag: str, answer: str) -> B:
        """A question of a table has an answer, written as text; of goals the one that holds."""
        if vraag == fase.vraag_doel:
            return next(b for d, b in self.doel[name].items() if as_key(d) == answer)
        known = {as_key(a): a for a in self._question(vraag).answers()}
        return self.o.answer_in(("leefgebieden", name, vraag), (known[answer],))

    def _judged(self, fase: st.Normtijden, row: st.NormtijdRegel, vraag: str) -> None:
        """A time that is judged: the number that answers a question, or two of them multiplied."""
        name = row.leefgebied
        asked = [("leefgebieden", name, v) for v in (vraag, row.maal) if v is not None]
        given = [self.o.answer_between(p, -FAR, FAR) for p in asked]
        number = self.o.answer_number(asked[0])
        if len(asked) == 2:
            few, many = sorted(asked, key=lambda p: len(self._question(p[2]).answers()))
            number = self.times(few, self.o.answer_number(many))
        applies = self.o.and_(self.b.counts[name], *given)
        self._time(fase, row, applies, self.o.scale(number, self.scale.of(1, fase.unit(row))))

    def times(self, plaats: AnswerPlace, number: N, most: int | None = None) -> N:
        """A number as often as an answer says (at most `most`): with each answer reached, a step.

        A sum, and not a choice within a choice: for a solver that would double with every answer.
        """
        question = next(q for q in self.nk.questions(plaats[0]) if q.vraag == plaats[2])
        total, before = self.o.const(0), 0
        for answer in sorted(map(int, question.answers())):
            often = answer if most is None else min(answer, most)
            if often == before:
                continue
            reached = self.o.answer_between(plaats, answer, FAR)
            more = self.o.where(reached, self.o.scale(number, often - before), self.o.const(0))
            total, before = self.o.add(total, more), often
        return total

    def often(self, plaats: AnswerPlace, amount: int, most: int | None = None) -> N:
        """A constant amount as often as an answer says (at most `most`)."""
        number = self.o.answer_number(plaats)
        if most is not None:
            reached = self.o.answer_between(plaats, most, FAR)
            number = self.o.where(reached, self.o.const(most), number)
        return self.o.scale(number, amount)

    def _question(self, name: str) -> Vraag:
        return next(q for q in self.nk.vragen.leefgebieden if q.vraag == name)

    def _goals(self, vraag: str, doelen: st.Doelen | None) -> None:
        question = self._question(vraag)
        for name in self.nk.leefgebied_names:
            plaats = ("leefgebieden", name, vraag)
            given = {d: self.o.answer_in(plaats, (d,)) for d in question.answers()}
            final = self.doel[name] = dict(given)
            if doelen is None:
                continue
            for rule in doelen.regels:
                swapped = self.o.and_(
                    self.b.counts[name], given[rule.dan.van], self.holds(rule.als, "clientfactoren")
                )
                effect = {vraag: rule.dan.naar}
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
                norm = self.o.floordiv(self.base[name], 100)
                less = self.o.scale(norm, rule.overige_procent - 100)
                effect = {"resultaatgebied": rule.regel, "minuten": Sum(less, self.scale.minute)}
                fires = self.term(fase, rule.regel, name, share, effect)
                lower = self.o.add(self.base[name], less)
                reduced[name] = self.o.where(fires, lower, self.base[name])
            self.base = reduced

    def _two_count(self, names: list[str]) -> B:
        ones = [self.o.where(self.b.counts[n], self.o.const(1), self.o.const(0)) for n in names]
        return self.o.at_least(self.o.add(*ones), self.o.const(2))

    def _is_largest(self, name: str, names: list[str]) -> B:
        """Larger than all that are named before it, not smaller than all after it.

        What does not count has no time, and is compared only where others can have none either.
        """
        place = names.index(name)
        tests = []
        none = any(self._may_be_nothing(other) for other in names)
        for i, other in enumerate(names):
            if i == place:
                continue
            margin = self.o.const(1 if i < place else 0)
            larger = self.o.at_least(self.base[name], self.o.add(self.base[other], margin))
            if none:
                larger = self.o.or_(larger, self.o.not_(self.b.counts[other]))
            tests.append(larger)
        return self.o.and_(*tests)

    def _may_be_nothing(self, name: str) -> bool:
        """Whether a leefgebied can count without any time: where it is judged."""
        times = self.nk.stage(st.Normtijden)
        return times is not None and any(
            row.vraag is not None for row in times.tabel if row.leefgebied == name
        )


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

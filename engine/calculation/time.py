"""The second half of the calculation: direction, factors, rounding, grid, phases, kind of work."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Generic, assert_never

from engine.calculation.need import NeedBuilder
from engine.calculation.ops import B, N, Ops
from engine.calculation.terms import FIJN, MINUUT, Calculation, PartialFase, Sum
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer


def build(
    normenkader: Normenkader, ops: Ops[B, N], *, provisional: bool = False
) -> Calculation[B, N]:
    """Write the whole calculation; `provisional` stops after the shared result areas."""
    writer: _Writer[B, N] = _Writer(NeedBuilder(normenkader, ops, provisional=provisional))
    for fase in normenkader.fasen:
        if fase.interim or not provisional:
            writer.write(fase)
    return writer.need.b


class _Writer(Generic[B, N]):
    """Writes stage after stage; what follows the need starts from all of it."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        self.need = need

    @cached_property
    def time(self) -> _Time[B, N]:
        return _Time(self.need)

    def write(self, fase: st.Stage) -> None:  # noqa: C901 - a case for each stage
        match fase:
            case st.Toegang():
                self.need.toegang(fase)
            case st.Meetellen():
                self.need.meetellen(fase)
            case st.Doelen():
                pass  # Together with the norm times: they are looked up by what it gives.
            case st.Normtijden():
                self.need.normtijden(fase, self.need.nk.stage(st.Doelen))
            case st.Resultaatgebieden():
                self.need.resultaatgebieden(fase)
            case st.Doelrichting():
                self.time.doelrichting(fase)
            case st.Factoren():
                self.time.factoren(fase)
            case st.Afronding():
                self.time.afronding(fase)
            case st.Raster():
                self.time.raster(fase)
            case st.Fasering():
                self.time.fasering(fase)
            case st.Zwaartepunt():
                self.time.zwaartepunt(fase)
            case st.Opslag():
                self.time.opslag(fase)
            case _:
                assert_never(fase)


class _Time(Generic[B, N]):
    """Writes the stages after the shared result areas."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        self.need = need
        self.o = need.o
        self.b = need.b
        self.total: N = self.o.add(self.o.const(0), *need.base.values())
        # From here on at scale FIJN: percentages of the total are whole numbers too.
        self.exact: N = self.o.scale(self.total, FIJN // MINUUT)
        self.rounded: N = self.exact

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
            effect = {"procent": procent, "minuten": Sum(share, FIJN)}
            fires = self._factor(fase, rule, effect)
            more = self.o.where(fires, self.o.const(procent), self.o.const(0))
            percentage = self.o.add(percentage, more)
            extra = self.o.add(extra, self.o.where(fires, share, self.o.const(0)))
        extra = self.o.add(extra, self._limit(fase, percentage, extra))
        for rule in fase.regels:
            if (minuten := rule.dan.minuten) is None:
                continue
            fires = self._factor(fase, rule, {"minuten": Sum(self.o.const(minuten), 1)})
            fixed = self.o.scale(self.o.const(minuten), FIJN)
            extra = self.o.add(extra, self.o.where(fires, fixed, self.o.const(0)))
        self.exact = self.o.add(self.exact, extra)

    def _factor(self, fase: st.Factoren, rule: st.FactorRegel, effect: Mapping[str, object]) -> B:
        subject = next(iter(rule.als)) if len(rule.als) == 1 else "clientfactoren"
        applies = self.need.holds(rule.als, "clientfactoren")
        return self.need.term(fase, rule.regel, subject, applies, effect)

    def _limit(self, fase: st.Factoren, percentage: N, extra: N) -> N:
        """What the limit takes or gives back of the percentages."""
        taken = self.o.const(0)
        grens = fase.grens
        above = self.o.at_least(percentage, self.o.const(grens.maximum + 1))
        below = self.o.at_least(self.o.const(grens.minimum - 1), percentage)
        for outside, held in ((below, grens.minimum), (above, grens.maximum)):
            share = self.o.add(self.o.scale(self.total, held), self.o.scale(extra, -1))
            less = self.o.add(self.o.const(held), self.o.scale(percentage, -1))
            effect = {"procent": less, "minuten": Sum(share, FIJN)}
            fires = self.need.term(fase, grens.regel, "clientfactoren", outside, effect)
            taken = self.o.add(taken, self.o.where(fires, share, self.o.const(0)))
        return taken

    def afronding(self, fase: st.Afronding) -> None:
        """Round up, once."""
        step = fase.veelvoud * FIJN
        rounded = self.o.scale(
            self.o.floordiv(self.o.add(self.exact, self.o.const(step - 1)), step), fase.veelvoud
        )
        more = self.o.add(self.o.scale(rounded, FIJN), self.o.scale(self.exact, -1))
        effect = {"minuten": Sum(more, FIJN), "minuten_per_week": rounded}
        self.need.term(fase, fase.regel, "minuten_per_week", self.o.true(), effect)
        self.b.minuten = self.rounded = rounded

    def raster(self, fase: st.Raster) -> None:
        """The band of the direction that holds the rounded minutes."""
        direction = {doel: fires for fires, doel in self.b.doelrichting}
        for band in fase.banden:
            inside = self.o.and_(
                direction[band.doelrichting],
                self.o.at_least(self.rounded, self.o.const(band.vanaf)),
                self.o.at_least(self.o.const(band.upper), self.rounded),
            )
            effect = {"uitkomst": "product", "bandbreedte": band.band, "product": band.product}
            fires = self.need.term(fase, band.regel, "minuten_per_week", inside, effect)
            self.b.uitkomst.append((fires, "product"))
            self.b.band.append((fires, band.band))
            self.b.product.append((fires, band.product))
        for rule, under in ((fase.onder, True), (fase.boven, False)):
            outside = [
                self._outside(fase, doel, reached, under=under)
                for doel, reached in direction.items()
            ]
            effect_out = {"uitkomst": rule.uitkomst}
            fires = self.need.term(
                fase, rule.regel, "minuten_per_week", self.o.or_(*outside), effect_out
            )
            self.b.uitkomst.append((fires, rule.uitkomst))

    def _outside(self, fase: st.Raster, doel: Answer, reached: B, *, under: bool) -> B:
        own = [b for b in fase.banden if b.doelrichting == doel]
        if under:
            edge = self.o.const(min(b.vanaf for b in own) - 1)
            return self.o.and_(reached, self.o.at_least(edge, self.rounded))
        edge = self.o.const(max(b.upper for b in own) + 1)
        return self.o.and_(reached, self.o.at_least(self.rounded, edge))

    def fasering(self, fase: st.Fasering) -> None:
        """Phases, for outcome `product` in a case that says how many weeks."""
        plaats = ("zaak", "", fase.vraag)
        weeks = self.o.answer_number(plaats)
        given = self.o.at_least(weeks, self.o.const(1))
        produced = self.o.or_(*(fires for fires, _ in self.b.product))
        direction = {doel: fires for fires, doel in self.b.doelrichting}
        for rule in fase.regels:
            applies = self.o.and_(given, produced, direction[rule.doelrichting])
            parts = self._parts(rule, weeks, fase.veelvoud)
            fires = self.need.term(fase, rule.regel, "fasering", applies, {"fasering": parts})
            self.b.fasering.append((fires, parts))

    def _parts(self, rule: st.FaseringRegel, weeks: N, veelvoud: int) -> list[PartialFase[B, N]]:
        parts = []
        left = weeks
        start = self.o.const(1)
        for rule_part in rule.delen:
            length = left
            if rule_part.weken_procent != "rest":
                share = self.o.add(self.o.scale(weeks, rule_part.weken_procent), self.o.const(99))
                wanted = self.o.floordiv(share, 100)
                length = self.o.where(self.o.at_least(left, wanted), wanted, left)
            unit = 100 * veelvoud
            part = self.o.add(
                self.o.scale(self.rounded, rule_part.minuten_procent), self.o.const(unit - 1)
            )
            minutes = self.o.scale(self.o.floordiv(part, unit), veelvoud)
            after = self.o.add(start, length)
            exists = self.o.at_least(length, self.o.const(1))
            parts.append(PartialFase(exists, start, self.o.add(after, self.o.const(-1)), minutes))
            start = after
            left = self.o.add(left, self.o.scale(length, -1))
        return parts

    def zwaartepunt(self, fase: st.Zwaartepunt) -> None:
        """Count the kinds of work; the one with the most decides, equal counts decide nothing."""
        counts = {}
        for rule in fase.regels:
            ones = []
            for name, counting in self.b.counts.items():
                chosen = self.o.answer_in(("leefgebieden", name, fase.vraag), (rule.waarde,))
                both = self.o.and_(counting, chosen)
                ones.append(self.o.where(both, self.o.const(1), self.o.const(0)))
            counts[rule.waarde] = self.o.add(*ones)
        table = {str(v): n for v, n in counts.items()}
        self.need.term(fase, fase.telling.regel, "leefgebieden", self.o.true(), {"telling": table})
        top = {
            v: self.o.and_(*(self.o.at_least(n, other) for other in counts.values()))
            for v, n in counts.items()
        }
        for rule in fase.regels:
            alone = [self.o.not_(t) for v, t in top.items() if v != rule.waarde]
            wins = self.o.and_(top[rule.waarde], *alone)
            effect = {"uitkomst": "product", "product": rule.product}
            fires = self.need.term(fase, rule.regel, "zwaartepunt", wins, effect)
            self.b.uitkomst.append((fires, "product"))
            self.b.product.append((fires, rule.product))
        single = [fires for fires, _ in self.b.product]
        equal = self.o.not_(self.o.or_(*single))
        effect_equal = {"uitkomst": "nader_onderzoek", "tussen": [(t, v) for v, t in top.items()]}
        fires = self.need.term(fase, fase.gelijk.regel, "zwaartepunt", equal, effect_equal)
        self.b.uitkomst.append((fires, "nader_onderzoek"))

    def opslag(self, fase: st.Opslag) -> None:
        """The supplement of the product that was chosen."""
        for rule in fase.regels:
            subject = next(iter(rule.als)) if len(rule.als) == 1 else "clientfactoren"
            applies = self.need.holds(rule.als, "clientfactoren")
            produced = list(self.b.product)
            for chosen, code in produced:
                product = next(p for p in self.need.nk.producten if p.product == code)
                effect = {"opslag_cent": product.opslag.cent if product.opslag else 0}
                both = self.o.and_(applies, chosen)
                self.b.opslag.append(self.need.term(fase, rule.regel, subject, both, effect))

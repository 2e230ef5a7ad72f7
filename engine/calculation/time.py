"""The second half of the calculation: direction, factors, rounding, grid, phases, kind of work."""

from __future__ import annotations

from typing import Any

from engine.calculation.need import NeedBuilder
from engine.calculation.ops import B, N, Ops
from engine.calculation.terms import FIJN, MINUUT, Calculation, PartialFase, Sum
from normenkader import Normenkader
from normenkader import stages as st


def build(
    normenkader: Normenkader, ops: Ops[B, N], *, voorlopig: bool = False
) -> Calculation[B, N]:
    """Write the whole calculation; `voorlopig` stops after the shared result areas."""
    need: NeedBuilder[B, N] = NeedBuilder(normenkader, ops, voorlopig=voorlopig)
    doelen = normenkader.stage(st.Doelen)
    for fase in normenkader.fasen:
        if isinstance(fase, st.Toegang):
            need.toegang(fase)
        elif isinstance(fase, st.Meetellen):
            need.meetellen(fase)
        elif isinstance(fase, st.Normtijden):
            need.normtijden(fase, doelen)
        elif isinstance(fase, st.Resultaatgebieden):
            need.resultaatgebieden(fase)
    if not voorlopig:
        time = _Time(need)
        for fase in normenkader.fasen:
            step = getattr(time, fase.fase, None)
            if step is not None:
                step(fase)
    return need.b


class _Time:
    """Writes the stages after the shared result areas."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        self.need: Any = need
        self.o: Any = need.o
        self.b: Any = need.b
        self.total: Any = self.o.add(self.o.const(0), *need.base.values())
        # From here on at scale FIJN: percentages of the total are whole numbers too.
        self.exact: Any = self.o.scale(self.total, FIJN // MINUUT)

    def doelrichting(self, fase: st.Doelrichting) -> None:
        """The goal with the most minutes; where equal, the first that has priority."""
        sums = {}
        for doel in fase.voorrang_bij_gelijk:
            parts = [
                self.o.where(goals[doel], self.need.base[naam], self.o.const(0))
                for naam, goals in self.need.doel.items()
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
        for rule in (r for r in fase.regels if r.dan.procent is not None):
            share = self.o.scale(self.total, rule.dan.procent)
            effect = {"procent": rule.dan.procent, "minuten": Sum(share, FIJN)}
            fires = self._factor(fase, rule, effect)
            more = self.o.where(fires, self.o.const(rule.dan.procent), self.o.const(0))
            percentage = self.o.add(percentage, more)
            extra = self.o.add(extra, self.o.where(fires, share, self.o.const(0)))
        extra = self.o.add(extra, self._limit(fase, percentage, extra))
        for rule in (r for r in fase.regels if r.dan.minuten is not None):
            fires = self._factor(fase, rule, {"minuten": Sum(self.o.const(rule.dan.minuten), 1)})
            fixed = self.o.scale(self.o.const(rule.dan.minuten or 0), FIJN)
            extra = self.o.add(extra, self.o.where(fires, fixed, self.o.const(0)))
        self.exact = self.o.add(self.exact, extra)

    def _factor(self, fase: st.Factoren, rule: st.FactorRegel, effect: Any) -> Any:
        subject = next(iter(rule.als)) if len(rule.als) == 1 else "clientfactoren"
        applies = self.need.holds(rule.als, "clientfactoren")
        return self.need.term(fase, rule.regel, subject, applies, effect)

    def _limit(self, fase: st.Factoren, percentage: Any, extra: Any) -> Any:
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
        self.b.minuten = rounded

    def raster(self, fase: st.Raster) -> None:
        """The band of the direction that holds the rounded minutes."""
        direction = {doel: fires for fires, doel in self.b.doelrichting}
        for band in fase.banden:
            inside = self.o.and_(
                direction[band.doelrichting],
                self.o.at_least(self.b.minuten, self.o.const(band.vanaf)),
                self.o.at_least(self.o.const(band.upper), self.b.minuten),
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

    def _outside(self, fase: st.Raster, doel: Any, reached: Any, *, under: bool) -> Any:
        own = [b for b in fase.banden if b.doelrichting == doel]
        if under:
            edge = self.o.const(min(b.vanaf for b in own) - 1)
            return self.o.and_(reached, self.o.at_least(edge, self.b.minuten))
        edge = self.o.const(max(b.upper for b in own) + 1)
        return self.o.and_(reached, self.o.at_least(self.b.minuten, edge))

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

    def _parts(self, rule: st.FaseringRegel, weeks: Any, veelvoud: int) -> list[Any]:
        parts = []
        left = weeks
        start = self.o.const(1)
        for deel in rule.delen:
            length = left
            if deel.weken_procent != "rest":
                share = self.o.add(self.o.scale(weeks, deel.weken_procent), self.o.const(99))
                wanted = self.o.floordiv(share, 100)
                length = self.o.where(self.o.at_least(left, wanted), wanted, left)
            unit = 100 * veelvoud
            part = self.o.add(
                self.o.scale(self.b.minuten, deel.minuten_procent), self.o.const(unit - 1)
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
            for naam, counting in self.b.telt.items():
                chosen = self.o.answer_in(("leefgebieden", naam, fase.vraag), (rule.waarde,))
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

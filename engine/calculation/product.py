"""The end of the calculation: grid, phases, kind of work, and what comes beside the product."""

from __future__ import annotations

from typing import Generic

from engine.calculation.ops import B, N
from engine.calculation.terms import PartialFase
from engine.calculation.time import TimeBuilder
from normenkader import stages as st
from normenkader.conditions import Answer


class ProductBuilder(Generic[B, N]):
    """Writes the stages that find the product."""

    def __init__(self, time: TimeBuilder[B, N]) -> None:
        """Go on from the time."""
        self.time = time
        self.need = time.need
        self.o = time.o
        self.b = time.b

    def raster(self, fase: st.Raster) -> None:
        """The band of the direction that holds the rounded minutes."""
        minutes, direction = self.time.minutes, self.time.directions
        for band in fase.banden:
            inside = self.o.and_(
                direction[band.doelrichting],
                self.o.at_least(minutes, self.o.const(band.vanaf)),
                self.o.at_least(self.o.const(band.upper), minutes),
            )
            effect = {"uitkomst": "product", "bandbreedte": band.band, "product": band.product}
            fires = self.need.term(fase, band.regel, "minuten_per_week", inside, effect)
            self.b.uitkomst.append((fires, "product"))
            self.b.band.append((fires, band.band))
            self.b.product.append((fires, band.product))
        for rule in fase.outside:
            outside = [
                self._outside(fase, doel, reached, under=rule is fase.onder)
                for doel, reached in direction.items()
            ]
            effect_out: dict[str, str] = {"uitkomst": rule.uitkomst}
            if rule.product is not None:
                effect_out["product"] = rule.product
            fires = self.need.term(
                fase, rule.regel, "minuten_per_week", self.o.or_(*outside), effect_out
            )
            self.b.uitkomst.append((fires, rule.uitkomst))
            if rule.product is not None:
                self.b.product.append((fires, rule.product))

    def _outside(self, fase: st.Raster, doel: Answer | None, reached: B, *, under: bool) -> B:
        own = [b for b in fase.banden if b.doelrichting == doel]
        if under:
            edge = self.o.const(min(b.vanaf for b in own) - 1)
            return self.o.and_(reached, self.o.at_least(edge, self.time.minutes))
        edge = self.o.const(max(b.upper for b in own) + 1)
        return self.o.and_(reached, self.o.at_least(self.time.minutes, edge))

    def fasering(self, fase: st.Fasering) -> None:
        """Phases, for outcome `product` in a case that says how many weeks."""
        plaats = ("zaak", "", fase.vraag)
        weeks = self._held(self.o.answer_number(plaats))
        given = self.o.at_least(weeks, self.o.const(1))
        produced = self.o.or_(*(fires for fires, _ in self.b.product))
        direction = self.time.directions
        for rule in fase.regels:
            applies = self.o.and_(given, produced, direction[rule.doelrichting])
            parts = self._parts(rule, weeks, fase.veelvoud)
            fires = self.need.term(fase, rule.regel, "fasering", applies, {"fasering": parts})
            self.b.fasering.append((fires, parts))

    def _held(self, weeks: N) -> N:
        """The weeks, at most the longest duration of the product and the direction."""
        for row in self.need.nk.besluit.langste_duur:
            if row.product is not None:
                fires = [fires for fires, code in self.b.product if code == row.product]
            else:
                fires = [self.time.directions[row.doelrichting]]
            most = self.o.const(row.weken)
            held = self.o.and_(self.o.or_(*fires), self.o.at_least(weeks, most))
            weeks = self.o.where(held, most, weeks)
        return weeks

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
                self.o.scale(self.time.minutes, rule_part.minuten_procent), self.o.const(unit - 1)
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
        """The supplement of the product that was chosen, and modules beside any product."""
        for rule in fase.regels:
            subject = next(iter(rule.als)) if len(rule.als) == 1 else "clientfactoren"
            applies = self.need.holds(rule.als, "clientfactoren")
            if rule.module is not None:
                both = self.o.and_(applies, self.o.or_(*(fires for fires, _ in self.b.product)))
                fires = self.need.term(fase, rule.regel, subject, both, {"module": rule.module})
                self.b.modules.append((fires, rule.module))
                continue
            produced = list(self.b.product)
            for chosen, code in produced:
                product = next(p for p in self.need.nk.producten if p.product == code)
                effect = {"opslag_cent": product.opslag.cent if product.opslag else 0}
                both = self.o.and_(applies, chosen)
                self.b.opslag.append(self.need.term(fase, rule.regel, subject, both, effect))

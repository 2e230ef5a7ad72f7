"""Runs a case through the compiled rulesets, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from engine.evaluation import Evaluation, Fase
from engine.minutes import share, total, whole
from engine.phasing import phases
from engine.rule_engine.driver import EngineError, Fact
from engine.rule_engine.need import subject_of
from engine.rule_engine.own_time import OwnTimeRun, sign
from engine.rule_engine.rulesets import Rulesets, counts_field
from normenkader import stages as st
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.rules import highest
from zaak.model import Zaak


def run(rulesets: Rulesets, zaak: Zaak, *, provisional: bool = False) -> Evaluation:
    """Evaluate a checked case; `voorlopig` only what does not wait for client factors."""
    return _Run(rulesets, zaak, provisional=provisional).run()


class _Run(OwnTimeRun):
    """One evaluation: the stages of the need, then those that find the product."""

    def run(self) -> Evaluation:
        for fase in self.nk.fasen:
            if self.provisional and not fase.interim:
                continue
            self._stage(fase)
            if self.result.get("uitkomst") not in (None, "product"):
                break
        return Evaluation(
            tuple(self.steps),
            meetellend=tuple(self.meetellend),
            interim=self.interim,
            **self.result,
        )

    def _stage(self, fase: st.Stage) -> None:  # noqa: C901 - a case for each stage
        match fase:
            case st.Toegang():
                self.toegang(fase)
            case st.Meetellen():
                self.meetellen(fase)
            case st.Doelen():
                self.replaced_goals(fase)
            case st.Normtijden():
                self.normtijden(fase)
            case st.Resultaatgebieden():
                self.resultaatgebieden(fase)
            case st.Bijstelling():
                self.bijstelling(fase)
            case st.Aftrek():
                self.aftrek(fase)
            case st.Maximum():
                self.maximum(fase)
            case st.Doelrichting():
                self._doelrichting(fase)
            case st.Factoren():
                self._factoren(fase)
            case st.Afronding():
                self._afronding(fase)
            case st.Combinaties():
                self._combinaties(fase)
            case st.Raster():
                self._raster(fase)
            case st.Fasering():
                self._fasering(fase)
            case st.Zwaartepunt():
                self._zwaartepunt(fase)
            case st.Opslag():
                self._opslag(fase)
            case _:
                assert_never(fase)

    def _doelrichting(self, fase: st.Doelrichting) -> None:
        sums = {
            doel: total(m for n, m in self.minuten.items() if self.doelen[n] == doel)
            for doel in fase.voorrang_bij_gelijk
        }
        largest = max(fase.voorrang_bij_gelijk, key=lambda doel: sums[doel])
        fact: Fact = {"soort": "doelrichting", "grootste": largest}
        for rule, _ in self.sets["doelrichting"].fire([fact]):
            self.result["doelrichting"] = rule.doel
            invoer = {str(doel): sums[doel] for doel in sums}
            self.step(rule.regel, fase, "doelrichting", {"doelrichting": rule.doel}, invoer)

    def _factoren(self, fase: st.Factoren) -> None:
        exact = total(self.minuten.values())
        own = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        answers = {**own, AANTAL_MEETELLEND: len(self.meetellend)}
        fired = self.fired("factoren", "factor", answers)
        percentages = [r for r in fired if r.dan.procent is not None]
        for rule in percentages:
            self._factor(rule, fase, self.effect_of(rule.dan, fase.eenheid, exact), answers)
        som = sum(rule.dan.procent for rule in percentages)
        held = som
        for rule, _ in self.sets["grens"].fire([{"soort": "procenten", "som": som}]):
            held = rule.minimum if som < rule.minimum else rule.maximum
            less = held - som
            effect = {"procent": less, "minuten": share(exact, less)}
            self.step(rule.regel, fase, "clientfactoren", effect, {"som": som})
        exact += share(exact, held)
        for rule in fired:
            if rule.dan.procent is None:
                effect = self.effect_of(rule.dan, fase.eenheid, exact)
                self._factor(rule, fase, effect, answers)
                exact += effect["minuten"]
        for rule, _ in self.sets["ondergrens"].fire([{"soort": "tijd", "teken": sign(exact)}]):
            self.step(rule.regel, fase, "clientfactoren", {"minuten": -exact})
            exact = whole(0)
        self.interim |= {"som": som, AANTAL_MEETELLEND: len(self.meetellend)}
        self.interim["exact"] = exact

    def _factor(
        self, rule: st.FactorRegel, fase: st.Factoren, effect: Any, answers: Mapping[str, Any]
    ) -> None:
        subject = subject_of(rule.als, "clientfactoren")
        used = self.used(rule, answers)
        if rule.dan.per is not None:
            used[rule.dan.per] = answers[rule.dan.per]
        self.step(rule.regel, fase, subject, effect, used)

    @property
    def _minutes(self) -> int:
        """Whole minutes per week: rounded, or whole by themselves."""
        if "minuten_per_week" not in self.result:
            exact = self.interim.setdefault("exact", total(self.minuten.values()))
            if exact.denominator != 1:
                raise EngineError(f"{exact} minuten per week zijn niet heel en niet afgerond")
            self.result["minuten_per_week"] = exact.numerator
        return int(self.result["minuten_per_week"])

    def _combinaties(self, fase: st.Combinaties) -> None:
        answers = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        counts = {counts_field(n): n in self.meetellend for n in self.nk.leefgebied_names}
        minutes = self._minutes
        fired = self.sets["combinaties"].fire([{"soort": "combinatie", **counts, **answers}])
        most = None
        for rule, _ in fired[:1]:
            most = highest(self.nk, fase, rule)
            used = self.used(rule, answers) if rule.als else {}
            invoer = {"meetellend": list(self.meetellend), **used}
            self.step(rule.regel, fase, "leefgebieden", {"maximum": most}, invoer)
        for rule, _ in self.sets["combinaties_geen"].fire(
            [{"soort": "combinaties", "gevonden": len(fired[:1])}]
        ):
            invoer = {"meetellend": list(self.meetellend)}
            self.step(rule.regel, fase, "leefgebieden", {"maximum": None}, invoer)
        held = minutes if most is None else min(minutes, most.numerator // most.denominator)
        fact: Fact = {"soort": "combinaties", "boven": held < minutes}
        for rule, _ in self.sets["combinaties_boven"].fire([fact]):
            effect = {"minuten": whole(held - minutes), "minuten_per_week": held}
            self.step(rule.regel, fase, "minuten_per_week", effect, {"minuten": minutes})
            self.result["minuten_per_week"] = held

    def _afronding(self, fase: st.Afronding) -> None:
        exact = self.interim.setdefault("exact", total(self.minuten.values()))
        rounded = -(-exact // fase.veelvoud) * fase.veelvoud
        for rule, _ in self.sets["afronding"].fire([{"soort": "afronding"}]):
            effect = {"minuten": rounded - exact, "minuten_per_week": rounded}
            self.step(rule.regel, fase, "minuten_per_week", effect, {"minuten": exact})
        self.result["minuten_per_week"] = rounded

    def _raster(self, fase: st.Raster) -> None:
        minuten, doel = self._minutes, self.result.get("doelrichting")
        known = {} if doel is None else {"doelrichting": doel}
        fact: Fact = {"soort": "raster", "minuten": minuten, **known}
        invoer = {**known, "minuten_per_week": minuten}
        for rule, _ in self.sets["raster"].fire([fact]):
            if isinstance(rule, st.Band):
                effect = {"uitkomst": "product", "bandbreedte": rule.band, "product": rule.product}
                self.result |= {"uitkomst": "product", "band": rule.band, "product": rule.product}
            else:
                effect = {"uitkomst": rule.uitkomst}
                if rule.product is not None:
                    effect["product"] = self.result["product"] = rule.product
                self.result["uitkomst"] = rule.uitkomst
            self.step(rule.regel, fase, "minuten_per_week", effect, invoer)

    def _fasering(self, fase: st.Fasering) -> None:
        weeks = self.zaak.vragen.get(fase.vraag)
        if weeks is None:
            return
        doel = self.result.get("doelrichting")
        known = {} if doel is None else {"doelrichting": doel}
        for rule, _ in self.sets["fasering"].fire([{"soort": "fasering", **known}]):
            minutes = self.result["minuten_per_week"]
            rows = self.nk.besluit.langste_duur
            product = self.result.get("product")
            held = [r.weken for r in rows if product is not None and r.product == product]
            held += [r.weken for r in rows if doel is not None and r.doelrichting == doel]
            length = min([int(weeks), *held])
            found: tuple[Fase, ...] = phases(rule, length, minutes, fase.veelvoud)
            invoer = {fase.vraag: weeks, **known, "minuten_per_week": minutes}
            self.step(rule.regel, fase, "fasering", {"fasering": found}, invoer)
            self.result["fasering"] = found

    def _zwaartepunt(self, fase: st.Zwaartepunt) -> None:
        values = [rule.waarde for rule in fase.regels]
        needs = [own[fase.vraag] for _, own in self.counting()]
        counts = {str(v): needs.count(v) for v in values}
        most = max(counts.values())
        top = [v for v in values if counts[str(v)] == most]
        equal = len(top) > 1
        facts: list[Fact] = [{"soort": "telling"}, {"soort": "zwaartepunt", "gelijk": equal}]
        if not equal:
            facts[1] = {**facts[1], "meeste": top[0]}
        for rule, _ in self.sets["zwaartepunt"].fire(facts):
            if rule is fase.telling:
                effect: dict[str, Any] = {"telling": counts}
                by_lg = {name: own[fase.vraag] for name, own in self.counting()}
                self.step(rule.regel, fase, "leefgebieden", effect, by_lg, telling=counts)
            elif rule is fase.gelijk:
                effect = {"uitkomst": "nader_onderzoek", "tussen": top}
                self.step(rule.regel, fase, "zwaartepunt", effect, {"telling": counts}, tussen=top)
                self.result["uitkomst"] = "nader_onderzoek"
            else:
                effect = {"uitkomst": "product", "product": rule.product}
                self.step(rule.regel, fase, "zwaartepunt", effect, {"telling": counts}, aantal=most)
                self.result |= {"uitkomst": "product", "product": rule.product}

    def _opslag(self, fase: st.Opslag) -> None:
        answers = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        for rule in self.fired("opslag", "factor", answers):
            if rule.module is not None:
                subject = subject_of(rule.als, "clientfactoren")
                used = self.used(rule, answers)
                self.step(rule.regel, fase, subject, {"module": rule.module}, used)
                self.result["modules"] = (*self.result.get("modules", ()), rule.module)
                continue
            product = self.nk.product(self.result["product"])
            amount = product.opslag.cent if product.opslag else 0
            subject = subject_of(rule.als, "clientfactoren")
            used = self.used(rule, answers)
            self.step(rule.regel, fase, subject, {"opslag_cent": amount}, used)
            self.result["opslag"] = True

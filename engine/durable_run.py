"""Runs a case through the compiled rulesets, stage by stage; Python sums between the stages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.driver import Feit
from engine.minuten import share, total, whole
from engine.phasing import phases
from engine.rulesets import TOGETHER, Rulesets
from engine.verloop import Fase, Stap, Verloop
from normenkader import stages as st
from normenkader.questions import AANTAL_MEETELLEND
from zaak.model import Zaak


def run(rulesets: Rulesets, zaak: Zaak, *, voorlopig: bool = False) -> Verloop:
    """Evaluate a checked case; `voorlopig` stops after the shared result areas."""
    return _Run(rulesets, zaak, voorlopig).run()


class _Run:
    """One evaluation: the steps so far and the interim values that the next stage needs."""

    def __init__(self, rulesets: Rulesets, zaak: Zaak, voorlopig: bool) -> None:
        self.nk = rulesets.normenkader
        self.sets = rulesets.sets
        self.vragen = rulesets.vragen
        self.zaak = zaak
        self.voorlopig = voorlopig
        self.stappen: list[Stap] = []
        self.meetellend: list[str] = []
        self.doelen: dict[str, Any] = {}
        self.minuten: dict[str, Fraction] = {}
        self.result: dict[str, Any] = {}
        self.tussen: dict[str, Any] = {}

    def run(self) -> Verloop:
        for fase in self.nk.fasen:
            if self.voorlopig and fase.fase not in INTERIM:
                break
            getattr(self, f"_{fase.fase}")(fase)
            if self.result.get("uitkomst") not in (None, "product"):
                break
        return Verloop(
            tuple(self.stappen),
            meetellend=tuple(self.meetellend),
            tussen=self.tussen,
            **self.result,
        )

    def _step(self, regel: str, fase: Any, onderwerp: str, effect: Mapping[str, Any],
              invoer: Mapping[str, Any] | None = None, **woorden: Any) -> None:  # fmt: skip
        self.stappen.append(Stap(regel, fase.fase, onderwerp, effect, invoer or {}, woorden))

    def _used(self, rule: Any, answers: Mapping[str, Any]) -> dict[str, Any]:
        return {v: answers[v] for v in self.vragen[rule.regel] if v in answers}

    def _fired(self, name: str, sectie: str, answers: Mapping[str, Any]) -> list[Any]:
        """Fire a fact for every answer, and one with all of them for rules on several questions."""
        facts: list[Feit] = [{"soort": f"{sectie}.{v}", v: a} for v, a in answers.items()]
        facts.append({"soort": f"{sectie}.{TOGETHER}", **answers})
        return [rule for rule, _ in self.sets[name].fire(facts)]

    def _toegang(self, fase: st.Toegang) -> None:
        answers = self.zaak.toegang
        fired = self._fired("toegang", "toegang", answers)
        for rule in fired:
            subject = _subject(rule.als, "toegang")
            effect = {"uitkomst": "geen_toegang"}
            self._step(rule.regel, fase, subject, effect, self._used(rule, answers))
        if fired:
            self.result["uitkomst"] = "geen_toegang"
        if not self.voorlopig:
            passage = self.sets["doorgang"].fire([{"soort": "toegang", "redenen": len(fired)}])
            for rule, _ in passage:
                self._step(rule.regel, fase, "toegang", {"toegang": True}, dict(answers))

    def _meetellen(self, fase: st.Meetellen) -> None:
        asked = self.zaak.leefgebieden
        facts = [
            {"soort": "leefgebied", "leefgebied": naam, **asked[naam]}
            for naam in self.nk.leefgebied_namen
            if asked.get(naam)
        ]
        decided: dict[Any, st.MeetelRegel] = {}
        for rule, fact in self.sets["meetellen"].fire(facts):
            decided.setdefault(fact["leefgebied"], rule)
        for naam in self.nk.leefgebied_namen:
            if naam in decided:
                rule = decided[naam]
                counts = rule.dan == "telt_mee"
                used = self._used(rule, asked[naam])
                self._step(rule.regel, fase, naam, {"telt_mee": counts}, used)
                if counts:
                    self.meetellend.append(naam)
        self._koppelingen(fase)
        if self.voorlopig:
            return
        for rule, _ in self.sets["geen"].fire(
            [{"soort": "geteld", "aantal": len(self.meetellend)}]
        ):
            self._step(rule.regel, fase, "leefgebieden", {"uitkomst": "geen_maatwerk"})
            self.result["uitkomst"] = "geen_maatwerk"

    def _koppelingen(self, fase: st.Meetellen) -> None:
        facts: list[Feit] = [
            {
                "soort": f"koppeling.{k.regel}",
                "telt": k.leefgebied in self.meetellend,
                "ander_telt": any(naam in self.meetellend for naam in k.telt_alleen_met),
            }
            for k in fase.koppelingen
        ]
        for rule, _ in self.sets["koppelingen"].fire(facts):
            names = list(rule.telt_alleen_met)
            self._step(
                rule.regel, fase, rule.leefgebied, {"telt_mee": False}, {"telt_alleen_met": names}
            )
            self.meetellend.remove(rule.leefgebied)

    def _doelen(self, fase: st.Doelen) -> None:
        factors = self.zaak.clientfactoren
        facts = [
            {"soort": "doel", "leefgebied": naam, **factors, fase.vraag: own[fase.vraag]}
            for naam, own in self._counting()
            if fase.vraag in own
        ]
        fired = {fact["leefgebied"]: rule for rule, fact in self.sets["doelen"].fire(facts)}
        for naam in (n for n in self.meetellend if n in fired):
            rule = fired[naam]
            self.doelen[naam] = rule.dan.naar
            invoer = {fase.vraag: rule.dan.van, **self._used(rule, factors)}
            self._step(rule.regel, fase, naam, {fase.vraag: rule.dan.naar}, invoer)

    def _counting(self) -> list[tuple[str, Mapping[str, Any]]]:
        return [(naam, self.zaak.leefgebieden[naam]) for naam in self.meetellend]

    def _normtijden(self, fase: st.Normtijden) -> None:
        facts: list[Feit] = []
        for naam, own in self._counting():
            doel = self.doelen.setdefault(naam, own[fase.vraag_doel])
            facts.append(
                {
                    "soort": f"norm.{naam}",
                    "leefgebied": naam,
                    fase.vraag_doel: doel,
                    fase.vraag_niveau: own[fase.vraag_niveau],
                }
            )
        found = {f["leefgebied"]: (f, label) for label, f in self.sets["normtijden"].fire(facts)}
        for naam in self.meetellend:
            fact, (regel, minuten) = found[naam]
            self.minuten[naam] = whole(minuten)
            invoer = {v: fact[v] for v in (fase.vraag_niveau, fase.vraag_doel)}
            self._step(regel, fase, naam, {"minuten": self.minuten[naam]}, invoer)

    def _resultaatgebieden(self, fase: st.Resultaatgebieden) -> None:
        counting = {
            r.regel: [naam for naam in r.leefgebieden if naam in self.meetellend]
            for r in fase.regels
        }
        facts: list[Feit] = [
            {"soort": f"gebied.{regel}", "aantal": len(names)} for regel, names in counting.items()
        ]
        for rule, _ in self.sets["resultaatgebieden"].fire(facts):
            names = counting[rule.regel]
            if rule.overige_procent is None:
                effect: dict[str, Any] = {"resultaatgebied": rule.regel}
                self._step(rule.regel, fase, rule.regel, effect, {"leefgebieden": names})
                continue
            # max keeps the first of equals: the second of a pair is the one that is reduced.
            largest = max(names, key=lambda naam: self.minuten[naam])
            for naam in names:
                if naam != largest:
                    less = share(self.minuten[naam], rule.overige_procent - 100)
                    effect = {"resultaatgebied": rule.regel, "minuten": less}
                    invoer = {"leefgebieden": names}
                    self._step(rule.regel, fase, naam, effect, invoer, grootste=largest)
                    self.minuten[naam] += less

    def _doelrichting(self, fase: st.Doelrichting) -> None:
        sums = {
            doel: total(m for n, m in self.minuten.items() if self.doelen[n] == doel)
            for doel in fase.voorrang_bij_gelijk
        }
        largest = max(fase.voorrang_bij_gelijk, key=lambda doel: sums[doel])
        fact: Feit = {"soort": "doelrichting", "grootste": largest}
        for rule, _ in self.sets["doelrichting"].fire([fact]):
            self.result["doelrichting"] = rule.doel
            invoer = {str(doel): sums[doel] for doel in sums}
            self._step(rule.regel, fase, "doelrichting", {"doelrichting": rule.doel}, invoer)

    def _factoren(self, fase: st.Factoren) -> None:
        exact = total(self.minuten.values())
        answers = {**self.zaak.clientfactoren, AANTAL_MEETELLEND: len(self.meetellend)}
        fired = self._fired("factoren", "factor", answers)
        percentages = [r for r in fired if r.dan.procent is not None]
        for rule in percentages:
            effect = {"procent": rule.dan.procent, "minuten": share(exact, rule.dan.procent)}
            self._factor(rule, fase, effect, answers)
        som = sum(rule.dan.procent for rule in percentages)
        held = som
        for rule, _ in self.sets["grens"].fire([{"soort": "procenten", "som": som}]):
            held = rule.minimum if som < rule.minimum else rule.maximum
            less = held - som
            effect = {"procent": less, "minuten": share(exact, less)}
            self._step(rule.regel, fase, "clientfactoren", effect, {"som": som})
        exact += share(exact, held)
        for rule in fired:
            if rule.dan.minuten is not None:
                self._factor(rule, fase, {"minuten": whole(rule.dan.minuten)}, answers)
                exact += rule.dan.minuten
        self.tussen |= {"som": som, AANTAL_MEETELLEND: len(self.meetellend)}
        self.tussen["exact"] = exact

    def _factor(
        self, rule: st.FactorRegel, fase: st.Factoren, effect: Any, answers: Mapping[str, Any]
    ) -> None:
        subject = _subject(rule.als, "clientfactoren")
        self._step(rule.regel, fase, subject, effect, self._used(rule, answers))

    def _afronding(self, fase: st.Afronding) -> None:
        exact = self.tussen.setdefault("exact", total(self.minuten.values()))
        rounded = -(-exact // fase.veelvoud) * fase.veelvoud
        for rule, _ in self.sets["afronding"].fire([{"soort": "afronding"}]):
            effect = {"minuten": rounded - exact, "minuten_per_week": rounded}
            self._step(rule.regel, fase, "minuten_per_week", effect, {"minuten": exact})
        self.result["minuten_per_week"] = rounded

    def _raster(self, fase: st.Raster) -> None:
        minuten, doel = self.result["minuten_per_week"], self.result["doelrichting"]
        fact: Feit = {"soort": "raster", "doelrichting": doel, "minuten": minuten}
        invoer = {"doelrichting": doel, "minuten_per_week": minuten}
        for rule, _ in self.sets["raster"].fire([fact]):
            if isinstance(rule, st.Band):
                effect = {"uitkomst": "product", "bandbreedte": rule.band, "product": rule.product}
                self.result |= {"uitkomst": "product", "band": rule.band, "product": rule.product}
            else:
                effect = {"uitkomst": rule.uitkomst}
                self.result["uitkomst"] = rule.uitkomst
            self._step(rule.regel, fase, "minuten_per_week", effect, invoer)

    def _fasering(self, fase: st.Fasering) -> None:
        weeks = self.zaak.vragen.get(fase.vraag)
        if weeks is None:
            return
        doel = self.result["doelrichting"]
        for rule, _ in self.sets["fasering"].fire([{"soort": "fasering", "doelrichting": doel}]):
            minutes = self.result["minuten_per_week"]
            found: tuple[Fase, ...] = phases(rule, int(weeks), minutes, fase.veelvoud)
            invoer = {fase.vraag: weeks, "doelrichting": doel, "minuten_per_week": minutes}
            self._step(rule.regel, fase, "fasering", {"fasering": found}, invoer)
            self.result["fasering"] = found

    def _zwaartepunt(self, fase: st.Zwaartepunt) -> None:
        values = [rule.waarde for rule in fase.regels]
        needs = [own[fase.vraag] for _, own in self._counting()]
        counts = {str(v): needs.count(v) for v in values}
        most = max(counts.values())
        top = [v for v in values if counts[str(v)] == most]
        equal = len(top) > 1
        facts: list[Feit] = [{"soort": "telling"}, {"soort": "zwaartepunt", "gelijk": equal}]
        if not equal:
            facts[1] = {**facts[1], "meeste": top[0]}
        for rule, _ in self.sets["zwaartepunt"].fire(facts):
            if rule is fase.telling:
                effect: dict[str, Any] = {"telling": counts}
                by_lg = {naam: own[fase.vraag] for naam, own in self._counting()}
                self._step(rule.regel, fase, "leefgebieden", effect, by_lg, telling=counts)
            elif rule is fase.gelijk:
                effect = {"uitkomst": "nader_onderzoek", "tussen": top}
                self._step(rule.regel, fase, "zwaartepunt", effect, {"telling": counts}, tussen=top)
                self.result["uitkomst"] = "nader_onderzoek"
            else:
                effect = {"uitkomst": "product", "product": rule.product}
                self._step(
                    rule.regel, fase, "zwaartepunt", effect, {"telling": counts}, aantal=most
                )
                self.result |= {"uitkomst": "product", "product": rule.product}

    def _opslag(self, fase: st.Opslag) -> None:
        answers = self.zaak.clientfactoren
        for rule in self._fired("opslag", "factor", answers):
            product = self.nk.product(self.result["product"])
            amount = product.opslag.cent if product.opslag else 0
            subject = _subject(rule.als, "clientfactoren")
            used = self._used(rule, answers)
            self._step(rule.regel, fase, subject, {"opslag_cent": amount}, used)
            self.result["opslag"] = True


INTERIM = ("toegang", "meetellen", "doelen", "normtijden", "resultaatgebieden")


def _subject(als: Mapping[str, Any], otherwise: str) -> str:
    return next(iter(als)) if len(als) == 1 else otherwise

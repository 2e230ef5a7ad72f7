"""Fires the rulesets of the stages that find the need; Python sums between the stages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod
from typing import Any

from engine.evaluation import Step
from engine.minutes import share
from engine.rule_engine.driver import EngineError, Fact
from engine.rule_engine.rulesets import TOGETHER, Rulesets
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.units import exact_minutes
from zaak.model import Zaak


class NeedRun:
    """The steps so far and the interim values that the next stage needs."""

    def __init__(self, rulesets: Rulesets, zaak: Zaak, *, voorlopig: bool) -> None:
        """Nothing has been found yet; `voorlopig` leaves out what ends a calculation."""
        self.nk = rulesets.normenkader
        self.sets = rulesets.sets
        self.vragen = rulesets.vragen
        self.feiten = rulesets.feiten
        self.zaak = zaak
        self.voorlopig = voorlopig
        self.stappen: list[Step] = []
        self.meetellend: list[str] = []
        self.doelen: dict[str, Answer] = {}
        self.minuten: dict[str, Fraction] = {}
        self.result: dict[str, Any] = {}
        self.tussen: dict[str, Any] = {}

    def step(
        self,
        regel: str,
        fase: st.Stage,
        onderwerp: str,
        effect: Mapping[str, Any],
        invoer: Mapping[str, Any] | None = None,
        **woorden: Any,
    ) -> None:
        """Add a step."""
        self.stappen.append(Step(regel, fase.fase, onderwerp, effect, invoer or {}, woorden))

    def used(self, rule: st.Regel, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that the condition of a rule looked at."""
        return {v: answers[v] for v in self.vragen[rule.regel] if v in answers}

    def fired(self, name: str, sectie: str, answers: Mapping[str, Any]) -> list[Any]:
        """Fire a fact for every answer, and one with all of them for rules on several questions."""
        facts: list[Fact] = [{"soort": f"{sectie}.{v}", v: a} for v, a in answers.items()]
        facts.append({"soort": f"{sectie}.{TOGETHER}", **answers})
        return [rule for rule, _ in self.sets[name].fire(facts)]

    def toegang(self, fase: st.Toegang) -> None:
        """Every reason that holds, or the passage."""
        answers = self.nk.counted("toegang", self.zaak.toegang)
        fired = self.fired("toegang", "toegang", answers)
        for rule in fired:
            subject = subject_of(rule.als, "toegang")
            effect = {"uitkomst": "geen_toegang"}
            self.step(rule.regel, fase, subject, effect, self.used(rule, answers))
        if fired:
            self.result["uitkomst"] = "geen_toegang"
        if not self.voorlopig:
            passage = self.sets["doorgang"].fire([{"soort": "toegang", "redenen": len(fired)}])
            for rule, _ in passage:
                self.step(rule.regel, fase, "toegang", {"toegang": True}, dict(self.zaak.toegang))

    def meetellen(self, fase: st.Meetellen) -> None:
        """Of each leefgebied the first rule that applies; then the couplings, and none at all."""
        asked = self.zaak.leefgebieden
        facts = [
            {"soort": "leefgebied", "leefgebied": naam, **self.feiten.of(asked[naam])}
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
                used = self.used(rule, self.nk.counted("leefgebieden", asked[naam]))
                self.step(rule.regel, fase, naam, {"telt_mee": counts}, used)
                if counts:
                    self.meetellend.append(naam)
        self._koppelingen(fase)
        if self.voorlopig:
            return
        for rule, _ in self.sets["geen"].fire(
            [{"soort": "geteld", "aantal": len(self.meetellend)}]
        ):
            self.step(rule.regel, fase, "leefgebieden", {"uitkomst": "geen_maatwerk"})
            self.result["uitkomst"] = "geen_maatwerk"

    def _koppelingen(self, fase: st.Meetellen) -> None:
        facts: list[Fact] = [
            {
                "soort": f"koppeling.{k.regel}",
                "telt": k.leefgebied in self.meetellend,
                "ander_telt": any(naam in self.meetellend for naam in k.telt_alleen_met),
            }
            for k in fase.koppelingen
        ]
        for rule, _ in self.sets["koppelingen"].fire(facts):
            names = list(rule.telt_alleen_met)
            self.step(
                rule.regel, fase, rule.leefgebied, {"telt_mee": False}, {"telt_alleen_met": names}
            )
            self.meetellend.remove(rule.leefgebied)

    def replaced_goals(self, fase: st.Doelen) -> None:
        """The goals that others take the place of."""
        factors = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        facts = [
            {"soort": "doel", "leefgebied": naam, **factors, fase.vraag: own[fase.vraag]}
            for naam, own in self.counting()
            if fase.vraag in own
        ]
        fired = {fact["leefgebied"]: rule for rule, fact in self.sets["doelen"].fire(facts)}
        for naam in (n for n in self.meetellend if n in fired):
            rule = fired[naam]
            self.doelen[naam] = rule.dan.naar
            invoer = {fase.vraag: rule.dan.van, **self.used(rule, factors)}
            self.step(rule.regel, fase, naam, {fase.vraag: rule.dan.naar}, invoer)

    def counting(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The leefgebieden that count, with their answers."""
        return [(naam, self.zaak.leefgebieden[naam]) for naam in self.meetellend]

    def normtijden(self, fase: st.Normtijden) -> None:
        """The norm time of each leefgebied that counts."""
        facts: list[Fact] = []
        answers: dict[str, Mapping[str, Any]] = {}
        for naam, own in self.counting():
            answers[naam] = own
            if fase.vraag_doel is not None:
                doel = self.doelen.setdefault(naam, own[fase.vraag_doel])
                answers[naam] = {**own, fase.vraag_doel: doel}
            fields = self.feiten.of(answers[naam])
            facts.append({"soort": f"norm.{naam}", "leefgebied": naam, **fields})
        found = {f["leefgebied"]: label for label, f in self.sets["normtijden"].fire(facts)}
        for naam in self.meetellend:
            if naam not in found:
                raise EngineError(f"{naam} telt mee en heeft geen normtijd")
            row, minuten = found[naam]
            asked = _asked(fase, row)
            if minuten is None:
                number = prod(int(answers[naam][v]) for v in asked)
                minuten = exact_minutes(number, fase.unit(row))
            self.minuten[naam] = minuten
            invoer = {v: answers[naam][v] for v in asked}
            self.step(row.regel, fase, naam, {"minuten": minuten}, invoer)

    def resultaatgebieden(self, fase: st.Resultaatgebieden) -> None:
        """The largest of a shared area counts in full, each other for a share."""
        counting = {
            r.regel: [naam for naam in r.leefgebieden if naam in self.meetellend]
            for r in fase.regels
        }
        facts: list[Fact] = [
            {"soort": f"gebied.{regel}", "aantal": len(names)} for regel, names in counting.items()
        ]
        for rule, _ in self.sets["resultaatgebieden"].fire(facts):
            names = counting[rule.regel]
            if rule.overige_procent is None:
                effect: dict[str, Any] = {"resultaatgebied": rule.regel}
                self.step(rule.regel, fase, rule.regel, effect, {"leefgebieden": names})
                continue
            # max keeps the first of equals: the second of a pair is the one that is reduced.
            largest = max(names, key=lambda naam: self.minuten[naam])
            for naam in names:
                if naam != largest:
                    less = share(self.minuten[naam], rule.overige_procent - 100)
                    effect = {"resultaatgebied": rule.regel, "minuten": less}
                    invoer = {"leefgebieden": names}
                    self.step(rule.regel, fase, naam, effect, invoer, grootste=largest)
                    self.minuten[naam] += less


def _asked(fase: st.Normtijden, row: st.NormtijdRegel) -> list[str]:
    """The questions that the time of a row depends on; of goal and level the level first."""
    if row.vraag is not None:
        return [v for v in (row.vraag, row.maal) if v is not None]
    return list(reversed(fase.axes(row))) if row.minuten is not None else list(fase.axes(row))


def subject_of(als: Mapping[str, Any], otherwise: str) -> str:
    """What a rule is about: the one question of its condition, else `otherwise`."""
    return next(iter(als)) if len(als) == 1 else otherwise

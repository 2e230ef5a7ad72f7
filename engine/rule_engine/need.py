"""Fires the rulesets of the stages that find the need; Python sums between the stages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.evaluation import Step
from engine.minutes import share, whole
from engine.rule_engine.driver import Fact
from engine.rule_engine.rulesets import TOGETHER, Rulesets
from normenkader import stages as st
from normenkader.conditions import Answer
from zaak.model import Zaak


class NeedRun:
    """The steps so far and the interim values that the next stage needs."""

    def __init__(self, rulesets: Rulesets, zaak: Zaak, *, provisional: bool) -> None:
        """Nothing has been found yet; `provisional` leaves out what ends a calculation."""
        self.nk = rulesets.normenkader
        self.sets = rulesets.sets
        self.vragen = rulesets.vragen
        self.zaak = zaak
        self.provisional = provisional
        self.steps: list[Step] = []
        self.meetellend: list[str] = []
        self.doelen: dict[str, Answer] = {}
        self.minuten: dict[str, Fraction] = {}
        self.result: dict[str, Any] = {}
        self.interim: dict[str, Any] = {}

    def step(
        self,
        regel: str,
        fase: st.Stage,
        onderwerp: str,
        effect: Mapping[str, Any],
        invoer: Mapping[str, Any] | None = None,
        **words: Any,
    ) -> None:
        """Add a step."""
        self.steps.append(Step(regel, fase.fase, onderwerp, effect, invoer or {}, words))

    def used(self, rule: st.Regel, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that the condition of a rule looked at."""
        return {v: answers[v] for v in self.vragen[rule.regel] if v in answers}

    def fired(self, name: str, section: str, answers: Mapping[str, Any]) -> list[Any]:
        """Fire a fact for every answer, and one with all of them for rules on several questions."""
        facts: list[Fact] = [{"soort": f"{section}.{v}", v: a} for v, a in answers.items()]
        facts.append({"soort": f"{section}.{TOGETHER}", **answers})
        return [rule for rule, _ in self.sets[name].fire(facts)]

    def toegang(self, fase: st.Toegang) -> None:
        """Every reason that holds, or the passage."""
        answers = self.zaak.toegang
        fired = self.fired("toegang", "toegang", answers)
        for rule in fired:
            subject = subject_of(rule.als, "toegang")
            effect = {"uitkomst": "geen_toegang"}
            self.step(rule.regel, fase, subject, effect, self.used(rule, answers))
        if fired:
            self.result["uitkomst"] = "geen_toegang"
        if not self.provisional:
            passage = self.sets["doorgang"].fire([{"soort": "toegang", "redenen": len(fired)}])
            for rule, _ in passage:
                self.step(rule.regel, fase, "toegang", {"toegang": True}, dict(answers))

    def meetellen(self, fase: st.Meetellen) -> None:
        """Of each leefgebied the first rule that applies; then the couplings, and none at all."""
        asked = self.zaak.leefgebieden
        facts = [
            {"soort": "leefgebied", "leefgebied": name, **asked[name]}
            for name in self.nk.leefgebied_names
            if asked.get(name)
        ]
        decided: dict[Any, st.MeetelRegel] = {}
        for rule, fact in self.sets["meetellen"].fire(facts):
            decided.setdefault(fact["leefgebied"], rule)
        for name in self.nk.leefgebied_names:
            if name in decided:
                rule = decided[name]
                counts = rule.dan == "telt_mee"
                used = self.used(rule, asked[name])
                self.step(rule.regel, fase, name, {"telt_mee": counts}, used)
                if counts:
                    self.meetellend.append(name)
        self._koppelingen(fase)
        if self.provisional:
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
                "ander_telt": any(name in self.meetellend for name in k.telt_alleen_met),
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
        factors = self.zaak.clientfactoren
        facts = [
            {"soort": "doel", "leefgebied": name, **factors, fase.vraag: own[fase.vraag]}
            for name, own in self.counting()
            if fase.vraag in own
        ]
        fired = {fact["leefgebied"]: rule for rule, fact in self.sets["doelen"].fire(facts)}
        for name in (n for n in self.meetellend if n in fired):
            rule = fired[name]
            self.doelen[name] = rule.dan.naar
            invoer = {fase.vraag: rule.dan.van, **self.used(rule, factors)}
            self.step(rule.regel, fase, name, {fase.vraag: rule.dan.naar}, invoer)

    def counting(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The leefgebieden that count, with their answers."""
        return [(name, self.zaak.leefgebieden[name]) for name in self.meetellend]

    def normtijden(self, fase: st.Normtijden) -> None:
        """The norm time of each leefgebied that counts."""
        facts: list[Fact] = []
        for name, own in self.counting():
            doel = self.doelen.setdefault(name, own[fase.vraag_doel])
            facts.append(
                {
                    "soort": f"norm.{name}",
                    "leefgebied": name,
                    fase.vraag_doel: doel,
                    fase.vraag_niveau: own[fase.vraag_niveau],
                }
            )
        found = {f["leefgebied"]: (f, label) for label, f in self.sets["normtijden"].fire(facts)}
        for name in self.meetellend:
            fact, (regel, minuten) = found[name]
            self.minuten[name] = whole(minuten)
            invoer = {v: fact[v] for v in (fase.vraag_niveau, fase.vraag_doel)}
            self.step(regel, fase, name, {"minuten": self.minuten[name]}, invoer)

    def resultaatgebieden(self, fase: st.Resultaatgebieden) -> None:
        """The largest of a shared area counts in full, each other for a share."""
        counting = {
            r.regel: [name for name in r.leefgebieden if name in self.meetellend]
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
            largest = max(names, key=lambda name: self.minuten[name])
            for name in names:
                if name != largest:
                    less = share(self.minuten[name], rule.overige_procent - 100)
                    effect = {"resultaatgebied": rule.regel, "minuten": less}
                    invoer = {"leefgebieden": names}
                    self.step(rule.regel, fase, name, effect, invoer, grootste=largest)
                    self.minuten[name] += less


def subject_of(als: Mapping[str, Any], otherwise: str) -> str:
    """What a rule is about: the one question of its condition, else `otherwise`."""
    return next(iter(als)) if len(als) == 1 else otherwise

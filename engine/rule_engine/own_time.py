"""Fires the rulesets of the stages that change the time of single leefgebieden."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.minutes import share, whole
from engine.rule_engine.driver import Fact
from engine.rule_engine.need import NeedRun
from normenkader import stages as st
from normenkader.units import Eenheid, exact_minutes


class OwnTimeRun(NeedRun):
    """One evaluation, with the stages after the need of each leefgebied."""

    def bijstelling(self, fase: st.Bijstelling) -> None:
        """More or less for some leefgebieden; percentages are of the time before this stage."""
        before = dict(self.minuten)
        answers = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        for rule in self.fired("bijstelling", "factor", answers):
            for name in (n for n in self.meetellend if n in rule.leefgebieden):
                effect = self.effect_of(rule.dan, fase.eenheid, before[name])
                self.minuten[name] += effect["minuten"]
                self.step(rule.regel, fase, name, effect, self.used(rule, answers))
        facts: list[Fact] = [
            {"soort": "tijd", "leefgebied": name, "teken": sign(self.minuten[name])}
            for name in self.meetellend
        ]
        below = self.sets["bijstelling_ondergrens"].fire(facts)
        found = {fact["leefgebied"]: rule for rule, fact in below}
        for name in (n for n in self.meetellend if n in found):
            back = -self.minuten[name]
            self.step(found[name].regel, fase, name, {"minuten": back})
            self.minuten[name] = whole(0)

    def effect_of(self, dan: st.TijdEffect, eenheid: Eenheid, minuten: Fraction) -> dict[str, Any]:
        """What a rule about client factors gives: its percentage, and minutes per week."""
        if dan.procent is not None:
            return {"procent": dan.procent, "minuten": share(minuten, dan.procent)}
        fixed = whole(dan.minuten or 0) if dan.tijd is None else exact_minutes(dan.tijd, eenheid)
        if dan.per is not None:
            often = int(self.zaak.clientfactoren[dan.per])
            fixed *= often if dan.hoogstens is None else min(often, dan.hoogstens)
        return {"minuten": fixed}

    def aftrek(self, fase: st.Aftrek) -> None:
        """What others cover: shares are of the time before this stage, and never more than it."""
        before = dict(self.minuten)
        for rule in fase.regels:
            facts: list[Fact] = []
            less: dict[Any, Fraction] = {}
            for name, own in self.counting():
                if rule.leefgebieden is not None and name not in rule.leefgebieden:
                    continue
                asked = _covered(rule.dan, fase.eenheid, own, before[name])
                less[name] = min(asked, self.minuten[name])
                fact = {"soort": f"aftrek.{rule.regel}", "leefgebied": name}
                facts.append({**fact, "eraf": less[name] > 0, **self.feiten.of(own)})
            fired = {fact["leefgebied"] for _, fact in self.sets["aftrek"].fire(facts)}
            for name in (n for n in self.meetellend if n in fired):
                self.minuten[name] -= less[name]
                self.step(
                    rule.regel, fase, name, {"minuten": -less[name]}, self._covering(rule, name)
                )

    def _covering(self, rule: st.AftrekRegel, name: str) -> dict[str, Any]:
        """The answers that a deduction used."""
        own = self.zaak.leefgebieden[name]
        used = self.used(rule, own) if rule.als else {}
        asked = [v for v in (rule.dan.vraag, rule.dan.procent_vraag) if v is not None]
        return {**used, **{v: own[v] for v in asked if v in own}}

    def maximum(self, fase: st.Maximum) -> None:
        """Of each leefgebied the first rule that applies holds its time."""
        answers = self.nk.counted("clientfactoren", self.zaak.clientfactoren)
        facts: list[Fact] = [
            {"soort": "maximum", "leefgebied": name, **answers} for name in self.meetellend
        ]
        decided: dict[Any, st.MaximumRegel] = {}
        for rule, fact in self.sets["maximum"].fire(facts):
            decided.setdefault(fact["leefgebied"], rule)
        held: list[Fact] = []
        for name, rule in decided.items():
            above = self.minuten[name] > exact_minutes(rule.hoogstens, fase.eenheid)
            held.append({"soort": f"boven.{rule.regel}", "leefgebied": name, "boven": above})
        cut = {fact["leefgebied"] for _, fact in self.sets["maximum_boven"].fire(held)}
        for name in (n for n in self.meetellend if n in cut):
            rule = decided[name]
            most = exact_minutes(rule.hoogstens, fase.eenheid)
            used = self.used(rule, answers) if rule.als else {}
            self.step(rule.regel, fase, name, {"minuten": most - self.minuten[name]}, used)
            self.minuten[name] = most


def sign(minuten: Fraction) -> int:
    """Whether minutes are below, at or above 0, as a number that a fact can hold."""
    return (minuten > 0) - (minuten < 0)


def _covered(
    dan: st.AftrekEffect, eenheid: Eenheid, own: Mapping[str, Any], minuten: Fraction
) -> Fraction:
    """How many minutes per week others cover; nothing where the question has no answer."""
    if dan.vraag is not None:
        return exact_minutes(int(own.get(dan.vraag, 0)), eenheid)
    if dan.procent_vraag is not None:
        return share(minuten, int(own.get(dan.procent_vraag, 0)))
    if dan.procent is not None:
        return share(minuten, dan.procent)
    return exact_minutes(dan.tijd or 0, eenheid)

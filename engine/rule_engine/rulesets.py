"""Turns a normenkader into compiled rulesets, one or more per stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from engine.rule_engine.dialect import Compiled, Line, RuleList, at_least, at_most, is_, line
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Condition
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.rules import rule_index

TOGETHER = "samen"


@dataclass(frozen=True)
class Rulesets:
    """The compiled rulesets of one normenkader, by name."""

    normenkader: Normenkader
    sets: Mapping[str, Compiled]
    # Of each rule with a condition: the questions that it asks about, sorted.
    vragen: Mapping[str, tuple[str, ...]]


def compile_rulesets(normenkader: Normenkader) -> Rulesets:
    """Compile every stage; raises EngineError where a limit of the engine is passed."""
    lists: dict[str, RuleList] = {}
    for fase in normenkader.fasen:
        lists |= _lists(normenkader, fase)
    asked = {
        info.regel: tuple(sorted(info.als)) for info in rule_index(normenkader).values() if info.als
    }
    return Rulesets(normenkader, {n: list_name.compile() for n, list_name in lists.items()}, asked)


def _lists(  # noqa: C901 - a case for each stage
    nk: Normenkader, fase: st.Stage
) -> dict[str, RuleList]:
    """The rules of one stage by the name of their list."""
    match fase:
        case st.Toegang():
            return _toegang(nk, fase)
        case st.Meetellen():
            return _meetellen(nk, fase)
        case st.Doelen():
            return {"doelen": _doelen(nk, fase)}
        case st.Normtijden():
            return {"normtijden": _normtijden(nk, fase)}
        case st.Resultaatgebieden():
            return {"resultaatgebieden": _resultaatgebieden(fase)}
        case st.Doelrichting():
            return {"doelrichting": _doelrichting(fase)}
        case st.Factoren():
            return _factoren(nk, fase)
        case st.Afronding():
            return {"afronding": _afronding(fase)}
        case st.Raster():
            return {"raster": _raster(fase)}
        case st.Fasering():
            return {"fasering": _fasering(fase)}
        case st.Zwaartepunt():
            return {"zwaartepunt": _zwaartepunt(fase)}
        case st.Opslag():
            return {"opslag": _opslag(nk, fase)}
        case _:
            assert_never(fase)


def fact_kind(section: str, als: Condition) -> str:
    """Rules on one question look at its own fact, others at the fact that holds all answers."""
    return f"{section}.{next(iter(als))}" if len(als) == 1 else f"{section}.{TOGETHER}"


def _lines(answers: Mapping[str, Sequence[Any]], als: Condition) -> list[Line]:
    return [line(vraag, requirement, answers[vraag]) for vraag, requirement in als.items()]


def _answers(normenkader: Normenkader, section: str) -> dict[str, Sequence[Any]]:
    answers: dict[str, Sequence[Any]] = {
        v.vraag: v.answers() for v in normenkader.questions(section)
    }
    return {**answers, AANTAL_MEETELLEND: range(1, len(normenkader.leefgebieden) + 1)}


def _toegang(nk: Normenkader, fase: st.Toegang) -> dict[str, RuleList]:
    reasons, passage = RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "toegang"), rule.als)
        reasons.add(fact_kind("toegang", rule.als), lines, rule)
    passage.add("toegang", [is_("redenen", 0)], fase.doorgang)
    return {"toegang": reasons, "doorgang": passage}


def _meetellen(nk: Normenkader, fase: st.Meetellen) -> dict[str, RuleList]:
    deciding, coupling, none = RuleList(), RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "leefgebieden"), rule.als)
        if rule.leefgebieden is not None:
            lines.append(is_("leefgebied", *rule.leefgebieden))
        deciding.add("leefgebied", lines, rule)
    for koppeling in fase.koppelingen:
        lines = [is_("telt", True), is_("ander_telt", False)]
        coupling.add(f"koppeling.{koppeling.regel}", lines, koppeling)
    none.add("geteld", [is_("aantal", 0)], fase.geen)
    return {"meetellen": deciding, "koppelingen": coupling, "geen": none}


def _doelen(nk: Normenkader, fase: st.Doelen) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add("doel", [is_(fase.vraag, rule.dan.van), *lines], rule)
    return rules


def _normtijden(nk: Normenkader, fase: st.Normtijden) -> RuleList:
    rules = RuleList()
    answers = _answers(nk, "leefgebieden")
    for row in fase.tabel:
        for doel in answers[fase.vraag_doel]:
            for niveau in answers[fase.vraag_niveau]:
                minuten = row.minuten.get(str(doel), {}).get(str(niveau))
                if minuten is not None:
                    lines = [is_(fase.vraag_doel, doel), is_(fase.vraag_niveau, niveau)]
                    kind = f"norm.{row.leefgebied}"
                    rules.add(kind, lines, (row.regel, minuten), exclusive=True)
    return rules


def _resultaatgebieden(fase: st.Resultaatgebieden) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        rules.add(f"gebied.{rule.regel}", [at_least("aantal", 2)], rule)
    return rules


def _doelrichting(fase: st.Doelrichting) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        rules.add("doelrichting", [is_("grootste", rule.doel)], rule, exclusive=True)
    return rules


def _factoren(nk: Normenkader, fase: st.Factoren) -> dict[str, RuleList]:
    rules, limit = RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)
    limit.add("procenten", [at_most("som", fase.grens.minimum - 1)], fase.grens)
    limit.add("procenten", [at_least("som", fase.grens.maximum + 1)], fase.grens)
    return {"factoren": rules, "grens": limit}


def _afronding(fase: st.Afronding) -> RuleList:
    rules = RuleList()
    rules.add("afronding", [], fase)
    return rules


def _raster(fase: st.Raster) -> RuleList:
    rules = RuleList()
    for band in fase.banden:
        lines = [
            is_("doelrichting", band.doelrichting),
            at_least("minuten", band.vanaf),
            at_most("minuten", band.upper),
        ]
        rules.add("raster", lines, band)
    for doel in dict.fromkeys(b.doelrichting for b in fase.banden):
        own = [b for b in fase.banden if b.doelrichting == doel]
        lowest, highest = min(b.vanaf for b in own), max(b.upper for b in own)
        rules.add("raster", [is_("doelrichting", doel), at_most("minuten", lowest - 1)], fase.onder)
        above = [is_("doelrichting", doel), at_least("minuten", highest + 1)]
        rules.add("raster", above, fase.boven)
    return rules


def _fasering(fase: st.Fasering) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        rules.add("fasering", [is_("doelrichting", rule.doelrichting)], rule, exclusive=True)
    return rules


def _zwaartepunt(fase: st.Zwaartepunt) -> RuleList:
    rules = RuleList()
    rules.add("telling", [], fase.telling)
    for rule in fase.regels:
        lines = [is_("gelijk", False), is_("meeste", rule.waarde)]
        rules.add("zwaartepunt", lines, rule, exclusive=True)
    rules.add("zwaartepunt", [is_("gelijk", True)], fase.gelijk, exclusive=True)
    return rules


def _opslag(nk: Normenkader, fase: st.Opslag) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)
    return rules

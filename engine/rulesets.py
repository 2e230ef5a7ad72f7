"""Turns a normenkader into compiled rulesets, one or more per stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.dialect import Compiled, Line, Regellijst, at_least, at_most, is_, line
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Conditie
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.regels import rule_index

TOGETHER = "samen"


@dataclass(frozen=True)
class Rulesets:
    """The compiled rulesets of one normenkader, by name."""

    normenkader: Normenkader
    sets: Mapping[str, Compiled]
    # Of each rule with a condition: the questions that it asks about, sorted.
    vragen: Mapping[str, tuple[str, ...]]


def compile_rulesets(normenkader: Normenkader) -> Rulesets:
    """Compile every stage; raises EngineFout where a limit of the engine is passed."""
    lists: dict[str, Regellijst] = {}
    for fase in normenkader.fasen:
        _STAGES[type(fase)](normenkader, fase, lists)
    asked = {
        info.regel: tuple(sorted(info.model.als))
        for info in rule_index(normenkader).values()
        if hasattr(info.model, "als")
    }
    return Rulesets(normenkader, {n: lijst.compile() for n, lijst in lists.items()}, asked)


def fact_kind(sectie: str, als: Conditie) -> str:
    """Rules on one question look at its own fact, others at the fact that holds all answers."""
    return f"{sectie}.{next(iter(als))}" if len(als) == 1 else f"{sectie}.{TOGETHER}"


def _lines(answers: Mapping[str, Sequence[Any]], als: Conditie) -> list[Line]:
    return [line(vraag, eis, answers[vraag]) for vraag, eis in als.items()]


def _answers(normenkader: Normenkader, sectie: str) -> dict[str, Sequence[Any]]:
    answers: dict[str, Sequence[Any]] = {
        v.vraag: v.answers() for v in normenkader.questions(sectie)
    }
    return {**answers, AANTAL_MEETELLEND: range(1, len(normenkader.leefgebieden) + 1)}


def _toegang(nk: Normenkader, fase: st.Toegang, lists: dict[str, Regellijst]) -> None:
    reasons, passage = Regellijst(), Regellijst()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "toegang"), rule.als)
        reasons.add(fact_kind("toegang", rule.als), lines, rule)
    passage.add("toegang", [is_("redenen", 0)], fase.doorgang)
    lists |= {"toegang": reasons, "doorgang": passage}


def _meetellen(nk: Normenkader, fase: st.Meetellen, lists: dict[str, Regellijst]) -> None:
    deciding, coupling, none = Regellijst(), Regellijst(), Regellijst()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "leefgebieden"), rule.als)
        if rule.leefgebieden is not None:
            lines.append(is_("leefgebied", *rule.leefgebieden))
        deciding.add("leefgebied", lines, rule)
    for koppeling in fase.koppelingen:
        lines = [is_("telt", True), is_("ander_telt", False)]
        coupling.add(f"koppeling.{koppeling.regel}", lines, koppeling)
    none.add("geteld", [is_("aantal", 0)], fase.geen)
    lists |= {"meetellen": deciding, "koppelingen": coupling, "geen": none}


def _doelen(nk: Normenkader, fase: st.Doelen, lists: dict[str, Regellijst]) -> None:
    rules = lists["doelen"] = Regellijst()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add("doel", [is_(fase.vraag, rule.dan.van), *lines], rule)


def _normtijden(nk: Normenkader, fase: st.Normtijden, lists: dict[str, Regellijst]) -> None:
    rules = lists["normtijden"] = Regellijst()
    answers = _answers(nk, "leefgebieden")
    for row in fase.tabel:
        for doel in answers[fase.vraag_doel]:
            for niveau in answers[fase.vraag_niveau]:
                minuten = row.minuten.get(str(doel), {}).get(str(niveau))
                if minuten is not None:
                    lines = [is_(fase.vraag_doel, doel), is_(fase.vraag_niveau, niveau)]
                    kind = f"norm.{row.leefgebied}"
                    rules.add(kind, lines, (row.regel, minuten), exclusive=True)


def _resultaatgebieden(
    _: Normenkader, fase: st.Resultaatgebieden, lists: dict[str, Regellijst]
) -> None:
    rules = lists["resultaatgebieden"] = Regellijst()
    for rule in fase.regels:
        rules.add(f"gebied.{rule.regel}", [at_least("aantal", 2)], rule)


def _doelrichting(_: Normenkader, fase: st.Doelrichting, lists: dict[str, Regellijst]) -> None:
    rules = lists["doelrichting"] = Regellijst()
    for rule in fase.regels:
        rules.add("doelrichting", [is_("grootste", rule.doel)], rule, exclusive=True)


def _factoren(nk: Normenkader, fase: st.Factoren, lists: dict[str, Regellijst]) -> None:
    rules, limit = Regellijst(), Regellijst()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)
    limit.add("procenten", [at_most("som", fase.grens.minimum - 1)], fase.grens)
    limit.add("procenten", [at_least("som", fase.grens.maximum + 1)], fase.grens)
    lists |= {"factoren": rules, "grens": limit}


def _afronding(_: Normenkader, fase: st.Afronding, lists: dict[str, Regellijst]) -> None:
    rules = lists["afronding"] = Regellijst()
    rules.add("afronding", [], fase)


def _raster(_: Normenkader, fase: st.Raster, lists: dict[str, Regellijst]) -> None:
    rules = lists["raster"] = Regellijst()
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


def _fasering(_: Normenkader, fase: st.Fasering, lists: dict[str, Regellijst]) -> None:
    rules = lists["fasering"] = Regellijst()
    for rule in fase.regels:
        rules.add("fasering", [is_("doelrichting", rule.doelrichting)], rule, exclusive=True)


def _zwaartepunt(_: Normenkader, fase: st.Zwaartepunt, lists: dict[str, Regellijst]) -> None:
    rules = lists["zwaartepunt"] = Regellijst()
    rules.add("telling", [], fase.telling)
    for rule in fase.regels:
        lines = [is_("gelijk", False), is_("meeste", rule.waarde)]
        rules.add("zwaartepunt", lines, rule, exclusive=True)
    rules.add("zwaartepunt", [is_("gelijk", True)], fase.gelijk, exclusive=True)


def _opslag(nk: Normenkader, fase: st.Opslag, lists: dict[str, Regellijst]) -> None:
    rules = lists["opslag"] = Regellijst()
    for rule in fase.regels:
        lines = _lines(_answers(nk, "clientfactoren"), rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)


_STAGES: dict[type[Any], Any] = {
    st.Toegang: _toegang,
    st.Meetellen: _meetellen,
    st.Doelen: _doelen,
    st.Normtijden: _normtijden,
    st.Resultaatgebieden: _resultaatgebieden,
    st.Doelrichting: _doelrichting,
    st.Factoren: _factoren,
    st.Afronding: _afronding,
    st.Raster: _raster,
    st.Fasering: _fasering,
    st.Zwaartepunt: _zwaartepunt,
    st.Opslag: _opslag,
}

"""Turns a normenkader into compiled rulesets, one or more per stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from engine.rule_engine.dialect import Compiled, Line, RuleList, at_least, at_most, is_, line
from engine.rule_engine.facts import FactAnswers, encoded, same_field
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, accepted, as_key, equal_to, questions_of
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag
from normenkader.rules import rule_index
from normenkader.units import exact_minutes

TOGETHER = "samen"


@dataclass(frozen=True)
class Rulesets:
    """The compiled rulesets of one normenkader, by name."""

    normenkader: Normenkader
    sets: Mapping[str, Compiled]
    # Of each rule with a condition: the questions that it asks about, sorted.
    vragen: Mapping[str, tuple[str, ...]]
    feiten: FactAnswers


def compile_rulesets(normenkader: Normenkader) -> Rulesets:
    """Compile every stage; raises EngineError where a limit of the engine is passed."""
    lists: dict[str, RuleList] = {}
    for fase in normenkader.fasen:
        lists |= _lists(normenkader, fase)
    asked = {
        info.regel: _asked(normenkader, info.als)
        for info in rule_index(normenkader).values()
        if info.als
    }
    sets = {n: list_name.compile() for n, list_name in lists.items()}
    return Rulesets(normenkader, sets, asked, FactAnswers(normenkader))


def _asked(nk: Normenkader, als: Condition) -> tuple[str, ...]:
    """What a condition looks at: questions, and counts with the questions that they count."""
    names = questions_of(als)
    counted = [v for t in nk.tellingen if t.telling in names for v in t.vragen]
    return tuple(sorted({*names, *counted}))


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
        case st.Bijstelling():
            return _bijstelling(nk, fase)
        case st.Aftrek():
            return {"aftrek": _aftrek(nk, fase)}
        case st.Maximum():
            return _maximum(nk, fase)
        case st.Doelrichting():
            return {"doelrichting": _doelrichting(fase)}
        case st.Factoren():
            return _factoren(nk, fase)
        case st.Afronding():
            return {"afronding": _afronding(fase)}
        case st.Combinaties():
            return _combinaties(nk, fase)
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


def _lines(nk: Normenkader, section: str, als: Condition | None) -> list[Line]:
    """The lines of a condition on the answers of a section."""
    answers = _answers(nk, section)
    lines = []
    for vraag, requirement in (als or {}).items():
        if (other := equal_to(requirement)) is not None:
            lines.append(is_(same_field(vraag, other), True))
        elif section == "leefgebieden" and vraag == nk.vragen.leading.vraag:
            leading = nk.vragen.leading
            meant = accepted(requirement, leading.answers())
            lines.append([[{vraag: encoded(leading, a)}] for a in meant])
        else:
            lines.append(line(vraag, requirement, answers[vraag]))
    return lines


def _answers(normenkader: Normenkader, section: str) -> dict[str, Sequence[Any]]:
    answers: dict[str, Sequence[Any]] = {
        v.vraag: v.answers() for v in normenkader.questions(section)
    }
    counts = {t.telling: range(len(t.vragen) + 1) for t in normenkader.counts(section)}
    count = range(1, len(normenkader.leefgebieden) + 1)
    return {**answers, **counts, AANTAL_MEETELLEND: count}


def _toegang(nk: Normenkader, fase: st.Toegang) -> dict[str, RuleList]:
    reasons, passage = RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(nk, "toegang", rule.als)
        reasons.add(fact_kind("toegang", rule.als), lines, rule)
    passage.add("toegang", [is_("redenen", 0)], fase.doorgang)
    return {"toegang": reasons, "doorgang": passage}


def _meetellen(nk: Normenkader, fase: st.Meetellen) -> dict[str, RuleList]:
    deciding, coupling, none = RuleList(), RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(nk, "leefgebieden", rule.als)
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
        lines = _lines(nk, "clientfactoren", rule.als)
        rules.add("doel", [is_(fase.vraag, rule.dan.van), *lines], rule)
    return rules


def _normtijden(nk: Normenkader, fase: st.Normtijden) -> RuleList:
    rules = RuleList()
    questions = {v.vraag: v for v in nk.questions("leefgebieden")}
    for row in fase.tabel:
        kind, unit = f"norm.{row.leefgebied}", fase.unit(row)
        if row.vraag is not None:
            asked = [questions[v] for v in (row.vraag, row.maal) if v is not None]
            given = [at_least(v.vraag, v.minimum) for v in asked if isinstance(v, GetalVraag)]
            rules.add(kind, given, (row, None), exclusive=True)
            continue
        for answers, tijd in st.cells(row):
            axes = [questions[v] for v in fase.axes(row)]
            lines = [
                is_(v.vraag, *(encoded(v, a) for a in v.answers() if as_key(a) == answer))
                for v, answer in zip(axes, answers, strict=True)
            ]
            rules.add(kind, lines, (row, exact_minutes(tijd, unit)), exclusive=True)
    return rules


def _bijstelling(nk: Normenkader, fase: st.Bijstelling) -> dict[str, RuleList]:
    rules, least = RuleList(), RuleList()
    for rule in fase.regels:
        rules.add(fact_kind("factor", rule.als), _lines(nk, "clientfactoren", rule.als), rule)
    if fase.ondergrens is not None:
        least.add("tijd", [at_most("teken", -1)], fase.ondergrens)
    return {"bijstelling": rules, "bijstelling_ondergrens": least}


def _aftrek(nk: Normenkader, fase: st.Aftrek) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        lines = [is_("eraf", True), *_lines(nk, "leefgebieden", rule.als)]
        rules.add(f"aftrek.{rule.regel}", lines, rule, exclusive=True)
    return rules


def _maximum(nk: Normenkader, fase: st.Maximum) -> dict[str, RuleList]:
    rules, cut = RuleList(), RuleList()
    for rule in fase.regels:
        lines = [is_("leefgebied", *rule.leefgebieden), *_lines(nk, "clientfactoren", rule.als)]
        rules.add("maximum", lines, rule)
        cut.add(f"boven.{rule.regel}", [is_("boven", True)], rule, exclusive=True)
    return {"maximum": rules, "maximum_boven": cut}


def _combinaties(nk: Normenkader, fase: st.Combinaties) -> dict[str, RuleList]:
    rules, none, cut = RuleList(), RuleList(), RuleList()
    for rule in fase.regels:
        lines = [
            [[{counts_field(n): True}] for n in (one if isinstance(one, list) else [one])]
            for one in rule.telt_mee
        ]
        lines += [is_(counts_field(name), False) for name in rule.telt_niet_mee]
        rules.add("combinatie", [*lines, *_lines(nk, "clientfactoren", rule.als)], rule)
    none.add("combinaties", [is_("gevonden", 0)], fase.geen)
    cut.add("combinaties", [is_("boven", True)], fase.inkorten)
    return {"combinaties": rules, "combinaties_geen": none, "combinaties_boven": cut}


def counts_field(name: str) -> str:
    """The field that says whether a leefgebied counts."""
    return f"telt_{name}"


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
    rules, limit, least = RuleList(), RuleList(), RuleList()
    for rule in fase.regels:
        lines = _lines(nk, "clientfactoren", rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)
    if (grens := fase.grens) is not None:
        limit.add("procenten", [at_most("som", grens.minimum - 1)], grens)
        limit.add("procenten", [at_least("som", grens.maximum + 1)], grens)
    if fase.ondergrens is not None:
        least.add("tijd", [at_most("teken", -1)], fase.ondergrens)
    return {"factoren": rules, "grens": limit, "ondergrens": least}


def _afronding(fase: st.Afronding) -> RuleList:
    rules = RuleList()
    rules.add("afronding", [], fase)
    return rules


def _raster(fase: st.Raster) -> RuleList:
    rules = RuleList()
    for band in fase.banden:
        lines = [
            *_direction(band.doelrichting),
            at_least("minuten", band.vanaf),
            at_most("minuten", band.upper),
        ]
        rules.add("raster", lines, band)
    for doel in dict.fromkeys(b.doelrichting for b in fase.banden):
        own = [b for b in fase.banden if b.doelrichting == doel]
        lowest, highest = min(b.vanaf for b in own), max(b.upper for b in own)
        if fase.onder is not None:
            rules.add("raster", [*_direction(doel), at_most("minuten", lowest - 1)], fase.onder)
        above = [*_direction(doel), at_least("minuten", highest + 1)]
        rules.add("raster", above, fase.boven)
    return rules


def _direction(doel: Answer | None) -> list[Line]:
    """The line about the direction; none where there are no directions."""
    return [] if doel is None else [is_("doelrichting", doel)]


def _fasering(fase: st.Fasering) -> RuleList:
    rules = RuleList()
    for rule in fase.regels:
        rules.add("fasering", _direction(rule.doelrichting), rule, exclusive=True)
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
        lines = _lines(nk, "clientfactoren", rule.als)
        rules.add(fact_kind("factor", rule.als), lines, rule)
    return rules

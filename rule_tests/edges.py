"""Where the boundaries of a rule lie, and when two tests stand on both sides of one.

A rule that compares a number has its boundary between that number and the next. Any other rule
has it between an answer and the one next to it in the form. A number that the normenkader itself
works out moves in steps: minutes by the rounding, percentages by the smallest of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, assert_never

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Condition, requirement_holds
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag, Telling
from normenkader.rules import RegelInfo
from normenkader.units import exact_minutes
from rule_tests.own_time import Edge, Past, cut, held, nothing_covered
from rule_tests.running import RuleTestResult
from rule_tests.steps import one_answer_apart, only_difference


def edges(normenkader: Normenkader, info: RegelInfo) -> list[Edge]:
    """Give the boundaries of a rule that need a test on both sides; at least one."""
    found = list(_edges(normenkader, info))
    return found or [_one_answer(normenkader)]


def _edges(  # noqa: C901 - a case for each stage
    normenkader: Normenkader, info: RegelInfo
) -> Iterator[Edge]:
    """Those of its own numbers; a rule that does not stand on its own has none."""
    rule = info.model
    match info.stage:
        case st.Toegang() | st.Opslag():
            yield from _numbers(normenkader, info.als, info.stage.asks)
        case st.Factoren() | st.Bijstelling():
            if isinstance(rule, st.Grens) and isinstance(info.stage, st.Factoren):
                yield from _limit(info.stage, rule)
            else:
                yield from _numbers(normenkader, info.als, info.stage.asks)
                yield from _as_often(normenkader, rule)
        case st.Aftrek():
            yield from nothing_covered(rule)
        case st.Maximum():
            yield from _numbers(normenkader, info.als, info.stage.asks)
            yield from held(normenkader, info.stage, rule)
        case st.Combinaties():
            if rule is info.stage.inkorten:
                yield cut(normenkader, info.stage, _step(normenkader))
            else:
                yield from _numbers(normenkader, info.als, info.stage.asks)
        case st.Doelrichting():
            if isinstance(rule, st.DoelrichtingRegel):
                yield _equal(normenkader, rule)
        case st.Afronding():
            yield _rounding(info.stage)
        case st.Raster():
            if isinstance(rule, st.Band):
                yield from _band(normenkader, rule)
            else:
                yield from _outside(normenkader, info.stage, under=rule is info.stage.onder)
        case st.Meetellen() | st.Doelen() | st.Normtijden() | st.Resultaatgebieden():
            return
        case st.Fasering() | st.Zwaartepunt():
            return
        case _:
            assert_never(info.stage)


def always(info: RegelInfo) -> bool:
    """Whether a rule applies in every case that gets to its stage."""
    match info.stage:
        case st.Afronding():
            return True
        case st.Zwaartepunt():
            return info.model is info.stage.telling
        case _:
            return False


def reached(stage: st.Stage, result: RuleTestResult) -> bool:
    """Whether a case gets to a stage, so that its rules were looked at."""
    antwoord = result.antwoord
    match stage:
        case st.Toegang():
            return True
        case st.Meetellen():
            return bool(antwoord["uitkomst"] != "geen_toegang")
        case st.Fasering() | st.Opslag():
            return antwoord["product"] is not None
        case st.Doelen() | st.Normtijden() | st.Resultaatgebieden() | st.Doelrichting():
            return bool(antwoord["meetellend"])
        case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Combinaties():
            return bool(antwoord["meetellend"])
        case st.Factoren() | st.Afronding() | st.Raster() | st.Zwaartepunt():
            return bool(antwoord["meetellend"])
        case _:
            assert_never(stage)


def _one_answer(normenkader: Normenkader) -> Edge:
    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        return one_answer_apart(normenkader, one, other)

    return Edge("twee zaken die één antwoord schelen", past)


def _numbers(normenkader: Normenkader, als: Condition, section: str) -> Iterator[Edge]:
    """Each number at which a line of the condition turns, for rules that stand on their own."""
    questions = {v.vraag: v for v in normenkader.questions(section)}
    counts = {t.telling: t for t in normenkader.counts(section)}
    for vraag, requirement in als.items():
        numbers: Any = ()
        if vraag == AANTAL_MEETELLEND:
            numbers = range(1, len(normenkader.leefgebieden) + 1)
        elif vraag in counts:
            numbers = range(len(counts[vraag].vragen) + 1)
        elif isinstance(questions[vraag], GetalVraag):
            numbers = questions[vraag].answers()
        for low, high in pairwise(numbers):
            if requirement_holds(requirement, low) != requirement_holds(requirement, high):
                past = _given((section, "", vraag), low)
                if vraag == AANTAL_MEETELLEND:
                    past = _counted(low, high)
                elif vraag in counts:
                    past = _told(counts[vraag], low, high)
                yield Edge(f"{vraag} {low} en {high}", past)


def _told(telling: Telling, low: int, high: int) -> Past:
    """Only an answer that is counted differs, and the counts are these two."""

    def count(result: RuleTestResult) -> int:
        places = {v: (telling.sectie, "", v) for v in telling.vragen}
        return telling.count(
            {v: result.answers[p] for v, p in places.items() if p in result.answers}
        )

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        found = only_difference(one, other)
        counted = found is not None and found[0][2] in telling.vragen
        return counted and _both(count, one, other, low, high)

    return past


def _as_often(normenkader: Normenkader, rule: st.Rule) -> Iterator[Edge]:
    """The number of times that is the most that counts, and one more."""
    if not isinstance(rule, st.FactorRegel | st.BijstellingRegel):
        return
    vraag, most = rule.dan.per, rule.dan.hoogstens
    if vraag is None or most is None:
        return
    asked = next(v for v in normenkader.questions("clientfactoren") if v.vraag == vraag)
    if {most, most + 1} <= set(asked.answers()):
        past = _given(("clientfactoren", "", vraag), most)
        yield Edge(f"{vraag} {most} en {most + 1}", past, wisselt=False)


def _counted(low: int, high: int) -> Past:
    return lambda one, other: _both(lambda u: len(u.antwoord["meetellend"]), one, other, low, high)


def _given(plaats: tuple[str, str, str], low: int) -> Past:
    """Only this answer differs, and it is the number or the one after it."""

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        found = only_difference(one, other)
        return found is not None and found[0] == plaats and set(found[1:]) == {low, low + 1}

    return past


def _both(
    number: Callable[[RuleTestResult], Any], one: RuleTestResult, other: RuleTestResult, *sides: Any
) -> bool:
    return {number(one), number(other)} == set(sides)


def _step(normenkader: Normenkader) -> int:
    rounding = normenkader.stage(st.Afronding)
    return rounding.veelvoud if rounding else 1


def _band(normenkader: Normenkader, band: st.Band) -> Iterator[Edge]:
    yield from _minutes(normenkader, band.doelrichting, band.vanaf)
    yield from _minutes(normenkader, band.doelrichting, band.upper + 1)


def _outside(normenkader: Normenkader, raster: st.Raster, *, under: bool) -> Iterator[Edge]:
    """Below the lowest or above the highest band of each direction."""
    for doel in dict.fromkeys(b.doelrichting for b in raster.banden):
        own = [b for b in raster.banden if b.doelrichting == doel]
        ends = min(b.vanaf for b in own), max(b.upper for b in own) + 1
        yield from _minutes(normenkader, doel, ends[0] if under else ends[1])


def _minutes(normenkader: Normenkader, doel: Any, start: int) -> Iterator[Edge]:
    """Between the last rounded minutes below `start` and the first from there."""
    step = _step(normenkader)
    high = -(-start // step) * step
    low = high - step
    if low < 1:
        return

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        same = one.antwoord["doelrichting"] == other.antwoord["doelrichting"] == doel
        return same and _both(lambda u: u.antwoord["minuten_per_week"], one, other, low, high)

    where = "" if doel is None else f" bij {doel}"
    yield Edge(f"{low} en {high} minuten{where}", past)


def _limit(factoren: st.Factoren, grens: st.Grens) -> Iterator[Edge]:
    """Both ends, where the percentages can get past them."""
    percentages = [r.dan.procent for r in factoren.regels if r.dan.procent is not None]
    step = min((abs(p) for p in percentages), default=0)
    ends = ((grens.maximum, 1), (grens.minimum, -1))
    for end, sign in ends:
        if sum(p * sign for p in percentages if p * sign > 0) > end * sign:
            tekst = f"alle percentages samen net binnen en net buiten {end:+d} %"
            yield Edge(tekst, _near(grens.regel, end, sign, step))


def _near(regel: str, end: int, sign: int, step: int) -> Past:
    """One sum less than a step inside the end, and one at most a step beyond it."""

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        beyond = [sign * (percentages(u, regel) - end) for u in (one, other)]
        return -step < min(beyond) <= 0 < max(beyond) <= step

    return past


def percentages(result: RuleTestResult, grens: str) -> int:
    """The sum of all percentages in the explanation, before the limit."""
    steps = (s for s in result.antwoord["spoor"] if s["regel"] != grens)
    return sum(s["effect"].get("procent", 0) for s in steps)


def _equal(normenkader: Normenkader, rule: st.DoelrichtingRegel) -> Edge:
    """As many minutes as the other goal, and hardly more or less."""
    table = normenkader.stage(st.Normtijden)
    assert table is not None  # noqa: S101 - a direction needs norm times
    least = min(_times(table))

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        leads = sorted(abs(lead) for u in (one, other) for lead in _lead(u, rule.doel))
        return len(leads) == 2 and leads[0] == 0 < leads[1] <= least

    return Edge(f"evenveel minuten, en hoogstens {least} minuten verschil", past)


def _times(table: st.Normtijden) -> Iterator[Fraction]:
    """Every norm time in minutes per week; of a time that is judged the least that it can be."""
    for row in table.tabel:
        unit = table.unit(row)
        found = [exact_minutes(tijd, unit) for _, tijd in st.cells(row)]
        yield from found or [exact_minutes(1, unit)]


def _lead(result: RuleTestResult, doel: Any) -> Iterator[Fraction]:
    """How many minutes a goal has more than the largest other; nothing without a direction."""
    for step in result.antwoord["spoor"]:
        if step["fase"] == "doelrichting":
            sums = {name: Fraction(minuten) for name, minuten in step["invoer"].items()}
            others = [minuten for name, minuten in sums.items() if name != str(doel)]
            yield sums[str(doel)] - max(others, default=Fraction(0))


def _rounding(rule: st.Afronding) -> Edge:
    """Nothing to round, and nearly a whole step: just above a multiple."""

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        added = sorted(m for u in (one, other) for m in _added(u, rule.regel))
        return len(added) == 2 and added[0] == 0 and added[1] > rule.veelvoud - 1

    tekst = f"precies een veelvoud van {rule.veelvoud}, en minder dan 1 minuut erboven"
    return Edge(tekst, past, wisselt=False)


def _added(result: RuleTestResult, regel: str) -> Iterator[Fraction]:
    for step in result.antwoord["spoor"]:
        if step["regel"] == regel:
            yield Fraction(step["effect"]["minuten"])

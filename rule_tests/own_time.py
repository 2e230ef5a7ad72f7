"""The boundaries of rules that take time off: what others cover, a maximum, and a combination.

Times are minutes per week, exact, as the steps of the explanation give them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import highest
from normenkader.units import exact_minutes, in_unit
from rule_tests.running import RuleTestResult
from rule_tests.steps import one_answer_apart, only_difference

Past = Callable[[RuleTestResult, RuleTestResult], bool]
# The stages that give a leefgebied its time before a maximum holds it.
BEFORE_MAXIMUM = ("normtijden", "resultaatgebieden", "bijstelling", "aftrek")
# The stages that give the minutes before a combination holds them.
BEFORE_COMBINATION = (*BEFORE_MAXIMUM, "maximum", "factoren", "afronding")


@dataclass(frozen=True)
class Edge:
    """One boundary in words, and whether two tests stand on both sides of it.

    Where `wisselt` the rule applies on one side only.
    """

    tekst: str
    past: Past
    wisselt: bool = True


def nothing_covered(rule: st.Rule) -> Iterator[Edge]:
    """Nothing goes off (0, or no answer), and the least that can: 1."""
    if not isinstance(rule, st.AftrekRegel):
        return
    asked = rule.dan.vraag or rule.dan.procent_vraag
    if asked is None:
        return

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        found = only_difference(one, other)
        if found is None or found[0][2] != asked:
            return False
        return {found[1] or 0, found[2] or 0} == {0, 1}

    yield Edge(f"{asked} 0 en 1", past)


def held(normenkader: Normenkader, fase: st.Maximum, rule: st.Rule) -> Iterator[Edge]:
    """A time that just fits, and one that is hardly more: 1 minute, or one answer apart."""
    if not isinstance(rule, st.MaximumRegel):
        return
    most = exact_minutes(rule.hoogstens, fase.eenheid)

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        if not one_answer_apart(normenkader, one, other):
            return False
        for name in rule.leefgebieden:
            low, high = sorted(_before(u, BEFORE_MAXIMUM, name) for u in (one, other))
            judged = name in _judged(normenkader)
            if low <= most < high and (not judged or high - low <= 1):
                return True
        return False

    yield Edge(f"net niet en net wel meer dan {in_unit(rule.hoogstens, fase.eenheid)}", past)


def _judged(normenkader: Normenkader) -> set[str]:
    """The leefgebieden of which a time is the number that answers a question."""
    times = normenkader.stage(st.Normtijden)
    rows = times.tabel if times is not None else []
    return {row.leefgebied for row in rows if row.vraag is not None and row.maal is None}


def cut(normenkader: Normenkader, fase: st.Combinaties, step: int) -> Edge:
    """Exactly the maximum of a combination, and one step of the rounding more."""

    def past(one: RuleTestResult, other: RuleTestResult) -> bool:
        above = [_above(normenkader, fase, u) for u in (one, other)]
        return None not in above and set(above) == {0, step}

    return Edge(f"precies het maximum van een combinatie, en {step} meer", past)


def _above(
    normenkader: Normenkader, fase: st.Combinaties, result: RuleTestResult
) -> Fraction | None:
    """How much the minutes are above the maximum of their combination; None without one."""
    fired = {step["regel"] for step in result.antwoord["spoor"]}
    rule = next((r for r in fase.regels if r.regel in fired), None)
    most = highest(normenkader, fase, rule) if rule is not None else None
    return None if most is None else _before(result, BEFORE_COMBINATION) - most


def _before(result: RuleTestResult, stages: tuple[str, ...], leefgebied: str = "") -> Fraction:
    """The minutes that these stages come to, of one leefgebied where it is named."""
    steps: list[Mapping[str, Any]] = [
        step
        for step in result.steps_with_minutes()
        if step["fase"] in stages and leefgebied in ("", step["onderwerp"])
    ]
    return sum((Fraction(step["effect"]["minuten"]) for step in steps), Fraction(0))

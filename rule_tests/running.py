"""Run the tests of a version: judge each case, and compare it with what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from engine import ContractAnswer, judge
from engine.account.answer import plain
from engine.account.trail_difference import Paar, differences
from engine.calculation.evaluator import flat_answers
from normenkader.conditions import Answer as Gegeven
from rule_tests.model import RuleReference, RuleTest
from rule_tests.reading import ReadRuleTest, RuleTests
from zaak.model import AnswerPlace

GELDT, GELDT_NIET = "geldt", "geldt niet"


@dataclass(frozen=True)
class Deviation:
    """What came out otherwise than the test says; `veld` is a key of the answer or a rule."""

    veld: str
    verwacht: Any
    uitgekomen: Any


@dataclass(frozen=True)
class RuleTestResult:
    """One test that was run: its answer, that of its basis, and where it is not as expected."""

    gelezen: ReadRuleTest
    antwoord: ContractAnswer
    basis: ContractAnswer
    afwijkingen: tuple[Deviation, ...]

    @property
    def toets(self) -> RuleTest:
        """The test as it is written."""
        return self.gelezen.toets

    @property
    def passed(self) -> bool:
        """Whether all came out as expected."""
        return not self.afwijkingen

    def applies(self, reference: RuleReference) -> bool:
        """Whether a rule is in the explanation, in its leefgebied where one is named."""
        return applies(self.antwoord, reference)

    def about(self, regel: str) -> RuleReference | None:
        """How the test refers to a rule that it is about; None where it is about others."""
        return next((v for v in self.toets.about if v.regel == regel), None)

    @cached_property
    def answers(self) -> dict[AnswerPlace, Gegeven]:
        """All answers of the case in one table."""
        return flat_answers(self.gelezen.zaak)

    def changed_steps(self) -> list[Paar]:
        """The steps of the explanation that differ from those of the basis."""
        pairs = differences(self.basis["spoor"], self.antwoord["spoor"])
        return [paar for paar in pairs if not paar.same]

    def steps_with_minutes(self) -> list[Mapping[str, Any]]:
        """The steps of the explanation that give or take minutes, in order."""
        return [step for step in self.antwoord["spoor"] if "minuten" in step["effect"]]


def run(toetsen: RuleTests) -> list[RuleTestResult]:
    """Judge every test, in order; raises EngineError and DifferenceError where the engine fails."""
    found: list[RuleTestResult] = []
    known: dict[int, ContractAnswer] = {}
    for given in toetsen.toetsen:
        if (key := id(given.basis)) not in known:
            known[key] = judge(toetsen.normenkader, given.basis)
        antwoord = judge(toetsen.normenkader, given.zaak)
        wrong = tuple(_unexpected(given.toets, antwoord))
        found.append(RuleTestResult(given, antwoord, known[key], wrong))
    return found


def applies(antwoord: ContractAnswer, reference: RuleReference) -> bool:
    """Whether a rule is in the explanation of an answer."""
    return any(steps_of(antwoord, reference))


def steps_of(antwoord: ContractAnswer, reference: RuleReference) -> Iterator[Mapping[str, Any]]:
    """The steps of a rule in the explanation, in its leefgebied where one is named."""
    for step in antwoord["spoor"]:
        if step["regel"] == reference.regel and reference.leefgebied in ("", step["onderwerp"]):
            yield step


def _unexpected(toets: RuleTest, antwoord: ContractAnswer) -> Iterator[Deviation]:
    given = _comparable(antwoord)
    for key, expected in toets.verwacht.given().items():
        if given[key] != expected:
            yield Deviation(key, expected, given[key])
    for verwijzing in toets.must_apply:
        if not applies(antwoord, verwijzing):
            yield Deviation(str(verwijzing), GELDT, GELDT_NIET)
    for verwijzing in toets.must_not_apply:
        if applies(antwoord, verwijzing):
            yield Deviation(str(verwijzing), GELDT_NIET, GELDT)
    minutes = toets.regels.minuten if toets.regels else None
    for verwijzing, expected in (minutes or {}).items():
        given_minutes = _minutes(antwoord, verwijzing)
        if given_minutes != expected:
            yield Deviation(f"minuten van {verwijzing}", plain(expected), plain(given_minutes))


def _minutes(antwoord: ContractAnswer, reference: RuleReference) -> Fraction | None:
    """The minutes that a rule gives; None where it is not in the explanation."""
    found = [s["effect"].get("minuten", 0) for s in steps_of(antwoord, reference)]
    return sum(map(Fraction, found), Fraction(0)) if found else None


def _comparable(antwoord: ContractAnswer) -> dict[str, Any]:
    """What came out, by the keys of `verwacht`."""
    return {
        "uitkomst": antwoord["uitkomst"],
        "product": _part(antwoord["product"], "code"),
        "bandbreedte": _part(antwoord["bandbreedte"], "code"),
        "doelrichting": antwoord["doelrichting"],
        "minuten_per_week": antwoord["minuten_per_week"],
        "meetellend": antwoord["meetellend"],
        "fasering": antwoord["fasering"],
        "signalen": [signaal["code"] for signaal in antwoord["signalen"]],
        "prijs_cent": _part(antwoord["prijs"], "totaal_cent"),
    }


def _part(part: Mapping[str, Any] | None, key: str) -> Any:
    return None if part is None else part[key]

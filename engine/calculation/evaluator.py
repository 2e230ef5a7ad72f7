"""The independent evaluator: the builder's terms on one case, in plain Python.

The calculation of a normenkader is written once (`engine.calculation.source`) and then run for
every case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from engine.calculation.build import build
from engine.calculation.source import SectionAnswers, SourceOps, Values, Var
from engine.calculation.terms import PartialFase, Sum, Term
from engine.evaluation import Evaluation, Fase, Step
from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.rules import ByContent
from zaak.model import AnswerPlace, Zaak

# Complete and interim calculations, of some hundreds of kilobytes each.
MOST_WRITTEN = 32


class Short(NamedTuple):
    """What a calculation comes to, without its steps: codes, and minutes per week."""

    uitkomst: str | None
    product: str | None
    band: str | None
    minuten_per_week: int | None
    doelrichting: str | None


def evaluate(normenkader: Normenkader, zaak: Zaak, *, provisional: bool = False) -> Evaluation:
    """Evaluate a checked case without the rule engine."""
    return _written(ByContent(normenkader), provisional=provisional).run(sections(zaak))


def quick(normenkader: Normenkader) -> Callable[[SectionAnswers], Short]:
    """What gives only the results of a complete case, from its `sections`: for very many cases.

    One evaluator alone: what is shown to people is judged by both.
    """
    return _written(ByContent(normenkader), provisional=False).short


def flat_answers(zaak: Zaak) -> dict[AnswerPlace, Answer]:
    """All answers of a case in one table, by their place."""
    return {
        (section, name, vraag): antwoord
        for (section, name), answers in sections(zaak).items()
        for vraag, antwoord in answers.items()
    }


def sections(zaak: Zaak) -> dict[tuple[str, str], Mapping[str, Answer]]:
    """The answers of a case by section and leefgebied ("" outside leefgebieden)."""
    found: dict[tuple[str, str], Mapping[str, Answer]] = {
        ("toegang", ""): zaak.toegang,
        ("clientfactoren", ""): zaak.clientfactoren,
        ("zaak", ""): zaak.vragen,
    }
    for name, answers in zaak.leefgebieden.items():
        found["leefgebieden", name] = answers
    return found


class _Written:
    """The calculation of one normenkader, and how its lines become steps and results."""

    def __init__(self, normenkader: Normenkader, *, provisional: bool) -> None:
        ops = SourceOps()
        b = build(normenkader, ops, provisional=provisional)
        self.provisional = provisional
        self.steps = [(t.fires.number, _step(t, ops)) for t in b.terms]
        self.counts = [(name, counts.number) for name, counts in b.counts.items()]
        self.minutes = b.minuten.number if b.minuten is not None else None
        self.outcome = _choice(b.uitkomst)
        self.product = _choice(b.product)
        self.band = _choice(b.band)
        self.direction = _choice(b.doelrichting)
        self.phases = _choice([(fires, _reader(parts)) for fires, parts in b.fasering])
        self.supplement = [fires.number for fires in b.opslag]
        self.modules = [(fires.number, module) for fires, module in b.modules]
        self.calculate = ops.compile()

    def run(self, sections: SectionAnswers) -> Evaluation:
        values = self.calculate(sections)
        short = self._results(values)
        phases = self.phases(values)
        return Evaluation(
            tuple([step(values) for fires, step in self.steps if values[fires]]),
            uitkomst=short.uitkomst,
            product=short.product,
            band=short.band,
            doelrichting=short.doelrichting,
            minuten_per_week=short.minuten_per_week,
            meetellend=tuple([name for name, counts in self.counts if values[counts]]),
            fasering=phases(values) if phases else (),
            opslag=any(values[fires] for fires in self.supplement),
            modules=tuple([module for fires, module in self.modules if values[fires]]),
        )

    def short(self, sections: SectionAnswers) -> Short:
        return self._results(self.calculate(sections))

    def _results(self, values: Values) -> Short:
        outcome = self.outcome(values)
        counted = outcome not in ("geen_toegang", "geen_maatwerk") and not self.provisional
        return Short(
            outcome,
            self.product(values),
            self.band(values),
            None if not counted or self.minutes is None else values[self.minutes],
            self.direction(values),
        )


@lru_cache(maxsize=MOST_WRITTEN)
def _written(key: ByContent, *, provisional: bool) -> _Written:
    return _Written(key.normenkader, provisional=provisional)


def _choice(options: list[tuple[Var, Any]]) -> Callable[[Values], Any]:
    """Reads the first option that holds, or None."""
    numbered = [(holds.number, value) for holds, value in options]

    def chosen(values: Values) -> Any:
        for holds, value in numbered:
            if values[holds]:
                return value
        return None

    return chosen


def _step(term: Term[Var], ops: SourceOps) -> Callable[[Values], Step]:
    effect = {k: _constant(v, ops) for k, v in term.effect.items()}
    found = {k: _reader(v) for k, v in effect.items()}
    readers = [(k, read) for k, read in found.items() if read is not None]
    if not readers:
        # The same in every case: one step serves them all.
        always = Step(term.regel, term.fase, term.onderwerp, effect)
        return lambda _: always

    def step(values: Values) -> Step:
        own = effect.copy()
        for key, read in readers:
            own[key] = read(values)
        return Step(term.regel, term.fase, term.onderwerp, own)

    return step


def _constant(waarde: Any, ops: SourceOps) -> Any:
    """Minutes that are the same in every case, as the trail knows them."""
    if isinstance(waarde, Sum) and (number := ops.known(waarde.getal)) is not None:
        return _minutes(number, waarde.scale)
    return waarde


def _reader(waarde: Any) -> Callable[[Values], Any] | None:
    """Reads an effect as the trail knows it; None for a constant."""
    if isinstance(waarde, Var):
        return itemgetter(waarde.number)
    if isinstance(waarde, Sum):
        number, scale = waarde.getal.number, waarde.scale
        return lambda values: _minutes(values[number], scale)
    if isinstance(waarde, dict):
        numbered = [(k, number.number) for k, number in waarde.items()]
        return lambda values: {k: values[number] for k, number in numbered}
    if isinstance(waarde, list) and waarde and isinstance(waarde[0], PartialFase):
        return lambda values: tuple(
            Fase(*(values[n.number] for n in (d.van, d.tot, d.minuten)))
            for d in waarde
            if values[d.exists.number]
        )
    if isinstance(waarde, list):
        return lambda values: [value for holds, value in waarde if values[holds.number]]
    return None


_minutes = lru_cache(maxsize=4_096)(Fraction)

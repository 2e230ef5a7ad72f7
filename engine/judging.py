"""Judge a case: the rule engine answers, the independent evaluator checks every answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from engine.account.answer import ANTWOORDFORMAAT, ContractAnswer, added_minutes, writer
from engine.calculation.evaluator import evaluate
from engine.evaluation import Evaluation
from engine.rule_engine.rulesets import Rulesets, compile_rulesets
from engine.rule_engine.run import run
from normenkader import Normenkader
from zaak.model import Zaak

MOST_COMPILED = 16


class DifferenceError(RuntimeError):
    """The two evaluations differ, so there is no answer; the error holds both."""

    def __init__(self, zaak: str, rule_engine: Any, check: Any) -> None:
        """Keep both results."""
        self.zaak = zaak
        self.rule_engine = rule_engine
        self.check = check
        super().__init__(
            f"De twee berekeningen van zaak {zaak} verschillen. Er is geen voorstel. Meld dit bij "
            "de maker van Normwijzer, met deze zaak en het normenkader."
        )


class _Compiled:
    """Compiled rulesets by content hash; what falls out is freed when its last user is done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_hash: OrderedDict[str, Rulesets] = OrderedDict()

    def get(self, normenkader: Normenkader) -> Rulesets:
        key = normenkader.sha256
        with self._lock:
            if key in self._by_hash:
                self._by_hash.move_to_end(key)
                return self._by_hash[key]
            rulesets = self._by_hash[key] = compile_rulesets(normenkader)
            if len(self._by_hash) > MOST_COMPILED:
                self._by_hash.popitem(last=False)
            return rulesets


_COMPILED = _Compiled()


def judge(
    normenkader: Normenkader, zaak: Zaak, *, format_version: int = ANTWOORDFORMAAT
) -> ContractAnswer:
    """Give the answer to a checked, complete case, in a format.

    Raises DifferenceError where the evaluations differ, EngineError where the engine fails,
    UnknownFormatError where this program does not write the format, ValueError with open answers
    (`engine.partial.answer` is for those).
    """
    if zaak.open:
        raise ValueError(f"zaak {zaak.zaak} heeft open antwoorden")
    return writer(format_version)(normenkader, zaak, course(normenkader, zaak))


def course(normenkader: Normenkader, zaak: Zaak, *, provisional: bool = False) -> Evaluation:
    """Evaluate twice and compare; `provisional` stops after the shared result areas."""
    evaluation = run(_COMPILED.get(normenkader), zaak, provisional=provisional)
    check = evaluate(normenkader, zaak, provisional=provisional)
    if evaluation != check:
        raise DifferenceError(zaak.zaak, evaluation, check)
    minutes = evaluation.minuten_per_week
    if minutes is not None and (added := added_minutes(evaluation.steps)) != minutes:
        raise DifferenceError(zaak.zaak, minutes, added)
    return evaluation

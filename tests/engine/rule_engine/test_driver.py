"""The driver: completeness, nothing left behind, threads, and freeing."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import durable_rules_engine as dre
import pytest

from engine.rule_engine.driver import CompiledRuleset, EngineError


def ruleset() -> CompiledRuleset:
    return CompiledRuleset(
        [
            ("laag", [{"soort": "x"}, {"$lt": {"n": 5}}]),
            ("alle", [{"soort": "x"}]),
            ("ja", [{"soort": "x"}, {"b": True}]),
        ]
    )


def names(rules: CompiledRuleset, *facts: dict[str, int | bool | str]) -> list[str]:
    return [naam for naam, _ in rules.fire([{"soort": "x", **f} for f in facts])]


def test_rules_fire_in_their_own_order() -> None:
    assert names(ruleset(), {"n": 9, "b": True}, {"n": 3}) == ["laag", "alle", "alle", "ja"]


def test_nothing_stays_behind_between_cases() -> None:
    rules = ruleset()
    assert names(rules, {"n": 3}) == ["laag", "alle"]
    assert names(rules, {"n": 7}) == ["alle"]
    assert names(rules) == []


def test_fact_that_no_rule_looks_at_is_no_error() -> None:
    assert ruleset().fire([{"soort": "onbekend", "n": 1}]) == []


def test_after_a_failure_the_next_case_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ruleset()
    real = dre.assert_fact
    calls = iter([0, 0, 2])

    def failing(handle: int, fact: str) -> tuple[int, int]:
        code, state = real(handle, fact)
        return next(calls, 0) or code, state

    monkeypatch.setattr(dre, "assert_fact", failing)
    with pytest.raises(EngineError, match="niet aangenomen"):
        names(rules, {"n": 3}, {"n": 4})
    monkeypatch.setattr(dre, "assert_fact", real)
    assert names(rules, {"n": 7}) == ["alle"]


def test_threads_share_a_ruleset_without_a_wrong_answer() -> None:
    rules = ruleset()
    cases = [({"n": n}, ["laag", "alle"] if n < 5 else ["alle"]) for n in range(10)] * 200
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda case: names(rules, case[0]), cases))
    assert results == [expected for _, expected in cases]


def test_ruleset_is_freed_once_when_nobody_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    freed: list[int] = []
    monkeypatch.setattr(dre, "delete_ruleset", freed.append)
    rules = ruleset()
    handle, gone = rules._handle, weakref.ref(rules)
    del rules
    gc.collect()
    assert gone() is None
    ruleset().fire([])
    ruleset().fire([])
    assert freed.count(handle) == 1

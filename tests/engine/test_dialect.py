"""The safe dialect: hard limits of the engine are errors before they are crashes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.dialect import Regellijst, at_least, is_, line
from engine.driver import EngineFout
from normenkader.conditions import Toets


def test_too_many_conditions_are_refused() -> None:
    rules = Regellijst()
    for n in range(512):
        rules.add(f"soort{n // 50}", [is_("n", n)], n, exclusive=True)
    with pytest.raises(EngineFout, match="verschillende voorwaarden"):
        rules.compile()


def test_too_many_rules_that_share_a_condition_are_refused() -> None:
    rules = Regellijst()
    for n in range(256):
        rules.add("x", [is_("n", n % 16), is_("m", n // 16)], n, exclusive=True)
    with pytest.raises(EngineFout, match="delen de voorwaarde"):
        rules.compile()


def test_too_many_matches_of_one_fact_are_refused() -> None:
    rules = Regellijst()
    for n in range(65):
        rules.add("x", [at_least("n", n)], n)
    with pytest.raises(EngineFout, match="kijken tegelijk"):
        rules.compile()


def test_at_the_limit_every_match_is_found() -> None:
    rules = Regellijst()
    for n in range(64):
        rules.add("x", [at_least("n", n)], n)
    found = rules.compile().fire([{"soort": "x", "n": 100}])
    assert [label for label, _ in found] == list(range(64))


def test_rule_with_alternatives_fires_once() -> None:
    rules = Regellijst()
    rules.add("x", [is_("a", 1, 2), is_("b", 3, 4)], "regel")
    compiled = rules.compile()
    assert len(compiled.fire([{"soort": "x", "a": 2, "b": 3}])) == 1
    assert compiled.fire([{"soort": "x", "a": 2, "b": 5}]) == []


def test_comparison_never_meets_text() -> None:
    answers = (1, 2, 3, "niet_uitgevraagd")
    assert line("niveau", Toets(minstens=2), answers) == [[{"niveau": 2}], [{"niveau": 3}]]


@pytest.mark.parametrize(
    ("eis", "tests"),
    [
        (Toets(minstens=2), [[{"$gte": {"n": 2}}]]),
        (Toets(kleiner_dan=40), [[{"$lte": {"n": 39}}]]),
        (Toets(niet=20), [[{"$lte": {"n": 19}}], [{"$gte": {"n": 21}}]]),
        (Toets(niet=[0, 50]), [[{"$gte": {"n": 1}}, {"$lte": {"n": 49}}]]),
        ([3, 4, 9], [[{"$gte": {"n": 3}}, {"$lte": {"n": 4}}], [{"n": 9}]]),
        (7, [[{"n": 7}]]),
    ],
)
def test_line_about_numbers_is_a_few_ranges(eis: Any, tests: Any) -> None:
    assert line("n", eis, range(51)) == tests

"""The safe dialect: hard limits of the engine are errors before they are crashes."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest

from engine.rule_engine import dialect
from engine.rule_engine.dialect import RuleList, at_least, at_most, is_, line
from engine.rule_engine.driver import CompiledRuleset, EngineError, Fact, Firing
from normenkader.conditions import Toets


def test_too_many_conditions_are_refused() -> None:
    rules = RuleList()
    for n in range(512):
        rules.add(f"soort{n // 50}", [is_("n", n)], n, exclusive=True)
    with pytest.raises(EngineError, match="verschillende voorwaarden"):
        rules.compile()


def test_too_many_rules_that_share_a_condition_are_refused() -> None:
    rules = RuleList()
    for n in range(256):
        rules.add("x", [is_("n", n % 16), is_("m", n // 16)], n, exclusive=True)
    with pytest.raises(EngineError, match="delen de voorwaarde"):
        rules.compile()


def test_too_many_matches_of_one_fact_are_refused() -> None:
    rules = RuleList()
    for n in range(65):
        rules.add("x", [at_least("n", n)], n)
    with pytest.raises(EngineError, match="kijken tegelijk"):
        rules.compile()


def test_at_the_limit_every_match_is_found() -> None:
    rules = RuleList()
    for n in range(64):
        rules.add("x", [at_least("n", n)], n)
    found = rules.compile().fire([{"soort": "x", "n": 100}])
    assert [label for label, _ in found] == list(range(64))


def test_rule_with_alternatives_fires_once() -> None:
    rules = RuleList()
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


KINDS = ("x", "y", "z")
FIELDS = ("a", "b", "c")
VALUES: tuple[int | bool | str, ...] = (0, 1, 2, 3, True, False, "geen", "veel")


def random_rules(rng: random.Random) -> RuleList:
    """Rules of which some have alternatives, share a label's fact or look at the same field."""
    rules = RuleList()
    for n in range(rng.randint(1, 12)):
        lines: list[Any] = []
        for field in rng.sample(FIELDS, rng.randint(0, 3)):
            named = is_(field, *rng.sample(VALUES, rng.randint(1, 3)))
            lines.append(rng.choice([named, at_least(field, rng.randint(0, 3)), at_most(field, 2)]))
        rules.add(rng.choice(KINDS), lines, f"regel {n}")
    return rules


def random_facts(rng: random.Random) -> list[Fact]:
    facts: list[Fact] = []
    for n in range(rng.randint(0, 8)):
        own = rng.sample(FIELDS, rng.randint(0, 3))
        kind = rng.choice([*KINDS, "onbekend"])
        facts.append({"soort": kind, "nummer": n, **{f: rng.choice(VALUES) for f in own}})
    return facts


def fired_together(rules: RuleList, facts: list[Fact]) -> list[tuple[Any, Any]]:
    """The rules with the facts that fire them, when the engine gets all facts at once."""
    found: dict[tuple[Any, Any], None] = {}
    for naam, fact in CompiledRuleset(rules.regels).fire(facts):
        found.setdefault((rules.labels[naam], fact["nummer"]))
    return list(found)


def test_facts_fire_one_by_one_what_they_fire_together() -> None:
    rng = random.Random(5)
    fired = 0
    for _ in range(150):
        rules = random_rules(rng)
        compiled = rules.compile()
        for _ in range(4):
            facts = random_facts(rng)
            found = [(label, fact["nummer"]) for label, fact in compiled.fire(facts)]
            assert found == fired_together(rules, facts)
            # And again, now that every fact is known.
            assert [(label, fact["nummer"]) for label, fact in compiled.fire(facts)] == found
            fired += len(found)
    assert fired > 1_000


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every fact that the engine really gets from now on."""
    asked: list[Any] = []
    real = CompiledRuleset.fire

    def fire(self: CompiledRuleset, feiten: Iterable[Fact]) -> list[Firing]:
        facts = list(feiten)
        asked.extend(facts)
        return real(self, facts)

    monkeypatch.setattr(CompiledRuleset, "fire", fire)
    return asked


def test_engine_is_asked_once_about_a_fact_and_only_what_its_rules_look_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = counted(monkeypatch)
    rules = RuleList()
    rules.add("x", [at_least("n", 2)], "regel")
    compiled = rules.compile()
    facts: list[Fact] = [{"soort": "x", "n": n % 3, "naam": f"feit {n}"} for n in range(9)]
    assert [fact["naam"] for _, fact in compiled.fire(facts)] == ["feit 8", "feit 5", "feit 2"]
    assert sorted(f["n"] for f in asked) == [0, 1, 2]
    assert all(set(f) == {"soort", "n"} for f in asked)


def test_memory_is_bounded_and_keeps_what_was_used_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "MOST_REMEMBERED", 2)
    asked = counted(monkeypatch)
    rules = RuleList()
    rules.add("x", [at_least("n", 2)], "regel")
    compiled = rules.compile()
    for n in (1, 2, 3, 3, 2, 1):
        assert bool(compiled.fire([{"soort": "x", "n": n}])) == (n >= 2)
    assert [f["n"] for f in asked] == [1, 2, 3, 1]


def test_memory_keeps_true_and_one_apart() -> None:
    rules = RuleList()
    rules.add("x", [is_("n", True)], "waar")
    compiled = rules.compile()
    for value in (1, True, 1, True):
        facts: list[Fact] = [{"soort": "x", "nummer": 0, "n": value}]
        found = [label for label, _ in compiled.fire(facts)]
        assert found == [label for label, _ in fired_together(rules, facts)]


def test_after_a_failure_the_fact_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = RuleList()
    rules.add("x", [at_least("n", 2)], "regel")
    compiled = rules.compile()
    real = CompiledRuleset.fire

    def failing(self: CompiledRuleset, feiten: Iterable[Fact]) -> list[Firing]:
        raise EngineError("mislukt")

    monkeypatch.setattr(CompiledRuleset, "fire", failing)
    with pytest.raises(EngineError, match="mislukt"):
        compiled.fire([{"soort": "x", "n": 2}])
    monkeypatch.setattr(CompiledRuleset, "fire", real)
    assert compiled.fire([{"soort": "x", "n": 2}]) == [("regel", {"soort": "x", "n": 2})]

"""Two trails side by side: nothing is lost, and the order is that of the trail."""

from __future__ import annotations

import random
from typing import Any

from engine import judge
from engine.account.trail_difference import Paar, differences
from normenkader import Library, Normenkader
from normenkader.stages import STAGES
from tests.explaining.why_not.other_answers import case_with_access
from zaak.checking import check_zaak


def step(regel: str, onderwerp: str = "a", fase: str = "factoren", **rest: Any) -> dict[str, Any]:
    return {"regel": regel, "fase": fase, "onderwerp": onderwerp, **rest}


def rules(paren: list[Paar]) -> list[tuple[str | None, str | None, bool]]:
    return [(rule(p.oud), rule(p.nieuw), p.same) for p in paren]


def rule(one: Any) -> str | None:
    return one["regel"] if one else None


def trail(normenkader: Normenkader, case: dict[str, Any]) -> list[dict[str, Any]]:
    zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    steps: list[dict[str, Any]] = judge(normenkader, zaak)["spoor"]
    return steps


def test_same_trail_differs_nowhere(demo: Normenkader, zaak: dict[str, Any]) -> None:
    steps = trail(demo, zaak)
    assert differences(steps, steps) == [Paar(s, s, same=True) for s in steps]
    assert differences([], []) == []


def test_step_is_changed_removed_or_added() -> None:
    old = [step("R1"), step("R2", effect={"minuten": 1}), step("R3")]
    new = [step("R1"), step("R2", effect={"minuten": 2}), step("R4")]
    assert differences(old, new) == [
        (old[0], new[0], True),
        (old[1], new[1], False),
        (old[2], None, False),
        (None, new[2], False),
    ]


def test_same_rule_about_another_subject_is_another_step() -> None:
    assert rules(differences([step("R1", "a")], [step("R1", "b")])) == [
        ("R1", None, False),
        (None, "R1", False),
    ]


def test_steps_of_an_earlier_stage_come_first() -> None:
    old = [step("R1"), step("R9", fase="raster")]
    new = [step("R1"), step("R5", fase="afronding")]
    assert rules(differences(old, new))[1:] == [(None, "R5", False), ("R9", None, False)]


def test_steps_about_one_subject_stand_together() -> None:
    old = [step("A1", "a"), step("B1", "b"), step("C1", "c")]
    new = [step("A2", "a"), step("B2", "b"), step("C2", "c")]
    assert rules(differences(old, new)) == [
        ("A1", None, False),
        (None, "A2", False),
        ("B1", None, False),
        (None, "B2", False),
        ("C1", None, False),
        (None, "C2", False),
    ]


def test_all_old_steps_of_a_subject_come_before_its_new_ones_and_before_the_next() -> None:
    old = [step("A1", "a"), step("A2", "a"), step("B1", "b")]
    assert rules(differences(old, [step("A3", "a")])) == [
        ("A1", None, False),
        ("A2", None, False),
        (None, "A3", False),
        ("B1", None, False),
    ]


def test_step_that_is_new_before_another_pair_keeps_its_place() -> None:
    old, new = [step("B1", "b")], [step("A2", "a"), step("B2", "b")]
    assert rules(differences(old, new)) == [
        (None, "A2", False),
        ("B1", None, False),
        (None, "B2", False),
    ]


def test_rules_in_another_order_are_matched_in_the_second_order() -> None:
    old, new = [step("R1"), step("R2"), step("R3")], [step("R3"), step("R1")]
    assert rules(differences(old, new)) == [
        ("R3", "R3", True),
        ("R1", "R1", True),
        ("R2", None, False),
    ]


def test_step_that_occurs_twice_is_matched_once_each() -> None:
    assert rules(differences([step("R1"), step("R1")], [step("R1")])) == [
        ("R1", "R1", True),
        ("R1", None, False),
    ]


def test_both_trails_are_whole_and_in_order_for_random_cases(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(21)
    for normenkader in (demo, drechtsteden):
        cases = [case_with_access(rng, normenkader) for _ in range(24)]
        trails = [trail(normenkader, case) for case in cases]
        for old, new in zip(trails, trails[1:] + trails[:1], strict=True):
            paren = differences(old, new)
            assert [p.oud for p in paren if p.oud] == old
            assert [p.nieuw for p in paren if p.nieuw] == new
            places = [STAGES.index((p.oud or p.nieuw or {})["fase"]) for p in paren]
            assert places == sorted(places)
            both = [(p.oud, p.nieuw, p.same) for p in paren if p.oud and p.nieuw]
            shared = {key(s) for s in old} & {key(s) for s in new}
            assert {key(one) for one, _, _ in both} == shared
            assert all(key(one) == key(other) for one, other, _ in both)
            assert all(equal == (one == other) for one, other, equal in both)


def key(one: Any) -> tuple[str, str]:
    return one["regel"], one["onderwerp"]

"""Engines that are not ours give the same answers from the exported DMN."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from normenkader import Normenkader
from normenkader.reading import from_content
from tests.conftest import contract_lines
from tests.publishing.dmn.engines import ENGINES, answer, checked, decisions, differences
from tests.random_cases import random_case
from tests.random_norms import random_norm
from zaak.model import Zaak

WORKED = [*contract_lines("cases.jsonl"), *contract_lines("extra.jsonl")]


def cases(rng: random.Random, normenkader: Normenkader, count: int) -> list[Zaak]:
    return checked(normenkader, (random_case(rng, normenkader, i) for i in range(count)))


def norms(rng: random.Random, count: int, each: int) -> list[tuple[Normenkader, list[Zaak]]]:
    found = [random_norm(rng) for _ in range(count)]
    return [(normenkader, cases(rng, normenkader, each)) for normenkader in found]


def changed(normenkader: Normenkader, fase: str, **values: Any) -> Normenkader:
    """The same normenkader with other values in one stage, without the texts about its rules."""
    content = copy.deepcopy(normenkader.content)
    content.pop("client", None)
    next(f for f in content["fasen"] if f["fase"] == fase).update(values)
    return from_content(content)


def test_worked_cases_of_the_contract_come_out_as_they_say(demo: Normenkader) -> None:
    zaken = checked(demo, (line["zaak"] for line in WORKED))
    found = list(decisions([(demo, zaken)]))
    assert len(found) == len(WORKED)
    for (_, zaak, by_engine), line in zip(found, WORKED, strict=True):
        for name in ENGINES:
            given = answer(demo, by_engine[name])
            assert {k: given[k] for k in line["verwacht"]} == line["verwacht"], (name, zaak)


def test_random_cases_of_the_demonstration(demo: Normenkader) -> None:
    rng = random.Random(20260101)
    assert differences([(demo, cases(rng, demo, 3_000))]) == []


def test_random_cases_of_2016(drechtsteden: Normenkader) -> None:
    rng = random.Random(20160101)
    assert differences([(drechtsteden, cases(rng, drechtsteden, 1_000))]) == []


def test_random_normenkaders() -> None:
    assert differences(norms(random.Random(1502), 30, 20)) == []


def test_another_norm_time_is_another_answer(demo: Normenkader) -> None:
    stage = next(f for f in demo.content["fasen"] if f["fase"] == "normtijden")
    cells = {goal: {"3": 300, "2": 300} for goal in ("behoud", "ontwikkel")}
    first, *rest = stage["tabel"]
    other = changed(demo, "normtijden", tabel=[{**first, "minuten": cells}, *rest])
    zaken = checked(demo, [WORKED[0]["zaak"]])
    (_, _, found), (_, _, found_other) = decisions([(demo, zaken), (other, zaken)])
    for name in ENGINES:
        assert answer(demo, found[name])["minuten_per_week"] == 305
        assert answer(demo, found_other[name])["minuten_per_week"] > 305


@pytest.mark.nightly
def test_many_random_cases(demo: Normenkader, drechtsteden: Normenkader) -> None:
    rng = random.Random(15)
    assert differences([(nk, cases(rng, nk, 20_000)) for nk in (demo, drechtsteden)]) == []


@pytest.mark.nightly
def test_many_random_normenkaders() -> None:
    assert differences(norms(random.Random(2303), 400, 40)) == []


def test_both_engines_give_the_same_at_every_decision(demo: Normenkader) -> None:
    rng = random.Random(8)
    for _, zaak, found in decisions([(demo, cases(rng, demo, 200))]):
        assert found["imicros"] == found["feelin"], zaak


def test_shares_of_nothing_and_of_all(demo: Normenkader) -> None:
    stage = next(f for f in demo.content["fasen"] if f["fase"] == "resultaatgebieden")
    rng = random.Random(1)
    variants = []
    for share in (0, 100):
        rules = [{**rule, "overige_procent": share} for rule in stage["regels"]]
        variants.append(changed(demo, "resultaatgebieden", regels=rules))
    assert differences([(nk, cases(rng, nk, 150)) for nk in variants]) == []


def test_percentages_that_leave_no_time_at_all(demo: Normenkader) -> None:
    stage = next(f for f in demo.content["fasen"] if f["fase"] == "factoren")
    rules = [
        {**rule, "dan": {"procent": -120}} if "procent" in rule["dan"] else rule
        for rule in stage["regels"]
    ]
    limit = {**stage["grens"], "minimum": -100}
    nothing = changed(demo, "factoren", regels=rules, grens=limit)
    minutes = [rule for rule in rules if "minuten" in rule["dan"]]
    without = [rule for rule in rules if "procent" in rule["dan"]]
    only_minutes = changed(demo, "factoren", regels=minutes, grens={**limit, "minimum": 0})
    only_percentages = changed(demo, "factoren", regels=without, grens=limit)
    rng = random.Random(2)
    models = [nothing, only_minutes, only_percentages]
    assert differences([(nk, cases(rng, nk, 150)) for nk in models]) == []


def test_no_access_leaves_out_the_rest_of_the_case(demo: Normenkader) -> None:
    case = copy.deepcopy(WORKED[0]["zaak"])
    case["toegang"]["leeftijd"] = 17
    del case["leefgebieden"], case["clientfactoren"]
    zaken = checked(demo, [case])
    assert differences([(demo, zaken)]) == []

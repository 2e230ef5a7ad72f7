"""The answer to a partial intake: the keys of the contract and the steps that are certain."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from engine import answer_text, judge
from engine.partial import answer, next_questions, possible
from normenkader import Library, Normenkader
from tests.conftest import contract_lines
from tests.partial_cases import completions, how_many, random_partial
from tests.random_norms import random_norm
from zaak.checking import check_partial, check_zaak


def partial_answer(normenkader: Normenkader, case: dict[str, Any]) -> dict[str, Any]:
    zaak, _ = check_partial(case, Library([normenkader], normenkader.normenkader))
    return answer(normenkader, zaak)


def certain_steps_are_in_every_completion(
    normenkader: Normenkader, rng: random.Random, cases: int, most: int
) -> tuple[int, int]:
    """Gives how many steps were said to be certain, and how many are."""
    said = true = done = 0
    while done < cases:
        case = random_partial(rng, normenkader, 4, done + 1)
        if how_many(normenkader, case) > most:
            continue
        done += 1
        found = partial_answer(normenkader, case)
        every = [judge(normenkader, zaak) for _, zaak, _ in completions(normenkader, case)]
        common = [s for s in every[0]["spoor"] if all(s in a["spoor"] for a in every)]
        assert [s for s in found["spoor"] if s not in common] == [], case
        signals = [s for s in every[0]["signalen"] if all(s in a["signalen"] for a in every)]
        assert [s for s in found["signalen"] if s not in signals] == [], case
        counting = set.intersection(*(set(a["meetellend"]) for a in every))
        assert set(found["meetellend"]) <= counting
        said += len(found["spoor"])
        true += len(common)
    return said, true


def test_every_certain_step_is_in_every_completion_of_demo_ib(demo: Normenkader) -> None:
    said, true = certain_steps_are_in_every_completion(demo, random.Random(11), 80, 100)
    assert said >= 0.9 * true > 0


def test_every_certain_step_is_in_every_completion_of_drechtsteden(
    drechtsteden: Normenkader,
) -> None:
    said, true = certain_steps_are_in_every_completion(drechtsteden, random.Random(12), 60, 100)
    assert said >= 0.9 * true > 0


def test_every_certain_step_is_in_every_completion_of_random_normenkaders() -> None:
    rng = random.Random(13)
    for _ in range(60):
        certain_steps_are_in_every_completion(random_norm(rng), rng, 2, 60)


def test_the_keys_are_those_of_the_contract(demo: Normenkader, zaak: dict[str, Any]) -> None:
    complete = judge(demo, check_zaak(zaak, Library([demo], demo.normenkader))[0])
    zaak["clientfactoren"]["zorgmijding"] = "onbekend"
    found = partial_answer(demo, zaak)
    assert list(found) == [*complete, "mogelijk", "minuten_bereik"]
    assert found["uitkomst"] == "onvolledig"
    assert [found[k] for k in ("product", "bandbreedte", "doelrichting", "minuten_per_week")] == (
        [None] * 4
    )
    assert found["antwoordformaat"] == 1
    assert found["normenkader"] == complete["normenkader"]


def test_the_range_and_the_outcomes_of_one_open_factor(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    by_answer = {}
    for given in ("geen", "licht", "sterk"):
        zaak["clientfactoren"]["zorgmijding"] = given
        by_answer[given] = judge(demo, check_zaak(zaak, Library([demo], demo.normenkader))[0])
    zaak["clientfactoren"]["zorgmijding"] = "onbekend"
    found = partial_answer(demo, zaak)
    minutes = [a["minuten_per_week"] for a in by_answer.values()]
    assert found["minuten_bereik"] == {"minimum": min(minutes), "maximum": max(minutes)}
    assert {m["bandbreedte"] for m in found["mogelijk"]} == {
        a["bandbreedte"]["code"] for a in by_answer.values()
    }


def test_a_case_without_any_minutes_has_no_range(demo: Normenkader, zaak: dict[str, Any]) -> None:
    zaak["toegang"] |= {"wlz_indicatie": True, "permanent_toezicht": "onbekend"}
    found = partial_answer(demo, zaak)
    none = {"product": None, "bandbreedte": None, "doelrichting": None}
    assert found["mogelijk"] == [{"uitkomst": "geen_toegang", **none}]
    assert found["minuten_bereik"] is None
    assert [s["regel"] for s in found["spoor"]] == ["TG-WLZ"]


def test_with_a_reason_for_no_access_the_rest_may_be_open_and_absent(demo: Normenkader) -> None:
    case = {
        "zaak": "T-1",
        "peildatum": "2026-07-01",
        "toegang": {
            "leeftijd": 51,
            "woont_in_gemeente": "onbekend",
            "wlz_indicatie": True,
            "permanent_toezicht": False,
            "extramuraal_duurder": False,
        },
        "leefgebieden": {"adl": {"niveau": "onbekend"}},
        "clientfactoren": {"zorgmijding": "onbekend"},
    }
    found = partial_answer(demo, case)
    assert [m["uitkomst"] for m in found["mogelijk"]] == ["geen_toegang"]
    assert [s["regel"] for s in found["spoor"]] == ["TG-WLZ"]
    zaak, _ = check_partial(case, Library([demo], demo.normenkader))
    assert next_questions(demo, zaak).possible == possible(demo, zaak)


def test_without_certain_access_nothing_is_certain(demo: Normenkader, zaak: dict[str, Any]) -> None:
    zaak["toegang"]["leeftijd"] = "onbekend"
    found = partial_answer(demo, zaak)
    assert found["spoor"] == found["signalen"] == found["meetellend"] == []
    assert {m["uitkomst"] for m in found["mogelijk"]} == {"product", "geen_toegang"}


def test_an_open_number_of_weeks_leaves_only_the_phases_open(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    complete = judge(demo, check_zaak(zaak, Library([demo], demo.normenkader))[0])
    found = partial_answer(demo, zaak | {"indicatieduur_weken": "onbekend"})
    assert found["spoor"] == complete["spoor"]
    assert len(found["mogelijk"]) == 1


def test_a_complete_case_gets_its_ordinary_answer(demo: Normenkader, zaak: dict[str, Any]) -> None:
    checked, _ = check_zaak(zaak, Library([demo], demo.normenkader))
    assert answer(demo, checked) == judge(demo, checked)


def test_the_same_partial_case_gives_the_same_bytes(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    zaak["leefgebieden"]["adl"] = {
        "niveau": "onbekend",
        "doel": "onbekend",
        "opgelost_door": "onbekend",
    }
    texts = {answer_text(partial_answer(demo, dict(zaak))) for _ in range(3)}
    assert len(texts) == 1


@pytest.mark.nightly
def test_certain_steps_of_thousands_of_cases(demo: Normenkader, drechtsteden: Normenkader) -> None:
    rng = random.Random(14)
    certain_steps_are_in_every_completion(demo, rng, 1_000, 300)
    certain_steps_are_in_every_completion(drechtsteden, rng, 500, 300)
    for _ in range(500):
        certain_steps_are_in_every_completion(random_norm(rng), rng, 3, 200)


@pytest.mark.parametrize("open_one", ["minuten", "gedekt_minuten"])
def test_an_open_number_that_another_bounds_is_completed_with_one_that_fits(
    bibliotheek: Library, open_one: str
) -> None:
    case = copy.deepcopy(contract_lines("cases-awbz.jsonl")[0]["zaak"])
    case["leefgebieden"]["vaardigheden"] |= {"minuten": 300, "gedekt_minuten": 180}
    case["leefgebieden"]["vaardigheden"][open_one] = "onbekend"
    zaak, normenkader = check_partial(case, bibliotheek)
    found = answer(normenkader, zaak)
    most = {"minuten": 599, "gedekt_minuten": 300}[open_one]
    assert found["minuten_bereik"] == {"minimum": 1, "maximum": most}

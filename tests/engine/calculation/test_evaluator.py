"""The independent evaluator: one calculation for each content, whatever came before."""

from __future__ import annotations

import copy
import random
from functools import lru_cache
from typing import Any

import pytest

from engine.calculation import evaluator
from engine.calculation.evaluator import evaluate
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from tests.random_cases import random_case
from tests.random_norms import random_norm
from zaak.checking import check_zaak


def test_changed_norm_times_change_the_answer(zaak: dict[str, Any], demo: Normenkader) -> None:
    content = copy.deepcopy(demo.content)
    stage = next(f for f in content["fasen"] if f["fase"] == "normtijden")
    for row in stage["tabel"]:
        row["minuten"] = {g: dict.fromkeys(cells, 10) for g, cells in row["minuten"].items()}
    changed = from_content(content)
    case, _ = check_zaak(zaak, Library([demo], demo.normenkader))
    found = [evaluate(nk, case).minuten_per_week for nk in (demo, changed, demo)]
    assert found[0] == found[2] == 150
    assert found[1] is not None
    assert found[1] < 150


def test_calculations_that_fall_out_of_the_memory_are_written_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(4)
    cases = []
    for number in range(6):
        normenkader = random_norm(rng)
        case = random_case(rng, normenkader, number)
        zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
        cases.append((normenkader, zaak, evaluate(normenkader, zaak)))
    small = lru_cache(maxsize=2)(evaluator._written.__wrapped__)
    monkeypatch.setattr(evaluator, "_written", small)
    for normenkader, zaak, course in cases * 2:
        assert evaluate(normenkader, zaak) == course
    assert small.cache_info().currsize == 2


def test_interim_calculation_is_not_that_of_the_whole(
    zaak: dict[str, Any], demo: Normenkader
) -> None:
    case, _ = check_zaak(zaak, Library([demo], demo.normenkader))
    whole, interim = evaluate(demo, case), evaluate(demo, case, provisional=True)
    assert interim.uitkomst is None
    assert len(interim.steps) < len(whole.steps)
    assert evaluate(demo, case) == whole

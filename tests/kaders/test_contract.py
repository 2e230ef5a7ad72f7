"""The real normenkaders give what the contract says, by three evaluators."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine import judge
from normenkader import Library, read_library
from tests.awbz_by_hand import answer as by_hand
from tests.awbz_by_hand import random_zaak
from tests.conftest import ROOT, contract_lines
from zaak.checking import check_zaak

AWBZ, HO = contract_lines("cases-awbz.jsonl"), contract_lines("cases-ho.jsonl")
KEYS = tuple(AWBZ[0]["verwacht"])


@pytest.fixture(scope="module")
def household() -> Library:
    """The fixture of household support, which never ships."""
    return read_library(ROOT / "tests" / "kaders")


def judged(case: dict[str, Any], library: Library) -> dict[str, Any]:
    """What comes out, by codes."""
    zaak, normenkader = check_zaak(case, library)
    found = judge(normenkader, zaak)
    coded = {k: found[k]["code"] if found[k] else None for k in ("product", "bandbreedte")}
    signals = [s["code"] for s in found["signalen"]]
    return {**{k: found[k] for k in KEYS}, **coded, "signalen": signals}


@pytest.mark.parametrize("case", AWBZ, ids=[c["zaak"]["zaak"] for c in AWBZ])
def test_a_worked_case_of_the_awbz(case: dict[str, Any], bibliotheek: Library) -> None:
    assert judged(case["zaak"], bibliotheek) == case["verwacht"]


@pytest.mark.parametrize("case", HO, ids=[c["zaak"]["zaak"] for c in HO])
def test_a_worked_case_of_household_support(case: dict[str, Any], household: Library) -> None:
    assert judged(case["zaak"], household) == case["verwacht"]


def test_the_evaluator_by_hand_gives_the_worked_cases() -> None:
    for case in AWBZ:
        found = by_hand(case["zaak"])
        assert {k: found[k] for k in KEYS} == case["verwacht"]


def compare(bibliotheek: Library, seed: int, cases: int) -> set[tuple[str, ...]]:
    """Compare on random cases; gives which signals came out together."""
    rng, seen = random.Random(seed), set()
    for number in range(cases):
        case = random_zaak(rng, number)
        expected = by_hand(case)
        del expected["redenen"]
        assert judged(case, bibliotheek) == expected, case
        seen.add((expected["uitkomst"], *expected["signalen"]))
    return seen


def test_three_evaluators_agree_on_random_cases_of_the_awbz(bibliotheek: Library) -> None:
    seen = compare(bibliotheek, 12, 1_500)
    assert {
        ("geen_toegang",),
        ("geen_maatwerk",),
        ("product",),
        ("product", "SG-MAXIMUM"),
        ("product", "SG-GEEN-MAXIMUM"),
        ("product", "SG-ZEER-ERNSTIG-GEDRAG", "SG-MAXIMUM"),
        ("nader_onderzoek", "SG-GEEN-MAXIMUM", "SG-BOVEN-KLASSE-8"),
    } <= seen


@pytest.mark.nightly
def test_three_evaluators_agree_on_very_many_cases_of_the_awbz(bibliotheek: Library) -> None:
    compare(bibliotheek, 13, 40_000)


def test_every_reason_for_no_access_is_a_step(bibliotheek: Library) -> None:
    rng = random.Random(14)
    for number in range(300):
        case = random_zaak(rng, number)
        zaak, normenkader = check_zaak(case, bibliotheek)
        steps = judge(normenkader, zaak)["spoor"]
        refusing = [s for s in steps if s["effect"].get("uitkomst") == "geen_toegang"]
        assert len(refusing) == by_hand(case)["redenen"]

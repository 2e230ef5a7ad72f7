"""The rule engine, the independent evaluator and one written by hand give the same answers."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import answer_text, judge
from normenkader import Library
from tests.demo_ib_by_hand import answer as by_hand
from tests.demo_ib_by_hand import problem_paths
from tests.random_cases import random_case
from tests.random_norms import random_norm
from tests.strategies import broken_zaken, random_broken_zaak, random_zaak, zaken
from zaak.checking import InvalidZaakError, check_zaak

COMPARED = ("uitkomst", "doelrichting", "minuten_per_week", "meetellend", "fasering")
RELAXED = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def agrees(case: dict[str, Any], bibliotheek: Library) -> None:
    """`judge` compares the engine with the independent evaluator; here comes the third."""
    zaak, normenkader = check_zaak(case, bibliotheek)
    answer, expected = judge(normenkader, zaak), by_hand(case)
    assert {k: answer[k] for k in COMPARED} == {k: expected[k] for k in COMPARED}
    for key in ("product", "bandbreedte"):
        assert (answer[key] or {}).get("code") == expected[key]
    steps = {(s["regel"], s["onderwerp"]) for s in answer["spoor"]}
    reasons = {
        "niet_uitgevraagd": "LG-NIET-UITGEVRAAGD",
        "zelfredzaam": "LG-ZELFREDZAAM",
        "opgelost": "LG-OPGELOST",
        "acuut": "LG-ACUUT",
        "justitie": "LG-JUSTITIE",
    }
    assert all((reasons[r], naam) in steps for naam, r in expected["afgevallen"].items())
    changed = {o for r, o in steps if r == "DO-NIET-LEERBAAR"}
    assert changed == set(expected["gewijzigd"])
    refused = [
        s["onderwerp"] for s in answer["spoor"] if s["effect"].get("uitkomst") == ("geen_toegang")
    ]
    assert sorted(refused) == sorted(expected["reasons"])
    assert len(answer["signalen"]) == len(expected["signal_subjects"])


def agrees_on_errors(case: dict[str, Any], bibliotheek: Library) -> None:
    found: set[str] = set()
    try:
        check_zaak(case, bibliotheek)
    except InvalidZaakError as fout:
        found = {f.pad_tekst for f in fout.fouten}
    assert found == problem_paths(case)


@RELAXED
@given(case=zaken())
def test_three_evaluators_agree_on_random_cases(case: dict[str, Any], bibliotheek: Library) -> None:
    agrees(case, bibliotheek)


@RELAXED
@given(case=broken_zaken())
def test_every_error_of_a_broken_case_is_found_and_no_other(
    case: dict[str, Any], bibliotheek: Library
) -> None:
    agrees_on_errors(case, bibliotheek)


@RELAXED
@given(seed=st.integers(0, 2**32))
def test_evaluators_agree_on_random_normenkaders(seed: int) -> None:
    random_norm_agrees(random.Random(seed), 5)


def random_norm_agrees(rng: random.Random, cases: int) -> None:
    """`judge` raises where the two evaluators differ or the trail does not add up."""
    normenkader = random_norm(rng)
    bibliotheek = Library([normenkader], normenkader.normenkader)
    for number in range(cases):
        zaak, _ = check_zaak(random_case(rng, normenkader, number), bibliotheek)
        assert answer_text(judge(normenkader, zaak)) == answer_text(judge(normenkader, zaak))


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_evaluators_agree_on_random_cases_of_shipped_normenkaders(
    naam: str, bibliotheek: Library
) -> None:
    rng = random.Random(2016)
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    outcomes = set()
    for number in range(600):
        zaak, _ = check_zaak(random_case(rng, normenkader, number), bibliotheek)
        outcomes.add(judge(normenkader, zaak)["uitkomst"])
    assert {"product", "geen_toegang"} <= outcomes


def test_thousands_of_cases_agree(bibliotheek: Library) -> None:
    bulk(bibliotheek, 1_500, seed=1)


@pytest.mark.nightly
def test_a_hundred_thousand_cases_agree(bibliotheek: Library) -> None:
    bulk(bibliotheek, 80_000, seed=2)
    rng = random.Random(3)
    for _ in range(2_000):
        random_norm_agrees(rng, 10)


def bulk(bibliotheek: Library, number: int, seed: int) -> None:
    rng = random.Random(seed)
    outcomes = set()
    for _ in range(number):
        case = random_zaak(rng)
        agrees(case, bibliotheek)
        outcomes.add(by_hand(case)["uitkomst"])
        agrees_on_errors(random_broken_zaak(rng), bibliotheek)
    assert len(outcomes) == 5

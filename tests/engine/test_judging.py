"""Judging: a difference between the evaluations is an error, and compiled rules are shared."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from engine import (
    ANTWOORDFORMAAT,
    DifferenceError,
    UnknownFormatError,
    answer_text,
    course,
    judge,
    judging,
)
from engine.account import answer
from engine.account.answer import added_minutes
from engine.evaluation import Evaluation
from engine.rule_engine.run import run
from normenkader import Library
from normenkader.file.tree import Tree
from normenkader.reading import build
from tests.conftest import contract_lines
from zaak.checking import check_draft, check_zaak


def spoiled(verloop: Evaluation, what: str) -> Evaluation:
    """The same evaluation with one thing different."""
    steps = list(verloop.steps)
    if what == "effect":
        at = next(i for i, s in enumerate(steps) if "minuten" in s.effect)
        steps[at] = replace(steps[at], effect={**steps[at].effect, "minuten": Fraction(1)})
    elif what == "rule missing":
        del steps[3]
    elif what == "order":
        steps[0], steps[1] = steps[1], steps[0]
    options: dict[str, dict[str, Any]] = {
        "minutes": {"minuten_per_week": 155},
        "product": {"product": "IBB"},
        "band": {"band": "B1"},
        "outcome": {"uitkomst": "ib0"},
        "counting": {"meetellend": ()},
    }
    return replace(verloop, steps=tuple(steps), **options.get(what, {}))


@pytest.mark.parametrize(
    "what",
    ["effect", "rule missing", "order", "minutes", "product", "band", "outcome", "counting"],
)
def test_any_difference_is_an_error_with_both_answers(
    what: str,
    zaak: dict[str, Any],
    bibliotheek: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, normenkader = check_zaak(zaak, bibliotheek)
    monkeypatch.setattr(judging, "run", lambda *a, **k: spoiled(run(*a, **k), what))
    with pytest.raises(DifferenceError) as caught:
        judge(normenkader, case)
    assert caught.value.rule_engine != caught.value.check


def test_threads_give_the_same_bytes_as_one(bibliotheek: Library) -> None:
    cases = [check_zaak(line["zaak"], bibliotheek) for line in contract_lines("cases.jsonl")]
    alone = [answer_text(judge(n, z)) for z, n in cases]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda pair: answer_text(judge(pair[1], pair[0])), cases * 4))
    assert together == alone * 4


def test_compiled_rules_are_shared_by_content(bibliotheek: Library) -> None:
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    again = build(Tree("elders.yaml", normenkader.content))
    compiled = judging._Compiled()
    assert compiled.get(normenkader) is compiled.get(again)


def test_rules_that_fall_out_of_the_cache_still_serve_who_holds_them(
    bibliotheek: Library, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_COMPILED", 1)
    compiled = judging._Compiled()
    case, demo = check_zaak(zaak, bibliotheek)
    held = compiled.get(demo)
    compiled.get(bibliotheek.version("drechtsteden-ib-2016", "2016.1"))
    assert compiled.get(demo) is not held
    assert run(held, case).minuten_per_week == 150


def test_interim_result_counts_what_is_complete_and_gives_no_outcome(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    part = {
        **zaak,
        "clientfactoren": {},
        "leefgebieden": {
            "financien": {"niveau": 2, "doel": "behoud", "opgelost_door": "geen"},
            "verslaving": {"niveau": 3, "doel": "behoud", "opgelost_door": "geen"},
            "geestelijke_gezondheid": {"niveau": 2, "doel": "behoud", "opgelost_door": "geen"},
        },
    }
    case, normenkader = check_draft(part, bibliotheek)
    verloop = course(normenkader, case, provisional=True)
    assert (verloop.uitkomst, verloop.minuten_per_week, verloop.product) == (None, None, None)
    assert verloop.meetellend == ("financien", "geestelijke_gezondheid", "verslaving")
    assert added_minutes(verloop.steps) == 35 + 45 + 10


@pytest.mark.parametrize("formaat", [0, 2, -1])
def test_unknown_format_is_refused_with_what_there_is(
    formaat: int, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    case, normenkader = check_zaak(zaak, bibliotheek)
    with pytest.raises(
        UnknownFormatError, match=rf"Antwoordformaat {formaat} bestaat niet. Wel: 1\."
    ):
        judge(normenkader, case, format_version=formaat)


def test_format_that_is_asked_for_is_written(
    bibliotheek: Library, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = {**answer._FORMATEN, 2: lambda *_: {"antwoordformaat": 2}}
    monkeypatch.setattr(answer, "_FORMATEN", later)
    case, normenkader = check_zaak(zaak, bibliotheek)
    assert judge(normenkader, case, format_version=2) == {"antwoordformaat": 2}
    assert judge(normenkader, case)["antwoordformaat"] == ANTWOORDFORMAAT == 1
    assert judge(normenkader, case, format_version=1) == judge(normenkader, case)

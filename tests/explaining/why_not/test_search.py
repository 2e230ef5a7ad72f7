"""Why not another product: what brute force finds too, no more and no less."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from cli.shared import json_line
from engine import DifferenceError, judge
from engine.calculation.evaluator import Short, evaluate
from explaining.why_not.changes import Trial, single_changes
from explaining.why_not.margin import margin
from explaining.why_not.plain import plain_why_not
from explaining.why_not.search import Alternative, UnknownProductError, WhyNot, why_not
from normenkader import Library, Normenkader
from tests.explaining.why_not.other_answers import (
    Found,
    all_singles,
    case_with_access,
    changed,
    only,
    smallest,
    with_a_number,
    with_number,
)
from tests.random_cases import random_case
from tests.random_norms import random_norm
from zaak.checking import check_zaak
from zaak.model import plain_case


def found_for(normenkader: Normenkader, case: dict[str, Any], product: str | None = None) -> WhyNot:
    zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    return why_not(normenkader, zaak, product)


def by_code(waarom: WhyNot) -> dict[str, Alternative]:
    return {a.product: a for a in waarom.alternatieven}


def agrees(normenkader: Normenkader, case: dict[str, Any], *expected: Found) -> None:
    """What is found is the smallest of brute force: of one answer, else of two if given."""
    waarom = found_for(normenkader, case)
    for code, alternatief in by_code(waarom).items():
        found = next((f[code] for f in expected if code in f), None)
        if found is None:
            assert len(alternatief.wijzigingen) in ([0] if len(expected) == 2 else [0, 2])
            continue
        steps, changes = found
        assert [(w.pad_tekst, w.naar) for w in alternatief.wijzigingen] == [
            c.text for c in changes[0]
        ]
        assert (alternatief.steps, alternatief.even_klein) == (steps, len(changes) - 1)
        assert alternatief.zaak is not None
        assert (
            alternatief.zaak
            == check_zaak(
                changed(case, changes[0]), Library([normenkader], normenkader.normenkader)
            )[0]
        )
        assert alternatief.antwoord == judge(normenkader, alternatief.zaak)


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_one_other_answer_is_what_brute_force_finds(naam: str, bibliotheek: Library) -> None:
    rng = random.Random(11)
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    products = 0
    for _ in range(18):
        case = case_with_access(rng, normenkader)
        ones = smallest(normenkader, case, 1)
        agrees(normenkader, case, ones)
        products += len(ones)
    assert products > 12


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_two_other_answers_or_none_are_what_brute_force_finds(
    naam: str, bibliotheek: Library
) -> None:
    rng = random.Random(1204)
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    numbers = set()
    for most_asked in (1, 2, 3, 4, 4, 5, 6, 7):
        case = case_with_access(rng, normenkader, most_asked)
        agrees(normenkader, case, smallest(normenkader, case, 1), smallest(normenkader, case, 2))
        numbers |= {len(a.wijzigingen) for a in found_for(normenkader, case).alternatieven}
    assert numbers == {0, 1, 2}


def test_random_normenkaders_with_numbers_agree_with_brute_force() -> None:
    rng = random.Random(13)
    tried = numbers = 0
    while tried < 8 or not numbers:
        normenkader = random_norm(rng)
        case = random_case(rng, normenkader)
        kinds = {v.soort for v in normenkader.questions("clientfactoren")}
        access = found_for(normenkader, case).antwoord["uitkomst"] != "geen_toegang"
        if access and len(all_singles(normenkader, case)) <= 40:
            agrees(normenkader, case, *(smallest(normenkader, case, n) for n in (1, 2)))
            tried += 1
            numbers += "geheel_getal" in kinds


def test_only_judgements_about_what_was_asked_change(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(14)
    for normenkader in (demo, drechtsteden):
        for _ in range(10):
            case = case_with_access(rng, normenkader)
            zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
            changes = {(w.pad_tekst, w.naar) for w in single_changes(normenkader, zaak)}
            assert changes == {c.text for c in all_singles(normenkader, case)}
            for alternatief in why_not(normenkader, zaak).alternatieven:
                if alternatief.zaak is None:
                    continue
                other = plain_case(alternatief.zaak)
                for w in alternatief.wijzigingen:
                    table: Any = other
                    for part in filter(None, w.pad[:-1]):
                        table = table[part]
                    table[w.pad[-1]] = w.van
                assert other == plain_case(zaak)


def test_quick_result_is_that_of_the_evaluation() -> None:
    rng = random.Random(15)
    for number in range(40):
        normenkader = random_norm(rng)
        case = random_case(rng, normenkader, number)
        checked, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
        whole = evaluate(normenkader, checked)
        assert Trial(normenkader, checked).result([]) == (
            whole.uitkomst,
            whole.product,
            whole.band,
            whole.minuten_per_week,
            whole.doelrichting,
        )


def test_no_access_has_no_alternative_whatever_the_answers(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    access = {**zaak["toegang"], "leeftijd": 17}
    case = {"zaak": "T-1", "peildatum": "2026-07-01", "toegang": access}
    for content in (case, {**zaak, "toegang": access}):
        alternatieven = found_for(demo, content).alternatieven
        assert [a.product for a in alternatieven] == ["IBB", "IBBI", "IBO", "IBOI"]
        assert not any(a.found for a in alternatieven)
        assert alternatieven[0].zin == (
            "Behoudgerichte begeleiding (IBB): er is geen toegang. "
            "Andere antwoorden over de leefgebieden en de cliënt veranderen dat niet."
        )


def test_answer_that_becomes_required_is_a_second_answer(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    case = only(zaak, financien={"niveau": 4, "opgelost_door": "geen"})
    waarom = found_for(demo, case)
    assert waarom.antwoord["uitkomst"] == "geen_maatwerk"
    found = by_code(waarom)["IBO"]
    assert [(w.pad_tekst, w.van, w.naar, w.stap) for w in found.wijzigingen] == [
        ("leefgebieden.financien.niveau", 4, 3, 1),
        ("leefgebieden.financien.doel", None, "ontwikkel", 1),
    ]
    assert "ontwikkeling (nu niet ingevuld). Dan is het 30 minuten per week." in found.zin


def test_three_answers_that_become_required_are_too_many(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    case = only(zaak, financien={"niveau": 4})
    assert not any(a.found for a in found_for(demo, case).alternatieven)


def test_level_that_needs_an_answer_that_is_absent_is_not_tried(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    at = {"niveau": 2, "doel": "behoud", "opgelost_door": "geen"}
    changes = []
    for extra in ({}, {"overlast": False}):
        checked, _ = check_zaak(
            only(zaak, dagbesteding={**at, **extra}), Library([demo], demo.normenkader)
        )
        proef = Trial(demo, checked)
        to_acute = next(w for w in single_changes(demo, checked) if w.naar == 1)
        changes.append(proef.result([to_acute]))
    assert changes[0] is None
    assert changes[1] is not None
    assert changes[1].uitkomst == "geen_maatwerk"


def test_number_moves_no_further_than_needed(demo: Normenkader, zaak: dict[str, Any]) -> None:
    normenkader = with_a_number(demo, {"minstens": 9_000})
    waarom = found_for(normenkader, with_number(zaak, 9_500))
    assert waarom.antwoord["uitkomst"] == "nader_onderzoek"
    found = by_code(waarom)["IBB"]
    assert [(w.van, w.naar) for w in found.wijzigingen] == [(9_500, 8_999)]
    assert (found.steps, found.even_klein) == (501, 0)
    assert "8999 keer in plaats van 9500 keer" in found.zin


def test_numbers_as_near_on_both_sides_count_each(demo: Normenkader, zaak: dict[str, Any]) -> None:
    normenkader = with_a_number(demo, [6])
    found = by_code(found_for(normenkader, with_number(zaak, 6)))["IBB"]
    assert [(w.naar, w.stap) for w in found.wijzigingen] == [(5, 1)]
    assert found.even_klein == 1


def test_number_that_had_no_answer_is_one_step_away(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    normenkader = with_a_number(demo, {"hoogstens": 99}, minuten=150, verplicht=False)
    found = by_code(found_for(normenkader, with_number(zaak, None)))["IBBI"]
    assert [(w.van, w.naar, w.stap) for w in found.wijzigingen] == [(None, 0, 1)]
    assert found.even_klein == 99


def test_one_product_is_asked_for(demo: Normenkader, zaak: dict[str, Any]) -> None:
    whole = by_code(found_for(demo, zaak))
    assert list(whole) == ["IBB", "IBBI", "IBOI"]
    for code, alternatief in whole.items():
        assert found_for(demo, zaak, code).alternatieven == (alternatief,)
    assert found_for(demo, zaak, "IBO").alternatieven == ()


def test_unknown_product_is_refused_with_what_there_is(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    with pytest.raises(
        UnknownProductError, match=r"'IB9' bestaat niet\. Kies uit: IBB, IBBI, IBO, IBOI"
    ):
        found_for(demo, zaak, "IB9")


def test_what_the_full_judgement_does_not_confirm_is_an_error(
    demo: Normenkader, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Short("product", "IBBI", "B3", 200, "behoud")
    monkeypatch.setattr(Trial, "result", lambda *_: wrong)
    with pytest.raises(DifferenceError):
        found_for(demo, zaak, "IBBI")


def test_same_case_gives_the_same_bytes_in_whatever_order_it_is_written(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    mirrored = {k: _mirrored(v) for k, v in reversed(zaak.items())}
    texts = []
    for case in (zaak, mirrored, zaak):
        checked, _ = check_zaak(case, Library([demo], demo.normenkader))
        waarom = why_not(demo, checked)
        texts.append(json_line(plain_why_not(waarom, margin(demo, checked, waarom.antwoord))))
    assert len(set(texts)) == 1


def _mirrored(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _mirrored(v) for k, v in reversed(value.items())}
    return value


def test_explanations_stay_in_the_changed_case(demo: Normenkader, zaak: dict[str, Any]) -> None:
    case = copy.deepcopy(zaak)
    case["toegang"]["toelichting"] = "Woont er net."
    case["leefgebieden"]["financien"]["toelichting"] = "De post blijft liggen."
    checked, _ = check_zaak(case, Library([demo], demo.normenkader))
    again, _ = check_zaak(plain_case(checked), Library([demo], demo.normenkader))
    assert again == checked
    assert plain_case(checked) == {**case, "normenkader": "demo-ib"}

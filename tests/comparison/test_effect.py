"""What another normenkader does to cases: counts and minutes computed by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import tests.demo_ib_by_hand as by_hand
from comparison.effect import Effect, effects, pair_judge
from comparison.questions import NotComparableError
from normenkader import Normenkader, read_library
from population.proposals import Changed, Count, DoesNotFit, Voorstel
from tests.comparison.changing import GONE, changed, question_path, rule_path
from tests.conftest import contract_lines
from tests.register.replaying.other_version import (
    CASES,
    LESS,
    MORE,
    NOTHING,
    SAME,
    case,
    write_rules,
)


@pytest.fixture
def other(tmp_path: Path) -> Normenkader:
    """Version 2026.2: other norm times, and an indication of at most 100 weeks."""
    return read_library(write_rules(tmp_path / "regels")).version("demo-ib", "2026.2")


def test_counts_and_minutes_are_those_by_hand(demo: Normenkader, other: Normenkader) -> None:
    effect = effects(CASES, demo, other)
    assert effect.tabel == {
        ("IBB", "IBB"): Count(aantal=2, veranderd=1, eraf=10),
        ("IBB", "ib0"): Count(aantal=1, veranderd=1, eraf=30),
        ("ib0", "IBB"): Count(aantal=1, veranderd=1, erbij=35),
    }
    assert effect.total == Count(aantal=4, veranderd=3, erbij=35, eraf=40)
    assert effect.verschillen == {35: 1, -10: 1, -30: 1, 0: 1}
    assert (effect.gelijk, effect.overig, effect.done) == (1, {}, 5)
    refused = "indicatieduur_weken: 104 kan hier niet. "
    assert effect.geweigerd == [
        DoesNotFit(5, "LANG", f"{refused}Vul een geheel getal in van 1 tot en met 100.")
    ]


def test_those_that_change_most_come_first(demo: Normenkader, other: Normenkader) -> None:
    assert effects(CASES, demo, other).anders == [
        Changed(1, "MEER", Voorstel("ib0", 0), Voorstel("IBB", 35)),
        Changed(3, "NIETS", Voorstel("IBB", 30), Voorstel("ib0", 0)),
        Changed(2, "MINDER", Voorstel("IBB", 65), Voorstel("IBB", 55)),
    ]


def test_with_as_many_minutes_another_product_comes_first(demo: Normenkader) -> None:
    # 35 + 30 = 65 minutes; from 60 on it is another product, and dagbesteding has 5 less.
    b1, b2 = rule_path(demo, "RA-B1"), rule_path(demo, "RA-B2")
    daytime = (*rule_path(demo, "NT-DAGBESTEDING"), "minuten", "behoud", "2")
    other = changed(
        demo,
        {(*b1, "tot"): 60, (*b2, "vanaf"): 60, (*b2, "product"): "IBBI", daytime: 25},
    )
    small = case("KLEIN", dagbesteding=2, huisvesting=3)
    changes = effects([small, LESS], demo, other).anders
    assert changes == [
        Changed(2, "MINDER", Voorstel("IBB", 65), Voorstel("IBBI", 60)),
        Changed(1, "KLEIN", Voorstel("IBB", 45), Voorstel("IBB", 40)),
    ]


def test_the_same_normenkader_changes_nothing(demo: Normenkader) -> None:
    effect = effects(CASES, demo, demo)
    assert (effect.total, effect.gelijk) == (Count(aantal=5), 5)
    assert (effect.anders, effect.verschillen) == ([], {0: 5})


def test_dates_and_the_name_of_the_normenkader_do_not_count(demo: Normenkader) -> None:
    draft = changed(demo, {("normenkader",): "proef", ("geldig", "van"): "2099-01-01"})
    named = {**MORE, "normenkader": "demo-ib", "peildatum": "2001-01-01"}
    effect = effects([MORE, named], draft, demo)
    assert (effect.gelijk, effect.done) == (2, 2)


def test_another_bandwidth_for_the_same_product_is_no_equal_result(demo: Normenkader) -> None:
    # 65 minutes are in B1; with an edge at 60 in B2, which is the same product.
    b1, b2 = rule_path(demo, "RA-B1"), rule_path(demo, "RA-B2")
    other = changed(demo, {(*b1, "tot"): 60, (*b2, "vanaf"): 60})
    effect = effects([LESS, NOTHING], demo, other)
    assert (effect.total.veranderd, effect.gelijk, effect.overig) == (0, 1, {"bandbreedte": 1})


def test_another_price_is_no_equal_result(drechtsteden: Normenkader) -> None:
    zaak = json.loads(json.dumps(MORE))
    names = [vraag.vraag for vraag in drechtsteden.questions("toegang")]
    zaak["toegang"] = {n: n in ("doelgroep", "zonder_begeleiding_mis") for n in names}
    zaak["clientfactoren"] = {"gedragsproblematiek": "geen"}
    zaak["leefgebieden"]["financien"] = {
        "niveau": 3,
        "opgelost_door": "geen",
        "soort_werk": "toezicht_en_stimuleren",
    }
    other = changed(drechtsteden, {("producten", 0, "prijs", "cent"): 40_000})
    effect = effects([zaak], drechtsteden, other)
    assert (effect.tabel, effect.overig) == ({("IB1", "IB1"): Count(aantal=1)}, {"prijs": 1})
    # There are no minutes at all: none are gained or lost.
    assert effect.verschillen == {}


def test_what_the_first_refuses_is_apart_from_what_the_second_refuses(
    demo: Normenkader, other: Normenkader
) -> None:
    wrong: list[Any] = [{**SAME, "zaak": "FOUT", "toegang": {}}, ["geen zaak"], None, SAME]
    effect = effects(wrong, demo, other)
    assert effect.aantal_ongeldig == 3
    assert [(f.nummer, f.zaak) for f in effect.ongeldig] == [(1, "FOUT"), (2, ""), (3, "")]
    assert effect.ongeldig[0].fout.startswith("toegang.leeftijd: ontbreekt")
    assert (effect.aantal_geweigerd, effect.gelijk) == (0, 1)


def test_questions_that_no_case_fits_are_refused(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    with pytest.raises(NotComparableError):
        effects([MORE], demo, drechtsteden)


def test_a_question_that_is_now_needed_refuses_the_cases_without_it(demo: Normenkader) -> None:
    pad = question_path(demo, "zaak", "indicatieduur_weken")
    other = changed(demo, {(*pad, "verplicht"): GONE})
    effect = effects(CASES, demo, other)
    assert (effect.gelijk, [f.nummer for f in effect.geweigerd]) == (1, [1, 2, 3, 4])


def test_progress_is_heard_of_each_case(demo: Normenkader, other: Normenkader) -> None:
    heard: list[int] = []
    effects(CASES, demo, other, tell=heard.append)
    assert heard == [1] * 5


def test_parts_in_any_order_come_to_the_same(demo: Normenkader, other: Normenkader) -> None:
    numbered = list(enumerate(CASES, start=1))
    with pair_judge((demo.content, other.content)) as judged:
        parts = [judged(numbered[3:]), judged(numbered[:3])]
    effect = Effect()
    for part in parts:
        effect.add(part)
    assert effect == effects(CASES, demo, other)


def test_the_cases_of_the_contract_with_another_norm_time_and_another_edge(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contract says what each case gives; the evaluator by hand what the copy gives."""
    b2, b3 = rule_path(demo, "RA-B2"), rule_path(demo, "RA-B3")
    time = (*rule_path(demo, "NT-FINANCIEN"), "minuten", "behoud", "3")
    other = changed(demo, {(*b2, "tot"): 230, (*b3, "vanaf"): 230, time: 35})
    lines = contract_lines("cases.jsonl")
    monkeypatch.setitem(by_hand.NORMTIJDEN, "financien", (35, 35, None, 30, 50, None))
    bands = (("B4", "IBBI", 300), ("B3", "IBBI", 230), ("B2", "IBB", 90), ("B1", "IBB", 30))
    monkeypatch.setitem(by_hand.BANDEN, "behoud", bands)
    pairs = [(_of(line["verwacht"]), _of(by_hand.answer(line["zaak"]))) for line in lines]

    effect = effects([line["zaak"] for line in lines], demo, other)
    counts = Counter((van[0], naar[0]) for van, naar in pairs)
    changes = [naar[1] - van[1] for van, naar in pairs]
    assert {key: cell.aantal for key, cell in effect.tabel.items()} == counts
    assert effect.verschillen == Counter(changes)
    assert effect.total.erbij == sum(c for c in changes if c > 0)
    assert effect.total.eraf == -sum(c for c in changes if c < 0)
    assert effect.total.veranderd == sum(van != naar for van, naar in pairs)
    assert [
        ((a.van.wat, a.van.minuten), (a.naar.wat, a.naar.minuten))
        for a in sorted(effect.anders, key=lambda a: a.nummer)
    ] == [pair for pair in pairs if pair[0] != pair[1]]
    # Both changes do something here.
    assert counts["IBBI", "IBB"] > 0
    assert effect.total.erbij > 0
    assert effect.done == len(lines)


def _of(antwoord: dict[str, Any]) -> tuple[str, int]:
    """What comes out, and its minutes: 0 without a product."""
    if antwoord["uitkomst"] == "product":
        return antwoord["product"], antwoord["minuten_per_week"]
    return antwoord["uitkomst"], 0

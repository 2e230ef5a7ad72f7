"""A whole session: each question on its own scale, together, and before and after a training."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD
from practice.agreement.alpha import IEDEREEN_EENS, MINSTENS, NIEMAND_SAMEN, Measure, alpha
from practice.agreement.answers import ClassChoice, Rating, classes, places
from practice.agreement.measures import (
    FACTOREN_SAMEN,
    UITGEVRAAGD,
    Agreement,
    agreement,
    as_plain,
    compare,
)
from tests.practice.agreement.test_alpha import by_hand


def session(
    normenkader: Normenkader, cases: int, people: int, sure: float, seed: int = 1
) -> tuple[list[Rating], list[ClassChoice]]:
    """Everyone answers everything; as often as they are not sure something at random."""
    rng = random.Random(seed)

    def seen(options: list[Answer]) -> Iterator[Answer]:
        true = rng.choice(options)
        while True:
            yield true if rng.random() < sure else rng.choice(options)

    rows, choices = [], []
    codes: list[Answer] = [k.code for k in classes(normenkader)]
    for case in (f"Z-{i}" for i in range(cases)):
        for plaats, vraag in places(normenkader).items():
            if vraag is not None:
                answers = seen(list(vraag.answers()))
                rows += [Rating(f"p{i}", case, plaats, next(answers)) for i in range(people)]
        one, other = seen(codes), seen(codes)
        choices += [
            ClassChoice(f"p{i}", case, str(next(one)), str(next(other))) for i in range(people)
        ]
    return rows, choices


@pytest.fixture(scope="module")
def found(demo: Normenkader) -> Agreement:
    """Five people about twelve cases, mostly agreed."""
    return agreement(demo, *session(demo, 12, 5, 0.8))


def by_key(overeenstemming: Agreement) -> dict[str, Measure]:
    return {m.sleutel: m for m in (*overeenstemming.vragen, *overeenstemming.samen)}


def test_every_question_is_measured_on_its_own_scale(found: Agreement, demo: Normenkader) -> None:
    measures = by_key(found)
    assert [m.sleutel for m in found.vragen][5:9] == [
        "leefgebieden.niveau",
        UITGEVRAAGD,
        "leefgebieden.opgelost_door",
        "leefgebieden.overlast",
    ]
    assert {k for k, m in measures.items() if m.schaal == "ordinaal"} == {
        "toegang.leeftijd",
        "leefgebieden.niveau",
        "zaak.indicatieduur_weken",
    }
    assert measures["leefgebieden.doel"].eenheden == 12 * len(demo.leefgebieden)
    assert measures["leefgebieden.overlast"].eenheden == 12
    assert measures["clientfactoren.verloop"].naam == "Hoe verloopt de situatie van week tot week?"
    assert found.deelnemers == 5
    assert found.zaken == tuple(sorted(f"Z-{i}" for i in range(12)))


def test_levels_have_one_ordinal_alpha_over_cases_and_leefgebieden(demo: Normenkader) -> None:
    rows, _ = session(demo, 2, 4, 0.7)
    levels = [b for b in rows if b.plaats[2] == "niveau"]
    units: dict[object, list[int]] = {}
    asked: dict[object, list[int]] = {}
    for row in levels:
        units.setdefault((row.zaak, row.plaats), [])
        if isinstance(row.antwoord, int):
            units[row.zaak, row.plaats].append(row.antwoord)
        asked.setdefault((row.zaak, row.plaats), []).append(row.antwoord != NIET_UITGEVRAAGD)
    measures = by_key(agreement(demo, rows))
    level, whether = measures["leefgebieden.niveau"], measures[UITGEVRAAGD]
    assert any(len(unit) < 4 for unit in units.values())
    assert level.alpha == pytest.approx(float(by_hand(list(units.values()), "ordinaal") or 0))
    assert whether.alpha == pytest.approx(float(by_hand(list(asked.values()), "nominaal") or 0))
    assert whether.schaal == "nominaal"
    assert whether.eenheden == len(asked) == 2 * len(demo.leefgebieden)


def test_the_summary_has_levels_goals_factors_and_classes(
    found: Agreement, drechtsteden: Normenkader
) -> None:
    assert [m.sleutel for m in found.samen] == [
        "leefgebieden.niveau",
        "leefgebieden.doel",
        FACTOREN_SAMEN,
        "klasse.verwacht",
        "klasse.uit_antwoorden",
    ]
    assert all(m.alpha is not None and m.interval is not None for m in found.samen)
    other = agreement(drechtsteden, *session(drechtsteden, 3, 3, 0.8))
    assert [m.sleutel for m in other.samen] == [
        "leefgebieden.niveau",
        "leefgebieden.soort_werk",
        FACTOREN_SAMEN,
        "klasse.verwacht",
        "klasse.uit_antwoorden",
    ]


def test_client_factors_together_are_between_those_apart(
    found: Agreement, demo: Normenkader
) -> None:
    factors = demo.questions("clientfactoren")
    measures = by_key(found)
    apart = [measures[f"clientfactoren.{v.vraag}"].alpha or 0 for v in factors]
    together = measures[FACTOREN_SAMEN]
    assert together.alpha is not None
    assert min(apart) < together.alpha < max(apart)
    assert together.eenheden_in_alpha == 12 * len(factors)


def test_classes_are_nominal_over_cases(demo: Normenkader) -> None:
    _, choices = session(demo, 12, 5, 0.6)
    found = agreement(demo, [], choices)
    units = [[k.verwacht or "" for k in choices if k.zaak == f"Z-{i}"] for i in range(12)]
    assert [m.sleutel for m in found.samen] == ["klasse.verwacht", "klasse.uit_antwoorden"]
    assert found.samen[0].alpha == pytest.approx(alpha(units, "nominaal"))
    assert found.vragen == ()
    assert found.verwacht.paren == 12 * 10 == found.samen[0].paren
    assert found.verwacht.paren_eens == found.samen[0].paren_eens


def test_the_lowest_alpha_is_pointed_at(found: Agreement) -> None:
    alphas = {m.sleutel: m.alpha for m in found.vragen if m.alpha is not None}
    assert len(alphas) > 10
    assert alphas[found.laagste] == min(alphas.values())


def test_neither_the_order_nor_what_people_are_called_changes_anything(demo: Normenkader) -> None:
    rows, choices = session(demo, 2, 5, 0.8)
    found = agreement(demo, rows, choices)
    names = {f"p{i}": name for i, name in enumerate("vzaqc")}
    rows = [replace(b, deelnemer=names[b.deelnemer]) for b in rows]
    choices = [replace(k, deelnemer=names[k.deelnemer]) for k in choices]
    random.Random(3).shuffle(rows)
    random.Random(4).shuffle(choices)
    assert agreement(demo, rows, choices) == found


def test_one_case_is_too_few_for_a_number_about_the_client(demo: Normenkader) -> None:
    found = agreement(demo, *session(demo, 1, 6, 0.8))
    measures = by_key(found)
    assert measures["leefgebieden.niveau"].alpha is not None
    for key in ("clientfactoren.verloop", "klasse.verwacht"):
        assert measures[key].alpha is None
        assert measures[key].waarom_geen_alpha == (
            f"Te weinig onderdelen om te rekenen: 1. Nodig zijn er minstens {MINSTENS}."
        )
        assert measures[key].paren == 15
    assert measures[FACTOREN_SAMEN].waarom_geen_alpha.startswith("Te weinig onderdelen")


def test_one_participant_has_no_pairs(demo: Normenkader) -> None:
    found = agreement(demo, *session(demo, 12, 1, 0.8))
    assert found.deelnemers == 1
    assert found.laagste == ""
    for meting in (*found.vragen, *found.samen):
        assert (meting.alpha, meting.share_agreed) == (None, None)
        assert meting.waarom_geen_alpha == NIEMAND_SAMEN


def test_where_everyone_agrees_there_are_only_percentages(demo: Normenkader) -> None:
    found = agreement(demo, *session(demo, 12, 4, 1))
    measures = by_key(found)
    assert all(m.alpha is None and m.share_agreed == 1 for m in measures.values())
    assert measures["leefgebieden.niveau"].waarom_geen_alpha == IEDEREEN_EENS
    assert {v.share_disagreed for v in found.verdelingen} == {Fraction(0)}


def test_a_session_without_answers_has_no_measures(demo: Normenkader) -> None:
    found = agreement(demo, [Rating("a", "Z", ("toegang", "", "leeftijd"), None)])
    assert (found.deelnemers, found.zaken, found.vragen, found.samen) == (0, (), (), ())


def test_before_and_after_differ_only_where_both_have_a_number(
    found: Agreement, demo: Normenkader
) -> None:
    rows, choices = session(demo, 12, 5, 0.5, seed=2)
    only = {"niveau", "doel", "verloop"}
    before = agreement(demo, [b for b in rows if b.plaats[2] in only], choices[:5])
    compared = {v.sleutel: v for v in compare(before, found)}
    assert set(compared) == set(by_key(found))
    level = compared["leefgebieden.niveau"]
    assert level.voor is not None
    assert level.na is not None
    assert level.verschil == (level.na.alpha or 0) - (level.voor.alpha or 0) > 0.1
    assert level.difference_agreed == (level.na.share_agreed or 0) - (level.voor.share_agreed or 0)
    expected = compared["klasse.verwacht"]
    assert (expected.verschil, expected.difference_agreed is None) == (None, False)
    assert expected.waarom_geen_verschil.startswith("Er is geen alpha vooraf.")
    missing = compared["toegang.leeftijd"]
    assert (missing.voor, missing.verschil, missing.difference_agreed) == (None, None, None)
    reversed_ = {v.sleutel: v for v in compare(found, before)}
    assert reversed_["leefgebieden.niveau"].verschil == -(level.verschil or 0)
    assert reversed_["klasse.verwacht"].waarom_geen_verschil.startswith("Er is geen alpha achteraf")


def test_everything_is_plain_data_for_json(found: Agreement) -> None:
    for data in (as_plain(found), as_plain(compare(found, found))):
        assert json.loads(json.dumps(data, allow_nan=False)) == data
    level = next(m for m in as_plain(found)["samen"] if m["sleutel"] == "leefgebieden.niveau")
    assert level["alpha"] == found.samen[0].alpha
    assert set(level["interval"]) == {"onder", "boven", "trekkingen"}

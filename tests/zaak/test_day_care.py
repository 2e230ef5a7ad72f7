"""Dagbesteding of a case is read strictly, never touches the answer, and goes one way only."""

from __future__ import annotations

from typing import Any

import pytest

from engine import answer_text, judge
from normenkader import Library, Normenkader
from normenkader.file.tree import read_yaml
from normenkader.model import Dagbesteding
from zaak.checking import InvalidZaakError, check_draft, check_zaak
from zaak.day_care import DAGBESTEDING, DayCare, filled_text, read_day_care, told_rows
from zaak.model import plain_case
from zaak.template import filled_case

ALL = ["overleg", "instemming", "ondersteuningsplan", "doel"]
GOOD: dict[str, Any] = {
    "dagdelen": 4,
    "zelfde_resultaat": False,
    "waarom": "In een groep leert hij dit niet.",
    "met_begeleiding": 2,
    "voorwaarden": ALL,
}


@pytest.fixture(scope="module")
def rules(demo: Normenkader) -> Dagbesteding:
    found = demo.besluit.dagbesteding
    assert found is not None
    return found


def faults(table: Any, rules: Dagbesteding) -> dict[str, str]:
    _, found = read_day_care(table, rules, complete=True)
    return {".".join(map(str, path)): told for path, told in found}


def test_dagdelen_become_minutes_and_the_rest_stays(rules: Dagbesteding) -> None:
    own, _ = read_day_care(GOOD, rules, complete=True)
    assert own == DayCare(4, False, GOOD["waarom"], 2, tuple(ALL))
    assert (own.minutes(rules), own.left) == (120, 2)
    assert filled_text(own, rules) == (
        "2 dagdelen worden 120 minuten begeleiding per week; 2 dagdelen blijven dagbesteding."
    )


@pytest.mark.parametrize("met", range(5))
def test_what_becomes_begeleiding_and_what_stays_are_all_dagdelen(
    rules: Dagbesteding, met: int
) -> None:
    names = ALL if met else []
    own, wrong = read_day_care(
        GOOD | {"met_begeleiding": met, "voorwaarden": names}, rules, complete=True
    )
    assert wrong == []
    assert own is not None
    assert own.minutes(rules) + 60 * own.left == 240


def test_an_answer_is_the_same_bytes_with_and_without(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    before, normenkader = check_zaak(zaak, bibliotheek)
    other, _ = check_zaak(zaak | {DAGBESTEDING: GOOD}, bibliotheek)
    assert other.dagbesteding is not None
    assert answer_text(judge(normenkader, before)) == answer_text(judge(normenkader, other))


WRONG: dict[str, tuple[dict[str, Any], set[str]]] = {
    "more than there are": ({"met_begeleiding": 5}, {"met_begeleiding"}),
    "the other way round": ({"met_begeleiding": -1}, {"met_begeleiding"}),
    "not a whole number": ({"dagdelen": 2.5}, {"dagdelen"}),
    "true is no number": ({"dagdelen": True}, {"dagdelen"}),
    "more than a week has": ({"dagdelen": 22}, {"dagdelen"}),
    "a condition that is not there": ({"voorwaarden": ["zin"]}, {"voorwaarden.0"}),
    "a condition twice": ({"voorwaarden": [*ALL, "doel"]}, {"voorwaarden.4"}),
    "not all conditions": ({"voorwaarden": ["overleg"]}, {"voorwaarden"}),
    "conditions without need": ({"met_begeleiding": 0}, {"voorwaarden"}),
    "no reason": ({"waarom": "nee"}, {"waarom"}),
    "words for an answer": ({"zelfde_resultaat": "nee"}, {"zelfde_resultaat"}),
    "a key that is not there": ({"dagdeel": 1}, {"dagdeel"}),
    "every fault at once": (
        {"dagdelen": "4", "zelfde_resultaat": 0, "waarom": 1, "voorwaarden": "doel"},
        {"dagdelen", "zelfde_resultaat", "waarom", "voorwaarden"},
    ),
}


@pytest.mark.parametrize(("change", "paths"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_at_its_place(
    rules: Dagbesteding, change: dict[str, Any], paths: set[str]
) -> None:
    assert faults(GOOD | change, rules).keys() == paths


def test_every_condition_that_lacks_is_named(rules: Dagbesteding) -> None:
    _, found = read_day_care(GOOD | {"voorwaarden": []}, rules, complete=True)
    assert [told.split()[0] for _, told in found] == ALL


@pytest.mark.parametrize("key", ["zelfde_resultaat", "waarom"])
def test_what_lacks_in_a_record_may_lack_in_a_draft(rules: Dagbesteding, key: str) -> None:
    table = {k: v for k, v in GOOD.items() if k != key}
    assert faults(table, rules).keys() == {key}
    assert read_day_care(table, rules, complete=False)[1] == []


def test_nothing_belongs_to_no_dagdelen(rules: Dagbesteding) -> None:
    assert faults({"dagdelen": 0}, rules) == {}
    assert faults(GOOD | {"dagdelen": 0, "met_begeleiding": 0}, rules).keys() == {
        "waarom",
        "voorwaarden",
    }


def test_a_name_in_the_reason_is_looked_for_as_everywhere(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    table = GOOD | {"waarom": "Bel hem op 06-12345678, hij weet het."}
    with pytest.raises(InvalidZaakError) as caught:
        check_zaak(zaak | {DAGBESTEDING: table}, bibliotheek)
    assert [f.pad_tekst for f in caught.value.fouten] == ["dagbesteding.waarom"]


def test_a_normenkader_that_does_not_ask_refuses_it(bibliotheek: Library) -> None:
    assert bibliotheek.version("awbz-bgi-2014", "2014.1").besluit.dagbesteding is None
    assert read_day_care(GOOD, None, complete=True)[1][0][0] == ()


def test_a_case_is_written_and_read_back_with_it(
    bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    case = zaak | {DAGBESTEDING: GOOD}
    read, _ = check_zaak(case, bibliotheek)
    assert plain_case(read)[DAGBESTEDING] == GOOD
    again = read_yaml(filled_case(demo, case), "zaak.yaml").waarde
    assert check_draft(again, bibliotheek)[0].dagbesteding == read.dagbesteding


def test_what_was_recorded_is_told_in_words(rules: Dagbesteding) -> None:
    rows = dict(told_rows({DAGBESTEDING: GOOD}, rules))
    assert rows["Dagbesteding"] == "4 dagdelen per week"
    assert rows[rules.vraag] == "Nee. In een groep leert hij dit niet."
    assert "120 minuten" in rows["Dagdelen die begeleiding worden"]
    assert told_rows({}, rules) == []

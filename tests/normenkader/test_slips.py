"""Slips in a file are told by place: a wrong unit, the same time off twice."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normenkader import InvalidInputError, Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build, read_normenkader
from normenkader.units import EENHEDEN, in_unit, named_unit
from tests.conftest import ROOT
from tests.proof.small import rule, stage

Data = dict[str, Any]
Spoil = Callable[[Data], None]


@pytest.fixture(scope="module")
def awbz() -> Normenkader:
    return read_normenkader(ROOT / "rules" / "awbz-bgi-2014" / "2014.1.yaml")


@pytest.fixture(scope="module")
def ho() -> Normenkader:
    return read_normenkader(Path(__file__).parents[1] / "kaders" / "ho-hbel-2021" / "2021.1.yaml")


def told(normenkader: Normenkader, spoil: Spoil) -> list[str]:
    """The places of what is wrong or warned of after a change of the plain data."""
    data = copy.deepcopy(normenkader.content)
    data.pop("client", None)
    spoil(data)
    try:
        return [p.plaats for p in build(Tree("anders.yaml", data)).warnings]
    except InvalidInputError as error:
        return [p.plaats for p in error.problemen]


@pytest.mark.parametrize("eenheid", EENHEDEN)
def test_a_unit_in_words_is_that_unit(eenheid: str) -> None:
    found = next(e for e in EENHEDEN if e == eenheid)
    assert named_unit(in_unit(1, found).removeprefix("1 ")) == found
    assert named_unit(in_unit(5, found).removeprefix("5 ")) == found
    assert named_unit(eenheid.replace("_", " ").capitalize()) == found


@pytest.mark.parametrize("words", ["keer per week", "minuten", "minuten per keer", "jaar", "per"])
def test_other_words_are_no_unit(words: str) -> None:
    assert named_unit(words) is None


def test_judged_time_in_another_unit_than_is_asked_for_is_refused(awbz: Normenkader) -> None:
    spoils: dict[str, Spoil] = {
        "TIJD-TOEZICHT": lambda data: rule(data, "TIJD-TOEZICHT").update(eenheid="uren_per_week"),
        "AF-GEDEKT": lambda data: stage(data, "aftrek").update(eenheid="minuten_per_dag"),
    }
    for regel, spoil in spoils.items():
        (place,) = told(awbz, spoil)
        assert regel in place


def test_a_number_of_times_has_no_unit_of_time(awbz: Normenkader) -> None:
    def spoil(data: Data) -> None:
        own = data["vragen"]["leefgebieden"]
        often = {"vraag": "keer", "maximum": 7, "eenheid": "keer per week"}
        own.append({k: v for k, v in {**own[1], **often}.items() if k != "zwaarte"})
        for row in stage(data, "normtijden")["tabel"]:
            row["maal"] = "keer"

    assert told(awbz, spoil) == []


def twice(**other: Any) -> Spoil:
    """The deduction of what others cover, and once more."""

    def spoil(data: Data) -> None:
        rules = stage(data, "aftrek")["regels"]
        rules.append({**rules[0], "regel": "AF-NOG-EENS", **other})

    return spoil


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"leefgebieden": ["toezicht"]},
        {"als": {"opgelost_door": "geen"}},
        {"als": {"gedekt_minuten": {"gelijk_aan": "minuten"}}},
    ],
)
def test_the_same_answer_that_goes_off_twice_is_refused(awbz: Normenkader, other: Data) -> None:
    (place,) = told(awbz, twice(**other))
    assert "AF-NOG-EENS" in place


def test_the_same_answer_may_go_off_by_rules_that_never_meet(awbz: Normenkader) -> None:
    def by_leefgebied(data: Data) -> None:
        twice(leefgebieden=["toezicht"])(data)
        rule(data, "AF-GEDEKT")["leefgebieden"] = ["structuur", "oefenen"]

    def by_answer(data: Data) -> None:
        twice(als={"gedekt_minuten": {"minstens": 60}})(data)
        rule(data, "AF-GEDEKT")["als"] = {"gedekt_minuten": {"kleiner_dan": 60}}

    assert told(awbz, by_leefgebied) == []
    assert told(awbz, by_answer) == []


def test_fixed_times_in_two_units_are_a_warning(ho: Normenkader) -> None:
    assert told(ho, lambda _: None) == []
    (place,) = told(ho, lambda data: stage(data, "normtijden").update(eenheid="uren_per_week"))
    assert "CF-EIGEN" in place
    (place,) = told(ho, lambda data: stage(data, "factoren").update(eenheid="uren_per_maand"))
    assert "CF-EIGEN" in place


def test_a_row_with_a_unit_of_its_own_is_no_slip(ho: Normenkader) -> None:
    own = {"eenheid": "minuten_per_twee_weken", "tijd": 150}
    assert told(ho, lambda data: rule(data, "NT-SCHOON-HUIS").update(own)) == []


def test_more_times_than_can_be_answered_is_a_warning(ho: Normenkader) -> None:
    (place,) = told(ho, lambda data: rule(data, "CF-KAMERS")["dan"].update(hoogstens=11))
    assert "CF-KAMERS" in place


def test_a_name_of_what_there_is_none_of_is_told_without_choices(ho: Normenkader) -> None:
    data = copy.deepcopy(ho.content)
    rule(data, "NT-SCHOON-HUIS")["onderbouwing"] = "onderzoek"
    with pytest.raises(InvalidInputError) as caught:
        build(Tree("anders.yaml", data))
    (problem,) = caught.value.problemen
    assert problem.melding == "de onderbouwing 'onderzoek' bestaat niet. Er is er geen."

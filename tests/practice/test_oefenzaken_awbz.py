"""The oefenzaken of `awbz-bgi-2014`: six, of every kind, told without their answers."""

from __future__ import annotations

import re

import pytest

from engine import judge
from normenkader import Library
from practice.oefenzaak import Oefenzaak, paragraphs
from practice.reading import read_oefenzaken
from tests.awbz_by_hand import answer
from tests.conftest import RULES
from zaak.checking import check_zaak

SHIPPED = RULES / "awbz-bgi-2014" / "oefenzaken"
# What the story would give away.
TERMS = ("grondslag", "score", "terrein", "klasse", "minuten per week", "programmatisch", "matig")


@pytest.fixture(scope="module")
def oefenzaken(bibliotheek: Library) -> list[Oefenzaak]:
    return read_oefenzaken(SHIPPED, bibliotheek)


def test_there_are_six_of_three_difficulties_named_after_their_files(
    oefenzaken: list[Oefenzaak],
) -> None:
    names = sorted(file.name[: len("oz-a1")].upper() for file in SHIPPED.iterdir())
    assert names == sorted(o.oefenzaak for o in oefenzaken)
    assert [o.moeilijkheid for o in oefenzaken] == [1, 1, 2, 2, 3, 3]


def test_worked_answers_give_what_the_third_evaluator_gives(oefenzaken: list[Oefenzaak]) -> None:
    for o in oefenzaken:
        by_hand = answer(o.uitwerking)
        expected = o.verwacht.model_dump()
        assert {key: by_hand[key] for key in expected} == expected, o.oefenzaak


def test_together_they_show_every_way_in_which_time_goes_off(
    oefenzaken: list[Oefenzaak], bibliotheek: Library
) -> None:
    answers = [
        judge(nk, zaak) for zaak, nk in (check_zaak(o.uitwerking, bibliotheek) for o in oefenzaken)
    ]
    fired = {step["regel"] for antwoord in answers for step in antwoord["spoor"]}
    wanted = {"AF-GEDEKT", "MA-OEFENEN", "MA-ONDERWIJS-GEDRAG", "MX-INKORTEN", "AC-HELEMAAL-GEDEKT"}
    assert wanted <= fired
    signals = {s["code"] for antwoord in answers for s in antwoord["signalen"]}
    assert {"SG-MAXIMUM", "SG-ZEER-ERNSTIG-GEDRAG"} <= signals
    assert {o.verwacht.uitkomst for o in oefenzaken} == {"product", "geen_maatwerk"}


def test_story_can_be_read_aloud_and_does_not_give_the_answers_away(
    oefenzaken: list[Oefenzaak],
) -> None:
    for o in oefenzaken:
        verhaal = " ".join(paragraphs(o.verhaal))
        assert 80 <= len(verhaal.split()) <= 300, o.oefenzaak
        pattern = re.compile(rf"\b(?:{'|'.join(TERMS)})", re.IGNORECASE)
        assert pattern.findall(verhaal) == [], o.oefenzaak

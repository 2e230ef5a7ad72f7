"""Practising with judged time: minutes that bound each other, and agreement on them."""

from __future__ import annotations

import pytest

from normenkader import Library, Normenkader
from normenkader.conditions import Answer
from practice.agreement.answers import Rating
from practice.agreement.measures import agreement
from practice.oefenzaak import Oefenzaak
from practice.reading import read_oefenzaken
from practice.session.case import Task, fitting, outcome
from practice.session.content import as_content, nested
from practice.session.effects import effects
from practice.session.results import GroupResults
from register.practice.answers import ParticipantResult
from register.practice.model import Measurement
from tests.conftest import RULES
from zaak.model import AnswerPlace

MINUTES: AnswerPlace = ("leefgebieden", "structuur", "minuten")
COVERED: AnswerPlace = ("leefgebieden", "structuur", "gedekt_minuten")


@pytest.fixture(scope="module")
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture(scope="module")
def task(bibliotheek: Library, awbz: Normenkader) -> Task:
    """The oefenzaak of which others do a part: 300 minutes, less 180."""
    found: list[Oefenzaak] = read_oefenzaken(RULES / "awbz-bgi-2014" / "oefenzaken", bibliotheek)
    own = next(o for o in found if o.oefenzaak == "OZ-A2")
    return Task(bibliotheek, awbz, own)


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, True),
        ({MINUTES: 180}, True),
        # Chosen most by different people, they don't fit: what others do then stays open.
        ({MINUTES: 179}, False),
        ({("leefgebieden", "structuur", "nodig"): False, MINUTES: None}, False),
        # The minutes are still to be answered: both may fit.
        ({MINUTES: None}, True),
    ],
)
def test_number_stays_only_where_it_fits_the_one_that_bounds_it(
    task: Task, changes: dict[AnswerPlace, Answer | None], kept: bool
) -> None:
    answers = {p: a for p, a in {**task.worked(), **changes}.items() if a is not None}
    found = fitting(task.normenkader, (), answers)
    assert (COVERED in found) is kept
    result = outcome(task, found)
    assert result.fouten == ()
    assert result.klassen


def test_an_optional_number_on_which_a_group_is_tied_is_open_and_not_0(task: Task) -> None:
    answers = {p: a for p, a in task.worked().items() if p != COVERED}
    # Left empty on purpose nobody else does anything.
    empty = outcome(task, answers)
    assert (empty.klassen, empty.minuten) == (("BGI3",), (300, 300))
    tied = outcome(task, answers, {COVERED})
    assert tied.klassen == ("BGI1", "BGI2", "BGI3", "geen_maatwerk")
    assert tied.minuten == (1, 300)
    assert tied.open
    # Where no help is needed there is nothing to cover.
    none = {p: a for p, a in answers.items() if p[1] != "structuur"}
    none["leefgebieden", "structuur", "nodig"] = False
    assert not outcome(task, none, {COVERED}).open


def test_agreement_on_judged_minutes_is_one_of_the_main_measures(awbz: Normenkader) -> None:
    ratings = [
        Rating(who, case, ("leefgebieden", name, vraag), answer)
        for case, minutes in (("A", 60), ("B", 300))
        for name in ("structuur", "toezicht", "oefenen")
        for who, more in (("1", 0), ("2", 5), ("3", 10))
        for vraag, answer in (("nodig", True), ("minuten", minutes + more))
    ]
    found = agreement(awbz, ratings)
    together = {m.sleutel: m for m in found.samen}
    assert together["leefgebieden.minuten"].alpha is not None
    assert together["leefgebieden.minuten"].schaal == "ordinaal"
    assert together["leefgebieden.minuten"].eenheden == 6
    names = {m.sleutel: m.naam for m in found.vragen}
    assert names["uitgevraagd"] == "Is de activiteit uitgevraagd?"


def participants(task: Task, covered: list[int | None]) -> GroupResults:
    """Who all need 300 minutes, of which others do this much by each; None left that empty."""
    rows = []
    for number, minutes in enumerate(covered, start=1):
        given = {p: a for p, a in task.worked().items() if p != COVERED}
        given |= {} if minutes is None else {COVERED: minutes}
        content = as_content(task.normenkader, (), nested(given), "")
        rows.append(ParticipantResult(number, content, True))
    return GroupResults(task, Measurement.VOOR, rows)


@pytest.mark.parametrize(
    ("covered", "minutes", "tied"),
    [
        # Most left it empty: nobody else does anything.
        ([None, None, None, 180, 180], (300, 300), False),
        ([None, None, 180, 180], (1, 300), True),
        ([None, 180, 180, 60], (120, 120), False),
        ([60, 180], (1, 300), True),
    ],
)
def test_to_leave_a_number_empty_is_an_answer_too(
    task: Task, covered: list[int | None], minutes: tuple[int, int], tied: bool
) -> None:
    found = participants(task, covered)
    assert found.modal.uitslag.minuten == minutes
    assert (COVERED in found.modal.gelijk) is tied
    minutes_of = {
        one.keuze.antwoord: one.uitslag.minuten
        for effect in effects(found)
        if effect.verdeling.plaats == COVERED
        for one in effect.gevolgen
    }
    assert minutes_of == ({60: (240, 240), 180: (120, 120)} if 60 in covered else {})

"""The results of a practice session, each counted by hand (see `practised`)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from normenkader import Library
from practice.session.agreement import session_agreement
from practice.session.case import Task, fitting, outcome
from practice.session.effects import effects
from practice.session.results import GroupResults
from register.practice.answers import ParticipantResult
from register.practice.model import Measurement
from tests.practice.practised import DOEL, FOUR, NIVEAU, OPGELOST, assignment, group

ALL_OFF = {"niveau": "niet_uitgevraagd"}


@pytest.fixture(scope="module")
def opgave(bibliotheek: Library) -> Task:
    return assignment(bibliotheek)


@pytest.fixture(scope="module")
def four(opgave: Task) -> GroupResults:
    return group(opgave)


def test_what_was_not_asked_comes_from_the_worked_answers(opgave: Task, four: GroupResults) -> None:
    assert set(opgave.questions()) == {NIVEAU, DOEL, OPGELOST}
    assert [d.uitslag.minuten for d in four.deelnemers] == [(85, 85), (65, 65), (55, 55), (35, 35)]
    assert {d.uitslag.outcome_class for d in four.deelnemers} == {"IBO"}
    assert four.uitwerking.minuten == (85, 85)


def test_an_open_answer_gives_a_range_and_the_classes_that_are_possible(opgave: Task) -> None:
    half = outcome(opgave, {NIVEAU: 3})
    # The goal is open, and whether something else helps: 35 + 0, 35 + 20 or 35 + 30.
    assert (half.outcome_class, half.minuten, half.open) == ("IBO", (35, 65), True)
    nothing = outcome(opgave, {})
    assert (nothing.klassen, nothing.outcome_class, nothing.minuten) == (
        ("IBB", "IBO"),
        None,
        (35, 85),
    )


def test_the_classes_are_counted_expected_and_from_the_answers(four: GroupResults) -> None:
    counted = {k.klasse.code: (k.verwacht, k.uit_antwoorden) for k in four.classes}
    assert {code: n for code, n in counted.items() if n != (0, 0)} == {"IBB": (1, 0), "IBO": (2, 4)}
    assert [k.klasse.code for k in four.classes if k.uitwerking] == ["IBO"]
    assert [k.klasse.code for k in four.most_expected()] == ["IBO"]


def test_equal_expectations_are_both_the_most(opgave: Task) -> None:
    found = group(opgave, [(FOUR[0][0], "IBO"), (FOUR[0][0], "IBB")])
    assert [k.klasse.code for k in found.most_expected()] == ["IBB", "IBO"]
    assert group(opgave, [(FOUR[0][0], "")]).most_expected() == ()


def test_the_minutes_are_counted_with_those_of_the_worked_answers(opgave: Task) -> None:
    found = group(opgave, [FOUR[1], FOUR[1], FOUR[3], ({"niveau": 3}, "")])
    assert [(m.minuten, m.aantal, m.uitwerking) for m in found.minuten] == [
        ((35, 35), 1, False),
        ((35, 65), 1, False),
        ((65, 65), 2, False),
        ((85, 85), 0, True),
    ]


def test_the_greatest_disagreement_comes_first(four: GroupResults) -> None:
    assert [
        (v.plaats, [(k.antwoord, k.aantal) for k in v.keuzes], v.open, v.share_disagreed)
        for v in four.splits
    ] == [
        (NIVEAU, [(2, 1), (3, 2), ("niet_uitgevraagd", 1)], 0, Fraction(5, 6)),
        (DOEL, [("behoud", 1), ("ontwikkel", 2)], 1, Fraction(2, 3)),
        (OPGELOST, [("geen", 3)], 1, Fraction(0)),
    ]


def test_the_answers_most_chosen_make_a_case(four: GroupResults) -> None:
    assert four.modal.antwoorden == {NIVEAU: 3, DOEL: "ontwikkel", OPGELOST: "geen"}
    assert four.modal.uitslag.minuten == (65, 65)
    assert four.modal.gelijk == ()


def test_a_tie_has_no_most_chosen_answer_and_stays_open(opgave: Task) -> None:
    found = group(opgave, [FOUR[1], FOUR[0]])
    assert NIVEAU not in found.modal.antwoorden
    assert found.modal.gelijk == (NIVEAU,)
    assert found.modal.uitslag.open
    tie = next(v for v in effects(found) if v.verdeling.plaats == NIVEAU)
    assert [(g.keuze.antwoord, g.meest_gekozen) for g in tie.gevolgen] == [(2, True), (3, True)]


def test_the_order_of_participants_changes_nothing_about_a_tie(opgave: Task) -> None:
    one, other = group(opgave, [FOUR[1], FOUR[0]]), group(opgave, [FOUR[0], FOUR[1]])
    assert one.modal == other.modal
    assert effects(one) == effects(other)


def test_answers_that_the_most_chosen_ones_make_needless_fall_away(opgave: Task) -> None:
    found = group(opgave, [FOUR[3], FOUR[3], FOUR[0]])
    assert found.modal.antwoorden == {NIVEAU: "niet_uitgevraagd"}
    assert found.modal.uitslag.minuten == (35, 35)
    norm = opgave.normenkader
    kept = fitting(norm, opgave.delen, {NIVEAU: 4, DOEL: "behoud", OPGELOST: "geen"})
    assert kept == {NIVEAU: 4}


def test_most_chosen_answers_that_are_no_case_say_why(bibliotheek: Library) -> None:
    names = bibliotheek.version("demo-ib", "2026.1").leefgebied_names
    opgave = assignment(bibliotheek, tuple(f"lg-{naam}" for naam in names))
    nothing = {"leefgebieden": dict.fromkeys(names, ALL_OFF)}
    found = GroupResults(
        opgave, Measurement.VOOR, [ParticipantResult(1, {"antwoorden": nothing}, True)]
    )
    modal = found.modal.uitslag
    assert modal.antwoord is None
    assert modal.outcome_class is None
    assert modal.fouten == (
        "leefgebieden: alle leefgebieden zijn niet_uitgevraagd: vraag er minstens één uit",
    )


def test_what_each_answer_does_with_the_rest_as_most_chose(four: GroupResults) -> None:
    found = effects(four)
    assert [v.verdeling.plaats for v in found] == [NIVEAU, DOEL]
    assert [
        (g.keuze.antwoord, g.keuze.aantal, g.meest_gekozen, g.uitslag.minuten)
        for v in found
        for g in v.gevolgen
    ] == [
        (2, 1, False, (85, 85)),
        (3, 2, True, (65, 65)),
        ("niet_uitgevraagd", 1, False, (35, 35)),
        ("behoud", 1, False, (55, 55)),
        ("ontwikkel", 2, True, (65, 65)),
    ]
    assert all(v.matters for v in found)


def test_a_difference_that_changes_nothing_is_told_apart(opgave: Task) -> None:
    found = effects(group(opgave, [({"niveau": 4}, ""), ({"niveau": 5}, "")]))
    assert [v.matters for v in found] == [False]


def test_who_answered_nothing_does_not_count(opgave: Task) -> None:
    assert group(opgave, [FOUR[0], ({}, "")]).count == 1


def test_agreement_is_over_all_oefenzaken_before_and_after(bibliotheek: Library) -> None:
    opgave = assignment(bibliotheek)
    before = group(opgave)
    other = group(assignment(bibliotheek, naam="OZ-06"), FOUR[:2])
    after = group(opgave, [FOUR[1], FOUR[1]], Measurement.NA)
    empty = group(assignment(bibliotheek, naam="OZ-07"), [], Measurement.NA)
    alone = session_agreement(opgave.normenkader, [before])
    assert list(alone.metingen) == [Measurement.VOOR]
    assert alone.vergelijking == ()
    both = session_agreement(opgave.normenkader, [before, other, after, empty])
    assert {m: o.zaken for m, o in both.metingen.items()} == {
        Measurement.VOOR: ("OZ-01", "OZ-06"),
        Measurement.NA: ("OZ-01",),
    }
    shares = {v.sleutel: (v.voor, v.na, v.difference_agreed) for v in both.vergelijking}
    niveau = shares["leefgebieden.niveau"]
    assert niveau[0] is not None
    # `niet_uitgevraagd` counts as missing: three pairs of which one agrees, and one that does not.
    assert (niveau[0].eenheden, niveau[0].paren, niveau[0].paren_eens) == (2, 4, 1)
    assert niveau[2] == Fraction(3, 4)


def test_without_results_there_is_no_agreement(bibliotheek: Library) -> None:
    opgave = assignment(bibliotheek)
    assert session_agreement(opgave.normenkader, [group(opgave, [])]).metingen == {}

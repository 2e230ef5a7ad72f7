"""Conditions as unary tests, and names that every parser reads."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader.base import Bron
from normenkader.conditions import Requirement, Toets
from normenkader.questions import GetalVraag, JaNeeVraag, KeuzeVraag, Waarde
from publishing.dmn.conditions import answer_tests, as_input, exclusive, number_tests
from publishing.dmn.graph import Names, names_in

BRON = Bron(document="bron", plaats="ergens")
LEVEL = KeuzeVraag(
    vraag="niveau",
    tekst="?",
    bron=BRON,
    soort="keuze",
    mag_niet_uitgevraagd=True,
    waarden=[Waarde(waarde=n, naam=str(n)) for n in (1, 2, 3)],
)
YES_NO = JaNeeVraag(vraag="gevaar", tekst="?", bron=BRON, soort="ja_nee")
AGE = GetalVraag(
    vraag="leeftijd",
    tekst="?",
    bron=BRON,
    soort="geheel_getal",
    minimum=0,
    maximum=9,
    eenheid="jaar",
)


@pytest.mark.parametrize(
    ("vraag", "eis", "tests"),
    [
        (LEVEL, 2, ['"2"']),
        (LEVEL, [3, 1], ['"1","3"']),
        (LEVEL, "niet_uitgevraagd", ['"niet_uitgevraagd"']),
        (LEVEL, Toets(niet=2), ['"1","3","niet_uitgevraagd"']),
        (LEVEL, Toets(minstens=2), ['"2","3"']),
        (YES_NO, True, ["true"]),
        (YES_NO, Toets(niet=True), ["false"]),
        (AGE, 4, ["4"]),
        (AGE, [7, 4], ["4,7"]),
        (AGE, Toets(kleiner_dan=4), ["< 4"]),
        (AGE, Toets(groter_dan=4), ["> 4"]),
        (AGE, Toets(minstens=4), [">= 4"]),
        (AGE, Toets(hoogstens=4), ["<= 4"]),
        (AGE, Toets(niet=4), ["[0..3]", "[5..9]"]),
        (AGE, Toets(niet=[0, 5]), ["[1..4]", "[6..9]"]),
        (AGE, [1, 2, 5], ["[1..2]", "5"]),
    ],
)
def test_line_of_a_condition_as_unary_tests(vraag: Any, eis: Requirement, tests: list[str]) -> None:
    assert answer_tests(vraag, eis) == tests


def test_number_of_leefgebieden_is_tested_as_a_number() -> None:
    assert number_tests(Toets(minstens=6), range(1, 12)) == [">= 6"]


def test_answers_as_inputs() -> None:
    assert as_input(LEVEL, 2) == "2"
    assert as_input(LEVEL, None) is None
    assert as_input(YES_NO, answer := False) is answer
    assert as_input(AGE, 4) == 4


def test_conditions_exclude_each_other_only_where_no_answer_meets_both() -> None:
    possible = {"leeftijd": AGE.answers(), "niveau": LEVEL.answers()}
    young, old = Toets(kleiner_dan=5), Toets(minstens=5)
    assert exclusive({"leeftijd": young}, {"leeftijd": old}, possible)
    assert not exclusive({"leeftijd": young}, {"leeftijd": Toets(minstens=4)}, possible)
    assert exclusive({"leeftijd": young, "niveau": 1}, {"leeftijd": young, "niveau": 2}, possible)


def test_names_are_given_once_with_digits_only_at_the_end() -> None:
    namen = Names(["uitkomst"])
    assert namen.give("uitkomst") == "uitkomst_2"
    assert namen.give("niveau", "lg0") == "niveau_lg0"
    assert namen.give("niveau", "lg0") == "niveau_lgnul_2"
    assert namen.give("tijd", "a1", "b") == "tijd_aeen_b"


def test_names_in_feel_are_those_outside_quotes() -> None:
    assert names_in('ceiling(tijd_a / 500) * 5 + "tijd_b"') == ["ceiling", "tijd_a"]

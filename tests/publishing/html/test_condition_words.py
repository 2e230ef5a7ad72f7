"""Conditions in plain Dutch, for every kind of line."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from normenkader import Normenkader
from normenkader.conditions import Condition
from publishing.html.condition_words import answer_name, condition_words

HULP, ANDERS = (
    "‘Hoe sterk gaat de inwoner hulp uit de weg?’",
    "‘Welke andere oplossing helpt voldoende?’",
)
WLZ = "‘Heeft de inwoner een indicatie voor de Wet langdurige zorg (Wlz)?’"
OUD, NIVEAU = "‘Hoe oud is de inwoner?’", "‘Hoe zelfredzaam is de inwoner?’"


@pytest.mark.parametrize(
    ("als", "words"),
    [
        ({"zorgmijding": "sterk"}, f"als het antwoord op {HULP} sterk is"),
        ({"zorgmijding": ["licht", "sterk"]}, f"als het antwoord op {HULP} licht of sterk is"),
        (
            {"opgelost_door": {"niet": "geen"}},
            f"als het antwoord op {ANDERS} niet ‘geen andere oplossing’ is",
        ),
        (
            {"zorgmijding": {"niet": ["geen", "licht"]}},
            f"als het antwoord op {HULP} niet ‘geen zorgmijding’ en niet licht is",
        ),
        ({"leeftijd": {"kleiner_dan": 18}}, f"als het antwoord op {OUD} lager is dan 18 jaar"),
        ({"leeftijd": {"groter_dan": 18}}, f"als het antwoord op {OUD} hoger is dan 18 jaar"),
        ({"leeftijd": {"minstens": 18}}, f"als het antwoord op {OUD} 18 jaar of hoger is"),
        ({"leeftijd": {"hoogstens": 0}}, f"als het antwoord op {OUD} 0 jaar of lager is"),
        (
            {"niveau": [4, 5]},
            f"als het antwoord op {NIVEAU} 4 (voldoende zelfredzaam) of "
            "5 (volledig zelfredzaam) is",
        ),
        (
            {"niveau": {"minstens": 2}},
            f"als het antwoord op {NIVEAU} 2 (niet zelfredzaam) of hoger is",
        ),
        (
            {"wlz_indicatie": {"niet": True}, "zorgmijding": "geen"},
            f"als het antwoord op {WLZ} niet ja is "
            f"en als het antwoord op {HULP} ‘geen zorgmijding’ is",
        ),
        (
            {"aantal_meetellend": {"minstens": 6}},
            "als het aantal leefgebieden dat meetelt 6 of hoger is",
        ),
    ],
)
def test_every_kind_of_line(als: dict[str, Any], words: str, demo: Normenkader) -> None:
    questions = {
        vraag.vraag: vraag
        for sectie in ("toegang", "leefgebieden", "clientfactoren")
        for vraag in demo.questions(sectie)
    }
    conditie = TypeAdapter(Condition).validate_python(als)
    assert condition_words(conditie, questions) == words


def test_names_of_answers_stand_by_themselves(demo: Normenkader) -> None:
    niveau, anders, *_ = demo.questions("leefgebieden")
    assert answer_name(niveau, 2) == "2 (niet zelfredzaam)"
    assert answer_name(niveau, "niet_uitgevraagd") == "niet uitgevraagd"
    assert answer_name(anders, "geen") == "geen andere oplossing"


def test_unknown_question_is_an_error(demo: Normenkader) -> None:
    with pytest.raises(KeyError):
        condition_words({"zorgmijding": "sterk"}, {})

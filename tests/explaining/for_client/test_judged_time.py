"""The page for the client where time is judged, partly done by others, and held to a maximum."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from explaining.for_client.page import client_page
from explaining.for_client.parts import MOST_WORDS, Explanation
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from tests.awbz_by_hand import random_zaak
from tests.conftest import contract_lines
from tests.explaining.for_client.client_texts import judged, part, whole

SYSTEM = ("_", "{", "leefgebied", "activiteit", "normenkader", "maximum", "score", "grondslag")
LESS = {
    "AF-GEDEKT": "Anderen doen al een deel.",
    "MA-OEFENEN": "Samen oefenen kan hoogstens 3 uur per week.",
    "MX-INKORTEN": (
        "Voor deze hulp samen geldt een hoogste tijd. Meer kan alleen met een goede reden."
    ),
}


@pytest.fixture(scope="module")
def case() -> dict[str, Any]:
    """Structure of 700 minutes, 50 of which others do, and 300 minutes of practising."""
    found: dict[str, Any] = copy.deepcopy(contract_lines("cases-awbz.jsonl")[0]["zaak"])
    found["leefgebieden"] = {name: {"nodig": False} for name in found["leefgebieden"]}
    found["leefgebieden"]["structuur"] = {
        "nodig": True,
        "minuten": 700,
        "gedekt_minuten": 50,
        "opgelost_door": "geen",
    }
    found["leefgebieden"]["oefenen"] = {
        "nodig": True,
        "minuten": 300,
        "opgelost_door": "geen",
        "gemotiveerd_en_leerbaar": True,
        "programmatisch": True,
    }
    return found


def page(case: dict[str, Any], bibliotheek: Library) -> Explanation:
    return client_page(*judged(case, bibliotheek))


def test_what_takes_time_off_is_said_in_plain_words(
    case: dict[str, Any], bibliotheek: Library
) -> None:
    uitleg = page(case, bibliotheek)
    assert uitleg.melding == (
        "Dit is een oude regeling. Zij gold tot 1 januari 2015. U kunt er nu geen hulp mee krijgen."
    )
    assert part(uitleg, "Waarbij is hulp nodig?") == [
        "We keken naar 5 onderwerpen.",
        "Dag en week op orde houden.",
        "Samen oefenen.",
    ]
    assert part(uitleg, "Waarom deze tijd?") == [
        "We keken met u hoeveel tijd er nodig is.",
        "Minder tijd:",
        *LESS.values(),
    ]


def test_only_what_fired_is_told_and_no_page_is_too_long(bibliotheek: Library) -> None:
    rng = random.Random(4)
    told = 0
    for number in range(400):
        normenkader, zaak, antwoord = judged(random_zaak(rng, number), bibliotheek)
        uitleg = client_page(normenkader, zaak, antwoord)
        fired = {step["regel"] for step in antwoord["spoor"]}
        words = whole(uitleg)
        for regel, tekst in LESS.items():
            assert (regel in fired) is (tekst in words)
            told += regel in fired
        assert uitleg.words <= MOST_WORDS
        assert not [term for term in SYSTEM if term in words.lower()]
    assert told > 50


def with_rows(awbz: Normenkader, *fixed: str) -> Normenkader:
    """The normenkader with an hour for some activities, whatever the judgement."""
    content = copy.deepcopy(awbz.content)
    times = next(f for f in content["fasen"] if f["fase"] == "normtijden")
    for row in times["tabel"]:
        if row["leefgebied"] in fixed:
            del row["vraag"]
            row["tijd"] = 60
    return from_content(content)


@pytest.mark.parametrize(
    ("fixed", "said"),
    [
        (("structuur",), "Sommige onderwerpen hebben een vaste tijd. We keken met u"),
        (("structuur", "oefenen"), "Elk onderwerp heeft een vaste tijd."),
        (("toezicht",), "We keken met u"),
    ],
)
def test_where_the_time_comes_from_is_said_of_what_counts(
    case: dict[str, Any], bibliotheek: Library, fixed: tuple[str, ...], said: str
) -> None:
    other = with_rows(bibliotheek.version("awbz-bgi-2014", "2014.1"), *fixed)
    uitleg = client_page(*judged(case, Library([other])))
    assert part(uitleg, "Waarom deze tijd?")[0].startswith(said)

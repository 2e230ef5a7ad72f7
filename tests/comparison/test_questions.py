"""Which differences in the questions keep cases of one normenkader out of the other."""

from __future__ import annotations

from typing import Any

import pytest

from comparison.questions import NotComparableError, obstacles, require_usable
from normenkader import Normenkader
from normenkader.file.problems import DataPath
from normenkader.model import Normenkader as Model
from tests.comparison.changing import GONE, changed, node, question_path, replaced

BRON = {"document": "demo", "plaats": "stap 5"}
CLIENT = "Vragen over de cliënt"


def unchecked(a: Normenkader, changes: dict[DataPath, Any]) -> Normenkader:
    """A copy that fits the schema; rules may still name what is gone."""
    inhoud = a.content
    for pad, waarde in changes.items():
        inhoud = replaced(inhoud, pad, waarde)
    return Model.model_validate(inhoud)


def said(a: Normenkader, b: Normenkader) -> list[tuple[str, bool]]:
    return [(o.zin, o.altijd) for o in obstacles(a, b)]


def test_the_same_questions_stop_no_case(demo: Normenkader, drechtsteden: Normenkader) -> None:
    for normenkader in (demo, drechtsteden):
        assert obstacles(normenkader, normenkader) == ()
        require_usable(normenkader, normenkader)


def test_a_smaller_range_stops_some_cases(demo: Normenkader) -> None:
    pad = question_path(demo, "zaak", "indicatieduur_weken")
    other = changed(demo, {(*pad, "maximum"): 100})
    vraag = "Vragen over de zaak, ‘Hoeveel weken duurt de indicatie?’"
    assert said(demo, other) == [(f"{vraag}: kan nu alleen van 1 tot en met 100 weken zijn", False)]
    assert said(other, demo) == []
    require_usable(demo, other)


def test_an_answer_that_is_gone_stops_the_cases_that_gave_it(demo: Normenkader) -> None:
    pad = (*question_path(demo, "clientfactoren", "zorgmijding"), "waarden")
    other = unchecked(demo, {pad: node(demo.content, pad)[:2]})
    vraag = f"{CLIENT}, ‘Hoe sterk gaat de inwoner hulp uit de weg?’"
    assert said(demo, other) == [(f"{vraag}: dit antwoord bestaat niet meer: ‘sterk’", False)]


def test_a_new_question_that_is_always_needed_stops_every_case(demo: Normenkader) -> None:
    pad, vraag = ("vragen", "clientfactoren"), f"{CLIENT}, ‘Is er haast?’"
    new = {"vraag": "haast", "soort": "ja_nee", "tekst": "Is er haast?", "bron": BRON}
    questions = node(demo.content, pad)
    needed = unchecked(demo, {pad: [*questions, new]})
    assert said(demo, needed) == [
        (f"{CLIENT}, ‘Is er haast?’: is nieuw, en altijd verplicht", True)
    ]
    assert said(needed, demo) == [(f"{CLIENT}, ‘Is er haast?’: bestaat niet meer", True)]
    optional = unchecked(demo, {pad: [*questions, {**new, "verplicht": False}]})
    assert said(demo, optional) == []
    assert said(optional, demo) == [
        (f"{vraag}: bestaat niet meer: een zaak met een antwoord past niet", False)
    ]


def test_a_question_that_is_now_needed_stops_cases_without_it(demo: Normenkader) -> None:
    pad = question_path(demo, "zaak", "indicatieduur_weken")
    other = changed(demo, {(*pad, "verplicht"): GONE})
    vraag = "Vragen over de zaak, ‘Hoeveel weken duurt de indicatie?’"
    melding = "is nu altijd verplicht: een zaak zonder dit antwoord past niet"
    assert said(demo, other) == [(f"{vraag}: {melding}", False)]
    assert said(other, demo) == []


def test_another_kind_of_question_stops_every_case(demo: Normenkader) -> None:
    pad = question_path(demo, "toegang", "woont_in_gemeente")
    own = {k: v for k, v in node(demo.content, pad).items() if k != "soort"}
    number = {"soort": "geheel_getal", "minimum": 0, "maximum": 9, "eenheid": "jaar"}
    other = unchecked(demo, {pad: {**own, **number}})
    vraag = "Vragen over toegang, ‘Woont de inwoner in de gemeente?’"
    melding = "wordt nu anders gevraagd: de antwoorden passen niet"
    assert said(demo, other) == [(f"{vraag}: {melding}", True)]


def test_another_leefgebied_stops_every_case(demo: Normenkader) -> None:
    other = unchecked(demo, {("leefgebieden", 0, "leefgebied"): "geld"})
    assert said(demo, other) == [
        ("Leefgebied Financiën: bestaat niet meer", True),
        ("Leefgebied Financiën: is nieuw, en moet erbij", True),
    ]


def test_a_question_of_one_leefgebied_stops_only_cases_in_which_it_is_asked(
    demo: Normenkader,
) -> None:
    pad = ("vragen", "leefgebieden")
    new = {
        "vraag": "schuld",
        "soort": "ja_nee",
        "tekst": "Zijn er schulden?",
        "bron": BRON,
        "leefgebieden": ["financien"],
    }
    other = unchecked(demo, {pad: [*node(demo.content, pad), new]})
    assert said(demo, other) == [
        ("Financiën, ‘Zijn er schulden?’: is nieuw, en altijd verplicht", False)
    ]


def test_a_question_about_every_leefgebied_is_said_once(demo: Normenkader) -> None:
    pad = (*question_path(demo, "leefgebieden", "doel"), "verplicht_als")
    other = changed(demo, {pad: {"niveau": [1, 2, 3, 4]}})
    melding = "is nu soms verplicht: een zaak zonder dit antwoord past niet"
    assert said(demo, other) == [
        (f"Elk leefgebied, ‘Wat is het doel van de begeleiding?’: {melding}", False)
    ]


def test_two_normenkaders_with_other_questions_are_refused(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    with pytest.raises(NotComparableError) as caught:
        require_usable(demo, drechtsteden)
    assert "Vragen over toegang, ‘Hoe oud is de inwoner?’: bestaat niet meer" in str(caught.value)
    assert all(o.altijd for o in caught.value.belemmeringen)

"""Answers of a session: what is refused, which scale a question has, and the order of classes."""

from __future__ import annotations

from typing import Any

import pytest

from engine.evaluator import flat_answers
from normenkader import Bibliotheek, Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, ONBEKEND
from oefenen.agreement_answers import (
    UIT_ANTWOORDEN,
    VERWACHT,
    Beoordeling,
    Klassekeuze,
    OngeldigeBeoordelingen,
    asked_units,
    classes,
    given,
    scale,
    units,
)
from zaak.checking import check_draft, check_zaak
from zaak.model import Zaak

NIVEAU = ("leefgebieden", "adl", "niveau")


def test_every_problem_is_said_at_once(demo: Normenkader) -> None:
    rows = [
        Beoordeling("a", "Z-1", NIVEAU, 2),
        Beoordeling("a", "Z-1", NIVEAU, 3),
        Beoordeling("a", "Z-2", NIVEAU, 9),
        Beoordeling("a", "Z-2", ("leefgebieden", "adl", "overlast"), True),
        Beoordeling("b", "Z-2", ("clientfactoren", "", "verloop"), True),
    ]
    with pytest.raises(OngeldigeBeoordelingen) as error:
        given(demo, rows, [Klassekeuze("a", "Z-1", "onvolledig", "IBO")])
    assert error.value.problemen == (
        "zaak Z-1, deelnemer a, leefgebieden.adl.niveau: dit antwoord staat er twee keer.",
        "zaak Z-2, deelnemer a, leefgebieden.adl.niveau: 9 is geen antwoord op deze vraag.",
        "zaak Z-2, deelnemer a, leefgebieden.adl.overlast: "
        "deze vraag staat niet in het normenkader.",
        "zaak Z-2, deelnemer b, clientfactoren.verloop: True is geen antwoord op deze vraag.",
        "zaak Z-1, deelnemer a, klasse.verwacht: 'onvolledig' is geen antwoord op deze vraag.",
    )


def test_what_is_open_is_left_out(demo: Normenkader) -> None:
    rows = [
        Beoordeling("a", "Z-1", NIVEAU, None),
        Beoordeling("b", "Z-1", NIVEAU, ONBEKEND),
        Beoordeling("c", "Z-1", NIVEAU, 4),
    ]
    found = given(demo, rows, [Klassekeuze("a", "Z-1", verwacht="IBO")])
    assert found[NIVEAU] == {"Z-1": {"c": 4}}
    assert found[VERWACHT] == {"Z-1": {"a": "IBO"}}
    assert found[UIT_ANTWOORDEN] == {}


def test_the_units_of_a_question_are_its_cases_and_leefgebieden(demo: Normenkader) -> None:
    other = ("leefgebieden", "financien", "niveau")
    rows = [
        Beoordeling("a", "Z-1", NIVEAU, 2),
        Beoordeling("b", "Z-1", NIVEAU, NIET_UITGEVRAAGD),
        Beoordeling("a", "Z-2", NIVEAU, 3),
        Beoordeling("b", "Z-1", other, 5),
        Beoordeling("b", "Z-1", ("leefgebieden", "financien", "doel"), "behoud"),
    ]
    found = given(demo, rows, [])
    assert units(found, "leefgebieden", "niveau") == [[5], [2], [3]]
    assert asked_units(found, "niveau") == [[True], [True, False], [True]]
    assert units(found, "leefgebieden", "doel") == [["behoud"]]


def test_whole_numbers_are_a_scale_and_words_are_not(demo: Normenkader) -> None:
    sections = ("toegang", "leefgebieden", "clientfactoren", "zaak")
    questions = [v for sectie in sections for v in demo.questions(sectie)]
    ordinal = [v.vraag for v in questions if scale(v) == "ordinaal"]
    assert ordinal == ["leeftijd", "niveau", "indicatieduur_weken"]


def test_classes_are_the_products_at_the_place_of_their_outcome(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert [k.code for k in classes(demo)] == [
        "IBB", "IBBI", "IBO", "IBOI", "ib0", "geen_maatwerk", "geen_toegang", "nader_onderzoek",
    ]  # fmt: skip
    assert [k.code for k in classes(drechtsteden)] == [
        "IB1", "IB2", "IB3", "geen_maatwerk", "geen_toegang", "nader_onderzoek",
    ]  # fmt: skip
    assert classes(demo)[0].naam == demo.product("IBB").naam


def ratings_of(deelnemer: str, zaak: Zaak) -> list[Beoordeling]:
    return [Beoordeling(deelnemer, zaak.zaak, p, a) for p, a in flat_answers(zaak).items()]


def test_complete_and_partial_cases_are_laid_out_by_place(
    zaak: dict[str, Any], bibliotheek: Bibliotheek, demo: Normenkader
) -> None:
    case, _ = check_zaak(zaak, bibliotheek)
    del zaak["clientfactoren"]["verloop"]
    zaak["leefgebieden"]["adl"] = {"niveau": ONBEKEND}
    draft, _ = check_draft(zaak, bibliotheek)
    rows = [*ratings_of("a", case), *ratings_of("b", draft)]
    found = given(demo, rows, [])
    assert found["toegang", "", "leeftijd"][case.zaak]["a"] == case.toegang["leeftijd"]
    assert found[NIVEAU] == {case.zaak: {"a": case.leefgebieden["adl"]["niveau"]}}
    assert set(found["clientfactoren", "", "verloop"][case.zaak]) == {"a"}
    assert set(found["clientfactoren", "", "beeldzorg"][case.zaak]) == {"a", "b"}

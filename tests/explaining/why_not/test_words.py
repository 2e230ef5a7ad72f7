"""The sentences about another product name the question, both answers and the time."""

from __future__ import annotations

import random
from typing import Any

from explaining.why_not.search import why_not
from explaining.why_not.words import scope_sentence
from normenkader import Library, Normenkader
from tests.explaining.why_not.other_answers import case_with_access, only
from zaak.checking import check_zaak


def sentences(normenkader: Normenkader, case: dict[str, Any]) -> dict[str, str]:
    zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    return {a.product: a.zin for a in why_not(normenkader, zaak).alternatieven}


def test_sentence_names_the_question_both_answers_and_the_time(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    case = only(zaak, financien={"niveau": 2, "doel": "behoud", "opgelost_door": "geen"})
    found = sentences(demo, case)
    assert found["IBO"] == (
        "Ontwikkelgerichte begeleiding (IBO) zou het zijn met één ander antwoord: "
        "bij Financiën, ‘Wat is het doel van de begeleiding?’: ontwikkeling in plaats van behoud. "
        "Dan is het 50 minuten per week."
    )
    assert found["IBOI"] == (
        "Ontwikkelgerichte begeleiding intensief (IBOI): "
        "ook met twee andere antwoorden komt deze zaak daar niet uit."
    )


def test_sentence_without_minutes_says_no_time(drechtsteden: Normenkader) -> None:
    case = case_with_access(random.Random(1), drechtsteden)
    for naam in case["leefgebieden"]:
        case["leefgebieden"][naam] = {"niveau": "niet_uitgevraagd"}
    work = {"niveau": 3, "opgelost_door": "geen", "soort_werk": "toezicht_en_stimuleren"}
    case["leefgebieden"]["financien"] = work
    assert sentences(drechtsteden, case)["IB3"] == (
        "Begeleiding 3, helpen, overnemen en regie (IB3) zou het zijn met één ander antwoord: bij "
        "Financiën, ‘Welk werk doet de begeleider hier vooral?’: helpen, overnemen en regie in "
        "plaats van toezicht en stimuleren."
    )


def test_client_factor_is_named_as_such(demo: Normenkader, zaak: dict[str, Any]) -> None:
    at = {"niveau": 3, "doel": "behoud", "opgelost_door": "geen"}
    example = only(zaak, sociaal_netwerk=at)
    assert (
        "bij de cliëntfactoren, ‘Hoe verloopt de situatie van week tot week?’: wisselend in "
        "plaats van stabiel. Dan is het 30 minuten per week."
    ) in sentences(demo, example)["IBB"]


def test_scope_names_the_questions_that_may_change(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert scope_sentence(demo) == (
        "Alleen deze antwoorden veranderen: ‘Hoe zelfredzaam is de inwoner?’, ‘Wat is het doel van "
        "de begeleiding?’ en alle cliëntfactoren."
    )
    assert "‘Welk werk doet de begeleider hier vooral?’" in scope_sentence(drechtsteden)

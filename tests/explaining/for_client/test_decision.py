"""The page for the client of a decision: what was decided, in the words that were recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explaining.for_client.decision import ANDERS, TITEL, Taken, decision_page
from explaining.for_client.parts import MOST_WORDS, NoExplanationError
from normenkader import Library
from tests.conftest import contract_lines
from tests.explaining.for_client.client_texts import judged, part, whole

VERTELD = "U krijgt wat hier staat. De ondersteuning begint op 1 juli 2026."
OWN = "Uw consulent schrijft: de huur loopt gevaar."


def followed(antwoord: dict[str, Any]) -> Taken:
    """A decision that follows an answer."""
    product = antwoord["product"]
    gives = antwoord["uitkomst"] == "product"
    return Taken(
        antwoord["uitkomst"],
        product["code"] if product else None,
        antwoord["minuten_per_week"] if gives else None,
        verandert=False,
        voor_client=[VERTELD],
    )


def test_every_decision_fits_on_a_page_and_proposes_nothing(bibliotheek: Library) -> None:
    outcomes = set()
    for line in contract_lines("cases.jsonl")[:400]:
        normenkader, zaak, antwoord = judged(line["zaak"], bibliotheek)
        page = decision_page(normenkader, zaak, antwoord, followed(antwoord))
        outcomes.add(antwoord["uitkomst"])
        assert page.titel == TITEL
        assert page.words <= MOST_WORDS
        assert part(page, "Wat hebben we besloten?")[0] == VERTELD
        text = whole(page)
        assert "stellen" not in text
        assert "voorstel" not in text.lower()
    assert len(outcomes) > 2


def test_a_deviation_tells_why_and_not_how_the_calculation_came_to_its_time(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    normenkader, checked, antwoord = judged(zaak, bibliotheek)
    same = followed(antwoord)
    assert part(decision_page(normenkader, checked, antwoord, same), ANDERS) == []
    other = replace(same, minuten_per_week=235, anders=[OWN])
    page = decision_page(normenkader, checked, antwoord, other)
    assert page.onderdelen[1].kop == ANDERS
    assert part(page, ANDERS) == [OWN]
    assert part(page, "Hoeveel tijd is dat?")[0] == "Dat is gemiddeld 3 uur en 55 minuten per week."
    assert part(page, "Waarom deze tijd?") == []
    changing = decision_page(normenkader, checked, antwoord, replace(other, verandert=True))
    assert part(changing, "Hoeveel tijd is dat?")[0].startswith("In het begin is dat gemiddeld")


def test_another_outcome_does_not_explain_the_help_that_is_not_given(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    normenkader, checked, antwoord = judged(zaak, bibliotheek)
    refused = Taken("geen_toegang", None, None, verandert=False, voor_client=["U krijgt niets."])
    page = decision_page(normenkader, checked, antwoord, replace(refused, anders=[OWN]))
    assert [o.kop for o in page.onderdelen] == [
        "Wat hebben we besloten?",
        ANDERS,
        "Hoe gaat het verder?",
    ]


def test_long_words_of_the_consulent_are_never_shortened(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    normenkader, checked, antwoord = judged(zaak, bibliotheek)
    long = " ".join(["woord"] * 600)
    other = replace(followed(antwoord), anders=[long])
    assert part(decision_page(normenkader, checked, antwoord, other), ANDERS) == [long]


def test_an_outcome_without_a_text_has_no_page(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    normenkader, checked, antwoord = judged(zaak, bibliotheek)
    with pytest.raises(NoExplanationError):
        decision_page(normenkader, checked, antwoord, replace(followed(antwoord), uitkomst="iets"))

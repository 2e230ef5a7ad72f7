"""The case and what if in words."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from normenkader import Library
from screens.intake.case.case_files import read_case
from screens.intake.case.standing import Standing, standing
from screens.intake.explain.what_if.trying import AnswerChange, changes
from screens.intake.explain.what_if.words import (
    NIETS,
    compared_sentence,
    in_one_line,
    note_text,
    result_rows,
    results_html,
)
from screens.sources.rules import examples

Both = tuple[Standing, Standing, list[AnswerChange]]


def both(zaak: dict[str, Any], bibliotheek: Library, **answers: Any) -> Both:
    """The case, and the same with other client factors or with a leefgebied that is open."""
    other = copy.deepcopy(zaak)
    for naam, waarde in answers.items():
        if naam in other["leefgebieden"]:
            other["leefgebieden"][naam]["niveau"] = waarde
        else:
            other["clientfactoren"][naam] = waarde
    found = standing(zaak, bibliotheek), standing(other, bibliotheek)
    return (*found, changes(found[0].normenkader, zaak, other))


def test_another_product_says_how_many_minutes_more(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    here, there, made = both(zaak, bibliotheek, leerbaarheid="geen")
    assert here.antwoord
    assert there.antwoord
    less = here.antwoord["minuten_per_week"] - there.antwoord["minuten_per_week"]
    assert less > 0
    text = compared_sentence(here, there, made)
    assert text.startswith("Er komt iets anders uit: Behoudgerichte begeleiding, ")
    assert text.endswith(f"Dat is {less} minuten per week in het begin minder.")


def test_the_same_outcome_with_other_minutes(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    text = compared_sentence(*both(zaak, bibliotheek, verloop="stabiel"))
    assert text == (
        "Geen andere uitkomst, wel een verschil: Ontwikkelgerichte begeleiding, "
        "135 minuten per week in het begin, bandbreedte O2. "
        "Dat is 15 minuten per week in het begin minder."
    )


def test_nothing_changed_and_nothing_different_are_not_the_same(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    assert compared_sentence(*both(zaak, bibliotheek)) == NIETS
    zaak["leefgebieden"]["adl"] = {"niveau": 4}
    text = compared_sentence(*both(zaak, bibliotheek, adl=5))
    assert text == "De uitkomst en de tijd blijven gelijk."


def test_open_answers_are_compared_by_what_is_possible(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    del zaak["leefgebieden"]["huisvesting"]
    here, there, made = both(zaak, bibliotheek, leerbaarheid="geen")
    assert "Mogelijk" in result_rows(here) or "staat al vast" in result_rows(here)["Uitkomst"]
    assert "tot en met" in result_rows(here)["Minuten"]
    text = compared_sentence(here, there, made)
    assert text.startswith("Dit verandert wat er kan uitkomen. ")
    assert in_one_line(there) in text
    assert 'class="nw-anders"' in results_html(here, there)


def test_what_differs_is_marked_on_one_side_only(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    here, there, _ = both(zaak, bibliotheek, verloop="stabiel")
    left, right = results_html(here, there).split("</section>")[:2]
    assert "anders" not in left
    assert right.count("nw-anders") == 3
    assert "<dd>135 per week in het begin <span" in right


def test_everything_left_out_is_said(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    zaak["leefgebieden"] = {n: {"niveau": "niet_uitgevraagd"} for n in zaak["leefgebieden"]}
    assert "minstens één" in result_rows(standing(zaak, bibliotheek))["Uitkomst"]


def test_a_note_says_what_was_changed_and_both_results(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    text = note_text(*both(zaak, bibliotheek, verloop="stabiel", adl=4))
    lines = text.splitlines()
    assert lines[0] == "Andere antwoorden:"
    assert lines[1].startswith("- Dagelijkse verrichtingen (ADL), ‘")
    assert lines[2].endswith("van wisselend naar stabiel")
    product = "Ontwikkelgerichte begeleiding"
    assert lines[3] == f"De zaak: {product}, 150 minuten per week in het begin, bandbreedte O2."
    assert lines[4] == f"Wat als: {product}, 135 minuten per week in het begin, bandbreedte O2."
    assert len(lines) == 5


def test_a_normenkader_without_minutes_has_a_price(bibliotheek: Library) -> None:
    file = examples("drechtsteden-ib-2016")[0]
    inhoud = read_case(file.read_bytes(), file.name, bibliotheek).inhoud
    assert inhoud is not None
    rows = result_rows(standing(inhoud, bibliotheek))
    assert rows["Prijs"] == "€ 971,66 per 4 weken"
    assert set(rows) == {"Uitkomst", "Prijs"}


@pytest.mark.parametrize("reason", ["wlz_indicatie", "permanent_toezicht"])
def test_no_access_is_an_outcome_without_minutes(
    bibliotheek: Library, zaak: dict[str, Any], reason: str
) -> None:
    before = standing(zaak, bibliotheek)
    other = copy.deepcopy(zaak)
    other["toegang"][reason] = True
    made = changes(before.normenkader, zaak, other)
    text = compared_sentence(before, standing(other, bibliotheek), made)
    assert text.startswith("Er komt iets anders uit: Geen toegang")
    assert "minuten" not in text

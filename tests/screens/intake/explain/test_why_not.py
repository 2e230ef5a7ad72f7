"""The margin as a picture with the same in words, and what would give another product."""

from __future__ import annotations

import re
from typing import Any

import pytest

from explaining.why_not.margin import margin
from explaining.why_not.search import why_not
from normenkader import Library, Normenkader
from screens.intake.case.standing import Standing, standing
from screens.intake.explain.margin_picture import (
    Scale,
    place_sentence,
    scale,
    scale_html,
    scale_words,
)
from screens.intake.explain.why_not import alternative_html, margin_html
from tests.conftest import contract_lines


def complete(case: dict[str, Any], bibliotheek: Library) -> tuple[Standing, dict[str, Any]]:
    stand = standing(case, bibliotheek)
    assert stand.antwoord is not None
    return stand, stand.antwoord


def drawn(case: dict[str, Any], bibliotheek: Library) -> str:
    stand, antwoord = complete(case, bibliotheek)
    marge = margin(stand.normenkader, stand.zaak, antwoord)
    return margin_html(stand.normenkader, antwoord, marge)


def at(demo: Normenkader, minuten: int, doel: str = "ontwikkel") -> Scale:
    schaal = scale(demo, {"minuten_per_week": minuten, "doelrichting": doel})
    assert schaal is not None
    return schaal


def test_the_picture_says_in_words_what_it_shows(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    html = drawn(zaak, bibliotheek)
    name = re.search(r'role="img" aria-label="([^"]+)"', html)
    assert name
    for words in ("O1 van 30 tot 120", "O4 van 360 tot en met 600", "150 minuten per week"):
        assert words in name.group(1)
    text = re.sub(r"<[^>]+>", " ", html)
    assert "De zaak heeft 150 minuten per week: in bandbreedte O2 van 120 tot 240" in text
    assert (
        "90 minuten per week meer: bandbreedte O3, Ontwikkelgerichte begeleiding intensief" in text
    )
    assert "35 minuten per week minder: bandbreedte O1, Ontwikkelgerichte begeleiding (IBO)" in text
    assert "B1" not in html


def test_the_marker_stands_where_the_minutes_are(demo: Normenkader) -> None:
    schaal = at(demo, 150)
    assert schaal.percent(schaal.einde) == "100.00%"
    html = scale_html(schaal)
    assert f'class="nw-wijzer" style="left: {schaal.percent(150)}"' in html
    assert html.count("nw-hier") == 1
    # The strips join: where one ends the next begins.
    strips = re.findall(r'left: ([0-9.]+)%; width: ([0-9.]+)%">O', html)
    ends = [float(left) + float(width) for left, width in strips]
    starts = [float(left) for left, _ in strips]
    assert ends[:-1] == pytest.approx(starts[1:], abs=0.02)


@pytest.mark.parametrize(
    ("minuten", "words"),
    [
        (15, "onder de laagste bandbreedte, O1 van 30 tot 120 minuten"),
        (600, "in bandbreedte O4 van 360 tot en met 600 minuten"),
        (720, "boven de hoogste bandbreedte, O4 van 360 tot en met 600 minuten"),
    ],
)
def test_minutes_outside_every_bandwidth_are_on_the_scale_too(
    demo: Normenkader, minuten: int, words: str
) -> None:
    schaal = at(demo, minuten)
    assert words in place_sentence(schaal)
    assert float(schaal.percent(minuten)[:-1]) < 100
    assert ("nw-hier" in scale_html(schaal)) == (minuten == 600)


def test_the_scale_is_that_of_the_direction(demo: Normenkader) -> None:
    assert scale_words(at(demo, 100, "behoud")).startswith("De bandbreedtes bij behoud: B1 van 30")


def test_without_an_end_at_a_side_that_is_said(bibliotheek: Library) -> None:
    light = next(line for line in contract_lines("cases.jsonl") if _outcome(line) == "ib0")
    assert "Er is geen lagere uitkomst." in drawn(light["zaak"], bibliotheek)


def _outcome(line: dict[str, Any]) -> str:
    return str(line["verwacht"]["uitkomst"])


def test_without_minutes_there_is_no_scale(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    zaak["toegang"]["wlz_indicatie"] = True
    html = drawn(zaak, bibliotheek)
    assert "nw-schaal" not in html
    assert "geen minuten op een schaal" in html


def test_an_alternative_says_how_many_others_are_as_small(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    stand, _ = complete(zaak, bibliotheek)
    found = {a.even_klein: a for a in why_not(stand.normenkader, stand.zaak).alternatieven}
    for n, alternatief in found.items():
        html = alternative_html(alternatief)
        assert alternatief.zin.split(":")[0] in html
        assert ("even klein" in html) == bool(n)
        assert n < 2 or f"zijn nog {n} andere wijzigingen" in html
    assert max(found) > 1

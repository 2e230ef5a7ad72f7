"""Two trails side by side: every difference is marked with a word."""

from __future__ import annotations

from typing import Any

from engine.account.trail_difference import Paar, differences
from explaining.why_not.search import why_not
from normenkader import Library, Normenkader
from screens.intake.case.standing import standing
from screens.widgets.trail_pairs import pairs_html

NAMEN = ("De zaak", "Wat als")


def step(regel: str, uitleg: str, onderwerp: str = "zaak", **effect: Any) -> dict[str, Any]:
    return {
        "regel": regel,
        "fase": "normtijden",
        "onderwerp": onderwerp,
        "invoer": {},
        "effect": effect,
        "bron": "b",
        "uitleg": uitleg,
    }


def test_what_goes_comes_and_changes_is_said_in_words(demo: Normenkader) -> None:
    old = [step("A", "Een", minuten=30), step("B", "Twee"), step("C", "Drie", "x")]
    new = [step("A", "Een anders", minuten="25/2"), step("B", "Twee"), step("D", "Vier", "y")]
    html = pairs_html(demo, differences(old, new), NAMEN)
    assert "<strong>Nu:</strong> Een " in html
    assert "+30 min" in html
    assert "<strong>Wordt:</strong> Een anders " in html
    assert "+12,5 min" in html
    assert "<strong>Vervalt:</strong> Drie" in html
    assert "<strong>Nieuw:</strong> Vier" in html
    assert "<summary>1 stap is gelijk</summary><ul><li>Twee</li></ul>" in html
    assert html.count("<h4>") == 1


def test_another_rule_about_the_same_stands_beside_the_one_that_goes(demo: Normenkader) -> None:
    old, new = [step("A", "Telt mee", "adl")], [step("B", "Valt af", "adl")]
    html = pairs_html(demo, differences(old, new), NAMEN)
    assert html.count('<li class="nw-paar">') == 1
    assert "<strong>Vervalt:</strong> Telt mee</span>" in html
    assert "<strong>Nieuw:</strong> Valt af</span>" in html
    apart = pairs_html(demo, differences(old, [step("B", "Valt af", "justitie")]), NAMEN)
    assert apart.count('<li class="nw-paar">') == 2


def test_a_step_that_reads_the_same_is_equal(demo: Normenkader) -> None:
    old = step("A", "Een")
    paar = Paar(old, {**old, "invoer": {"niveau": 2}}, same=False)
    assert pairs_html(demo, [paar], NAMEN) == "<p>Alle 1 stappen zijn gelijk.</p>"
    counts = Paar(old, {**old, "effect": {"telt_mee": True}}, same=False)
    assert "<strong>Wordt:</strong>" in pairs_html(demo, [counts], NAMEN)


def test_nothing_to_compare_is_said(demo: Normenkader) -> None:
    assert "nog geen stappen" in pairs_html(demo, [], NAMEN)


def test_texts_are_escaped(demo: Normenkader) -> None:
    html = pairs_html(demo, differences([], [step("A", "<b>x</b>")]), ("<i>", "b"))
    assert "<b>x" not in html
    assert "<i>" not in html


def test_every_step_of_both_trails_is_there(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    stand = standing(zaak, bibliotheek)
    found = [a for a in why_not(stand.normenkader, stand.zaak).alternatieven if a.found]
    assert found
    for alternatief in found:
        assert alternatief.antwoord is not None
        html = pairs_html(stand.normenkader, alternatief.verschillen, NAMEN)
        for stap in [*stand.spoor, *alternatief.antwoord["spoor"]]:
            assert stap["uitleg"].replace("'", "&#x27;") in html

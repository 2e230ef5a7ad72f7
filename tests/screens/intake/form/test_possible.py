"""What can still come out, as a picture and in words, and the next best question."""

from __future__ import annotations

from typing import Any

import pytest

from engine.partial import Possible, next_questions, possible
from normenkader import Library, Normenkader
from screens.intake.case.standing import standing
from screens.intake.form.next_question import consequences_html, part_key
from screens.intake.form.panel import summary_html
from screens.intake.form.possible import possible_html, settled_html
from zaak.checking import check_partial
from zaak.open_answers import with_open_answers


def still(normenkader: Normenkader, inhoud: dict[str, Any]) -> Possible:
    case = with_open_answers(normenkader, inhoud)
    return possible(
        normenkader, check_partial(case, Library([normenkader], normenkader.normenkader))[0]
    )


@pytest.fixture
def inhoud(zaak: dict[str, Any]) -> dict[str, Any]:
    """A draft of which only one client factor is open; the product is the same whatever it is."""
    zaak["clientfactoren"] |= {
        "leerbaarheid": "beperkt",
        "regieverlies": "geen",
        "gedragsproblematiek": "licht",
        "communicatie": "geen_belemmering",
        "draagkracht_netwerk": "beperkt",
    }
    del zaak["clientfactoren"]["zorgmijding"]
    return zaak


def test_the_picture_marks_what_is_possible_and_says_it_in_words(
    demo: Normenkader, inhoud: dict[str, Any]
) -> None:
    html = possible_html(demo, still(demo, inhoud))
    assert 'aria-label="Ontwikkeling, nog mogelijk: O2"' in html
    assert 'aria-label="Behoud, nog mogelijk: niets"' in html
    assert '<span class="nw-kan">O2</span>' in html
    assert '<span class="nw-kan-niet">O1</span>' in html
    assert "<li>Ontwikkelgerichte begeleiding</li>" in html


def test_the_product_is_settled_while_a_question_is_open(
    demo: Normenkader, inhoud: dict[str, Any], bibliotheek: Library
) -> None:
    found = still(demo, inhoud)
    expected = (
        "<p>De uitkomst staat al vast: <strong>Ontwikkelgerichte begeleiding</strong>, tussen "
        f"{found.minimum} en {found.maximum} minuten per week.</p>"
    )
    assert settled_html(demo, found) == expected
    assert expected in summary_html(standing(inhoud, bibliotheek))


def test_two_products_are_not_settled(demo: Normenkader, inhoud: dict[str, Any]) -> None:
    del inhoud["leefgebieden"]["financien"]["doel"]
    del inhoud["leefgebieden"]["huisvesting"]["doel"]
    assert settled_html(demo, still(demo, inhoud)) == ""


def test_a_normenkader_without_minutes_has_no_picture(drechtsteden: Normenkader) -> None:
    inhoud = {"zaak": "T-1", "normenkader": drechtsteden.normenkader, "peildatum": "2016-05-01"}
    html = possible_html(drechtsteden, still(drechtsteden, inhoud))
    assert "nw-kansen" not in html
    assert "minuten" not in html


def test_from_the_first_question_on_a_draft_says_what_is_possible(
    bibliotheek: Library,
) -> None:
    empty = {"zaak": "T-1", "normenkader": "demo-ib", "peildatum": "2026-07-01"}
    stand = standing(empty, bibliotheek)
    assert stand.mogelijk is not None
    assert {m.uitkomst for m in stand.mogelijk.outcomes} == {
        u.uitkomst for u in stand.normenkader.uitkomsten
    }


def test_a_complete_case_has_its_answer_and_nothing_is_open(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    stand = standing(zaak, bibliotheek)
    assert stand.antwoord is not None
    assert stand.mogelijk is None


def test_what_each_answer_would_do_is_said_by_the_names_of_the_answers(
    demo: Normenkader, inhoud: dict[str, Any]
) -> None:
    case = with_open_answers(demo, inhoud)
    found = next_questions(demo, check_partial(case, Library([demo], demo.normenkader))[0])
    best = found.vragen[0]
    assert part_key(best) == "clientfactoren"
    html = consequences_html(demo, best, found.possible)
    for label in ("Geen zorgmijding", "Licht", "Sterk"):
        assert f"<dt>{label}</dt>" in html
    assert html.count("Dan staat vast: Ontwikkelgerichte begeleiding;") == 3

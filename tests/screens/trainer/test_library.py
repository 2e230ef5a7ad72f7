"""The teaching cases: choosing them, and a page to print that gives nothing away."""

from __future__ import annotations

import html
import re

import pytest

from normenkader import Library
from practice.oefenzaak import Oefenzaak, paragraphs
from screens.intake.case.standing import standing
from screens.sources import rules as rules_source
from screens.trainer.library import MOEILIJKHEID, fits, outcome_text
from screens.widgets.story import story_file

Shipped = dict[str, Oefenzaak]


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return {o.oefenzaak: o for o in rules_source.oefenzaken("demo-ib").oefenzaken}


def found(shipped: Shipped, moeilijkheid: int, zoekwoord: str) -> list[str]:
    return [key for key, o in shipped.items() if fits(o, moeilijkheid, zoekwoord)]


def test_every_difficulty_has_a_word_and_all_are_shown_without_a_filter(shipped: Shipped) -> None:
    assert {o.moeilijkheid for o in shipped.values()} == set(MOEILIJKHEID)
    assert found(shipped, 0, "") == found(shipped, 0, "  ") == list(shipped)
    assert sorted(key for graad in MOEILIJKHEID for key in found(shipped, graad, "")) == sorted(
        shipped
    )


def test_words_are_looked_for_in_one_leerpunt(shipped: Shipped) -> None:
    assert found(shipped, 0, "wachtlijst") == ["OZ-12"]
    assert found(shipped, 0, "OPLOSSING wachtlijst") == ["OZ-12"]
    # Both words are in this case, but not in the same leerpunt.
    assert found(shipped, 0, "wachtlijst draagkracht") == []
    assert found(shipped, 1, "wachtlijst") == []
    assert found(shipped, 3, "wachtlijst") == ["OZ-12"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("OZ-01", "Ontwikkelgerichte begeleiding, O1, 85 min"),
        ("OZ-02", "Geen begeleiding op maat nodig"),
        ("OZ-05", "Lichte hulp in de buurt (IB0), 25 min"),
    ],
)
def test_outcome_is_said_in_one_line(
    bibliotheek: Library, shipped: Shipped, key: str, text: str
) -> None:
    assert outcome_text(standing(shipped[key].uitwerking, bibliotheek)) == text


def test_printed_story_is_the_title_the_story_and_the_reference_alone(shipped: Shipped) -> None:
    for key, oefenzaak in shipped.items():
        page = story_file(oefenzaak).decode()
        body = page[page.index("<body>") : page.index("</body>")]
        texts = [html.unescape(t).strip() for t in re.split(r"<[^>]*>", body) if t.strip()]
        assert texts == [oefenzaak.titel, *paragraphs(oefenzaak.verhaal), f"Oefenzaak {key}"]


def test_printed_story_runs_nothing_and_fetches_nothing(shipped: Shipped) -> None:
    spoiled = shipped["OZ-01"].model_copy(
        update={"titel": "<b>x</b>", "verhaal": "<script>alert(1)</script>"}
    )
    page = story_file(spoiled).decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<b>" not in page
    assert "http" not in page.replace("http-equiv", "")

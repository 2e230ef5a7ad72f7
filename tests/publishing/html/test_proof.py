"""Heavier answers, exceptions on purpose and demands, as the readable document shows them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from normenkader import Library, Normenkader
from normenkader.base import Eigenschap
from normenkader.questions import GetalVraag, JaNeeVraag, KeuzeVraag
from normenkader.reading import from_content
from normenkader.rules import all_rules
from publishing.html.page import normenkader_html
from publishing.html.proof_words import weight_words
from tests.publishing.dmn.known_keys import changed
from tests.publishing.html.read_page import Page

ASKED = {"vraag": "v", "tekst": "?", "bron": {"document": "d", "plaats": "p"}}
WORDS = [{"waarde": w, "naam": n} for w, n in (("a", "geen"), ("b", "een beetje"), ("c", "veel"))]
BRON = {"document": "wmo", "plaats": "artikel 99"}
LINE = {"reden": "Zo wil de raad het.", "bron": BRON}
MEANINGS = {
    "uniek": "Deze regel kan tegelijk gelden met een andere regel over hetzelfde.",
    "bereikbaar": "Het kan zijn dat deze regel voor niemand geldt.",
    "monotoon": "Een zwaarder antwoord kan hier minder tijd geven, of een lichter product.",
    "robuust": "Eén ander antwoord kan hier meer dan 180 minuten per week schelen.",
}


def choice(richting: str, *waarden: Any) -> KeuzeVraag:
    asked = {**ASKED, "soort": "keuze", "zwaarte": richting, "waarden": [*waarden]}
    return KeuzeVraag.model_validate(asked)


def number(richting: str) -> GetalVraag:
    asked = {"soort": "geheel_getal", "minimum": 0, "maximum": 9, "eenheid": "dagen"}
    return GetalVraag.model_validate({**ASKED, **asked, "zwaarte": richting})


def yes_no(zwaarder: str) -> JaNeeVraag:
    return JaNeeVraag.model_validate({**ASKED, "soort": "ja_nee", "zwaarte": zwaarder})


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        (yes_no("ja"), "Het antwoord ja is zwaarder dan het antwoord nee."),
        (yes_no("nee"), "Het antwoord nee is zwaarder dan het antwoord ja."),
        (number("oplopend"), "Een hoger getal is zwaarder."),
        (number("aflopend"), "Een lager getal is zwaarder."),
        (
            choice("oplopend", *WORDS),
            "Van het lichtste naar het zwaarste antwoord: geen, ‘een beetje’, veel.",
        ),
        (
            choice("aflopend", *WORDS),
            "Van het lichtste naar het zwaarste antwoord: veel, ‘een beetje’, geen.",
        ),
        (
            choice("aflopend", *WORDS[1:]),
            "Het antwoord ‘een beetje’ is zwaarder dan het antwoord veel.",
        ),
    ],
)
def test_a_question_says_which_answer_is_heavier(vraag: Any, zin: str) -> None:
    assert weight_words(vraag) == zin


def test_an_area_that_is_skipped_is_neither_lighter_nor_heavier(demo: Normenkader) -> None:
    shown = Page(normenkader_html(demo)).below("vragen-leefgebieden")
    words = "5 (volledig zelfredzaam), 4 (voldoende zelfredzaam), 3 (beperkt zelfredzaam), "
    assert f"{words}2 (niet zelfredzaam), 1 (acute problematiek). Nodig" in shown


@pytest.mark.parametrize("versie", ["demo-ib@2026.1", "drechtsteden-ib-2016@2016.1"])
def test_every_exception_stands_at_its_rule_and_at_the_demands(
    versie: str, bibliotheek: Library
) -> None:
    nk = bibliotheek.version(*versie.split("@"))
    page = Page(normenkader_html(nk))
    found = [(info.regel, b) for info in all_rules(nk) for b in info.model.bewust or ()]
    assert found
    assert page.text.count(" Met opzet zo ") == len(found)
    for regel, bewust in found:
        told = f" Reden: {bewust.reden} Bron: {nk.bron_tekst(bewust.bron)} "
        assert told in page.below(f"regel-{regel}")
        assert regel in page.below("eisen")


@pytest.mark.parametrize("eigenschap", get_args(Eigenschap))
def test_an_exception_says_what_it_means_why_and_where_that_is_from(
    eigenschap: str, demo: Normenkader
) -> None:
    page = Page(normenkader_html(excepted(demo, ("fasen", 0, "regels", 0), eigenschap)))
    passage = f"Met opzet zo {MEANINGS[eigenschap]} Reden: {LINE['reden']} Bron: "
    assert passage in page.below("regel-TG-JEUGD")
    assert "artikel 99 Uitleg bij ja" in page.below("regel-TG-JEUGD")
    assert "Met opzet anders bij: TG-JEUGD" in page.below("eisen")


@pytest.mark.parametrize(
    ("pad", "regel"),
    [(("fasen", 3, "tabel", 1), "NT-DAGBESTEDING"), (("fasen", 8, "banden", 2), "RA-B3")],
)
def test_an_exception_of_a_row_stands_below_its_table(
    pad: tuple[str | int, ...], regel: str, demo: Normenkader
) -> None:
    nk = excepted(demo, pad, "monotoon")
    page = Page(normenkader_html(nk))
    fase = next(info.fase for info in all_rules(nk) if info.regel == regel)
    passage = f"Met opzet zo: {regel} {MEANINGS['monotoon']} Reden: {LINE['reden']} Bron: "
    assert page.below(f"stap-{fase}").count(passage) == 1
    links = [a.get("href") for tag, a in page.tags if tag == "a"]
    # Below the table, and with the demands.
    assert links.count(f"#regel-{regel}") == 2


def test_most_minutes_of_one_answer_stand_with_their_source(demo: Normenkader) -> None:
    bewijs = {"hoogstens_per_antwoord": 1, "bron": BRON}
    page = Page(normenkader_html(from_content({**demo.content, "bewijs": bewijs})))
    told = (
        "Eén ander antwoord over een leefgebied of over de inwoner mag hoogstens 1 minuut per "
        "week schelen. De andere antwoorden blijven dan gelijk. Bron: "
    )
    before, _, after = page.below("eisen").partition(told)
    assert before
    assert after.split(" Met opzet")[0].endswith(", artikel 99")
    assert "meer dan 1 minuut per week schelen." in page.below("regel-DO-NIET-LEERBAAR")


def test_without_a_maximum_no_number_is_made_up(demo: Normenkader) -> None:
    inhoud = {k: v for k, v in demo.content.items() if k != "bewijs"}
    page = Page(normenkader_html(from_content(inhoud)))
    assert "Het normenkader zegt niet hoeveel." in page.below("eisen")
    assert "kan hier veel tijd schelen." in page.below("regel-DO-NIET-LEERBAAR")


def test_without_minutes_less_means_no_support_at_all(bibliotheek: Library) -> None:
    page = Page(normenkader_html(bibliotheek.version("drechtsteden-ib-2016", "2016.1")))
    assert "kan hier alle begeleiding wegvallen." in page.below("regel-LG-ACUUT")
    assert "mag nooit alle begeleiding wegvallen." in page.below("eisen")
    assert "minder tijd" not in page.below("eisen")


def test_a_normenkader_that_asks_nothing_has_no_word_of_it(demo: Normenkader) -> None:
    source = normenkader_html(from_content(without(demo.content, "bewijs", "bewust", "zwaarte")))
    for word in ("Met opzet", "Zwaarte", "zwaarder", "#eisen", "normwijzer bewijs"):
        assert word in normenkader_html(demo)
        assert word not in source


def excepted(nk: Normenkader, pad: tuple[str | int, ...], eigenschap: str) -> Normenkader:
    """The normenkader with an exception at the rule at a path."""
    return from_content(
        changed(
            nk.content,
            pad,
            {
                **at(nk.content, pad),
                "bewust": [{**LINE, "eigenschap": eigenschap}],
            },
        )
    )


def at(inhoud: Any, pad: tuple[str | int, ...]) -> Any:
    """What stands at a path in plain data."""
    return at(inhoud[pad[0]], pad[1:]) if pad else inhoud


def without(inhoud: Any, *keys: str) -> Any:
    """A copy of plain data without some keys."""
    if isinstance(inhoud, dict):
        return {k: without(v, *keys) for k, v in inhoud.items() if k not in keys}
    return [without(v, *keys) for v in inhoud] if isinstance(inhoud, list) else inhoud

"""The page for the client as HTML and as text: all of it, safe, and by itself."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from explaining.for_client.page import Explanation, ExplanationPart, client_page
from normenkader import Library
from publishing.client import client_html, client_text
from tests.conftest import ROOT
from tests.explaining.for_client.client_texts import judged
from tests.strategies import random_zaak

STYLE = (ROOT / "publishing/templates/client.css").read_text("utf-8")
HOSTILE = "<script>alert(\"&amp;\")</script> 'x' <img src=x onerror=y> {{ 7 * 7 }}{% raw %}"
UITLEG = Explanation(
    "Titel",
    "Let op.",
    (
        ExplanationPart("Eerste", ("Een zin.", ("a", "b"), "Nog een.")),
        ExplanationPart("Tweede", (("korte regel", "nog een", "en een"), ("een " * 50, "b", "c"))),
    ),
)


class Page(HTMLParser):
    """The elements of a page that hold text, in order, and all tags and attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.texts.append((self.open[-1], data))


def test_page_has_every_text_in_its_element_and_order() -> None:
    page = Page(client_html(UITLEG, "T-1"))
    assert page.open == []
    assert page.texts == [
        ("title", "Titel"),
        ("h1", "Titel"),
        ("p", "Let op."),
        ("h2", "Eerste"),
        ("p", "Een zin."),
        ("li", "a"),
        ("li", "b"),
        ("p", "Nog een."),
        ("h2", "Tweede"),
        ("li", "korte regel"),
        ("li", "nog een"),
        ("li", "en een"),
        ("li", "een " * 50),
        ("li", "b"),
        ("li", "c"),
        ("footer", "Kenmerk: T-1"),
    ]


def test_page_is_in_dutch_and_in_its_own_size() -> None:
    source = client_html(UITLEG, "T-1")
    tags = Page(source).tags
    assert source.startswith("<!DOCTYPE html>\n")
    assert ("html", {"lang": "nl"}) in tags
    assert ("meta", {"charset": "utf-8"}) in tags
    assert any(attrs.get("name") == "viewport" for _, attrs in tags)
    assert [tag for tag, _ in tags].count("main") == 1


def test_only_many_short_lines_stand_in_columns() -> None:
    lists = [
        attrs.get("class") for tag, attrs in Page(client_html(UITLEG, "T")).tags if tag == "ul"
    ]
    assert lists == [None, "kort", None]


def test_every_text_is_escaped() -> None:
    onderdeel = ExplanationPart(HOSTILE, (HOSTILE, (HOSTILE,)))
    source = client_html(Explanation(HOSTILE, HOSTILE, (onderdeel,)), HOSTILE)
    page = Page(source)
    assert [text for _, text in page.texts] == [*[HOSTILE] * 6, f"Kenmerk: {HOSTILE}"]
    assert {tag for tag, _ in page.tags} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "p",
        "section",
        "h2",
        "ul",
        "li",
        "footer",
    }


def test_page_needs_nothing_else(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    source = client_html(client_page(*judged(zaak, bibliotheek)), "T-00001")
    for remote in ("http:", "https:", "//", "url(", "@import", "<script", "<link", "src=", "href="):
        assert remote not in source
    assert "default-src 'none'; style-src 'unsafe-inline'" in source


def test_sizes_of_text_grow_with_the_reader_and_only_print_has_points() -> None:
    screen = STYLE[: STYLE.index("@page")]
    assert re.findall(r"font(?:-size)?: ([0-9.]+[a-z]+)", screen) == [
        "1.0625rem",
        "1.75rem",
        "1.25rem",
    ]
    assert "pt" not in re.findall(r"[0-9](px|pt|rem|mm)", screen)


@pytest.mark.parametrize("colour", sorted(set(re.findall(r"(?<!-)color: #([0-9a-f]{6})", STYLE))))
def test_text_stands_out_on_white(colour: str) -> None:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (light + 0.05) >= 7


def test_no_page_has_more_than_300_words(bibliotheek: Library) -> None:
    rng = random.Random(4)
    for _ in range(300):
        nk, zaak, antwoord = judged(random_zaak(rng), bibliotheek)
        source = client_html(client_page(nk, zaak, antwoord), zaak.zaak)
        shown = [text for element, text in Page(source).texts if element != "title"]
        assert len(" ".join(shown).split()) <= 300


def test_text_for_a_mail() -> None:
    assert client_text(UITLEG).splitlines() == [
        "Titel",
        "=====",
        "",
        "Let op.",
        "",
        "Eerste",
        "------",
        "Een zin.",
        "- a",
        "- b",
        "Nog een.",
        "",
        "Tweede",
        "------",
        "- korte regel",
        "- nog een",
        "- en een",
        f"- {'een ' * 50}",
        "- b",
        "- c",
    ]
    assert client_text(UITLEG).endswith("- c\n")


def test_without_a_notice_there_is_no_empty_box() -> None:
    without = replace(UITLEG, melding="")
    assert 'class="melding"' not in client_html(without, "T-1")
    assert client_text(without).splitlines()[2:4] == ["", "Eerste"]

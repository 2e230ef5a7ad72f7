"""The readable document of a normenkader, opened as a file: accessible, on any width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from engine import judge
from normenkader import Library
from publishing.html.page import Example, normenkader_html
from tests.browser.driving.axe import BEST_PRACTICE, WCAG_A_AND_AA, violations
from tests.conftest import RULES
from zaak.files import check_text, split_cases

# Everything wider than the page, except what stands in a frame that scrolls by itself.
WIDER = """() => [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.breed') && !e.closest('.spring'))
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(e => e.outerHTML.slice(0, 120))"""

# The page allows no scripts, so that Playwright can't wait for a function in it.
LISTEN = """() => { window.scrolled = new Promise(done => {
    document.activeElement.addEventListener('scroll', () => done(true), { once: true });
    setTimeout(() => done(false), 20000);
}); }"""


@pytest.mark.parametrize("naam", ["demo-ib", "drechtsteden-ib-2016"])
def test_document_is_accessible_and_nothing_scrolls_sideways(
    naam: str, page: Page, tmp_path: Path, bibliotheek: Library
) -> None:
    bestand = min((RULES / naam / "voorbeelden").glob("*.yaml"))
    (gelezen,) = split_cases(bestand.read_bytes(), str(bestand))
    zaak, nk = check_text(gelezen, bibliotheek)
    file = tmp_path / "kader.html"
    file.write_text(normenkader_html(nk, Example("Voorbeeld", zaak, judge(nk, zaak))), "utf-8")
    page.goto(file.as_uri())
    found: list[str] = []
    for width, height in ((1366, 768), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        found += violations(page, (*WCAG_A_AND_AA, *BEST_PRACTICE))
        found += page.evaluate(WIDER)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found == []
    # With the keyboard the first stop leads past the contents, and a table can be scrolled.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    frame = page.get_by_role("region").first
    frame.focus()
    page.evaluate(LISTEN)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => window.scrolled")

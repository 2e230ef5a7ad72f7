"""What everybody can see: on small windows, in forced colours, on paper, and while scrolling."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenCase, OpenScreen, wait_until_drawn, wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.intake import go, open_example
from tests.browser.driving.legible import illegible
from tests.browser.driving.sizes import at_each_size

PARTS = ["zaak", "toegang", "lg-lichamelijke_gezondheid", "clientfactoren", "uitleg", "besluit"]
PAGES = [
    "/register",
    "/trainer?deel=oefenzaken&kader=demo-ib&oefenzaak=OZ-17",
    "/trainer?deel=demonstratie&kader=demo-ib&oefenzaak=OZ-17&stap=7",
    "/trainer?deel=oefening",
    "/normenkader",
    "/normenkader?deel=documenten",
    "/meedoen",
]
# The colours of what is drawn, and those that the system gives for a selection.
COLOURS = """
element => {
  const probe = document.createElement('span');
  probe.style.cssText = 'forced-color-adjust: none; background: Highlight; color: HighlightText';
  document.body.append(probe);
  const [own, chosen] = [element, probe].map((e) => getComputedStyle(e));
  const found = [own.backgroundColor, own.color, chosen.backgroundColor, chosen.color];
  probe.remove();
  return found;
}
"""


def test_no_text_of_an_empty_form_is_cut_off_or_broken(open_screen: OpenScreen) -> None:
    """Of a complete one tests/browser/test_accessibility.py says so."""
    page = open_screen()
    found = {}
    for part in PARTS:
        go(page, part)
        for size in at_each_size(page):
            found[f"{part} {size}"] = illegible(page)
    assert {part: lines for part, lines in found.items() if lines} == {}


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_another_page_is_cut_off_or_broken(open_screen: OpenScreen, path: str) -> None:
    page = open_screen(path)
    found = {size: illegible(page) for size in at_each_size(page)}
    assert {size: lines for size, lines in found.items() if lines} == {}


def test_forced_colours_show_what_is_chosen(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.emulate_media(forced_colors="active")
    go(page, "lg-huisvesting")
    option = page.get_by_test_id("stRadioOption").filter(has_text="2 niet zelfredzaam")
    option.click()
    expect(option.get_by_role("radio")).to_be_checked()
    wait_until_ready(page)
    expect_chosen(page, option)
    expect_chosen(page, page.locator(".st-key-deel-lg-huisvesting button"))
    expect_chosen(page, page.locator(".nw-kan").first)
    for other in (
        page.get_by_test_id("stRadioOption").filter(has_text="3 beperkt zelfredzaam"),
        page.locator(".st-key-deel-lg-financien button"),
    ):
        background, _, chosen, _ = other.evaluate(COLOURS)
        assert background != chosen
    edge = "e => [e, document.body].map(x => getComputedStyle(x))"
    edge += ".map((s, i) => i ? s.backgroundColor : s.borderLeftColor)"
    left, canvas = page.locator(".st-key-deel-lg-financien button").evaluate(edge)
    assert left == canvas
    assert violations(page) == []


def expect_chosen(page: Page, place: Any) -> None:
    """Wait until a place has the colours of a selection."""
    page.wait_for_function(
        f"element => {{ const [a, b, c, d] = ({COLOURS})(element); return a === c && b === d; }}",
        arg=place.element_handle(),
    )


def test_frame_of_a_heading_strikes_through_nothing(open_screen: OpenScreen) -> None:
    page = open_screen()
    for part in ("zaak", "toegang", "clientfactoren", "lg-huisvesting"):
        button = page.locator(f".st-key-deel-{part} button")
        button.focus()
        page.keyboard.press("Enter")
        heading = page.locator(".st-key-deel-inhoud h2")
        expect(heading).to_be_focused()
        wait_until_ready(page)
        frame, below = heading.evaluate(BELOW)
        assert frame <= below, part


# The lower edge of the frame of a heading, and the top of the first text below it.
BELOW = """
heading => {
  const style = getComputedStyle(heading);
  const frame = heading.getBoundingClientRect().bottom
    + parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const all = document.createTreeWalker(
    heading.closest('.st-key-deel-inhoud'), NodeFilter.SHOW_TEXT);
  let first = Infinity;
  while (all.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(all.currentNode);
    const rect = range.getBoundingClientRect();
    if (!heading.contains(all.currentNode) && rect.height > 4) first = Math.min(first, rect.top);
  }
  return [frame, first];
}
"""


def test_list_views_and_main_button_stay_at_their_place(open_screen: OpenScreen) -> None:
    page = open_screen()
    onward = page.locator(".st-key-volgende button")
    tops = set()
    for part in ("zaak", "toegang", "lg-huisvesting"):
        go(page, part)
        tops.add(round(onward.evaluate("e => innerHeight - e.getBoundingClientRect().bottom")))
    page.get_by_text("2 niet zelfredzaam").click()
    page.get_by_text("Geen andere oplossing").click()
    expect(page.get_by_role("radiogroup", name="Wat is het doel")).to_be_visible()
    wait_until_ready(page)
    tops.add(round(onward.evaluate("e => innerHeight - e.getBoundingClientRect().bottom")))
    assert len(tops) == 1
    open_example(page, "Weer grip")
    go(page, "uitleg")
    page.locator("[data-testid=stMain]").evaluate("e => e.scrollTo(0, 900)")
    expect(page.get_by_role("radio", name="Waarom niet")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-deel-uitleg button")).to_be_in_viewport(ratio=1)
    expect(onward).to_be_in_viewport(ratio=1)


def test_paper_has_the_page_without_what_one_clicks(
    open_screen: OpenScreen, open_case: OpenCase
) -> None:
    page = open_case("zaak").page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    wait_until_drawn(page)
    for part in (".st-key-kop", ".st-key-deel-inhoud", ".st-key-kolom-paneel"):
        expect(page.locator(part)).to_be_visible()
    for part in (".st-key-balk", ".st-key-kolom-lijst", ".st-key-stappen", ".st-key-bestanden"):
        expect(page.locator(part)).to_be_hidden()
    # Nothing moves in a window of its own, and nothing stands over something else.
    inner = "e => e.scrollHeight - e.clientHeight"
    assert page.locator("[data-testid=stMain]").evaluate(inner) <= 1
    middle = page.locator(".st-key-kolom-midden").bounding_box()
    panel = page.locator(".st-key-kolom-paneel").bounding_box()
    assert middle
    assert panel
    assert middle["y"] + middle["height"] <= panel["y"]
    for path in PAGES:
        page = open_screen(path, 680, 960)
        page.emulate_media(media="print")
        expect(page.locator(".st-key-balk")).to_be_hidden()
        expect(page.locator("[data-testid=stMain] :is(h1, h2)").first).to_be_visible()
        assert page.locator("[data-testid=stMain] button:not([role=radio]):visible").count() == 0, (
            path
        )


def test_paper_has_the_rows_that_one_can_click(open_screen: OpenScreen) -> None:
    page = open_screen("/trainer?deel=oefenzaken&kader=demo-ib", 680, 960)
    rows = page.locator("[class*=st-key-oefenzaken-] button")
    expect(rows.nth(30)).to_be_visible()
    on_screen = rows.count()
    page.emulate_media(media="print")
    expect(rows.filter(visible=True)).to_have_count(on_screen)
    expect(page.locator(".st-key-trainer-kop button:visible")).to_have_count(0)


def test_less_movement_where_the_system_asks_for_it(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration"
        ".split(',').some(d => parseFloat(d) > 0.001)).length"
    )
    assert moving == 0

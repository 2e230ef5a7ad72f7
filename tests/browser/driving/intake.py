"""What a consulent does with the form, in words: steps that the tests share."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

from normenkader import Normenkader
from normenkader.questions import GetalVraag
from screens.intake.form.questions import option
from tests.browser.conftest import wait_until_ready


def go(page: Page, key: str) -> None:
    """Choose a part in the list."""
    page.locator(f".st-key-deel-{key} button").click()
    wait_until_ready(page)
    expect(page.locator(f".st-key-deel-{key} button")).to_have_attribute("aria-current", "true")
    # The last thing that happens: a list that is opened before it would close again.
    expect(page.locator(".st-key-deel-inhoud h2")).to_be_focused()
    wait_until_ready(page)


def question(page: Page, *path: str) -> Locator:
    """The place of one question."""
    return page.locator(f"[class*='-vraag-{'-'.join(path)}']").first


def choose(page: Page, normenkader: Normenkader, path: tuple[str, ...], answer: Any) -> None:
    """Answer one question with the mouse, or type a number."""
    # Until a run has ended the fields of before it can stand beside the new ones.
    wait_until_ready(page)
    leefgebied = path[1] if path[0] == "leefgebieden" else None
    asked = normenkader.questions(path[0], leefgebied)
    vraag = next(v for v in asked if v.vraag == path[-1])
    place = question(page, *path)
    if isinstance(vraag, GetalVraag):
        place.get_by_role("textbox").fill(str(answer))
        place.get_by_role("textbox").press("Enter")
    else:
        text = re.sub(r"[*\\]", "", option(vraag, answer))
        place.get_by_text(text, exact=True).click()
        wait_until_ready(page)
        expect(place.get_by_role("radio", name=text, exact=True)).to_be_checked()
        # The server has it: an answer that is there can be cleared.
        expect(place.locator("[class*=st-key-wis-] button")).to_be_enabled()
    wait_until_ready(page)


def open_list(box: Locator, words: str) -> Locator:
    """Open a list and give the option with these words."""
    option = box.page.get_by_role("option").filter(has_text=words)
    wait_until_ready(box.page)
    # A list that opens while the page is still drawn or scrolled closes again: open it once more.
    for _ in range(5):
        box.click()
        try:
            option.wait_for(timeout=3_000)
            break
        except Error:
            box.page.keyboard.press("Escape")
    return option


def open_example(page: Page, words: str) -> None:
    """Open an example from the part Zaak."""
    go(page, "zaak")
    open_list(page.get_by_role("combobox"), words).click()
    wait_until_ready(page)
    expect(page.locator(".st-key-melding-info")).to_contain_text("Voorbeeld geopend")
    wait_until_ready(page)


def summary(page: Page) -> Locator:
    """The heart of the panel."""
    return page.locator(".st-key-voorstel-samenvatting")


def state(page: Page, key: str) -> Locator:
    """The button of a part in the list, with its state."""
    return page.locator(f".st-key-deel-{key} button")


def download_button(page: Page, kind: str) -> Locator:
    """The button that gives the case as YAML or JSON; it is for who looks for it."""
    button = page.get_by_role("button", name=f"Download {kind}")
    if not button.is_visible():
        page.locator("summary").filter(has_text="Bestanden").click()
        expect(button).to_be_visible()
    return button

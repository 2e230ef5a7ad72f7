"""What a trainer and participants do in a practice session, in words: steps that tests share."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until_ready
from tests.browser.driving.browsers import Others
from tests.browser.driving.intake import open_list, question

PHONE, LAPTOP = (320, 640), (1366, 768)


def new_page(others: Others, url: str, size: tuple[int, int] = LAPTOP) -> Page:
    """A page in a browser of its own: nothing is shared with the others."""
    page = others.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(url)
    wait_until_ready(page)
    return page


def start(page: Page, *titles: str) -> str:
    """Start a session with these oefenzaken from the trainer's page; gives the code."""
    box = page.get_by_role("combobox", name="Oefenzaken, in de volgorde waarin je ze doet")
    for title in titles:
        open_list(box, title).click()
        expect(page.locator('[data-testid="stMultiSelect"]').first).to_contain_text(title)
    # A list that is open covers the button.
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Start de oefening").click()
    wait_until_ready(page)
    code = page.locator(".nw-oefencode")
    expect(code).to_be_visible()
    wait_until_ready(page)
    return code.inner_text()


def take_part(page: Page, code: str) -> None:
    """Type the code."""
    field = page.get_by_label("De code die je trainer laat zien")
    field.fill(code)
    field.press("Enter")
    wait_until_ready(page)
    expect(page.get_by_text("Je bent deelnemer")).to_be_visible()
    wait_until_ready(page)


def expect_heading(page: Page, text: str) -> None:
    """Wait for what is on the page; for a moment the page before may still be there too."""
    expect(page.get_by_role("heading", name=text, exact=True)).to_be_visible()
    expect(page.locator(".st-key-deel-inhoud h2")).to_have_count(1)


def to_part(page: Page, name: str) -> None:
    """Show another part: by its button, or step by step where there is no room for those.

    Every step waits for the page as it is after it. The heading of a part is drawn before its
    buttons: until those are there too, Volgende is still the one to this very part.
    """
    wait_until_ready(page)
    heading = page.locator(".st-key-deel-inhoud h2")
    buttons = page.locator(".st-key-oefen-delen")
    if buttons.is_visible():
        buttons.get_by_role("button", name=name, exact=True).click()
        _expect_part(page, name)
    while (before := heading.inner_text()) != name:
        page.locator(".st-key-volgende button").click()
        expect(heading).not_to_have_text(before)
        _expect_part(page)


def _expect_part(page: Page, name: str | None = None) -> None:
    """Wait until another part is there, with this name."""
    heading = page.locator(".st-key-deel-inhoud h2")
    if name is not None:
        expect(heading).to_have_text(name)
    # The last thing that happens.
    expect(heading).to_be_focused()
    wait_until_ready(page)


def change_answers(page: Page) -> None:
    """Go on with answers that were done."""
    page.get_by_role("button", name="Verander mijn antwoorden").click()
    wait_until_ready(page)
    # What is below the questions, in whichever part.
    expect(page.locator(".st-key-stappen")).to_be_visible()
    wait_until_ready(page)


def choose_level(page: Page, leefgebied: str, label: str) -> None:
    """Answer how much somebody manages in a leefgebied."""
    place = question(page, "leefgebieden", leefgebied, "niveau")
    place.get_by_text(label, exact=True).click()
    wait_until_ready(page)
    # The server has it: an answer that is there can be cleared.
    expect(place.locator("[class*=st-key-wis-] button")).to_be_enabled()
    wait_until_ready(page)


def expect_class(page: Page, label: str) -> None:
    """Choose the class that comes out, in the last part."""
    to_part(page, "Jouw verwachting")
    place = page.locator(".st-key-blok-verwachting")
    place.get_by_text(label, exact=True).click()
    wait_until_ready(page)
    expect(place.get_by_role("radio", name=label, exact=True)).to_be_checked()
    wait_until_ready(page)


def expect_saved(page: Page) -> None:
    """Wait until the page says so."""
    expect(page.locator(".st-key-opslag")).to_have_text("Je antwoorden zijn bewaard")


def finish(page: Page) -> None:
    """Leave the rest out, and say that it is done."""
    rest = page.get_by_role("button", name="Rest niet uitvragen")
    rest.click()
    wait_until_ready(page)
    expect(rest).to_have_count(0)
    page.get_by_role("button", name="Ik ben klaar").click()
    wait_until_ready(page)
    expect_heading(page, "Je bent klaar")
    wait_until_ready(page)


def show_results(page: Page, name: str) -> None:
    """Show a part of the results on the trainer's page."""
    button = page.locator(".st-key-oefen-resultaten").get_by_role("button", name=name)
    button.click()
    wait_until_ready(page)
    expect(button).to_have_attribute("aria-current", "true")
    wait_until_ready(page)

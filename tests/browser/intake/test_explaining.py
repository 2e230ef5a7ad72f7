"""The views of Uitleg: why not another product, what if, and the text for the client."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import (
    OpenCase,
    OpenScreen,
    on_screen,
    wait_until_drawn,
    wait_until_ready,
)
from tests.browser.driving.deciding import follow_and_record, stored, to_decision
from tests.browser.driving.intake import download_button, go, open_example, summary
from tests.browser.driving.sizes import problems

VIEWS = ["Waarom niet", "Wat als", "Voor de cliënt"]
INTENSIVE = "Ontwikkelgerichte begeleiding intensief"


@pytest.fixture
def form(open_case: OpenCase) -> Page:
    """A complete case at the part Uitleg."""
    return open_case("uitleg").page


def view(page: Page, name: str) -> None:
    """Choose a view of the part Uitleg."""
    choice = page.get_by_role("radio", name=name, exact=True)
    choice.click()
    wait_until_ready(page)
    expect(choice).to_be_checked()
    wait_until_ready(page)


def result(page: Page, which: int) -> Locator:
    """The card of the case (0) or of what if (1)."""
    return page.locator(".nw-naast section").nth(which)


def try_intensive(page: Page) -> None:
    """Load the change that gives the intensive product into Wat als."""
    view(page, "Waarom niet")
    page.get_by_role("button", name=f"Probeer dit bij Wat als {INTENSIVE}").click()
    wait_until_ready(page)
    expect(page.get_by_role("radio", name="Wat als", exact=True)).to_be_checked()
    expect(page.get_by_role("heading", name="Uitleg", level=2)).to_be_focused()
    wait_until_ready(page)


def case_file(page: Page) -> bytes:
    """The case as it is downloaded."""
    go(page, "overzicht")
    with page.expect_download() as download:
        download_button(page, "JSON").click()
    return Path(download.value.path()).read_bytes()


def test_from_an_answer_on_the_edge_to_its_question_and_back(form: Page) -> None:
    view(form, "Waarom niet")
    expect(form.get_by_role("img", name="De zaak heeft 225 minuten")).to_be_visible()
    expect(form.get_by_text("15 minuten per week meer: bandbreedte O3")).to_be_visible()
    form.get_by_role("button", name="Naar Dagbesteding").click()
    expect(form.get_by_role("heading", name="Dagbesteding", level=2)).to_be_focused()
    # The view stays chosen, and the chosen one is reached with the arrow keys.
    go(form, "uitleg")
    chosen = form.get_by_role("radio", name="Waarom niet", exact=True)
    expect(chosen).to_be_checked()
    chosen.focus()
    form.keyboard.press("ArrowRight")
    expect(form.get_by_role("radio", name="Wat als", exact=True)).to_be_focused()
    form.keyboard.press("Space")
    expect(form.get_by_text("Je zaak verandert niet")).to_be_visible()


def test_an_alternative_is_tried_and_thrown_away(form: Page) -> None:
    before = case_file(form)
    go(form, "uitleg")
    try_intensive(form)
    expect(result(form, 1)).to_contain_text(INTENSIVE)
    expect(result(form, 1)).to_contain_text("240 per week")
    expect(result(form, 0)).not_to_contain_text(INTENSIVE)
    expect(form.locator(".nw-nieuw")).to_contain_text(f"Het product is {INTENSIVE}")
    # Another answer by hand, in another part.
    form.locator(".st-key-wat-als").get_by_text("4 voldoende zelfredzaam", exact=True).click()
    expect(form.locator(".st-key-wat-als-anders")).to_contain_text("naar voldoende zelfredzaam (4)")
    expect(result(form, 1)).to_contain_text("185 per week")
    expect(summary(form)).to_contain_text("225 minuten per week")
    form.get_by_role("button", name="Weggooien", exact=True).click()
    expect(form.locator(".st-key-wat-als-anders")).to_have_count(0)
    expect(form.get_by_text("Er is nog niets anders dan in de zaak.")).to_be_visible()
    form.get_by_role("button", name="Stap terug").click()
    expect(form.locator(".st-key-wat-als-anders")).to_contain_text("naar voldoende zelfredzaam (4)")
    form.get_by_role("button", name="Terug Dagbesteding").click()
    expect(form.locator(".st-key-wat-als-anders")).to_have_count(0)
    assert case_file(form) == before


def test_a_note_stays_and_what_was_tried_does_not(form: Page) -> None:
    before = case_file(form)
    go(form, "uitleg")
    try_intensive(form)
    form.get_by_role("button", name="Bewaar als notitie").click()
    notes = form.locator(".st-key-notities")
    expect(notes).to_contain_text("van beperkt zelfredzaam (3) naar niet zelfredzaam (2)")
    expect(stored(form)).to_contain_text("Bewaard om")
    form.reload()
    wait_until_ready(form)
    view(form, "Wat als")
    expect(notes).to_contain_text(f"Wat als: {INTENSIVE}, 240 minuten per week")
    expect(form.get_by_text("Er is nog niets anders dan in de zaak.")).to_be_visible()
    assert case_file(form) == before
    assert json.loads(before)["leefgebieden"]["dagbesteding"]["niveau"] == 3
    expect(notes).to_be_visible()
    form.get_by_role("button", name="Weggooien notitie 1").click()
    expect(notes).to_have_count(0)
    form.get_by_role("button", name="Ongedaan maken notitie weggegooid").click()
    expect(notes).to_be_visible()
    # After the decision the notes are for reading, and what if goes on without touching it.
    to_decision(form)
    follow_and_record(form)
    go(form, "uitleg")
    try_intensive(form)
    expect(result(form, 1)).to_contain_text(INTENSIVE)
    expect(form.get_by_role("button", name="Bewaar als notitie")).to_have_count(0)
    expect(form.get_by_role("button", name="Weggooien notitie 1")).to_be_disabled()
    view(form, "Waarom niet")
    expect(form.get_by_role("button", name="Naar Dagbesteding")).to_be_disabled()


def test_what_if_begins_again_when_the_case_changes(form: Page) -> None:
    try_intensive(form)
    go(form, "lg-dagbesteding")
    # The fields of the case were never touched by those of what if.
    expect(form.get_by_role("radio", name="3 beperkt zelfredzaam")).to_be_checked()
    form.locator(".st-key-deel-inhoud").get_by_text("Behoud", exact=True).click()
    wait_until_ready(form)
    go(form, "uitleg")
    expect(on_screen(form, "‘Wat als’ begint daarom opnieuw")).to_be_visible()
    expect(form.locator(".st-key-wat-als-anders")).to_have_count(0)


def test_an_open_case_can_be_tried_but_not_explained(open_screen: OpenScreen) -> None:
    form = open_screen()
    go(form, "uitleg")
    for name in ("Waarom niet", "Voor de cliënt"):
        view(form, name)
        expect(form.get_by_text("Dit kan pas als alles beantwoord is.")).to_be_visible()
    expect(form.get_by_role("button", name="Download om te printen")).to_have_count(0)
    view(form, "Wat als")
    expect(result(form, 0)).to_contain_text("verschillende uitkomsten")
    form.locator(".st-key-wat-als").get_by_text("2 niet zelfredzaam", exact=True).click()
    expect(form.locator(".st-key-wat-als-anders")).to_contain_text("van niet ingevuld naar")
    expect(stored(form)).to_have_count(0)
    assert "zaak=" not in form.url


def test_the_text_for_the_client_is_downloaded(open_screen: OpenScreen, browser: Browser) -> None:
    form = open_screen()
    open_example(form, "Weer grip")
    go(form, "uitleg")
    view(form, "Voor de cliënt")
    expect(form.get_by_text("In het begin gemiddeld 3 uur en 45 minuten per week")).to_be_visible()
    with form.expect_download() as download:
        form.get_by_role("button", name="Download als tekst").click()
    assert download.value.suggested_filename == "uitleg-zaak-VB-ONTWIKKEL-01.txt"
    assert "3 uur en 45 minuten per week" in Path(download.value.path()).read_text("utf-8")
    with form.expect_download() as download:
        form.get_by_role("button", name="Download om te printen (HTML)").click()
    assert download.value.suggested_filename.endswith(".html")
    printed = browser.new_page()
    printed.set_content(Path(download.value.path()).read_text("utf-8"))
    expect(printed.get_by_text("3 uur en 45 minuten per week")).to_be_visible()
    printed.close()


def test_the_views_have_no_violation_and_do_not_scroll_sideways(form: Page) -> None:
    view(form, "Waarom niet")
    form.get_by_text("Wat verandert er in de uitleg?").last.click()
    form.locator("[class*=st-key-alternatief-]").last.get_by_text(
        "stappen zijn gelijk"
    ).first.click()
    wait_until_drawn(form)
    found = problems(form, "Waarom niet")
    try_intensive(form)
    form.get_by_role("button", name="Bewaar als notitie").click()
    expect(form.locator(".st-key-notities")).to_be_visible()
    found += problems(form, "Wat als")
    view(form, "Voor de cliënt")
    found += problems(form, "Voor de cliënt")
    assert found == []

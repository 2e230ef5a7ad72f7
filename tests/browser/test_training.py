"""The trainer's page in a real browser: teaching cases, and a case step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenScreen, wait_until_ready
from tests.browser.intake import open_list
from tests.browser.sizes import problems

CASE = "Vijf telefoontjes in één week"
ADDRESS = "/trainer?deel=oefenzaken&kader=demo-ib&oefenzaak=OZ-17"
DEMO = "/trainer?deel=demonstratie&kader=demo-ib&oefenzaak=OZ-17"
ANSWERS = "Voor de trainer: toon de antwoorden"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    wait_until_ready(page)


def switch(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).click()
    wait_until_ready(page)


def inside(page: Page) -> str:
    return str(page.locator(".st-key-deel-inhoud").inner_text())


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=2)).to_have_text(text)


def test_answers_and_outcomes_are_hidden_until_asked_for(
    open_screen: OpenScreen,
) -> None:
    page = open_screen("/trainer")
    heading(page, "Oefenzaken")
    hidden = "Ontwikkelgerichte begeleiding intensief"
    assert hidden not in inside(page)
    page.get_by_text("moeilijk", exact=True).click()
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("9 van de 31 oefenzaken.")
    press(page, CASE)
    heading(page, CASE)
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    assert "Vijf buren belden" in inside(page)
    point = "De percentages samen worden begrensd"
    assert not [text for text in (hidden, point, "Opmerkingen", "510") if text in inside(page)]
    switch(page, "Toon de leerpunten")
    expect(page.locator(".nw-leerpunten")).to_contain_text(point)
    switch(page, ANSWERS)
    answers = page.locator(".st-key-voor-trainer")
    for text in ("Opmerkingen", "Groepen splitsen", hidden, "510", "acute problematiek"):
        expect(answers).to_contain_text(text)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het verhaal om te printen").click()
    assert download.value.suggested_filename == "oefenzaak-OZ-17.html"
    printed = Path(download.value.path()).read_text("utf-8")
    assert f"<h1>{CASE}</h1>" in printed
    assert "Groepen splitsen" not in printed
    press(page, "Terug naar de lijst")
    press(page, "Emmers van de buren")
    heading(page, "Emmers van de buren")
    expect(answers).to_have_count(0)
    expect(page.locator(".nw-leerpunten")).to_have_count(0)
    press(page, "Terug naar de lijst")
    page.get_by_label("Woord uit een leerpunt").fill("nú")
    page.get_by_label("Woord uit een leerpunt").press("Enter")
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("1 van de 31 oefenzaken.")
    row = page.locator(".st-key-oefenzaak-OZ-28 button")
    expect(row).to_have_text("Emmers van de buren")
    switch(page, "Toon bij elke zaak de uitkomst")
    expect(row).to_contain_text("Lichte hulp in de buurt (IB0), 20 min")


def test_case_is_walked_through_to_its_outcome(open_screen: OpenScreen) -> None:
    page = open_screen(ADDRESS)
    press(page, "Toon in de demonstratie")
    heading(page, "Stap 1 van 11: Toegang")
    expect(page.get_by_role("button", name="Vorige")).to_be_disabled()
    titles = ["Welke leefgebieden tellen mee", "Doelen die niet haalbaar zijn", "Normtijden"]
    for number, title in enumerate(titles, start=2):
        assert "Ontwikkelgerichte begeleiding intensief" not in inside(page)
        press(page, "Volgende")
        heading(page, f"Stap {number} van 11: {title}")
        expect(page.get_by_role("heading", level=2)).to_be_focused()
    used = page.locator(".st-key-demo-regels").get_by_role("row", name="Dagbesteding")
    expect(used.locator("mark")).to_have_text("60")
    switch(page, "Toon het bestand (YAML)")
    expect(page.locator(".st-key-demo-regels")).to_contain_text("Gebruikt bij Dagbesteding")
    expect(page.locator(".st-key-demo-regels")).to_contain_text("regel: NT-DAGBESTEDING")
    switch(page, "Toon het bestand (YAML)")
    expect(page.locator(".st-key-demo-regels")).not_to_contain_text("regel: NT-DAGBESTEDING")
    expect(page.locator(".st-key-demo-zaak")).to_contain_text("De normtijd is 60 minuten")
    expect(page.locator(".nw-tot-nu")).to_contain_text("355")
    for title in ("5 van 11: Leefgebieden met hetzelfde resultaat", "6 van 11: Doelrichting",
                  "7 van 11: Cliëntfactoren"):  # fmt: skip
        press(page, "Volgende")
        heading(page, f"Stap {title}")
    # The way back of the browser is a step too.
    press(page, "Volgende")
    heading(page, "Stap 8 van 11: Afronden")
    page.wait_for_url("**stap=8")
    page.go_back()
    heading(page, "Stap 7 van 11: Cliëntfactoren")
    page.reload()
    wait_until_ready(page)
    heading(page, "Stap 7 van 11: Cliëntfactoren")
    for title in ("8 van 11: Afronden", "9 van 11: Bandbreedte en product",
                  "10 van 11: Verdeling over de weken", "11 van 11: Uitkomst"):  # fmt: skip
        press(page, "Volgende")
        heading(page, f"Stap {title}")
    outcome = page.locator(".st-key-demo-uitkomst")
    for text in ("Ontwikkelgerichte begeleiding intensief", "510", "De consulent beslist."):
        expect(outcome).to_contain_text(text)
    expect(page.get_by_role("button", name="Volgende")).to_be_disabled()
    press(page, "Terug naar de oefenzaak")
    heading(page, CASE)


def test_case_that_is_decided_early_can_skip_to_its_outcome(open_screen: OpenScreen) -> None:
    page = open_screen(DEMO.replace("OZ-17", "OZ-03"))
    heading(page, "Stap 1 van 11: Toegang")
    press(page, "Naar de uitkomst")
    heading(page, "Stap 11 van 11: Uitkomst")
    press(page, "Vorige")
    expect(page.locator(".st-key-demo-zaak")).to_contain_text("stond al vast na ‘Toegang’")
    # Another normenkader has cases of its own.
    for label, option in (
        ("Normenkader", "Individuele Begeleiding Drechtsteden 2016"),
        ("Zaak", "Voorbeeld: Leren wonen en met geld omgaan"),
    ):
        open_list(page.get_by_role("combobox", name=label), option).click()
        wait_until_ready(page)
    heading(page, "Stap 1 van 6: Toegang")
    press(page, "Oefenzaken")
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("Er zijn geen oefenzaken.")


IN_SIGHT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollHeight <= main.clientHeight;
}"""


def test_keys_walk_through_on_a_full_screen_without_scrolling(open_screen: OpenScreen) -> None:
    # A beamer; this case has the most to show.
    page = open_screen(DEMO, 1280, 720)
    heading(page, "Stap 1 van 11: Toegang")
    page.get_by_role("button", name="Volledig scherm").click()
    # A function: the page's policy allows no text that is evaluated a second time.
    page.wait_for_function("() => document.fullscreenElement !== null")
    expect(page.locator(".st-key-trainer-kop")).to_be_hidden()
    expect(page.locator(".nw-banner")).to_be_visible()
    keys = ["ArrowRight", "PageDown"] * 5
    for number, key in enumerate(keys, start=2):
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=2)).to_contain_text(f"Stap {number} van 11")
        expect(page.get_by_role("heading", level=2)).to_be_focused()
        page.wait_for_function(IN_SIGHT)
    page.keyboard.press("ArrowLeft")
    heading(page, "Stap 10 van 11: Verdeling over de weken")
    page.keyboard.press("PageUp")
    heading(page, "Stap 9 van 11: Bandbreedte en product")
    page.get_by_text("Toon de optelling", exact=True).click()
    sum_of_steps = page.locator(".st-key-demo-optelling")
    expect(sum_of_steps.get_by_test_id("stVegaLiteChart")).to_be_visible()
    page.evaluate("document.exitFullscreen()")
    expect(page.locator(".st-key-trainer-kop")).to_be_visible()


def test_keys_walk_on_after_a_switch(open_screen: OpenScreen) -> None:
    page = open_screen(DEMO)
    page.get_by_text("Toon het bestand (YAML)").click()
    expect(page.locator(".st-key-demo-regels .nw-yaml").first).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Stap 2 van 11")).to_be_visible()


def test_arrows_in_a_field_stay_with_the_field(open_screen: OpenScreen) -> None:
    page = open_screen(DEMO)
    heading(page, "Stap 1 van 11: Toegang")
    page.get_by_role("combobox", name="Zaak").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Volgende").focus()
    page.keyboard.press("ArrowRight")
    heading(page, "Stap 2 van 11: Welke leefgebieden tellen mee")


@pytest.mark.parametrize("part", ["oefenzaken", "oefenzaak", "demonstratie"])
def test_no_violation_and_no_sideways_scrolling(open_screen: OpenScreen, part: str) -> None:
    addresses = {"oefenzaken": "/trainer", "oefenzaak": ADDRESS, "demonstratie": f"{DEMO}&stap=7"}
    page = open_screen(addresses[part])
    if part == "oefenzaken":
        switch(page, "Toon bij elke zaak de uitkomst")
    elif part == "oefenzaak":
        switch(page, "Toon de leerpunten")
        switch(page, ANSWERS)
        expect(page.locator(".st-key-voor-trainer")).to_be_visible()
    else:
        for summary in page.locator("summary").all():
            summary.click()
        switch(page, "Toon de optelling")
        chart = page.locator(".st-key-demo-optelling").get_by_test_id("stVegaLiteChart")
        expect(chart).to_be_visible()
    assert problems(page, part) == []

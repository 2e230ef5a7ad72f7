"""A consulent and the form: from an empty intake to a proposal, and what may go wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from normenkader import Normenkader
from tests.browser.conftest import OpenScreen, on_screen, wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.browsers import Others
from tests.browser.driving.intake import (
    choose,
    download_button,
    go,
    open_example,
    question,
    state,
    summary,
)

BSN = "111222333"
NOTE = "Toelichting in je eigen woorden"
GOAL = "Wat wil de inwoner bereiken?"


def test_a_whole_intake_by_mouse(
    open_screen: OpenScreen, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    """Case T-00001 of the contract, with the interim results on the way."""
    page = open_screen()
    expect(summary(page)).to_contain_text("Nog 13 van de 13 onderdelen open")
    page.get_by_role("textbox", name="Peildatum").fill("1-7-2026")
    page.get_by_role("textbox", name="Peildatum").press("Enter")
    expect(page.locator(".st-key-melding-info")).to_contain_text("1 juli 2026")
    go(page, "toegang")
    for vraag, answer in zaak["toegang"].items():
        choose(page, demo, ("toegang", vraag), answer)
    expect(state(page, "toegang")).to_contain_text("klaar")
    for naam, answers in zaak["leefgebieden"].items():
        page.locator(".st-key-volgende button").click()
        expect(page.locator("button[aria-current]")).to_contain_text(demo.leefgebied_names[naam])
        wait_until_ready(page)
        for vraag in ("niveau", "opgelost_door", "doel"):
            if vraag in answers and question(page, "leefgebieden", naam, vraag).count():
                choose(page, demo, ("leefgebieden", naam, vraag), answers[vraag])
        if naam == "huisvesting":
            expect(page.get_by_role("heading", name="Tussenstand: geen voorstel")).to_be_visible()
            expect(summary(page)).to_contain_text("2 leefgebieden tellen mee, samen 80 minuten")
    expect(state(page, "lg-financien")).to_contain_text("50 min")
    expect(state(page, "lg-dagbesteding")).to_contain_text("valt af")
    expect(state(page, "lg-verslaving")).to_contain_text("niet gevraagd")
    expect(page.get_by_text("Justitie telt alleen mee samen met")).to_be_visible()
    go(page, "clientfactoren")
    expect(page.get_by_role("heading", name="Tussenstand: geen voorstel")).to_be_visible()
    for vraag, answer in zaak["clientfactoren"].items():
        choose(page, demo, ("clientfactoren", vraag), answer)
    expect(page.get_by_role("heading", name="Voorstel", exact=True)).to_be_visible()
    expect(summary(page)).to_contain_text("Ontwikkelgerichte begeleiding")
    expect(summary(page)).to_contain_text("150 minuten per week")
    expect(page.get_by_text("De consulent beslist. Dit is een voorstel.")).to_be_visible()
    go(page, "uitleg")
    expect(page.get_by_role("table")).to_contain_text("Totaal150150")
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()


def test_a_leefgebied_by_keyboard(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.locator(".st-key-deel-lg-financien button").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Financiën")
    expect(heading).to_be_focused()
    press_until(page, "Hoe zelfredzaam", "Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="2 niet zelfredzaam")).to_be_checked()
    wait_until_ready(page)
    expect(page.get_by_role("radio", name="2 niet zelfredzaam")).to_be_focused()
    # Drawn only now that there is a first answer.
    expect(page.get_by_role("radiogroup", name="andere oplossing")).to_be_visible()
    press_until(page, "andere oplossing", "Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Geen andere oplossing")).to_be_checked()
    wait_until_ready(page)
    # Asked only where no other solution helps.
    expect(page.get_by_role("radiogroup", name="Wat is het doel")).to_be_visible()
    press_until(page, "Wat is het doel", "Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Ontwikkeling")).to_be_checked()
    expect(state(page, "lg-financien")).to_contain_text("50 min")
    wait_until_ready(page)
    press_until(page, GOAL, "Tab")
    page.keyboard.type("Zelf mijn post openmaken.")
    press_until(page, NOTE, "Tab")
    page.keyboard.type("De post blijft liggen.")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Volgende"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dagbesteding")).to_be_focused()
    go(page, "lg-financien")
    expect(page.get_by_role("textbox", name=NOTE)).to_have_value("De post blijft liggen.")
    expect(page.get_by_role("textbox", name=GOAL)).to_have_value("Zelf mijn post openmaken.")


def press_until(page: Page, words: str, key: str) -> None:
    """Go on until the focus is in a field whose question has these words."""
    for _ in range(12):
        page.keyboard.press(key)
        name = page.evaluate(
            "(document.activeElement.closest('[role=radiogroup]') || document.activeElement)"
            ".getAttribute('aria-label') || ''"
        )
        tag = page.evaluate("document.activeElement.tagName")
        if words in name and tag != "BUTTON":
            return
    raise AssertionError(f"{key} does not come to {words!r}")


def test_answers_come_back_and_the_first_click_counts(
    open_screen: OpenScreen, demo: Normenkader
) -> None:
    """Leaving a part, setting aside, undo: the fields always show the draft."""
    page = open_screen()
    go(page, "lg-financien")
    path = ("leefgebieden", "financien")
    choose(page, demo, (*path, "niveau"), 2)
    choose(page, demo, (*path, "opgelost_door"), "geen")
    choose(page, demo, (*path, "doel"), "ontwikkel")
    go(page, "lg-adl")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    go(page, "lg-financien")
    expect(page.get_by_role("radio", checked=True)).to_have_count(3)
    choose(page, demo, (*path, "niveau"), "niet_uitgevraagd")
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)
    choose(page, demo, (*path, "niveau"), 3)
    expect(page.get_by_role("radio", name="Ontwikkeling")).to_be_checked()
    page.locator(".st-key-ongedaan button").click()
    # For a moment the old fields stand beside the new ones.
    expect(page.get_by_role("radio", name="Niet uitgevraagd", checked=True)).to_have_count(1)
    wait_until_ready(page)
    choose(page, demo, (*path, "niveau"), 2)
    expect(page.get_by_role("radio", name="Ontwikkeling")).to_be_checked()
    page.get_by_role("button", name="Wissen Wat is het doel").click()
    expect(page.get_by_role("radio", name="Ontwikkeling")).not_to_be_checked()
    expect(state(page, "lg-financien")).to_contain_text("nog 1")
    choose(page, demo, (*path, "doel"), "behoud")


def test_the_rest_is_not_asked_and_undo(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.get_by_role("button", name="Rest niet uitvragen").click()
    expect(summary(page)).to_contain_text("Nog 2 van de 13")
    expect(page.get_by_role("button", name="Rest niet uitvragen")).to_have_count(0)
    page.locator(".st-key-ongedaan button").click()
    expect(summary(page)).to_contain_text("Nog 13 van de 13")


def test_start_again_can_be_undone(open_screen: OpenScreen) -> None:
    page = open_screen()
    open_example(page, "Weer grip")
    expect(summary(page)).to_contain_text("225 minuten per week")
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(summary(page)).to_contain_text("Nog 13 van de 13")
    page.locator(".st-key-ongedaan button").click()
    expect(summary(page)).to_contain_text("225 minuten per week")
    expect(page.get_by_role("textbox", name="Kenmerk")).to_have_value("VB-ONTWIKKEL-01")


def test_a_bsn_is_refused_but_the_text_stays(open_screen: OpenScreen) -> None:
    page = open_screen()
    go(page, "lg-financien")
    field = page.get_by_role("textbox", name=NOTE)
    field.fill(f"Nummer {BSN} staat op de post.")
    # Nobody leaves the field: the script of the page sends it.
    expect(on_screen(page, "Dit is niet bewaard.")).to_be_visible()
    expect(on_screen(page, "burgerservicenummer")).to_be_visible()
    expect(field).to_have_value(f"Nummer {BSN} staat op de post.")
    go(page, "overzicht")
    expect(page.get_by_text(BSN)).to_have_count(0)
    with page.expect_download() as download:
        download_button(page, "JSON").click()
    assert BSN not in Path(download.value.path()).read_text("utf-8")
    page.get_by_role("button", name="Niet bewaard: invoer bij Financiën").click()
    expect(field).to_have_value(f"Nummer {BSN} staat op de post.")
    field.fill("Er staat een nummer op de post.")
    field.blur()
    expect(page.get_by_text("Dit is niet bewaard.")).to_have_count(0)
    go(page, "overzicht")
    expect(page.get_by_text("Er staat een nummer op de post.")).to_be_visible()


def test_download_and_upload(open_screen: OpenScreen, tmp_path: Path) -> None:
    page = open_screen()
    open_example(page, "Veel hulp")
    go(page, "overzicht")
    files = {}
    for kind in ("YAML", "JSON"):
        with page.expect_download() as download:
            download_button(page, kind).click()
        files[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[kind])
    go(page, "zaak")
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(summary(page)).to_contain_text("Nog 13 van de 13")
    for file in files.values():
        # Until the run has ended the field of before stands beside the new one.
        wait_until_ready(page)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator(".st-key-melding-info")).to_contain_text(f"Geopend: {file.name}")
        expect(summary(page)).to_contain_text("205 minuten per week")


def test_a_bad_file_says_everything_and_changes_nothing(open_screen: OpenScreen) -> None:
    page = open_screen()
    open_example(page, "Weer grip")
    text = "zaak: Z-1\npeildatum: 2026-07-01\ntoegang: {leeftijd: 200}\nonzin: <b>1</b>\n"
    text += "normenkader: demo-ib\n"
    page.locator("input[type=file]").set_input_files(
        {
            "name": "f![x](http://example.org/a.png).yaml",
            "mimeType": "text/yaml",
            "buffer": text.encode(),
        }
    )
    message = page.locator(".st-key-melding-error")
    expect(message).to_contain_text("f![x](http://example.org/a.png).yaml")
    expect(message).to_contain_text("regel 3, toegang.leeftijd: 200 kan hier niet")
    expect(message).to_contain_text("regel 4, onzin: onbekende sleutel")
    expect(page.locator("img[src*='example.org']")).to_have_count(0)
    expect(summary(page)).to_contain_text("225 minuten per week")


def test_two_sessions_do_not_see_each_other(others: Others, app_url: str) -> None:
    first, second = (others.new_page() for _ in range(2))
    for page in (first, second):
        page.goto(app_url)
        wait_until_ready(page)
    open_example(first, "Weer grip")
    second.get_by_role("button", name="Rest niet uitvragen").click()
    expect(summary(second)).to_contain_text("Nog 2 van de 13")
    expect(summary(first)).to_contain_text("225 minuten")


def test_the_proposal_stays_in_sight(open_screen: OpenScreen) -> None:
    page = open_screen()
    open_example(page, "Weer grip")
    go(page, "uitleg")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 900)")
    expect(summary(page)).to_be_in_viewport(ratio=1)


def test_a_normenkader_without_minutes(open_screen: OpenScreen, drechtsteden: Normenkader) -> None:
    page = open_screen()
    page.get_by_text(drechtsteden.titel, exact=True).click()
    # Another date counts now: that is said.
    expect(page.locator(".st-key-melding-info")).to_contain_text("peildatum 31 december 2016")
    expect(page.get_by_text("Dit zijn de regels van 2016")).to_be_visible()
    open_example(page, "Leren wonen")
    expect(summary(page)).to_contain_text("Begeleiding 2")
    expect(page.get_by_text("€ 971,66 per 4 weken")).to_be_visible()
    expect(state(page, "lg-financien")).to_contain_text("telt mee")
    go(page, "uitleg")
    expect(page.get_by_text("Geteld over de leefgebieden")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)


def test_what_is_typed_in_markdown_stays_text(open_screen: OpenScreen) -> None:
    page = open_screen()
    go(page, "toegang")
    tekst = "![x](http://example.org/a.png) <b>vet</b> **ster**"
    field = page.get_by_role("textbox", name=NOTE)
    field.fill(tekst)
    field.blur()
    go(page, "overzicht")
    expect(page.get_by_text(tekst)).to_be_visible()
    expect(page.locator("img[src*='example.org']")).to_have_count(0)


@pytest.fixture(scope="module")
def changed_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rules in which demo-ib asks one more question."""
    folder = tmp_path_factory.mktemp("regels")
    shutil.copytree(PROJECT / "rules" / "demo-ib", folder / "demo-ib")
    file = folder / "demo-ib" / "2026.1.yaml"
    text = file.read_text("utf-8")
    question = (
        "    - vraag: huisdier\n"
        "      soort: keuze\n"
        "      tekst: Is er een huisdier waar iemand voor moet zorgen?\n"
        "      waarden: [{waarde: geen, naam: geen dier}, {waarde: hond, naam: een hond}]\n"
        "      bron: {document: demo, plaats: stap 5}\n"
    )
    file.write_text(
        text.replace("  clientfactoren:\n", f"  clientfactoren:\n{question}", 1), "utf-8"
    )
    return folder


def test_a_new_question_needs_no_python(
    changed_rules: Path, page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    with running_app(PROJECT, home, NORMWIJZER_REGELS=str(changed_rules)) as url:
        page.goto(url)
        wait_until_ready(page)
        go(page, "clientfactoren")
        page.get_by_text("Een hond", exact=True).click()
        expect(page.get_by_role("radio", name="Een hond")).to_be_checked()
        go(page, "overzicht")
        asked = "Is er een huisdier waar iemand voor moet zorgen?"
        expect(page.get_by_text(f"{asked} een hond")).to_be_visible()
        with page.expect_download() as download:
            download_button(page, "JSON").click()
        case = json.loads(Path(download.value.path()).read_text("utf-8"))
        assert case["clientfactoren"]["huisdier"] == "hond"


def test_unsound_rules_give_every_problem_and_no_form(
    changed_rules: Path, page: Page, tmp_path: Path
) -> None:
    shutil.copytree(changed_rules, tmp_path / "regels")
    file = tmp_path / "regels" / "demo-ib" / "2026.1.yaml"
    text = file.read_text("utf-8").replace("soort: ja_nee", "soort: jaofnee", 1)
    file.write_text(text.replace("status: demonstratie", "status: af", 1), "utf-8")
    with running_app(PROJECT, tmp_path, NORMWIJZER_REGELS=str(tmp_path / "regels")) as url:
        page.goto(url)
        wait_until_ready(page)
        expect(page.get_by_text("De normenkaders zijn niet goed")).to_be_visible()
        expect(page.get_by_text(re.compile(r"2026\.1\.yaml:\d+: status"))).to_be_visible()
        expect(page.get_by_text(re.compile(r"2026\.1\.yaml:\d+: vragen, vraag"))).to_be_visible()
        expect(page.get_by_text("er staat 'jaofnee'")).to_be_visible()
        expect(page.get_by_role("radio")).to_have_count(0)

"""The auditor's page in a real browser, on a register of sixty decisions."""

from __future__ import annotations

import io
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from normenkader import Library
from register.store.place import place
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.register_filling import FORMULA, HARMFUL_CASE, IMAGE, fill
from tests.browser.driving.sizes import problems

AANTAL = 60
Register = Callable[..., Page]


@pytest.fixture(scope="module")
def register_folder(tmp_path_factory: pytest.TempPathFactory, bibliotheek: Library) -> Path:
    folder = tmp_path_factory.mktemp("register")
    fill(place(str(folder)), bibliotheek, AANTAL)
    return folder


@pytest.fixture(scope="module")
def register_url(register_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    with running_app(PROJECT, home, NORMWIJZER_REGISTER=str(register_folder)) as url:
        yield url


@pytest.fixture
def register_page(context: BrowserContext, register_url: str) -> Register:
    """Opens a part of the page."""

    def opened(query: str = "", width: int = 1366, height: int = 768) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{register_url}/register?{query}")
        wait_until_ready(page)
        expect(page.locator(".st-key-register-inhoud")).to_be_visible()
        return page

    return opened


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    wait_until_ready(page)


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def content(page: Page) -> Any:
    return page.locator(".st-key-register-inhoud")


def numbers_found(page: Page) -> str:
    return str(content(page).get_by_text(re.compile("gevonden")).inner_text())


def test_searching_narrows_what_is_found(register_page: Register) -> None:
    page = register_page()
    expect(content(page)).to_contain_text(f"{AANTAL} besluiten gevonden")
    page.get_by_label("Kenmerk van de zaak").fill(HARMFUL_CASE)
    page.get_by_label("Kenmerk van de zaak").press("Enter")
    expect(content(page)).to_contain_text("2 besluiten gevonden")
    everything = f"{AANTAL} besluiten gevonden"
    press(page, "Wis")
    expect(content(page)).to_contain_text(everything)
    # Until the run has ended the fields of before stand beside the new ones.
    wait_until_ready(page)
    page.get_by_role("radiogroup", name="Voorstel").get_by_text("Gevolgd").click()
    press(page, "Zoek")
    expect(content(page)).not_to_contain_text(everything)
    followed = int(numbers_found(page).split()[0])
    press(page, "Wis")
    expect(content(page)).to_contain_text(everything)
    page.get_by_role("radiogroup", name="Voorstel").get_by_text("Afgeweken").click()
    press(page, "Zoek")
    expect(content(page)).not_to_contain_text(everything)
    assert followed + int(numbers_found(page).split()[0]) == AANTAL


def test_the_period_is_typed_and_a_wrong_date_is_told(register_page: Register) -> None:
    page = register_page()
    page.get_by_label("Vanaf").fill("1-9-2026")
    page.get_by_label("Tot en met", exact=True).fill("30-9-2026")
    press(page, "Zoek")
    expect(content(page)).to_contain_text("15 besluiten gevonden")
    page.get_by_label("Vanaf").fill("31-9-2026")
    press(page, "Zoek")
    expect(content(page)).to_contain_text("Dit is geen datum")
    expect(content(page)).to_contain_text("15 besluiten gevonden")


def test_the_rest_is_on_the_next_page(register_page: Register) -> None:
    page = register_page()
    expect(content(page)).to_contain_text("Je ziet 1 tot en met 50")
    press(page, "Oudere")
    expect(content(page)).to_contain_text("Je ziet 51 tot en met 60")


# Record 1 is the normenkader.
NEWEST = re.compile(rf"^Besluit \d+ \(record {AANTAL + 1}\)$")


@pytest.mark.parametrize("x", [16, 80, 200, 408, 560])
def test_a_click_on_any_text_of_a_row_or_its_box_opens_the_decision(
    register_page: Register, x: int
) -> None:
    page = register_page()
    # The second row: its box, its number, and other texts. Streamlit hears no click beside them.
    page.get_by_test_id("stDataFrame").click(position={"x": x, "y": 88})
    expect(page.get_by_role("heading", level=2)).to_have_text(NEWEST)
    expect(page).to_have_url(re.compile(f"record={AANTAL + 1}"))
    press(page, "Terug naar zoeken")
    expect(content(page)).to_contain_text(f"{AANTAL} besluiten gevonden")


def test_the_keyboard_passes_the_table_without_opening_anything(register_page: Register) -> None:
    page = register_page()
    page.get_by_role("button", name="Wis").focus()
    table = page.get_by_test_id("stDataFrame")
    for _ in range(12):
        page.keyboard.press("Tab")
        if table.evaluate("e => e.contains(document.activeElement)"):
            break
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    wait_until_ready(page)
    expect(content(page)).to_contain_text(f"{AANTAL} besluiten gevonden")


def test_a_number_opens_its_decision_with_the_keyboard(register_page: Register) -> None:
    page = register_page()
    field = page.get_by_role("textbox", name="Nummer van het besluit")
    field.fill(f"record {AANTAL + 1}")
    field.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text(NEWEST)
    press(page, "Terug naar zoeken")
    page.get_by_role("textbox", name="Nummer van het besluit").fill("record 1")
    page.get_by_role("textbox", name="Nummer van het besluit").press("Enter")
    expect(content(page)).to_contain_text("Record 1 is een normenkader, geen besluit.")


@pytest.mark.parametrize("typed", ["0", "99999", "abc", "-1", "²", "9" * 30])
def test_a_number_without_a_decision_is_told(register_page: Register, typed: str) -> None:
    page = register_page(f"deel=zoeken&besluit={typed}")
    expect(content(page)).to_contain_text("Dit lukte niet.")
    expect(content(page)).to_contain_text(re.compile("is er niet|geen nummer"))


def test_what_somebody_wrote_is_shown_literally(register_page: Register) -> None:
    asked: list[str] = []
    page = register_page(f"record={AANTAL + 2}")
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    wait_until_ready(page)
    for text in (IMAGE, FORMULA):
        expect(content(page).get_by_text(text, exact=True).first).to_be_visible()
    # The explanation of a question too.
    expect(content(page).get_by_text(IMAGE, exact=True)).to_have_count(2)
    assert content(page).locator("img, strong:text('vet')").count() == 0
    assert not [url for url in asked if ":9/" in url]


def test_replaying_shows_the_result_beside_what_was_stored(register_page: Register) -> None:
    page = register_page("record=40")
    press(page, "Bereken opnieuw")
    expect(page.locator(".st-key-herhaling")).to_contain_text("Gelijk.")
    expect(page.locator(".st-key-herhaling").get_by_test_id("stDataFrame")).to_be_visible()


def test_one_decision_is_saved_with_everything(register_page: Register) -> None:
    found = json.loads(saved(register_page("record=40"), "Opslaan als JSON"))
    assert found["nummer"] == 40
    assert found["stuk"]["zaak"] == found["zaak"]["zaak"] == found["antwoord"]["zaak"]


def test_what_may_be_declared_is_a_table_and_a_calendar(register_page: Register) -> None:
    page = register_page("record=40", 768, 1024)
    page.get_by_text("Minuten per maand: wat hoogstens te declareren is").click()
    calendar = page.locator(".nw-kalender").first
    expect(calendar.get_by_text("telt ook in").first).to_be_visible()
    page.get_by_text("per zondag", exact=True).click()
    wait_until_ready(page)
    expect(calendar.get_by_text("telt ook in")).to_have_count(0)
    assert problems(page, "the calendar") == []


def test_what_was_found_is_saved_without_formulas(register_page: Register) -> None:
    page = register_page()
    page.get_by_label("Kenmerk van de zaak").fill(HARMFUL_CASE)
    press(page, "Zoek")
    expect(content(page)).to_contain_text("2 besluiten gevonden")
    sheet = load_workbook(io.BytesIO(saved(page, "Opslaan als Excel"))).worksheets[0]
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert [row[names.index("toelichting")].value for row in rows] == [FORMULA, FORMULA]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    text = saved(page, "Opslaan als CSV").decode("utf-8-sig")
    assert f"\"'{FORMULA[:11]}" in text
    lines = saved(page, "Opslaan als JSONL, compleet").splitlines()
    assert [json.loads(line)["stuk"]["toelichting"] for line in lines] == [FORMULA, FORMULA]


def test_the_unsafe_file_of_streamlit_itself_is_not_offered(register_page: Register) -> None:
    page = register_page()
    page.get_by_test_id("stDataFrame").hover()
    expect(page.get_by_role("button", name="Opslaan als CSV")).to_have_count(1)
    expect(page.get_by_test_id("stElementToolbar")).to_be_hidden()


def test_a_sample_is_drawn_again_with_the_same_seed_and_replayed(register_page: Register) -> None:
    def draw(seed: str) -> bytes:
        page.get_by_label("Zaad").fill(seed)
        page.get_by_label("Hoeveel besluiten").fill("7")
        press(page, "Trek de steekproef")
        expect(content(page)).to_contain_text(f"7 besluiten uit {AANTAL}, met zaad {seed}.")
        return saved(page, "Opslaan als JSONL, compleet")

    page = register_page("deel=steekproef")
    first = draw("toezicht-2026")
    assert draw("iets anders") != first
    page = register_page("deel=steekproef")
    assert draw("toezicht-2026") == first
    assert len(first.splitlines()) == 7
    expect(content(page)).to_contain_text(
        "normwijzer register herhaal --steekproef 7 --zaad=toezicht-2026"
    )
    press(page, "Bereken deze steekproef opnieuw")
    expect(content(page)).to_contain_text("Alles gelijk.")
    expect(content(page)).to_contain_text("7 van 7")


def test_the_chain_is_checked_against_an_anchor(register_page: Register) -> None:
    page = register_page("deel=keten")
    press(page, "Controleer de keten")
    expect(content(page)).to_contain_text("De keten klopt.")
    expect(content(page)).to_contain_text("Zonder anker")
    anchor = saved(page, "Maak een anker en sla het op")
    wrong = json.loads(anchor) | {"hash": "a" * 64}
    for sent, said in ((anchor, "De keten klopt."), (json.dumps(wrong).encode(), "herschreven")):
        page = register_page("deel=keten")
        page.locator("input[type=file]").set_input_files(
            {"name": "anker.json", "mimeType": "application/json", "buffer": sent}
        )
        expect(content(page)).to_contain_text("Anker van")
        wait_until_ready(page)
        press(page, "Controleer de keten")
        expect(content(page)).to_contain_text("Vergeleken met het anker")
        if said == "herschreven":
            expect(content(page)).to_contain_text("De keten klopt niet: 1 bevinding.")
        else:
            expect(content(page)).to_contain_text(said)


def test_figures_follow_the_selection_and_never_one_person(register_page: Register) -> None:
    page = register_page()
    page.get_by_role("radiogroup", name="Voorstel").get_by_text("Afgeweken").click()
    press(page, "Zoek")
    # Until the answer is drawn the number of before stands there.
    expect(content(page)).not_to_contain_text(f"{AANTAL} besluiten gevonden")
    wait_until_ready(page)
    deviated = numbers_found(page).split()[0]
    press(page, "Afwijkingen")
    expect(content(page)).to_contain_text("Selectie: afgeweken ja.")
    expect(page.locator(".nw-cijfers")).to_contain_text("100 %")
    expect(page.locator(".nw-cijfers")).to_contain_text(deviated)
    press(page, "Zoeken")
    page.get_by_label("Gebruiker").fill("u-aaaaaaaaaaaaaaaa")
    press(page, "Zoek")
    press(page, "Afwijkingen")
    expect(content(page)).to_contain_text("Er zijn geen cijfers over één gebruiker.")
    expect(page.locator(".nw-cijfers")).to_have_count(0)


def test_the_part_stays_chosen_after_a_refresh(register_page: Register) -> None:
    page = register_page()
    press(page, "Keten")
    page.wait_for_url(re.compile("deel=keten"))
    page.reload()
    wait_until_ready(page)
    chosen = page.locator(".st-key-register-deel-keten button")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("heading", level=2)).to_have_text("Keten")


PARTS = [
    "deel=zoeken",
    "record=40",
    "record=62",
    "deel=afwijkingen",
    "deel=steekproef",
    "deel=keten",
]
ACTIONS = {
    "record=40": ("Bereken opnieuw", "Gelijk."),
    "deel=steekproef": ("Trek de steekproef", "Getrokken:"),
    "deel=keten": ("Controleer de keten", "De keten klopt."),
}


@pytest.mark.parametrize("part", PARTS)
def test_no_violation_and_no_sideways_scrolling(register_page: Register, part: str) -> None:
    page = register_page(part)
    if part in ACTIONS:
        button, said = ACTIONS[part]
        press(page, button)
        expect(content(page)).to_contain_text(said)
        wait_until_ready(page)
    assert problems(page, part) == []


def test_paper_has_all_that_was_found(register_page: Register) -> None:
    page = register_page(width=680, height=960)
    rows = page.locator(".nw-op-papier tbody tr")
    expect(rows.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(rows.filter(visible=True)).to_have_count(50)
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    expect(rows.nth(1)).to_contain_text("nee, nu 60")
    assert page.locator(".nw-op-papier").inner_html().count("<img") == 0


def test_what_somebody_changed_in_the_file_is_found(
    register_folder: Path, tmp_path: Path, context: BrowserContext
) -> None:
    """The program itself never changes anything; who has the file can."""
    spoiled = tmp_path / "register"
    spoiled.mkdir()
    shutil.copy(register_folder / "register.sqlite", spoiled)
    with sqlite3.connect(spoiled / "register.sqlite") as database:
        database.execute("DROP TRIGGER inhouden_update")
        change = (
            "UPDATE inhouden SET antwoord = CAST(replace(CAST(antwoord AS TEXT), ?, ?) AS BLOB) "
            "WHERE nummer = ?"
        )
        database.execute(change, ("demonstratie", "vastgesteld", 61))
        database.execute(change, ("spoor", "weg", 60))
    with running_app(PROJECT, tmp_path, NORMWIJZER_REGISTER=str(spoiled)) as url:
        page = context.new_page()
        page.goto(f"{url}/register?record=61")
        wait_until_ready(page)
        expect(content(page)).to_contain_text("past niet bij de keten")
        press(page, "Bereken opnieuw")
        expect(page.locator(".st-key-herhaling")).to_contain_text("Verschil.")
        expect(page.locator(".st-key-herhaling").get_by_test_id("stDataFrame")).to_have_count(2)
        page.goto(f"{url}/register?record=60")
        wait_until_ready(page)
        expect(content(page)).to_contain_text("past niet bij de keten")
        expect(content(page)).to_contain_text("niet meer te tonen")
        page.goto(f"{url}/register?deel=keten")
        wait_until_ready(page)
        press(page, "Controleer de keten")
        expect(content(page)).to_contain_text("De keten klopt niet")

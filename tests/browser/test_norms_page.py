"""The beheerder's page in a real browser: errors beside the text, tests, and a comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from screens.beheer.file import shipped
from tests.browser.conftest import OpenScreen, wait_until_drawn, wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.sizes import problems
from tests.costs.cost_price.example import with_two_products

NAAM = "demo-ib/2026.1.yaml"
OTHER = "drechtsteden-ib-2016/2016.1.yaml"
BEFORE = "behoud: {3: 20, 2: 35}"


def inside(page: Page) -> str:
    return str(page.locator(".st-key-deel-inhoud").inner_text())


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    wait_until_ready(page)


def upload(page: Page, pad: Path, tekst: str) -> None:
    pad.write_text(tekst, encoding="utf-8")
    wait_until_ready(page)
    page.locator("input[type=file]").set_input_files(pad)


def test_planted_errors_are_beside_their_lines(open_screen: OpenScreen, tmp_path: Path) -> None:
    page = open_screen("/normenkader")
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("Dit zet niets in werking.")
    tekst = shipped()[NAAM].tekst
    spoiled = tekst.replace("versie: ", "versje: ", 1).replace("  minuten:", "  minuutjes:", 1)
    upload(page, tmp_path / "fout.yaml", spoiled)
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("fout.yaml (upload")
    wait_until_ready(page)
    press(page, "Bekijk de fouten")
    expect(page.get_by_role("heading", level=2)).to_have_text("Fouten")
    number = 1 + next(n for n, li in enumerate(spoiled.splitlines()) if "minuutjes" in li)
    page.get_by_role("link", name=f"Regel {number}", exact=True).click()
    line = page.locator(f"#regel-{number}")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("onbekende sleutel 'minuutjes'. Bedoel je 'minuten'?")
    assert violations(page) == []
    # The upload does not have to be chosen again.
    press(page, "Toetsen")
    expect(page.locator(".st-key-deel-inhoud")).to_contain_text("Dit normenkader heeft fouten.")


def test_version_is_tested_compared_and_written_out(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    page = open_screen(f"/normenkader?deel=toetsen&versie={NAAM}")
    content = page.locator(".st-key-deel-inhoud")
    press(page, "Draai de toetsen")
    expect(content).to_contain_text("Alle 209 toetsen zijn goed.")
    press(page, "Vergelijken")
    changed = shipped()[NAAM].tekst.replace(BEFORE, "behoud: {3: 45, 2: 60}", 1)
    upload(page, tmp_path / "nieuw.yaml", changed)
    press(page, "Vergelijk")
    expect(content).to_contain_text("niveau 3: van 20 naar 45 minuten per week")
    press(page, "Bereken voor 35 zaken")
    expect(content).to_contain_text("Minuten per week: 155 erbij, 0 eraf, samen +155.")
    expect(content).to_contain_text("Wat het meest verandert")
    # The pictures draw themselves after the script has finished.
    expect(content.locator("canvas, svg.marks").first).to_be_visible()
    wait_until_drawn(page)
    assert violations(page) == []
    page.reload()
    wait_until_ready(page)
    expect(page.get_by_role("heading", level=2)).to_have_text("Vergelijken")
    press(page, "Documenten")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download: Leesbaar document").click()
    assert download.value.suggested_filename == "demo-ib-2026.1.html"
    assert "NT-FINANCIEN" in Path(download.value.path()).read_text("utf-8")


def test_normenkader_is_proved_and_the_proof_stays(open_screen: OpenScreen) -> None:
    page = open_screen(f"/normenkader?deel=bewijs&versie={OTHER}")
    content = page.locator(".st-key-deel-inhoud")
    press(page, "Bewijs dit normenkader")
    expect(content).to_contain_text("Alles klopt. Bewezen: volledig, uniek, bereikbaar")
    expect(content.locator(".nw-oordeel .nw-teken")).to_have_count(6)
    press(page, "Toetsen")
    press(page, "Bewijs")
    page.get_by_text("Twee cliënten die dit laten zien").click()
    expect(content.locator(".nw-anders").first).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download cliënt 1 (YAML)").click()
    assert download.value.suggested_filename == "bewijs-monotoon-1-voor.yaml"
    assert Path(download.value.path()).read_text("utf-8").startswith("# monotoon: ")


def test_planted_gap_is_proved_with_the_client_who_falls_into_it(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    page = open_screen("/normenkader", 320, 640)
    content = page.locator(".st-key-deel-inhoud")
    gap = shipped()[NAAM].tekst.replace("vanaf: 90, tot: 180", "vanaf: 95, tot: 180", 1)
    upload(page, tmp_path / "gat.yaml", gap)
    expect(content).to_contain_text("gat.yaml (upload")
    wait_until_ready(page)
    press(page, "Bewijs")
    expect(content).to_contain_text("tussen B1 en B2 zit een gat")
    press(page, "Bewijs dit normenkader")
    expect(content).to_contain_text("Niet alles klopt. Niet waar: volledig.")
    client = content.locator(".nw-clienten")
    expect(client).to_be_visible()
    expect(client).to_contain_text("geen uitkomst")
    assert violations(page) == []
    widest = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert widest <= 320
    press(page, "Bekijk de fouten")
    expect(page.get_by_role("heading", level=2)).to_have_text("Fouten")


def test_a_cost_price_is_filled_in_tried_and_saved(open_screen: OpenScreen, tmp_path: Path) -> None:
    page = open_screen("/normenkader?deel=kostprijs")
    content = page.locator(".st-key-deel-inhoud")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download het lege bestand (YAML)").click()
    empty = Path(download.value.path()).read_text("utf-8")
    upload(page, tmp_path / "leeg.yaml", empty)
    expect(content).to_contain_text("22 fouten")
    number = 1 + next(n for n, li in enumerate(empty.splitlines()) if "ziekteverzuim: {" in li)
    page.get_by_role("link", name=f"Regel {number}", exact=True).first.click()
    expect(page.locator(f"#regel-{number}")).to_be_in_viewport()
    upload(page, tmp_path / "kostprijs.yaml", with_two_products())
    expect(content.locator(".nw-cijfers")).to_contain_text("€ 60,15")
    wait_until_ready(page)
    page.get_by_text("Tweede product", exact=True).first.click()
    page.get_by_text("Reken met andere waarden").click()
    wait_until_ready(page)
    for name, typed in (("overhead", "50"), ("no-show", "nooit")):
        field = page.get_by_role("textbox", name=name)
        field.fill(typed)
        field.press("Enter")
        wait_until_ready(page)
    expect(content).to_contain_text("'nooit' is geen getal.")
    expect(content.get_by_role("row", name="Eerste product (P1)")).to_contain_text("+€ 10,13")
    assert problems(page, "the cost price") == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "kostprijs-mijn_gemeente-2026.csv"
    saved = Path(download.value.path()).read_text("utf-8-sig")
    assert '"anders";"prijs";"P1";"60,78";"euro per uur";""' in saved
    # What was tried stays when one comes back, until the file is asked for again.
    press(page, "Toetsen")
    press(page, "Kostprijs")
    expect(content.get_by_role("row", name="Eerste product (P1)")).to_contain_text("+€ 10,13")
    page.get_by_text("Reken met andere waarden").click()
    press(page, "Terug naar het bestand")
    expect(content.get_by_role("row", name="Eerste product (P1)")).not_to_contain_text("+€ 10,13")


@pytest.mark.nightly
@pytest.mark.parametrize(
    "part", ["versie", "fouten", "toetsen", "bewijs", "vergelijken", "documenten", "kostprijs"]
)
def test_narrow_page_has_no_violation_and_no_sideways_scrolling(
    open_screen: OpenScreen, part: str
) -> None:
    page = open_screen(f"/normenkader?deel={part}&versie={NAAM}&met={NAAM}", 320, 640)
    if part == "toetsen":
        press(page, "Draai de toetsen")
    elif part == "vergelijken":
        press(page, "Vergelijk")
    wait_until_drawn(page)
    assert violations(page) == []
    widest = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert widest <= 320

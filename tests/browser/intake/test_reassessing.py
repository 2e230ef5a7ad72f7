"""A new research from a decision of another version, from Mijn zaken to one that lowers."""

from __future__ import annotations

import copy
import os
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from normenkader import Library, Normenkader
from normenkader.reading import from_content
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.deciding import OORDEEL, choose_radio, write
from tests.browser.driving.intake import choose, go
from tests.browser.driving.sizes import problems
from tests.explaining.reassessment.versions import case
from tests.register.deciding import follow

WAAROM = "De zus helpt nu met het netwerk, en dat is met de inwoner besproken."


def earlier_version(demo: Normenkader) -> Normenkader:
    """`demo-ib` 2025.1: ADL at niveau 2 took 50 minutes, and niveau 3 had another name."""
    data = copy.deepcopy(demo.content)
    data["versie"] = "2025.1"
    data["geldig"] = {"van": "2025-01-01", "tot_en_met": "2025-12-31"}
    times = next(stage for stage in data["fasen"] if stage["fase"] == "normtijden")
    rule = next(rule for rule in times["tabel"] if rule["regel"] == "NT-ADL")
    rule["minuten"]["behoud"]["2"] = 50
    level = data["vragen"]["leefgebieden"][0]["waarden"][2]
    level["naam"] = "half zelfredzaam"
    return from_content(data)


def decide_then(folder: Path, demo: Normenkader) -> str:
    """Record the decision of then; gives the reference of its case.

    50 + 20 + 25 is 95 minutes, 20 % of it is 19: 114, rounded up 115.
    """
    library = Library([earlier_version(demo), demo], "demo-ib")
    then = case(demo, "T-2025", "2025-06-02", adl=2, financien=3, sociaal_netwerk=2)
    then["hulpvraag"] = "Ik wil mijn post weer openen."
    register = open_register(place(str(folder)))
    try:
        record(register, LOKAAL, library, follow(library, then))
    finally:
        register.close()
    return str(then["zaak"])


def picture(page: Page, name: str) -> None:
    """Keep what is on the page for who wants to look; only where a folder is named."""
    if folder := os.environ.get("NORMWIJZER_BEELDEN"):
        page.set_viewport_size({"width": 1366, "height": 2600})
        wait_until_ready(page)
        page.screenshot(path=Path(folder) / f"{name}.png")
        page.set_viewport_size({"width": 1366, "height": 900})


def test_a_research_starts_from_a_decision_and_lowering_asks_why(
    context: BrowserContext, url: str, folder: Path, demo: Normenkader
) -> None:
    reference = decide_then(folder, demo)
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(f"{url}/zaken")
    wait_until_ready(page)
    page.get_by_role("button", name=f"Nieuw onderzoek {reference}").click()
    expect(page.get_by_role("heading", name="Toen en nu", exact=True)).to_be_visible()
    wait_until_ready(page)

    # What was asked then is not what is asked now; every part waits to be discussed.
    part = page.locator(".st-key-toen-en-nu")
    expect(part).to_contain_text("Ik wil mijn post weer openen.")
    expect(part).to_contain_text("niet opnieuw besproken")
    # The same answers: 40 + 20 + 25 is 85, 20 % of it 17: 102, rounded up 105.
    rows = part.get_by_role("row")
    expect(rows.filter(has_text="Toen besloten")).to_contain_text("115")
    expect(rows.filter(has_text="Andere regels").first).to_contain_text("−10")
    expect(rows.filter(has_text="Voorstel nu")).to_contain_text("105")
    picture(page, "toen-en-nu")
    assert problems(page, "toen en nu") == []

    # A question says what it was; what changed can be put back, and a part is marked.
    go(page, "lg-sociaal_netwerk")
    expect(page.locator(".st-key-besproken")).to_contain_text("Nog niet besproken")
    then = page.locator(".st-key-toen-leefgebieden-sociaal_netwerk-niveau")
    expect(then).to_have_text("Toen: niet zelfredzaam.")
    level = ("leefgebieden", "sociaal_netwerk", "niveau")
    choose(page, demo, level, 4)
    expect(then).to_contain_text("Veranderd. Toen: niet zelfredzaam.")
    page.get_by_role("button", name="Zet terug").first.click()
    wait_until_ready(page)
    expect(then).to_have_text("Toen: niet zelfredzaam.")
    choose(page, demo, level, 4)
    expect(then).to_contain_text("Veranderd.")
    page.get_by_text("Besproken: dit klopt nu zo").click()
    wait_until_ready(page)
    picture(page, "vraag")
    go(page, "lg-financien")
    name = page.locator(".st-key-toen-leefgebieden-financien-niveau")
    expect(name).to_contain_text("Het antwoord heet nu ‘beperkt zelfredzaam’.")

    # 40 + 20 is 60, 20 % of it 12: 72, rounded up 75: other answers do 30 less.
    go(page, "toen")
    expect(rows.filter(has_text="Andere antwoorden").first).to_contain_text("−30")
    expect(rows.filter(has_text="Sociaal netwerk").first).to_contain_text("2 stappen lichter")
    page.reload()
    wait_until_ready(page)
    expect(rows.filter(has_text="Andere antwoorden").first).to_contain_text("−30")
    picture(page, "veranderd")

    go(page, "besluit")
    choose_radio(page, "Ik volg het voorstel")
    remark = page.locator(".st-key-opmerking-verlaging")
    expect(remark).to_contain_text("75 minuten per week. Het laatste was 115 minuten per week.")
    left = page.locator(".st-key-opmerking-niet-besproken")
    expect(left).to_contain_text("Financiën")
    expect(left).not_to_contain_text("Sociaal netwerk")
    write(page, "Jouw eigen oordeel", OORDEEL)
    page.get_by_role("button", name="Leg het besluit vast").click()
    wait_until_ready(page)
    wrong = page.locator(".st-key-fout-verlaging")
    expect(wrong).to_contain_text("ECLI:NL:RBMNE:2023:2752")
    picture(page, "verlaging")
    write(page, "Waarom kan het minder zijn dan eerst?", WAAROM)
    page.get_by_role("button", name="Leg het besluit vast").click()
    wait_until_ready(page)
    expect(page.locator(".st-key-vastgelegd")).to_contain_text(WAAROM)
    expect(page.locator(".st-key-vastgelegd")).to_contain_text("Nieuw onderzoek vanuit")
    picture(page, "vastgelegd")
    go(page, "toen")
    expect(rows.filter(has_text="Nu besloten")).to_contain_text("75")
    picture(page, "vastgelegd-toen")

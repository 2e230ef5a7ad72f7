"""A consulent makes the message to the provider on the page of a decision, and nothing stays."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from iwmo.message.rules import broken_rules
from normenkader import read_library
from register.decisions.writing import record
from register.local_days import today
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.intake import open_list
from tests.browser.driving.sizes import problems
from tests.iwmo.message.given import BSN, NAAM
from tests.register.deciding import follow
from tests.register.established import case, write_established

TYPED = {
    "Gemeentecode": "0505",
    "AGB-code van de aanbieder": "42420001",
    "Eigen kenmerk van het bericht": "A2026-000123",
    "BSN": "123456789",
    "Geboortedatum": "1967-08-13",
    "Achternaam": NAAM,
    "Huisnummer": "1",
    "Postcode": "3300AA",
    "Land": "NL",
}
CHOSEN = {
    "Geslacht": "0 · onbekend",
    "Welke naam iemand gebruikt": "1 · eigen naam",
    "Soort adres": "01 · adres in de BRP",
}


def named(page: Page, label: str) -> Locator:
    """The fields of this name, with how a value is written or without."""
    return page.get_by_role("textbox", name=re.compile(rf"^{re.escape(label)}($| · )"))


def fill(page: Page, label: str, value: str) -> None:
    field = named(page, label).first
    field.fill(value)
    field.press("Tab")
    wait_until_ready(page)


def choose(page: Page, label: str, words: str) -> None:
    open_list(page.get_by_role("combobox", name=label).first, words).click()
    wait_until_ready(page)


def test_a_message_is_made_on_the_page_of_a_decision(page: Page, tmp_path: Path) -> None:
    rules, folder = write_established(tmp_path / "regels"), tmp_path / "register"
    library = read_library(rules).with_setting("demo-ib")
    register = open_register(place(str(folder)))
    # The normenkader begins in 2026, and the clock of the program is the real one.
    moment = datetime.now(UTC) - timedelta(days=1)
    number = record(register, LOKAAL, library, follow(library, case("A")), moment).nummer
    register.close()
    home = tmp_path / "home"
    home.mkdir()
    with running_app(
        PROJECT, home, NORMWIJZER_REGELS=str(rules), NORMWIJZER_REGISTER=str(folder)
    ) as url:
        page.goto(f"{url}/?record={number}&deel=besluit")
        wait_until_ready(page)
        page.get_by_text("Bericht voor de aanbieder (WMO301)").click()
        wait_until_ready(page)
        for label, value in TYPED.items():
            fill(page, label, value)
        for label, words in CHOSEN.items():
            choose(page, label, words)
        for i, field in enumerate(named(page, "Nummer").all()):
            field.fill(str(100 + i))
            field.press("Tab")
            wait_until_ready(page)
        page.get_by_role("button", name="Controleer het bericht").click()
        wait_until_ready(page)
        wrong = page.locator(".st-key-bericht-fouten")
        expect(wrong).to_contain_text("client, bsn: Dit BSN kan niet bestaan")
        # What is wrong belongs to its field, also for who has the page read aloud.
        bsn = named(page, "BSN")
        expect(bsn).to_have_accessible_description(
            "Dit BSN kan niet bestaan: het haalt de 11-proef niet. Kijk de cijfers na. (CS002)"
        )
        assert problems(page, "the message") == []
        fill(page, "BSN", BSN)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download het bericht").click()
        assert download.value.suggested_filename == "wmo301-besluit-1.xml"
        message = Path(download.value.path()).read_bytes()
        assert f"<wmo301:Bsn>{BSN}<".encode() in message
        assert b"\r\n" in message
        assert broken_rules(message, today()) == ()
        # The browser has it: at its address there is nothing any more.
        address = download.value.url
        assert page.request.get(address).status == 404
        page.reload()
        wait_until_ready(page)
        assert BSN not in page.content()
    stored = b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())
    for secret in (BSN, NAAM, "1967-08-13"):
        assert secret.encode() not in stored

"""What a consulent does with the part Besluit, in words: steps that the tests share."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from normenkader import Library
from register.decisions.writing import now
from register.drafts import start_draft
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL
from screens.intake.case.case_files import read_case
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.app_process import PROJECT
from tests.browser.driving.intake import go, open_example, open_list, summary

OORDEEL = "Dit past bij wat ik in het gesprek heb gezien."
WAAROM = "Er is nu meer nodig om de huur te redden."
EXAMPLE = PROJECT / "rules" / "demo-ib" / "voorbeelden" / "1-leren-na-schulden.yaml"
_numbers = count(1)


def stored(page: Page) -> Locator:
    """The words about storing in the head."""
    return page.locator(".st-key-opslag")


def complete_case(page: Page) -> str:
    """Open an example under a reference that no other test has; gives the reference."""
    open_example(page, "Weer grip")
    reference = _new_reference()
    field = page.get_by_role("textbox", name="Kenmerk")
    field.fill(reference)
    field.press("Enter")
    wait_until_ready(page)
    expect(page.locator(".st-key-kop").get_by_text(reference)).to_be_visible()
    expect(summary(page)).to_contain_text("225 minuten per week")
    expect(stored(page)).to_contain_text("Bewaard om")
    wait_until_ready(page)
    return reference


def keep_case(folder: Path, library: Library, part: str) -> tuple[str, str]:
    """Keep the case of `complete_case` as a draft at a part; gives its reference and its address.

    The register in `folder` gets what the form itself keeps of it.
    """
    example = read_case(EXAMPLE.read_bytes(), EXAMPLE.name, library).inhoud
    assert example is not None
    case = example | {"zaak": _new_reference()}
    content = {"formaat": 1, "deel": part, "inhoud": case, "opzij": {}, "keuze": {}}
    register = open_register(place(str(folder)))
    try:
        concept = start_draft(register, LOKAAL, content, now())
    finally:
        register.close()
    return case["zaak"], concept.adres


def _new_reference() -> str:
    """A reference that no other test has."""
    return f"T-{next(_numbers):04d}"


def to_decision(page: Page) -> None:
    """Go to the decision with the button of the panel."""
    page.get_by_role("button", name="Naar het besluit").click()
    wait_until_ready(page)
    expect(page.get_by_role("heading", name="Besluit", exact=True)).to_be_focused()
    wait_until_ready(page)


def choose_radio(page: Page, words: str) -> None:
    """Follow or deviate."""
    page.get_by_text(words, exact=True).click()
    wait_until_ready(page)
    expect(page.get_by_role("radio", name=words)).to_be_checked()
    # Deviating has fields that following has not.
    reasons = page.locator(".st-key-veld-reden")
    expect(reasons).to_have_count(1 if words == "Ik wijk af" else 0)
    wait_until_ready(page)


def write(page: Page, name: str, text: str) -> None:
    """Fill a text and leave the field."""
    field = page.get_by_role("textbox", name=name)
    field.fill(text)
    field.blur()
    wait_until_ready(page)


def set_number(page: Page, name: str, value: int) -> None:
    """Type a number and leave the field."""
    field = page.get_by_role("textbox", name=name)
    field.fill(str(value))
    field.press("Enter")
    wait_until_ready(page)


def choose_option(page: Page, field: str, words: str) -> None:
    """Choose in a list."""
    open_list(page.locator(f".st-key-veld-{field}").get_by_role("combobox"), words).click()
    wait_until_ready(page)


def record(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Leg het besluit vast").click()


def follow_and_record(page: Page) -> str:
    """Follow the proposal, and give the text in which the number stands."""
    choose_radio(page, "Ik volg het voorstel")
    write(page, "Jouw eigen oordeel", OORDEEL)
    record(page)
    wait_until_ready(page)
    done = page.locator(".st-key-vastgelegd .nw-telt_mee")
    expect(done).to_contain_text("is vastgelegd op")
    wait_until_ready(page)
    return done.inner_text()


def answer(page: Page, part: str, words: str) -> None:
    """Give one answer and wait until the server has stored it."""
    go(page, part)
    before = page.url
    page.get_by_text(words, exact=True).click()
    wait_until_ready(page)
    expect(page.get_by_role("radio", name=words, exact=True)).to_be_checked()
    # The address holds the version that is stored.
    expect(page).not_to_have_url(before)
    expect(stored(page)).to_contain_text("Bewaard om")
    wait_until_ready(page)


def fill_documents(page: Page, decided_by: str, to: str) -> None:
    """Open the part with the documents of a recorded decision, and fill in what they need."""
    page.get_by_text("Maak een verslag, beschikking of brief", exact=True).click()
    wait_until_ready(page)
    for name, text in (
        ("Gemeente", "Gemeente Voorbeeld"),
        ("Wie heeft beslist", decided_by),
        ("Aan wie", to),
        ("Verzonden op · mag leeg blijven", "17-07-2099"),
        ("Contactgegevens", "Postbus 1\n1000 AA Voorbeeld"),
    ):
        write(page, name, text)
        wait_until_ready(page)

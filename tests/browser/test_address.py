"""The window says where one is, and the browser's own Back and Forward step through the parts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenCase, OpenScreen, wait_until_ready
from tests.browser.driving.deciding import stored
from tests.browser.driving.intake import go

NOTE = "Toelichting in je eigen woorden"


def at_part(page: Page, name: str) -> None:
    """Wait until a part is shown, announced by the focus, in the list and in the title."""
    heading = page.locator(".st-key-deel-inhoud h2")
    expect(heading).to_have_text(name)
    expect(heading).to_be_focused()
    expect(page.locator(".st-key-kolom-lijst button[aria-current]")).to_contain_text(name)
    expect(page).to_have_title(re.compile(f"^{re.escape(name)} – "))
    wait_until_ready(page)


def test_back_and_forward_step_through_the_parts_and_lose_nothing(open_case: OpenCase) -> None:
    page, reference = open_case("zaak")
    expect(page).to_have_title(f"Zaak – {reference} – Intake – Normwijzer")
    go(page, "lg-financien")
    expect(page).to_have_title(f"Financiën – {reference} – Intake – Normwijzer")
    page.get_by_role("textbox", name=NOTE).fill("De post blijft liggen.")
    page.get_by_role("textbox", name=NOTE).blur()
    wait_until_ready(page)
    go(page, "lg-adl")
    page.get_by_role("textbox", name=NOTE).fill("Nog niet verzonden.")
    page.go_back()
    at_part(page, "Financiën")
    expect(page.get_by_role("textbox", name=NOTE)).to_have_value("De post blijft liggen.")
    page.go_back()
    at_part(page, "Zaak")
    page.go_forward()
    at_part(page, "Financiën")
    page.go_forward()
    at_part(page, "Dagelijkse verrichtingen (ADL)")
    expect(page.get_by_role("textbox", name=NOTE)).to_have_value("Nog niet verzonden.")
    expect(stored(page)).to_contain_text("Bewaard om")


def test_the_part_survives_a_refresh_and_back_still_works(open_case: OpenCase) -> None:
    page, reference = open_case("zaak")
    go(page, "lg-financien")
    go(page, "overzicht")
    page.reload()
    wait_until_ready(page)
    expect(page).to_have_title(f"Overzicht – {reference} – Intake – Normwijzer")
    expect(page.get_by_role("heading", name="Overzicht", level=2)).to_be_visible()
    page.go_back()
    at_part(page, "Financiën")
    expect(page.locator(".st-key-kop").get_by_text(reference)).to_be_visible()


def test_back_from_the_first_part_leaves_the_page(open_screen: OpenScreen) -> None:
    """What the page adds to its own address is no step of the user."""
    page = open_screen("/trainer")
    expect(page).to_have_title("Oefenzaken – Trainer – Normwijzer")
    page.get_by_role("link", name="Intake").click()
    expect(page.get_by_role("heading", name="Zaak", level=2)).to_be_visible()
    expect(page).to_have_url(re.compile("deel=zaak"))
    page.go_back()
    expect(page).to_have_title("Oefenzaken – Trainer – Normwijzer")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/register", "Zoeken – Register – Normwijzer"),
        ("/register?deel=keten", "Keten – Register – Normwijzer"),
        ("/register?besluit=123456", "Besluit – Register – Normwijzer"),
        ("/register?besluit=Jan", "Besluit – Register – Normwijzer"),
        (
            "/trainer?deel=oefenzaken&kader=demo-ib&oefenzaak=OZ-17",
            "Vijf telefoontjes in één week – Oefenzaken – Trainer – Normwijzer",
        ),
        (
            "/trainer?deel=demonstratie&kader=demo-ib&oefenzaak=OZ-17&stap=2",
            "Stap 2 van 11: Welke leefgebieden tellen mee – Vijf telefoontjes in één week "
            "(OZ-17) – Demonstratie – Trainer – Normwijzer",
        ),
        ("/trainer?deel=oefening", "Oefening – Trainer – Normwijzer"),
        ("/normenkader?deel=toetsen", "Toetsen – Normenkader – Normwijzer"),
        ("/meedoen", "Meedoen aan een oefening – Normwijzer"),
    ],
)
def test_the_title_says_which_page_it_is(open_screen: OpenScreen, path: str, title: str) -> None:
    expect(open_screen(path)).to_have_title(title)

"""What a field refuses stays in sight, says why in Dutch, and is recorded nowhere."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from register.decisions.reading import of_case
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.conftest import Deciding, wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.deciding import (
    OORDEEL,
    WAAROM,
    choose_option,
    choose_radio,
    complete_case,
    record,
    set_number,
    stored,
    write,
)
from tests.browser.driving.intake import go


def test_a_decision_of_15000_minutes_and_5000_weeks_is_refused(
    deciding: Deciding, folder: Path
) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik wijk af")
    set_number(form, "Minuten per week", 235)
    expect(stored(form)).to_contain_text("Bewaard om")
    wait_until_ready(form)
    set_number(form, "Minuten per week", 15000)
    set_number(form, "Aantal weken", 5000)
    choose_option(form, "reden", "De veiligheid van de cliënt")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    expect(stored(form)).to_have_text("Niet alles bewaard")
    record(form)
    minutes = form.get_by_role("textbox", name="Minuten per week")
    expect(minutes).to_be_focused()
    expect(minutes).to_have_value("15000")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_role("textbox", name="Aantal weken")).to_have_value("5000")
    told = form.locator(".st-key-fout-minuten")
    expect(told).to_contain_text("van 1 tot en met 10080")
    expect(told).to_contain_text("Nu telt: 235 minuten per week")
    expect(form.locator(".st-key-fout-weken")).to_contain_text("van 1 tot en met 520")
    expect(form.locator(".st-key-voor-client")).not_to_contain_text("235")
    wait_until_ready(form)
    assert violations(form) == []
    register = open_register(place(str(folder)))
    assert of_case(register, LOKAAL, zaak) == []
    set_number(form, "Minuten per week", 300)
    set_number(form, "Aantal weken", 26)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
    assert len(of_case(register, LOKAAL, zaak)) == 1
    register.close()


def test_an_emptied_reference_is_refused_and_the_old_one_stays(complete: Deciding) -> None:
    form, zaak = complete
    field = form.get_by_role("textbox", name="Kenmerk")
    field.fill("")
    field.press("Enter")
    told = form.locator(".st-key-fout-kenmerk")
    expect(told).to_contain_text("Een kenmerk is tekst van 1 tot 64 tekens")
    expect(told).to_contain_text(f"Nu telt: {zaak}.")
    expect(form.locator(".st-key-kop").get_by_text(zaak)).to_be_visible()
    form.reload()
    wait_until_ready(form)
    expect(form.get_by_role("textbox", name="Kenmerk")).to_have_value(zaak)
    expect(form.locator(".st-key-kop").get_by_text(zaak)).to_be_visible()


def test_refused_input_outlives_an_undo_of_something_else(form: Page) -> None:
    complete_case(form)
    go(form, "lg-financien")
    note = form.get_by_role("textbox", name="Toelichting")
    note.fill("Het nummer is 111222333.")
    note.blur()
    told = form.locator(".st-key-deel-inhoud [class*=st-key-fout-notitie-]").first
    expect(told).to_contain_text("burgerservicenummer")
    wait_until_ready(form)
    form.get_by_role("button", name="Ongedaan maken").click()
    expect(form.locator(".st-key-melding-info")).to_contain_text("Teruggedraaid")
    # Until the run is over the field of before stands beside the new one.
    wait_until_ready(form)
    expect(note).to_have_value("Het nummer is 111222333.")
    expect(told).to_contain_text("burgerservicenummer")
    expect(stored(form)).to_have_text("Niet alles bewaard")


def test_a_day_from_the_calendar_by_keyboard_alone(deciding: Deciding) -> None:
    form = deciding.page
    field = form.get_by_role("textbox", name="Eerste dag")
    expect(field).to_have_value("01-07-2026")
    field.focus()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    days = form.locator(".st-key-kalender-dagen-ingangsdatum")
    expect(days.get_by_role("button").first).to_be_visible()
    wait_until_ready(form)
    assert violations(form) == []
    days.get_by_role("button", name="1 juli 2026, woensdag").focus()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("ArrowRight")
    expect(days.get_by_role("button", name="9 juli 2026, donderdag")).to_be_focused()
    form.keyboard.press("Enter")
    expect(field).to_have_value("09-07-2026")
    expect(field).to_be_focused()
    expect(days).to_have_count(0)

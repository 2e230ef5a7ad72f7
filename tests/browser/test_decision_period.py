"""The period of a decision: weeks, last day and schedule are one thing; a refusal has a date."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, WebSocket, expect

from register.decisions.reading import of_case, open_own_case
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
    record,
    set_number,
    write,
)
from tests.browser.driving.slow_disk import leave, slow_disk


def test_a_new_case_has_the_usual_duration_in_sight(form: Page) -> None:
    field = form.get_by_role("textbox", name="Hoeveel weken duurt de indicatie?")
    expect(field).to_have_value("52")
    expect(form.get_by_text("leeg betekent 52 weken")).to_be_visible()


def test_weeks_last_day_and_schedule_are_one_thing(deciding: Deciding) -> None:
    form = deciding.page
    choose_radio(form, "Ik wijk af")
    schedule = form.locator(".st-key-besluit-verdeling")
    weeks = form.get_by_role("textbox", name="Aantal weken")
    last = form.get_by_role("textbox", name="Laatste dag")
    client = form.locator(".st-key-voor-client")
    set_number(form, "Minuten per week", 175)
    write(form, "Eerste dag", "1-7-2026")
    set_number(form, "Aantal weken", 52)
    expect(last).to_have_value("29-06-2027")
    rows = schedule.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("1 juli 2026")
    expect(rows.nth(1)).to_contain_text("29 december 2026")
    expect(rows.nth(2)).to_contain_text("135")
    expect(rows.nth(3)).to_contain_text("29 juni 2027")
    expect(schedule).to_contain_text("Gemiddeld over 52 weken: 144 minuten per week (afgerond).")
    expect(client).to_contain_text("Over de hele periode is het gemiddeld 144 minuten per week")
    # Other weeks change the schedule and the last day, and the first day moves the dates.
    set_number(form, "Aantal weken", 26)
    expect(last).to_have_value("29-12-2026")
    expect(rows.nth(3)).to_contain_text("29 december 2026")
    write(form, "Eerste dag", "8-7-2026")
    expect(last).to_have_value("05-01-2027")
    expect(rows.nth(1)).to_contain_text("8 juli 2026")
    # And the other way round.
    write(form, "Laatste dag", "29-06-2027")
    expect(weeks).to_have_value("51")
    expect(schedule).to_contain_text("Gemiddeld over 51 weken")
    write(form, "Laatste dag", "30-06-2027")
    wrong = form.locator(".st-key-fout-laatste_dag")
    expect(wrong).to_contain_text("Kies 29 juni 2027 (51 weken) of 6 juli 2027 (52 weken).")
    expect(last).to_have_value("30-06-2027")
    expect(weeks).to_have_value("51")
    set_number(form, "Aantal weken", 40)
    expect(wrong).to_have_count(0)
    expect(last).to_have_value("13-04-2027")
    expect(schedule).to_contain_text("Gemiddeld over 40 weken")


def test_minutes_outside_the_product_are_remarked_and_recorded(
    deciding: Deciding, folder: Path
) -> None:
    form, zaak = deciding
    choose_radio(form, "Ik wijk af")
    remark = form.locator(".st-key-opmerking-minuten")
    expect(remark).to_have_count(0)
    set_number(form, "Minuten per week", 500)
    expect(remark).to_contain_text("500 minuten per week past niet bij")
    expect(remark).to_contain_text("30 tot 240 minuten")
    assert violations(form) == []
    choose_option(form, "reden", "De veiligheid van de cliënt")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text("500 minuten per week past niet bij")
    register = open_register(place(str(folder)))
    try:
        (row,) = of_case(register, LOKAAL, zaak)
        stuk = open_own_case(register, LOKAAL, zaak, row.nummer).stuk
    finally:
        register.close()
    assert stuk["besluit"]["minuten_per_week"] == 500
    assert [set(fase) for fase in stuk["fasering"]] == [
        {"van", "tot_en_met", "week_van", "week_tot", "minuten_per_week"}
    ] * 3


def test_a_refusal_asks_for_a_date_and_no_period(deciding: Deciding) -> None:
    form = deciding.page
    choose_radio(form, "Ik wijk af")
    choose_option(form, "gegeven", "Lichte hulp in de buurt")
    expect(form.get_by_role("textbox", name="Aantal weken")).to_have_count(0)
    expect(form.get_by_role("textbox", name="Laatste dag")).to_have_count(0)
    expect(form.locator(".st-key-besluit-verdeling")).to_have_count(0)
    write(form, "Datum van het besluit", "1-8-2026")
    choose_option(form, "reden", "De veiligheid van de cliënt")
    write(form, "Waarom wijk je af", WAAROM)
    write(form, "Jouw eigen oordeel", OORDEEL)
    expect(form.locator(".st-key-voor-client")).to_contain_text(
        "De datum van dit besluit is 1 augustus 2026."
    )
    record(form)
    recorded = form.locator(".st-key-vastgelegd")
    expect(recorded).to_contain_text("1 augustus 2026")
    expect(recorded.get_by_text("Datum", exact=True)).to_be_visible()
    expect(recorded.get_by_text("Periode", exact=True)).to_have_count(0)


def test_fields_that_are_left_while_the_disk_is_slow_are_no_other_window(
    deciding: Deciding, folder: Path
) -> None:
    page = deciding.page
    sockets: list[WebSocket] = []
    # Playwright can't wrap a method that is built in.
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108
    page.reload()
    wait_until_ready(page)
    choose_radio(page, "Ik wijk af")
    for time in ("eerste", "tweede", "derde"):
        with slow_disk(folder):
            leave(page, "Waarom wijk je af", f"Het kan niet anders, voor de {time} keer.", sockets)
            expect(page.get_by_test_id("stApp")).to_have_attribute(
                "data-test-script-state", "running"
            )
            leave(page, "Jouw eigen oordeel", f"Dat vind ik, voor de {time} keer.", sockets)
        wait_until_ready(page)
        expect(page.locator(".st-key-melding-botsing")).to_have_count(0)
        expect(page.locator(".st-key-opslag")).to_contain_text("Bewaard om")

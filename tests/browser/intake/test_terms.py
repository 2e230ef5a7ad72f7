"""The terms of a case, walked by keyboard: typed in the intake, and due on Mijn zaken."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from normenkader.texts import date_text
from register.local_days import today
from tests.browser.conftest import Deciding, on_screen, wait_until_drawn, wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.deciding import follow_and_record, stored
from tests.browser.driving.intake import go
from tests.browser.driving.sizes import problems
from tests.browser.test_my_cases import to_my_cases
from tests.terms.other_way import last_day


def typed(page: Page, name: str, day: str) -> None:
    field = page.get_by_role("textbox", name=name)
    field.fill(day)
    field.press("Enter")
    wait_until_ready(page)


def dutch(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def test_terms_are_typed_in_the_intake_and_due_on_my_cases(complete: Deciding) -> None:
    page, now = complete.page, today()
    fold = page.locator(".st-key-termijnen summary")
    expect(page.get_by_role("textbox", name="Dag van de melding")).to_be_hidden()
    fold.press("Enter")
    typed(page, "Dag van de melding", dutch(now))
    terms = page.locator(".nw-termijnen")
    expect(terms).to_contain_text("Onderzoek: nog")
    # What can't be stays in sight, is not kept, and says why.
    typed(page, "Dag van de aanvraag", dutch(now - timedelta(days=1)))
    expect(page.locator(".st-key-fout-termijnen-aanvraag")).to_contain_text("eerder dan de melding")
    typed(page, "Dag van de aanvraag", dutch(now))
    expect(page.locator(".st-key-fout-termijnen-aanvraag")).to_have_count(0)
    days = (last_day("besluit", now) - now).days
    expect(terms).to_contain_text(f"Besluit: nog {days} dagen")
    wait_until_drawn(page)
    assert problems(page, "terms") == []
    expect(stored(page)).to_contain_text("Bewaard om")
    to_my_cases(page, complete.zaak)
    due = page.locator(".st-key-zaken-termijnen")
    expect(due).to_contain_text(f"nog {days} dagen")
    wait_until_drawn(page)
    assert problems(page, "terms") == []
    due.get_by_role("button", name=complete.zaak).first.press("Enter")
    wait_until_ready(page)
    go(page, "besluit")
    follow_and_record(page)
    # Only who sent it knows when: until then the term of the decision runs on.
    to_my_cases(page, complete.zaak)
    expect(due).to_contain_text(f"Besluit: nog {days} dagen")
    due.get_by_role("button", name=complete.zaak).first.press("Enter")
    sending = page.locator(".st-key-verzending")
    field = sending.get_by_role("textbox", name="Verzonden op")
    expect(field).to_have_value(f"{now.day:02d}-{now.month:02d}-{now.year}")
    record = sending.get_by_role("button", name="Leg de verzending vast")
    field.fill("1-1-2026")
    field.press("Tab")
    record.press("Enter")
    expect(sending).to_contain_text("eerder dan het besluit")
    field.fill(dutch(now))
    field.press("Tab")
    record.press("Enter")
    expect(sending).to_contain_text(f"Verzonden op {date_text(now)}")
    objection = (last_day("bezwaar", now) - now).days
    expect(sending).to_contain_text(f"Bezwaar: nog {objection} dagen")
    wait_until_drawn(page)
    assert problems(page, "sent") == []
    to_my_cases(page, complete.zaak)
    expect(due).to_contain_text(f"Bezwaar: nog {objection} dagen")
    expect(due).not_to_contain_text("Besluit: nog")
    page.get_by_role("link", name="Register").click()
    page.get_by_text("Termijnen", exact=True).click()
    wait_until_ready(page)
    expect(page.get_by_role("heading", name="Termijnen", exact=True)).to_be_visible()
    expect(on_screen(page, "Geen groep die groot genoeg is.").first).to_be_visible()
    wait_until_drawn(page)
    assert violations(page) == []

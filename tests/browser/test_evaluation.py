"""From a recorded decision to its evaluation, by mouse and keyboard, and back in Mijn zaken."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import docx
from playwright.sync_api import Locator, expect

from register.local_days import today
from tests.browser.conftest import Deciding, wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.deciding import follow_and_record


def choose(part: Locator, question: str, answer: str, about: str = "") -> None:
    """Choose an answer; `about` is the leefgebied or what else the question is about."""
    group = part.get_by_role("radiogroup", name=re.compile(rf"^{re.escape(question)}.*{about}"))
    group.get_by_text(answer, exact=True).first.click()
    wait_until_ready(part.page)


def write(part: Locator, question: str, tekst: str) -> None:
    field = part.get_by_role("textbox", name=re.compile(f"^{re.escape(question)}")).first
    field.fill(tekst)
    field.press("Tab")
    wait_until_ready(part.page)


def day(ahead: int) -> str:
    return f"{today() + timedelta(days=ahead):%d-%m-%Y}"


def test_a_decision_is_evaluated_and_found_again(deciding: Deciding, tmp_path: Path) -> None:
    page = deciding.page
    follow_and_record(page)
    part = page.locator(".st-key-evaluatie")
    part.get_by_text("Evalueer dit besluit").click()
    wait_until_ready(page)
    with page.expect_download() as given:
        part.get_by_role("button", name="Leeg formulier als Word").click()
    given.value.save_as(tmp_path / "leeg.docx")
    said = "\n".join(p.text for p in docx.Document(str(tmp_path / "leeg.docx")).paragraphs)
    assert "5. Hoe het verder gaat" in said

    # Nothing is recorded while something lacks, and what lacks stands at its question.
    part.get_by_role("button", name="Leg de evaluatie vast").click()
    wait_until_ready(page)
    expect(page.locator(".st-key-evaluatie-nog-niet")).to_contain_text("nog niet vastgelegd")
    expect(part.get_by_text("Geef een datum: dag-maand-jaar")).to_be_visible()
    expect(part.get_by_text("Kies wie erbij waren.")).to_be_visible()
    expect(part.get_by_text("Kies een antwoord.").first).to_be_visible()
    # Codes are for who writes a file.
    for code in ("loopt_door", "clientondersteuner", "ontevreden", "jaar-maand-dag"):
        expect(part).not_to_contain_text(code)

    write(part, "Datum van het gesprek", day(0))
    who = part.get_by_role("combobox", name=re.compile("Wie waren erbij"))
    who.click()
    page.get_by_role("option", name="de cliënt", exact=True).click()
    page.keyboard.press("Escape")
    wait_until_ready(page)
    choose(part, "Is de cliënt tevreden over de begeleiding?", "Deels tevreden")
    write(part, "Wat zegt de cliënt er zelf over?", "Bel 06-12345678 voor meer.")
    expect(part.get_by_text("telefoonnummer").first).to_be_visible()
    write(part, "Wat zegt de cliënt er zelf over?", "Het helpt, maar het is druk.")
    for group in part.get_by_role("radiogroup", name=re.compile("^Is er iets veranderd")).all():
        group.get_by_text("Nee", exact=True).click()
        wait_until_ready(page)
    for group in part.get_by_role("radiogroup", name=re.compile("^Is het doel bereikt")).all():
        group.get_by_text("Ja", exact=True).click()
        wait_until_ready(page)
    for group in part.get_by_role("radiogroup", name=re.compile("^Is dit ingezet")).all():
        group.get_by_text("Nee", exact=True).click()
        wait_until_ready(page)
    for group in part.get_by_role("radiogroup", name=re.compile("is inzet mogelijk")).all():
        group.get_by_text("Nee", exact=True).click()
        wait_until_ready(page)
    choose(part, "Zijn er doelen bijgesteld?", "Nee")
    choose(part, "Is een nieuwe beschikking nodig?", "Nee")

    # A draft survives a reload.
    page.reload()
    wait_until_ready(page)
    expect(part.get_by_role("textbox", name=re.compile("^Wat zegt de cliënt"))).to_have_value(
        "Het helpt, maar het is druk."
    )
    outcome = part.get_by_role("radiogroup", name=re.compile("^Hoe gaat het verder"))
    outcome.get_by_text("er is een nieuw evaluatiemoment nodig").click()
    wait_until_ready(page)
    write(part, "Bij een nieuw moment", day(14))
    assert violations(page) == []
    part.get_by_role("button", name="Leg de evaluatie vast").click()
    wait_until_ready(page)
    expect(part.get_by_text("De evaluatie is vastgelegd")).to_be_visible()
    expect(part.get_by_text("er is een nieuw evaluatiemoment nodig").first).to_be_visible()
    with page.expect_download() as filled:
        part.get_by_role("button", name="Evaluatie als Word").click()
    filled.value.save_as(tmp_path / "vol.docx")
    content = io.BytesIO((tmp_path / "vol.docx").read_bytes())
    cells = [c.text for t in docx.Document(content).tables for r in t.rows for c in r.cells]
    assert "Het helpt, maar het is druk." in cells

    page.get_by_role("link", name="Mijn zaken").click()
    wait_until_ready(page)
    row = page.locator(".st-key-zaken-evaluaties").get_by_text(deciding.zaak)
    expect(row).to_be_visible()
    row.click()
    wait_until_ready(page)
    expect(part.get_by_text("Evalueer dit besluit")).to_be_visible()
    expect(part.get_by_role("textbox", name=re.compile("^Datum van het gesprek"))).to_be_visible()

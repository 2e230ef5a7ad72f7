"""After the decision: it survives F5, is found under Mijn zaken, corrected, copied, reopened."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Deciding, on_screen, wait_until_ready
from tests.browser.driving.app_process import running_app
from tests.browser.driving.axe import violations
from tests.browser.driving.browsers import Others
from tests.browser.driving.deciding import (
    OORDEEL,
    complete_case,
    follow_and_record,
    record,
    stored,
    to_decision,
    write,
)
from tests.browser.driving.intake import go, summary
from tests.browser.driving.provider import log_in_as, running_provider, write_secrets

ANDER = "Bij nader inzien past dit nog steeds."


def decided(deciding: Deciding) -> tuple[str, str]:
    """Follow the proposal on a case of its own; gives its reference and the number."""
    said = re.search(r"Besluit (\d+)", follow_and_record(deciding.page))
    assert said
    return deciding.zaak, said[1]


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def found(page: Page) -> Locator:
    """How many cases were found, in words."""
    return page.locator(".st-key-zaken-gevonden")


def to_my_cases(page: Page, kenmerk: str) -> Locator:
    """Look for a reference on the page Mijn zaken; gives the list."""
    page.get_by_role("link", name="Mijn zaken").click()
    expect(title(page)).to_have_text("Mijn zaken")
    wait_until_ready(page)
    field = page.get_by_role("textbox", name="Zoek op kenmerk")
    field.fill(kenmerk)
    field.press("Enter")
    expect(found(page)).to_contain_text("gevonden.")
    wait_until_ready(page)
    return page.locator(".st-key-mijn-zaken")


def test_a_decision_survives_f5_and_every_view_tells_it(deciding: Deciding) -> None:
    form = deciding.page
    zaak, number = decided(deciding)
    expect(form).to_have_url(re.compile(r"[?&]record=\d+"))
    for _ in range(2):
        expect(title(form)).to_have_text(f"Besluit {number}")
        expect(form.locator(".st-key-kop")).to_contain_text(zaak)
        expect(form.locator(".st-key-vastgelegd")).to_contain_text("is vastgelegd op")
        expect(summary(form)).to_contain_text("225")
        expect(form.locator(".st-key-kolom-paneel")).to_contain_text("De consulent heeft besloten")
        expect(form.get_by_text("Dit is een voorstel.")).to_have_count(0)
        form.reload()
        wait_until_ready(form)
    expect(form).to_have_title(re.compile(f"Besluit {number}"))
    go(form, "uitleg")
    note = form.locator(".st-key-besluit-genomen")
    for view in ("Uitleg", "Waarom niet", "Wat als"):
        form.locator(".st-key-deel-inhoud").get_by_text(view, exact=True).last.click()
        expect(note).to_contain_text(f"Besluit {number} ")
        wait_until_ready(form)
    form.get_by_text("Voor de cliënt", exact=True).click()
    page_of_client = form.locator(".st-key-client-tekst")
    expect(page_of_client).to_contain_text("Wat hebben we besloten?")
    expect(page_of_client).not_to_contain_text("Ons voorstel")
    expect(on_screen(form, "Dit is de uitleg bij het besluit")).to_be_visible()
    wait_until_ready(form)
    with form.expect_download() as download:
        form.get_by_role("button", name="Download als tekst").click()
    assert download.value.suggested_filename.startswith(f"uitleg-besluit-{number}-")
    assert "Uitleg bij ons besluit" in Path(download.value.path()).read_text("utf-8")
    assert violations(form) == []


def test_a_correction_is_filled_in_and_shows_what_it_changes(deciding: Deciding) -> None:
    form = deciding.page
    zaak, number = decided(deciding)
    form.get_by_role("button", name="Corrigeer dit besluit").click()
    told = form.locator(".st-key-correctie-samenvatting")
    expect(told).to_contain_text("Je hebt nog niets veranderd")
    expect(form.get_by_role("radio", name="Ik volg het voorstel")).to_be_checked()
    expect(form.get_by_role("textbox", name="Jouw eigen oordeel")).to_have_value(OORDEEL)
    wait_until_ready(form)
    record(form)
    expect(form.locator(".st-key-melding-besluit-error")).to_contain_text("nog niets veranderd")
    wait_until_ready(form)
    write(form, "Jouw eigen oordeel", ANDER)
    expect(form.locator(".st-key-was-oordeel")).to_have_text(f"Was: {OORDEEL}")
    expect(told).to_have_text("Je verandert: je eigen oordeel.")
    assert violations(form) == []
    # A refresh keeps it all.
    expect(stored(form)).to_contain_text("Bewaard om")
    form.reload()
    wait_until_ready(form)
    expect(told).to_have_text("Je verandert: je eigen oordeel.")
    record(form)
    expect(form.locator(".st-key-vastgelegd")).to_contain_text(f"besluit {number}")
    wait_until_ready(form)
    cases = to_my_cases(form, zaak.lower())
    new = cases.locator(".st-key-zaken-besluiten [class*='st-key-zaak-besluit-']").first
    old = cases.locator(".st-key-zaken-besluiten [class*='st-key-zaak-besluit-']").last
    expect(old).to_contain_text(f"besluit {number}")
    expect(new).to_contain_text("besloten")
    expect(old).to_contain_text("vervangen")
    assert violations(form) == []
    old.get_by_role("button").click()
    expect(form.locator(".st-key-vervangen")).to_contain_text("geldt niet meer")
    wait_until_ready(form)
    expect(form.get_by_role("button", name="Corrigeer dit besluit")).to_have_count(0)
    form.get_by_role("button", name="Open besluit").click()
    expect(form.locator(".st-key-vastgelegd")).to_contain_text(ANDER)


def test_leaving_a_correction_gives_the_decision_back(deciding: Deciding) -> None:
    form = deciding.page
    zaak, number = decided(deciding)
    form.get_by_role("button", name="Corrigeer dit besluit").click()
    expect(form.locator(".st-key-correctie")).to_be_visible()
    wait_until_ready(form)
    form.get_by_role("button", name="Toch niet corrigeren").click()
    expect(title(form)).to_have_text(f"Besluit {number}")
    wait_until_ready(form)
    cases = to_my_cases(form, zaak)
    expect(form.locator(".st-key-zaken-gevonden")).to_have_text(
        "0 concepten en 1 besluit gevonden."
    )
    expect(cases.get_by_role("button", name=f"{zaak} besluit {number}")).to_be_visible()


def test_a_decided_case_begins_a_new_intake(deciding: Deciding) -> None:
    form = deciding.page
    zaak, number = decided(deciding)
    form.reload()
    wait_until_ready(form)
    form.get_by_role("button", name="Nieuw onderzoek vanuit dit besluit").click()
    expect(title(form)).to_have_text("Intake")
    expect(form.locator(".st-key-melding-info")).to_contain_text(
        f"onderzoek vanuit besluit {number}"
    )
    expect(form.locator(".st-key-kop")).not_to_contain_text(zaak)
    expect(summary(form)).to_contain_text("225 minuten per week")
    expect(stored(form)).to_contain_text("Bewaard om")


def test_a_draft_is_opened_thrown_away_and_put_back(complete: Deciding) -> None:
    form, zaak = complete
    cases = to_my_cases(form, zaak[2:])
    cases.get_by_role("button", name=f"Weggooien {zaak}").click()
    expect(found(form)).to_have_text("Geen van je zaken heeft dit in het kenmerk.")
    wait_until_ready(form)
    cases.get_by_role("button", name=f"{zaak} terugzetten").click()
    expect(form.locator(".st-key-zaken-gevonden")).to_have_text(
        "1 concept en 0 besluiten gevonden."
    )
    wait_until_ready(form)
    cases.get_by_role("button", name=f"{zaak} concept").click()
    expect(form.locator(".st-key-kop")).to_contain_text(zaak)
    expect(summary(form)).to_contain_text("225 minuten per week")


def test_the_file_of_a_decision_opens_as_its_case(deciding: Deciding) -> None:
    form = deciding.page
    _, number = decided(deciding)
    with form.expect_download() as download:
        form.get_by_role("button", name="Download JSON").click()
    content = Path(download.value.path()).read_bytes()
    form.get_by_role("button", name="Nieuwe intake", exact=True).click()
    expect(title(form)).to_have_text("Intake")
    wait_until_ready(form)
    form.locator("input[type=file]").set_input_files(
        {"name": "besluit.json", "mimeType": "application/json", "buffer": content}
    )
    expect(title(form)).to_have_text(f"Besluit {number}")
    said = form.locator(".st-key-melding-info")
    expect(said).to_contain_text("zoals het in het register staat")


def test_nobody_opens_the_decision_of_another(others: Others, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    def logged_in(sub: str) -> Page:
        provider.add_user(sub, roles=["consulent"])
        page = others.new_page()
        log_in_as(page, url, sub)
        wait_until_ready(page)
        return page

    with running_provider() as provider:
        write_secrets(folder, provider.url, "http://127.0.0.1:{port}/oauth2callback")
        register = str(tmp_path / "register")
        with running_app(folder, tmp_path, NORMWIJZER_REGISTER=register) as url:
            owner = logged_in("een")
            reference = complete_case(owner)
            to_decision(owner)
            zaak, number = decided(Deciding(owner, reference))
            other = logged_in("twee")
            expect(owner).to_have_url(re.compile("record="))
            address = owner.url
            record = parse_qs(urlsplit(address).query)["record"][0]
            for guess in (record, "1", "999"):
                other.goto(f"{url}/?record={guess}")
                wait_until_ready(other)
                warning = other.locator(".st-key-melding-warning")
                expect(warning).to_contain_text("Dit besluit is er niet (meer) voor jou.")
                expect(other).not_to_have_url(re.compile("record="))
            other.get_by_role("link", name="Mijn zaken").click()
            expect(on_screen(other, "Je hebt nog geen zaken.")).to_be_visible()
            owner.goto(address)
            wait_until_ready(owner)
            expect(owner.locator(".st-key-kop")).to_contain_text(zaak)
            expect(title(owner)).to_have_text(f"Besluit {number}")

"""A file that somebody asks for is there, whatever others do meanwhile."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from tests.browser.conftest import wait_until_ready
from tests.browser.driving.axe import violations
from tests.browser.driving.browsers import Others
from tests.browser.driving.deciding import (
    complete_case,
    fill_documents,
    follow_and_record,
    to_decision,
)
from tests.browser.driving.intake import download_button, go
from tests.browser.driving.practising import new_page

NAME, STREET = "Zwaantje Kolibrie", "Papegaaiplantsoen 3"


def test_a_file_waits_for_its_browser_while_others_go_on(form: Page, others: Others) -> None:
    """As in a group: between the click and the file the pages of others were drawn again."""
    other = new_page(others, form.url)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    form.route("**/media/**", hold)
    button = download_button(form, "JSON")
    with form.expect_download() as download:
        with form.expect_request("**/media/**"):
            button.click()
        for part in ("lg-financien", "lg-adl", "zaak"):
            go(other, part)
        (route,) = held
        answer = form.request.get(route.request.url)
        expect(answer).to_be_ok()
        route.continue_()
    assert '"normenkader": "demo-ib"' in Path(download.value.path()).read_text("utf-8")


def test_a_letter_and_a_report_are_made_and_nothing_of_them_stays(
    form: Page, folder: Path, tmp_path: Path
) -> None:
    zaak = complete_case(form)
    to_decision(form)
    follow_and_record(form)
    fill_documents(form, "Ooievaar van Uilenburg", f"{NAME}\n{STREET}")
    assert violations(form) == []
    letter, report = tmp_path / "brief.pdf", tmp_path / "verslag.docx"
    for label, file in (("Brief als PDF", letter), ("Verslag als Word", report)):
        with form.expect_download() as download:
            form.get_by_role("button", name=label).click()
        assert download.value.suggested_filename.startswith(file.stem)
        assert zaak in download.value.suggested_filename
        download.value.save_as(file)
    (page,) = PdfReader(letter).pages
    text = page.extract_text()
    assert NAME in text
    assert zaak in text
    words = [p.text for p in Document(str(report)).paragraphs]
    assert "1. Uw hulpvraag" in words
    for file in folder.rglob("*"):
        if file.is_file():
            assert NAME.encode() not in file.read_bytes(), file
    # Leaving the page is enough to forget what was typed.
    form.reload()
    wait_until_ready(form)
    form.get_by_text("Maak een verslag, beschikking of brief", exact=True).click()
    wait_until_ready(form)
    expect(form.get_by_role("textbox", name="Aan wie")).to_have_value("")
    expect(form.get_by_role("button", name="Brief als PDF")).to_be_disabled()

"""A file that somebody asks for is there, whatever others do meanwhile."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.driving.browsers import Others
from tests.browser.driving.intake import download_button, go
from tests.browser.driving.practising import new_page


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

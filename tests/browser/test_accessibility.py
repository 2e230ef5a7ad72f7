"""axe-core, reflow and whole words on every part of the form, provisional and final."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenScreen, wait_until_drawn, wait_until_ready
from tests.browser.driving.intake import go, open_example
from tests.browser.driving.legible import illegible
from tests.browser.driving.sizes import problems

PARTS = [
    "zaak",
    "toegang",
    "lg-geestelijke_gezondheid",
    "lg-lichamelijke_gezondheid",
    "clientfactoren",
    "overzicht",
    "uitleg",
    "besluit",
]


@pytest.mark.parametrize("final", [False, True], ids=["provisional", "final"])
def test_no_part_has_a_violation_scrolls_sideways_or_cuts_off_text(
    open_screen: OpenScreen, final: bool
) -> None:
    page = open_screen()
    if final:
        open_example(page, "Weer grip")
    found: list[str] = []
    for key in PARTS:
        go(page, key)
        if key == "lg-geestelijke_gezondheid" and not final:
            page.get_by_text("2 niet zelfredzaam").click()
            wait_until_ready(page)
        if key == "uitleg" and final:
            page.get_by_text("Wat geen verschil maakte").click()
            wait_until_drawn(page)
        found += problems(page, key, illegible)
    assert found == []

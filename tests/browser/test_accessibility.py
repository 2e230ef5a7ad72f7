"""axe-core and reflow on every part of the form, provisional and final."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import OpenScreen, wait_until_drawn, wait_until_ready
from tests.browser.intake import go, open_example

PARTS = [
    "zaak",
    "toegang",
    "lg-geestelijke_gezondheid",
    "clientfactoren",
    "overzicht",
    "uitleg",
    "besluit",
]


@pytest.mark.parametrize("final", [False, True], ids=["provisional", "final"])
@pytest.mark.parametrize(
    ("width", "height"),
    # Between the other two; the same layout as the widest.
    [(1366, 768), pytest.param(1024, 768, marks=pytest.mark.nightly), (320, 640)],
)
def test_no_violation_and_no_sideways_scrolling(
    open_screen: OpenScreen, width: int, height: int, final: bool
) -> None:
    page = open_screen(width=width, height=height)
    if final:
        open_example(page, "Weer grip")
    found: list[str] = []
    for key in PARTS:
        go(page, key)
        if key.startswith("lg-") and not final:
            page.get_by_text("2 niet zelfredzaam").click()
            wait_until_ready(page)
        if key == "uitleg" and final:
            page.get_by_text("Wat geen verschil maakte").click()
            wait_until_drawn(page)
        found += [f"{key}: {violation}" for violation in violations(page)]
        widest = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        if widest > width:
            found.append(f"{key}: {widest} px wide at {width} px")
    assert found == []

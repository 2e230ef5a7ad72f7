"""Makes the pictures of README.md and docs/tour.md.

Run from the project's folder: `python -m tests.browser.driving.picture docs/beeld/intake.png`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import wait_until_drawn, wait_until_ready
from tests.browser.driving.deciding import OORDEEL, choose_radio, to_decision, write
from tests.browser.driving.intake import go, open_example
from tests.browser.driving.own_browser import form_page

PARTS = {"": "lg-geestelijke_gezondheid", "-uitleg": "uitleg"}


def make(target: Path) -> None:
    """Write the form with an example, its account and the decision on it, as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with form_page() as page:
        open_example(page, "Weer grip")
        for suffix, part in PARTS.items():
            go(page, part)
            # The chart draws itself after the script has finished.
            wait_until_drawn(page)
            page.mouse.move(0, 0)
            page.screenshot(path=target.with_stem(target.stem + suffix))
        to_decision(page)
        choose_radio(page, "Ik volg het voorstel")
        write(page, "Jouw eigen oordeel", OORDEEL)
        page.mouse.move(0, 0)
        page.screenshot(path=target.with_stem(f"{target.stem}-besluit"))
        _open_answers(page, target.with_stem(f"{target.stem}-open"))
        _demonstration(page, target.with_stem("demonstratie"))
        _proof(page, target.with_stem("bewijs"))
    with form_page(NORMWIJZER_EERST_ZELF="ja") as page:
        _own_first(page, target.with_stem(f"{target.stem}-eerst-zelf"))


def _own_first(page: Page, target: Path) -> None:
    """One's own judgement, and then the proposal beside it."""
    open_example(page, "Weer grip")
    go(page, "zelf")
    page.get_by_text("Behoudgerichte begeleiding", exact=True).click()
    wait_until_ready(page)
    page.get_by_role("textbox", name="Hoeveel minuten per week?").fill("180")
    page.get_by_role("button", name="Leg mijn oordeel vast").click()
    page.locator(".st-key-zelf-naast").wait_for()
    wait_until_ready(page)
    page.mouse.move(0, 0)
    page.screenshot(path=target)


def _open_answers(page: Page, target: Path) -> None:
    """The same example with some answers taken away."""
    for part in ("lg-geestelijke_gezondheid", "lg-dagbesteding"):
        go(page, part)
        page.get_by_role("button", name="Wissen Hoe zelfredzaam").click()
        wait_until_ready(page)
    page.mouse.move(0, 0)
    page.screenshot(path=target)


def _demonstration(page: Page, target: Path) -> None:
    address = urlsplit(page.url)
    page.goto(
        f"{address.scheme}://{address.netloc}/trainer?deel=demonstratie&kader=demo-ib"
        "&oefenzaak=OZ-17&stap=5"
    )
    wait_until_ready(page)
    wait_until_drawn(page)
    page.screenshot(path=target)


def _proof(page: Page, target: Path) -> None:
    address = urlsplit(page.url)
    page.goto(
        f"{address.scheme}://{address.netloc}/normenkader?deel=bewijs&versie=demo-ib%2F2026.1.yaml"
    )
    wait_until_ready(page)
    page.get_by_role("button", name="Bewijs dit normenkader").click()
    page.get_by_role("button", name="Download het bewijs").wait_for(timeout=120_000)
    wait_until_ready(page)
    page.mouse.move(0, 0)
    page.screenshot(path=target)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/beeld/intake.png"))

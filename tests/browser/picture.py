"""Makes the picture of the form for the README.

Run from the project's folder: `python -m tests.browser.picture docs/beeld/intake.png`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.app_process import PROJECT, running_app
from tests.browser.conftest import wait_until_ready
from tests.browser.intake import go, open_example

PARTS = {"": "lg-geestelijke_gezondheid", "-uitleg": "uitleg"}


def make(target: Path) -> None:
    """Write the form with an example, and beside it its account, as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with (
        tempfile.TemporaryDirectory() as home,
        running_app(PROJECT, Path(home)) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="nl-NL")
        page.goto(url)
        wait_until_ready(page)
        open_example(page, "Weer grip")
        for suffix, part in PARTS.items():
            go(page, part)
            # The chart draws itself after the script has finished.
            page.wait_for_timeout(1000)
            page.mouse.move(0, 0)
            page.screenshot(path=target.with_stem(target.stem + suffix))
        browser.close()


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/beeld/intake.png"))

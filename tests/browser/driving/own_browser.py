"""The app and a browser of one's own, for what is not a test: a picture, a bench."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import chromium, wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app


@contextmanager
def form_page(**settings: str) -> Iterator[Page]:
    """Start the app and open its form at 1366×768; both stop afterwards."""
    with (
        tempfile.TemporaryDirectory() as home,
        running_app(PROJECT, Path(home), port=0, **settings) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="nl-NL")
        page.goto(url)
        wait_until_ready(page)
        yield page
        browser.close()

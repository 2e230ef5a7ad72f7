"""How soon a click on an answer shows in the proposal, in a real browser.

Run from the project's folder: `python -m bench.form_click [number of clicks]`. It needs Chromium.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys

import streamlit
from playwright.sync_api import Page

from tests.browser.conftest import wait_until_ready
from tests.browser.driving.own_browser import form_page

# Two answers that give other minutes, so each click changes the panel. The example has the second.
LEEFGEBIED = "lg-huisvesting"
ANSWERS = ("2 niet zelfredzaam", "3 beperkt zelfredzaam")
_MEASURE = """
(words) => new Promise((done) => {
  const panel = document.querySelector(".st-key-voorstel-samenvatting");
  const label = [...document.querySelectorAll("label[data-testid=stRadioOption]")]
    .find((option) => option.textContent.trim() === words);
  const before = panel.textContent;
  const start = performance.now();
  const look = () => {
    if (panel.textContent === before) return;
    observer.disconnect();
    done(performance.now() - start);
  };
  const observer = new MutationObserver(look);
  observer.observe(panel, { subtree: true, childList: true, characterData: true });
  label.querySelector("input").click();
})
"""


def measure(page: Page, clicks: int) -> list[float]:
    """Click to and fro, with a pause as after a thought; gives milliseconds."""
    found = []
    for n in range(clicks):
        found.append(float(page.evaluate(_MEASURE, ANSWERS[n % 2])))
        page.wait_for_timeout(250)
    return found


def main() -> None:
    """Open an example, so that every click gives a whole proposal, and print the figures."""
    clicks = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with form_page() as page:
        page.get_by_role("combobox").click()
        page.get_by_role("option").first.click()
        page.locator(".st-key-voorstel-vast").wait_for()
        page.locator(f".st-key-deel-{LEEFGEBIED} button").click()
        page.get_by_text(ANSWERS[0]).wait_for()
        wait_until_ready(page)
        measure(page, 6)
        before = os.getloadavg()
        times = sorted(measure(page, clicks))
        browser = page.context.browser
        version = browser.version if browser else "of an unknown version"
    p95 = times[int(len(times) * 0.95)]
    sys.stdout.write(
        f"click to changed proposal, {clicks} clicks: median {statistics.median(times):.0f} ms, "
        f"p95 {p95:.0f} ms, slowest {times[-1]:.0f} ms (target: median under 150 ms)\n"
        f"load {before} before, {os.getloadavg()} after, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, "
        f"Chromium {version}\n"
    )


if __name__ == "__main__":
    main()

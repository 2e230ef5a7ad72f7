"""The real app in Debian's Chromium; `page` and the rest come from pytest-playwright."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from normenkader import Library
from tests.browser.driving.app_process import PROJECT, running_app

OpenScreen = Callable[..., Page]


class Deciding(NamedTuple):
    """A page with a decision to take, and the reference of its case."""

    page: Page
    zaak: str


# A browser on every core of a busy machine may be slow to draw; a wrong page stays wrong.
expect.set_options(timeout=20_000)

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for seconds: compiling its scripts better costs more than that gives.
    "--js-flags=--always-sparkplug --no-maglev --no-opt",
]


# Together minutes, and close to another test that stays: ./test -m nightly runs them.
_LONG = (
    "provisional",
    "the other",
    "a_draft_that_was_decided_elsewhere",
    "my_drafts_open_throw_away",
    "restart_after_another_tab",
    "undo_after_a_new_start",
    "record=62",
    "same_account_has_the_same",
    "another_window_of_the_same_participant",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(PROJECT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)
            if any(words in item.name for words in _LONG):
                item.add_marker(pytest.mark.nightly)


def chromium() -> str:
    """CHROMIUM, or the one in the PATH; never a download of Playwright."""
    ask = ["bash", "-c", ". scripts/install.sh && find_chromium"]
    found = subprocess.run(ask, cwd=PROJECT, capture_output=True, text=True, check=False)
    if found.returncode:
        raise RuntimeError("the browser tests need apt-get install chromium-headless-shell")
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium(), "args": _QUIET}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture(scope="session")
def warm_context(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[BrowserContext]:
    """One for all tests of a process: what the pages load is there, and compiled."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def context(warm_context: BrowserContext) -> Iterator[BrowserContext]:
    """As new: nothing is left of the test before but the files of the app."""
    yield warm_context
    for page in warm_context.pages:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    warm_context.clear_cookies()
    warm_context.clear_permissions()


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_app(PROJECT, tmp_path_factory.mktemp("home")) as url:
        yield url


# What a field sent has arrived, the script has finished, what the run before left is gone, and
# React has drawn what was sent: also after two frames, of which the first draws what is there now.
# One question instead of one for each part of it: a test asks it after every step.
_READY = """
() => {
  const ready = () => document.querySelector(
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    + '[data-test-connection-state="CONNECTED"]'
  ) && document.querySelector(
    '[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]'
  ) && !document.querySelector('[data-stale=true]')
    && !('nwUnderway' in document.documentElement.dataset);
  return ready() && new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(ready);
}
"""


def wait_until_ready(page: Page) -> None:
    """Wait until the script has finished and React has drawn what it sent."""
    page.wait_for_function(_READY)


# Lazy parts are there, every chart has drawn itself, and nothing is opening or fading any more.
_DRAWN = """
() => !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
    .every((chart) => chart.querySelector('canvas, svg')?.getBoundingClientRect().height > 0)
  && !document.getAnimations().some((moving) => moving.playState === 'running'
    && moving.effect.getComputedTiming().endTime !== Infinity)
"""


def wait_until_drawn(page: Page) -> None:
    """Wait until the page is ready, and what draws itself after the script is there too."""
    wait_until_ready(page)
    page.wait_for_function(_DRAWN)


def on_screen(page: Page, text: str) -> Locator:
    """A text in the page itself: a message stands in the region that is read aloud too."""
    return page.get_by_test_id("stMain").get_by_text(text)


@pytest.fixture
def open_screen(context: BrowserContext, app_url: str) -> OpenScreen:
    """Opens a path of the app at a size, and waits for the first run."""

    def opened(path: str = "/", width: int = 1366, height: int = 768) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(app_url + path)
        wait_until_ready(page)
        return page

    return opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the tests of one module, at `url`."""
    return tmp_path_factory.mktemp("register")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    """An app of its own for the tests of one module."""
    home = tmp_path_factory.mktemp("home")
    with running_app(PROJECT, home, NORMWIJZER_REGISTER=str(folder)) as address:
        yield address


@pytest.fixture
def form(context: BrowserContext, url: str) -> Page:
    """The first page of `url`, on a screen of 1366 by 768."""
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(url)
    wait_until_ready(page)
    return page


@pytest.fixture
def deciding(context: BrowserContext, url: str, folder: Path, bibliotheek: Library) -> Deciding:
    """A complete case of its own at `url`, opened at the decision, on a screen of 1366 by 768."""
    # The steps of a test are made of what is here.
    from tests.browser.driving.deciding import keep_case  # noqa: PLC0415

    zaak, address = keep_case(folder, bibliotheek, "besluit")
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{url}/?zaak={address}&deel=besluit")
    expect(page.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
    wait_until_ready(page)
    return Deciding(page, zaak)

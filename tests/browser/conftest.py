"""The real app in Debian's Chromium; `page` and the rest come from pytest-playwright."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from normenkader import Library
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.browsers import Others, leave, new_context, stay_in_process
from tests.browser.driving.runs import READY

OpenScreen = Callable[..., Page]
OpenCase = Callable[[str], "Deciding"]


class Deciding(NamedTuple):
    """A page with a complete case, such as one to decide on, and the reference of that case."""

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
    # A page lives for seconds: compiling its scripts better costs more than that gives, and most of
    # what they make is gone before room for more has to be found.
    "--js-flags=--always-sparkplug --no-maglev --no-opt"
    " --min-semi-space-size=64 --max-semi-space-size=128",
    # The pages of a context draw in one process, in which the scripts of the app are compiled.
    "--process-per-site",
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
        if PROJECT / "tests" / "browser" in item.path.parents:
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
def warm_context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests of a process: what the pages load is there, and compiled."""
    context = new_context(browser)
    stay_in_process(context)
    yield context
    context.close()


@pytest.fixture
def context(warm_context: BrowserContext) -> Iterator[BrowserContext]:
    """As new: nothing is left of the test before but the files of the app."""
    yield warm_context
    leave(warm_context)


@pytest.fixture(scope="session")
def all_others(browser: Browser) -> Others:
    """The browsers of others that the tests of a process share."""
    return Others(browser)


@pytest.fixture
def others(all_others: Others) -> Iterator[Others]:
    """Browsers besides that of `context`, for who else takes part."""
    yield all_others
    all_others.leave()


@pytest.fixture(scope="session")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def app_url(app_home: Path) -> Iterator[str]:
    with running_app(PROJECT, app_home) as url:
        yield url


def wait_until_ready(page: Page) -> None:
    """Wait until the script has finished and React has drawn what it sent."""
    page.wait_for_function(READY)


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


def kept_case(
    context: BrowserContext, url: str, folder: Path, library: Library, part: str
) -> Deciding:
    """Keep a complete case of its own in the register of an app, and open it there at a part."""
    # The steps of a test are made of what is here.
    from tests.browser.driving.deciding import keep_case  # noqa: PLC0415

    zaak, address = keep_case(folder, library, part)
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{url}/?zaak={address}&deel={part}")
    expect(page.locator(".st-key-kop").get_by_text(zaak)).to_be_visible()
    wait_until_ready(page)
    return Deciding(page, zaak)


@pytest.fixture
def open_case(
    context: BrowserContext, app_url: str, app_home: Path, bibliotheek: Library
) -> OpenCase:
    """Opens a complete case of its own at a part of the form at `app_url`."""
    folder = app_home / ".local" / "share" / "normwijzer"
    return lambda part: kept_case(context, app_url, folder, bibliotheek, part)


@pytest.fixture
def deciding(context: BrowserContext, url: str, folder: Path, bibliotheek: Library) -> Deciding:
    """A complete case of its own at `url`, opened at the decision, on a screen of 1366 by 768."""
    return kept_case(context, url, folder, bibliotheek, "besluit")


@pytest.fixture
def complete(context: BrowserContext, url: str, folder: Path, bibliotheek: Library) -> Deciding:
    """The same, opened at its first part."""
    return kept_case(context, url, folder, bibliotheek, "zaak")

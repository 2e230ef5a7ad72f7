"""A page at every size that counts: laptops, a tablet upright, a phone or a page zoomed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page, TimeoutError  # noqa: A004

from tests.browser.conftest import wait_until_drawn
from tests.browser.driving.axe import violations

SIZES = ((1366, 768), (1024, 768), (768, 900), (320, 640))
_FITS = """width => ['html', '[data-testid=stMain]']
    .every(name => document.querySelector(name).scrollWidth <= width)"""


def at_each_size(page: Page) -> Iterator[str]:
    """Draw the page at one size after the other; afterwards it has its own again."""
    own = page.viewport_size
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wait_until_drawn(page)
        yield f"{width} x {height}"
    if own:
        page.set_viewport_size(own)
        wait_until_drawn(page)


def problems(page: Page, what: str, *more: Callable[[Page], Iterable[str]]) -> list[str]:
    """Violations and sideways scrolling at any size, each with what is shown and the size.

    `more` says what else is wrong with a page.
    """
    found: list[str] = []
    for size in at_each_size(page):
        try:
            # A chart or a table takes its new width a moment after the window.
            page.wait_for_function(_FITS, arg=int(size.split()[0]), timeout=5_000)
        except TimeoutError:
            found.append(f"{what} at {size}: scrolls sideways")
        for wrong in (violations, *more):
            found += [f"{what} at {size}: {line}" for line in wrong(page)]
    return found

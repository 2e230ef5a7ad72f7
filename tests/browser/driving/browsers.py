"""Browsers that share nothing with each other, and are as new for every test but for files."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.driving.runs import follow_runs

_STAYING = "http://127.0.0.1/"


def new_context(browser: Browser) -> BrowserContext:
    """A browser of its own: nothing is shared with the others."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    follow_runs(context)
    return context


def stay_in_process(context: BrowserContext) -> None:
    """Open a page that stays: with the last page of a site its process would end.

    An app on any port of this address is the same site. Nothing is asked of the network.
    """
    page = context.new_page()
    page.route(_STAYING, lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(_STAYING)


def leave(context: BrowserContext) -> None:
    """Close the pages but the one that stays, and forget all but the files of the apps."""
    for page in context.pages:
        if page.url == _STAYING:
            continue
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    context.clear_cookies()
    context.clear_permissions()


class Others:
    """The browsers of other people: each person has one, which is left at the end of a test."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[BrowserContext] = []
        self._taken: list[BrowserContext] = []

    def another(self) -> BrowserContext:
        """The browser of somebody who isn't there yet."""
        context = self._free.pop(0) if self._free else new_context(self._browser)
        self._taken.append(context)
        return context

    def new_page(self) -> Page:
        """A page in the browser of somebody who isn't there yet."""
        return self.another().new_page()

    def leave(self) -> None:
        """Everybody goes; what they had open is gone."""
        while self._taken:
            context = self._taken.pop()
            leave(context)
            self._free.append(context)

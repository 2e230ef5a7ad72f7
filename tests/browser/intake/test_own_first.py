"""Judging first, in a real browser: no proposal comes over the network before its time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, WebSocket, expect

from engine import judge
from normenkader import Library
from screens.intake.case.case_files import read_case
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.deciding import EXAMPLE, OORDEEL, choose_radio, write
from tests.browser.driving.intake import go, open_example
from tests.browser.driving.sizes import problems
from tests.screens.intake.own_first.intakes import names
from zaak.checking import check_zaak


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    """An app in the mode."""
    home = tmp_path_factory.mktemp("home")
    with running_app(
        PROJECT, home, NORMWIJZER_REGISTER=str(folder), NORMWIJZER_EERST_ZELF="ja"
    ) as address:
        yield address


class Wire:
    """All that the browser got: frames of the websocket, and bodies of what it asked for."""

    def __init__(self, page: Page) -> None:
        self.got: list[bytes] = []
        self.answers: list[Response] = []
        page.on("websocket", self._listen)
        page.on("response", lambda answer: self.answers.append(answer))  # noqa: PLW0108

    def _listen(self, socket: WebSocket) -> None:
        socket.on(
            "framereceived",
            lambda frame: self.got.append(frame if isinstance(frame, bytes) else frame.encode()),
        )

    def has(self, words: list[str]) -> list[str]:
        """Which of these words came so far; to be asked before the page goes elsewhere."""
        for answer in self.answers:
            kind = answer.headers.get("content-type", "")
            if answer.ok and "javascript" not in kind and "font" not in kind:
                self.got.append(answer.body())
        self.answers.clear()
        every = b"\n".join(self.got)
        return [word for word in words if word.encode() in every]


def test_a_proposal_comes_over_the_network_only_after_the_judgement(
    context: BrowserContext, url: str, bibliotheek: Library
) -> None:
    case = read_case(EXAMPLE.read_bytes(), EXAMPLE.name, bibliotheek).inhoud
    assert case is not None
    zaak, demo = check_zaak(case, bibliotheek)
    answer = judge(demo, zaak)
    code, product = answer["product"]["code"], answer["product"]["naam"]
    minutes = f"{answer['minuten_per_week']} min"
    sentences = [step["uitleg"] for step in answer["spoor"]]
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    wire = Wire(page)
    page.goto(url)
    wait_until_ready(page)
    open_example(page, "Weer grip")
    secret = [minutes, *sentences, *names(demo, answer)[2:]]
    # The form of one's own judgement names every product: so it comes last.
    for part in ("overzicht", "uitleg", "besluit", "lg-financien"):
        go(page, part)
        assert wire.has([*secret, product, f"product:{code}"]) == []
        assert not [word for word in [*secret, product] if word in page.content()]
    page.reload()
    wait_until_ready(page)
    go(page, "zelf")
    assert wire.has(secret) == []
    assert not [word for word in secret if word in page.content()]
    assert problems(page, "own judgement") == []
    page.get_by_role("button", name="Leg mijn oordeel vast").click()
    wait_until_ready(page)
    expect(page.get_by_text("Kies wat jij verwacht")).to_be_visible()
    page.get_by_text(demo.producten[0].naam, exact=True).click()
    wait_until_ready(page)
    page.get_by_role("textbox", name="Hoeveel minuten per week?").fill("90")
    page.get_by_role("button", name="Leg mijn oordeel vast").click()
    wait_until_ready(page)
    beside = page.locator(".st-key-zelf-naast")
    expect(beside).to_contain_text("90 minuten")
    # The very search that found nothing finds it now.
    assert minutes in beside.inner_text()
    assert wire.has([minutes]) == [minutes]
    assert problems(page, "both beside each other") == []
    page.reload()
    wait_until_ready(page)
    expect(beside).to_be_visible()
    go(page, "besluit")
    choose_radio(page, "Ik volg het voorstel")
    write(page, "Jouw eigen oordeel", OORDEEL)
    page.get_by_role("button", name="Leg het besluit vast").click()
    wait_until_ready(page)
    expect(page.locator(".st-key-vastgelegd")).to_contain_text("Oordeel vooraf")

"""Drafts: stored from the first answer, back after a refresh or a restart, safe with two tabs."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, WebSocketRoute, expect

from tests.browser.conftest import Deciding, wait_until_ready
from tests.browser.driving.app_process import PROJECT, free_port, running_app
from tests.browser.driving.browsers import Others
from tests.browser.driving.deciding import (
    OORDEEL,
    answer,
    choose_radio,
    complete_case,
    follow_and_record,
    set_number,
    stored,
    to_decision,
    write,
)
from tests.browser.driving.intake import AMBER, go, state, summary
from tests.browser.driving.provider import log_in_as, running_provider, write_secrets

NIVEAU = "2 niet zelfredzaam"
NOTE = "Toelichting in je eigen woorden"
ZAAK = "Kenmerk"


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(address)
    wait_until_ready(page)
    return page


def refresh(page: Page) -> None:
    page.reload()
    wait_until_ready(page)


def adres(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["zaak"][0]


def kenmerk(page: Page) -> str:
    return page.locator(".st-key-kop").get_by_test_id("stText").first.inner_text()


def test_an_untouched_case_is_not_stored(context: BrowserContext, url: str) -> None:
    page = opened(context, url)
    go(page, "lg-financien")
    assert "zaak=" not in page.url
    expect(stored(page)).to_have_count(0)
    answer(page, "lg-financien", NIVEAU)
    assert len(adres(page)) == 32
    go(page, "zaak")
    # The one on the screen is not in its own list.
    expect(page.locator(".st-key-mijn-intakes").get_by_text(kenmerk(page))).to_have_count(0)


def test_a_refresh_keeps_everything(complete: Deciding) -> None:
    page, zaak = complete
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    go(page, "lg-financien")
    # Nobody leaves the field: the script of the page sends the text.
    page.get_by_role("textbox", name=NOTE).fill("De post blijft liggen.")
    go(page, "toegang")
    go(page, "lg-financien")
    page.get_by_text("Niet uitgevraagd", exact=True).click()
    expect(state(page, "lg-financien")).to_contain_text("niet gevraagd")
    wait_until_ready(page)
    to_decision(page)
    choose_radio(page, "Ik wijk af")
    set_number(page, "Minuten per week", 300)
    write(page, "Jouw eigen oordeel", OORDEEL)
    refresh(page)
    assert asked == []
    expect(page.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
    assert kenmerk(page) == zaak
    expect(page.get_by_role("radio", name="Ik wijk af")).to_be_checked()
    expect(page.get_by_role("textbox", name="Minuten per week")).to_have_value("300")
    expect(page.get_by_role("textbox", name="Jouw eigen oordeel")).to_have_value(OORDEEL)
    go(page, "lg-financien")
    expect(page.get_by_role("textbox", name=NOTE)).to_have_value("De post blijft liggen.")
    # The answers that were set aside are still there.
    page.get_by_text(NIVEAU, exact=True).click()
    expect(state(page, "lg-financien")).to_contain_text("min")


class Held:
    """The way to the server, on which messages wait as long as a test wants."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[str | bytes] = []
        self._held = False
        self._server: WebSocketRoute | None = None
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, route: WebSocketRoute) -> None:
        self._server = server = route.connect_to_server()
        route.on_message(lambda m: self._waiting.append(m) if self._held else server.send(m))

    def hold(self) -> None:
        """From now on messages wait."""
        self._held = True

    def release(self) -> int:
        """Send what waits; gives the number of messages."""
        assert self._server is not None
        self._held = False
        for message in self._waiting:
            self._server.send(message)
        return len(self._waiting)


@pytest.mark.parametrize("kind", ["text", "line", "answer"])
def test_who_leaves_before_the_server_has_it_is_warned(
    context: BrowserContext, url: str, kind: str
) -> None:
    page = context.new_page()
    way = Held(page)
    page.goto(url)
    wait_until_ready(page)
    part = "zaak" if kind == "line" else "lg-financien"
    go(page, part)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    way.hold()
    if kind == "answer":
        page.get_by_text(NIVEAU, exact=True).click()
    else:
        name, words = (NOTE, "De post blijft liggen.") if kind == "text" else (ZAAK, "zaak-77")
        page.get_by_role("textbox", name=name).fill(words)
        page.get_by_role("textbox", name=name).blur()
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]
    assert way.release() == 1
    wait_until_ready(page)
    page.reload()
    wait_until_ready(page)
    assert asked == ["beforeunload"]
    if kind == "answer":
        expect(page.get_by_role("radio", name=NIVEAU)).to_be_checked()
        # Choosing it again sends nothing: then there is nothing to wait for.
        page.get_by_text(NIVEAU, exact=True).click()
        wait_until_ready(page)
        page.reload()
        assert asked == ["beforeunload"]
    else:
        expect(page.get_by_role("textbox", name=name)).to_have_value(words)


def test_the_history_of_the_browser_stays_short(context: BrowserContext, url: str) -> None:
    page = opened(context, url)
    before = page.evaluate("history.length")
    for words in (NIVEAU, "3 beperkt zelfredzaam", NIVEAU):
        answer(page, "lg-financien", words)
    assert parse_qs(urlsplit(page.url).query)["v"] == ["3.0"]
    assert page.evaluate("history.length") == before + 1


def test_a_restart_keeps_everything_and_the_first_click(page: Page, tmp_path: Path) -> None:
    port, register = free_port(), str(tmp_path / "register")
    with running_app(PROJECT, tmp_path, port=port, NORMWIJZER_REGISTER=register) as url:
        page.goto(url)
        wait_until_ready(page)
        answer(page, "lg-financien", NIVEAU)
        answer(page, "lg-adl", NIVEAU)
        zaak = kenmerk(page)
    expect(page.get_by_test_id("stApp")).not_to_have_attribute(
        "data-test-connection-state", "CONNECTED"
    )
    with running_app(PROJECT, tmp_path, port=port, NORMWIJZER_REGISTER=register):
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )
        page.get_by_text("3 beperkt zelfredzaam", exact=True).click()
        expect(page).to_have_url(re.compile(r"&v=3\.0$"))
        expect(page.get_by_role("radio", name="3 beperkt zelfredzaam")).to_be_checked()
        refresh(page)
        expect(page.get_by_role("heading", name="Dagelijkse verrichtingen")).to_be_visible()
        expect(page.get_by_role("radio", name="3 beperkt zelfredzaam")).to_be_checked()
        assert kenmerk(page) == zaak
        go(page, "lg-financien")
        expect(page.get_by_role("radio", name=NIVEAU)).to_be_checked()


def test_a_restart_after_another_tab_went_on(others: Others, tmp_path: Path) -> None:
    """The fields in the first tab are older than what is stored: they may not come back."""
    port, register = free_port(), str(tmp_path / "register")
    context = others.another()
    with running_app(PROJECT, tmp_path, port=port, NORMWIJZER_REGISTER=register) as url:
        old = opened(context, url)
        answer(old, "lg-financien", NIVEAU)
        new = opened(context, old.url)
        answer(new, "lg-financien", "3 beperkt zelfredzaam")
        new.close()
    with running_app(PROJECT, tmp_path, port=port, NORMWIJZER_REGISTER=register):
        expect(old.get_by_test_id("stApp")).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=60_000
        )
        old.locator(".st-key-deel-lg-adl button").click()
        expect(old.locator(".st-key-melding-warning")).to_contain_text("in een ander venster")
        wait_until_ready(old)
        go(old, "lg-financien")
        expect(old.get_by_role("radio", name="3 beperkt zelfredzaam")).to_be_checked()


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "the other"])
def test_two_tabs_never_overwrite_each_other(
    context: BrowserContext, url: str, *, mine: bool
) -> None:
    first = opened(context, url)
    answer(first, "lg-financien", NIVEAU)
    second = opened(context, first.url)
    answer(second, "lg-adl", NIVEAU)
    go(first, "lg-verslaving")
    first.get_by_text(NIVEAU, exact=True).click()
    clash = first.locator(".st-key-melding-botsing")
    expect(clash).to_contain_text("Er is niets overgeschreven")
    expect(clash).to_have_css("border-left-color", AMBER)
    expect(stored(first)).to_have_text("Niet bewaard")
    wait_until_ready(first)
    name = "Ga verder met mijn versie" if mine else "Laad de andere versie"
    first.get_by_role("button", name=name).click()
    expect(clash).to_have_count(0)
    expect(stored(first)).to_contain_text("Bewaard om")
    here, there = ("lg-verslaving", "lg-adl") if mine else ("lg-adl", "lg-verslaving")
    expect(state(first, here)).to_contain_text("nog")
    expect(state(first, there)).to_contain_text("leeg")
    wait_until_ready(first)
    # The other version is one step away.
    first.locator(".st-key-ongedaan button").click()
    expect(state(first, there)).to_contain_text("nog")
    expect(state(first, here)).to_contain_text("leeg")
    expect(stored(first)).to_contain_text("Bewaard om")


def test_a_draft_that_was_decided_elsewhere(context: BrowserContext, complete: Deciding) -> None:
    first = complete.page
    second = opened(context, first.url)
    to_decision(second)
    follow_and_record(second)
    go(first, "lg-financien")
    first.get_by_role("textbox", name=NOTE).fill("De post blijft liggen.")
    expect(first.locator(".st-key-melding-weg")).to_contain_text("niet bewaard")
    to_decision(first)
    expect(first.locator(".st-key-eerder-besluit")).to_contain_text("is al een besluit")


@pytest.mark.parametrize("address", ["bestaat-niet", "%00", "a" * 5000])
def test_an_unknown_address_gives_a_new_case(
    context: BrowserContext, url: str, address: str
) -> None:
    page = opened(context, f"{url}/?zaak={address}")
    warning = page.locator(".st-key-melding-warning")
    expect(warning).to_contain_text("er niet (meer) voor jou")
    expect(warning).to_have_css("border-left-color", AMBER)
    expect(summary(page)).to_contain_text("Nog 13 van de 13")
    expect(page).to_have_url(re.compile(r"/\?deel=[a-z]+$"))


def test_my_drafts_open_throw_away_and_put_back(context: BrowserContext, url: str) -> None:
    page = opened(context, url)
    one = complete_case(page)
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(summary(page)).to_contain_text("Nog 13 van de 13")
    wait_until_ready(page)
    answer(page, "lg-financien", NIVEAU)
    two = kenmerk(page)
    go(page, "zaak")
    mine = page.locator(".st-key-mijn-intakes")
    mine.get_by_role("button", name=one).first.click()
    expect(summary(page)).to_contain_text("225 minuten per week")
    expect(mine.get_by_role("button", name=two)).to_have_count(2)
    wait_until_ready(page)
    mine.get_by_role("button", name=f"Weggooien {two}").click()
    expect(page.locator(".st-key-melding-info")).to_contain_text(f"Weggegooid: {two}")
    expect(mine.get_by_role("button", name=two)).to_have_count(1)
    wait_until_ready(page)
    mine.get_by_role("button", name=f"{two} terugzetten").click()
    expect(page.locator(".st-key-melding-info")).to_contain_text(f"Teruggezet: {two}")
    wait_until_ready(page)
    mine.get_by_role("button", name=two).first.click()
    expect(state(page, "lg-financien")).to_contain_text("nog")


def test_undo_after_a_new_start_goes_on_with_the_same_draft(
    context: BrowserContext, url: str
) -> None:
    page = opened(context, url)
    complete_case(page)
    before = adres(page)
    page.get_by_role("button", name="Opnieuw beginnen").click()
    expect(summary(page)).to_contain_text("Nog 13 van de 13")
    expect(page).to_have_url(re.compile(r"/\?deel=[a-z]+$"))
    wait_until_ready(page)
    page.locator(".st-key-ongedaan button").click()
    expect(summary(page)).to_contain_text("225 minuten per week")
    wait_until_ready(page)
    assert adres(page) == before
    answer(page, "lg-adl", NIVEAU)
    expect(page.locator(".st-key-melding-botsing")).to_have_count(0)


def test_another_page_and_back(context: BrowserContext, url: str) -> None:
    page = opened(context, url)
    answer(page, "lg-financien", NIVEAU)
    before = adres(page)
    for name in ("Register", "Intake"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        wait_until_ready(page)
    expect(page.get_by_role("radio", name=NIVEAU)).to_be_checked()
    assert adres(page) == before


def test_another_user_and_a_trainer(others: Others, tmp_path: Path) -> None:
    """The address of a draft works for its owner only; a trainer has no part Besluit."""
    folder = tmp_path / "folder"
    folder.mkdir()

    def logged_in(sub: str, role: str) -> Page:
        provider.add_user(sub, roles=[role])
        page = others.new_page()
        log_in_as(page, url, sub)
        wait_until_ready(page)
        return page

    with running_provider() as provider:
        write_secrets(folder, provider.url, "http://127.0.0.1:{port}/oauth2callback")
        register = str(tmp_path / "register")
        with running_app(folder, tmp_path, NORMWIJZER_REGISTER=register) as url:
            owner = logged_in("een", "consulent")
            complete_case(owner)
            other = logged_in("twee", "trainer")
            other.goto(owner.url)
            wait_until_ready(other)
            expect(other.locator(".st-key-melding-warning")).to_contain_text("niet (meer) voor jou")
            expect(summary(other)).to_contain_text("Nog 13 van de 13")
            expect(other.locator(".st-key-mijn-intakes [class*=st-key-intake-]")).to_have_count(0)
            complete_case(other)
            expect(other.locator(".st-key-deel-besluit")).to_have_count(0)
            expect(other.get_by_role("button", name="Naar het besluit")).to_have_count(0)
            expect(other.get_by_role("button", name="Bekijk de uitleg")).to_be_visible()
            refresh(owner)
            expect(summary(owner)).to_contain_text("225 minuten per week")

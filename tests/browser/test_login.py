"""Logging in with a real OpenID provider, in a real browser: who sees what, and for how long."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, TimeoutError, expect  # noqa: A004

from tests.browser.conftest import on_screen, wait_until_ready
from tests.browser.driving.app_process import running_app
from tests.browser.driving.axe import violations
from tests.browser.driving.provider import Provider, log_in_as, running_provider, write_secrets
from tests.browser.test_shell import UPGRADE, ask

# The provider uses old names of its own library.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

HOUR = 3600
NAME, EMAIL = "Sanne de Tester", "sanne.de.tester@gemeente.example"
PSEUDONYM = re.compile(r"u-[a-z2-7]{16}: ")
LogIn = Callable[..., Page]


class LoginApp(NamedTuple):
    url: str
    provider: Provider
    home: Path


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoginApp]:
    folder, home = tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("home")
    with running_provider() as provider:
        write_secrets(folder, provider.url, "http://127.0.0.1:{port}/oauth2callback")
        with running_app(folder, home) as url:
            yield LoginApp(url, provider, home)


@pytest.fixture
def log_in(context: BrowserContext, app: LoginApp) -> LogIn:
    """Log in from the first page; the claims are what the provider says of the user."""

    def logged_in(sub: str, **claims: object) -> Page:
        app.provider.add_user(sub, name=NAME, email=EMAIL, **claims)
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 768})
        log_in_as(page, app.url, sub)
        wait_until_ready(page)
        return page

    return logged_in


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("path", ["/", "/intake", "/register"])
def test_without_a_login_there_is_only_the_button(
    context: BrowserContext, app: LoginApp, path: str
) -> None:
    page = context.new_page()
    page.goto(app.url + path)
    wait_until_ready(page)
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
    assert heading(page) == "Normwijzer"
    assert page.get_by_role("button").all_text_contents() == ["Inloggen"]
    assert page.locator(".st-key-balk").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize(
    ("roles", "choice", "first"),
    [
        (["consulent"], ["Intake", "Mijn zaken"], "Intake"),
        ("trainer", ["Intake", "Mijn zaken", "Trainer"], "Intake"),
        (["NW-Audit"], [], "Register"),
        (["beheerder", "iets anders"], ["Register", "Normenkader"], "Register"),
        (["consulent", "auditor"], ["Intake", "Mijn zaken", "Register"], "Intake"),
    ],
)
def test_the_roles_make_the_pages(
    log_in: LogIn, roles: object, choice: list[str], first: str
) -> None:
    page = log_in("iemand", roles=roles)
    assert heading(page) == first
    bar = page.locator(".st-key-balk")
    # The browser fetches the code of a link later; the container of the current one is there.
    expect(bar.locator(".st-key-pagina-nu")).to_have_count(1 if choice else 0)
    expect(bar.get_by_role("link")).to_have_text(choice)
    expect(bar).to_contain_text(PSEUDONYM)
    if choice:
        assert violations(page) == []


def test_the_address_of_a_page_is_no_way_round_the_roles(log_in: LogIn, app: LoginApp) -> None:
    page = log_in("consulent", roles=["consulent"])
    page.goto(f"{app.url}/register")
    wait_until_ready(page)
    assert heading(page) == "Geen toegang"
    expect(page.get_by_text("Dit mag alleen een auditor of beheerder.")).to_be_visible()
    page.goto(f"{app.url}/intake")
    wait_until_ready(page)
    assert heading(page) == "Intake"


def test_an_auditor_does_no_intake(log_in: LogIn, app: LoginApp) -> None:
    page = log_in("auditor", roles=["auditor"])
    page.goto(f"{app.url}/intake")
    wait_until_ready(page)
    assert heading(page) == "Geen toegang"
    assert page.locator(".st-key-kolom-lijst").count() == 0


@pytest.mark.parametrize("claims", [{}, {"roles": ["Consulent", "admin"]}, {"groups": "consulent"}])
def test_without_a_role_there_is_nothing_but_logging_out(
    log_in: LogIn, claims: dict[str, object]
) -> None:
    page = log_in("nieuw", **claims)
    expect(page.get_by_text("je hebt nog geen rol in Normwijzer")).to_be_visible()
    assert page.get_by_role("button").all_text_contents() == ["Uitloggen"]
    expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(r"u-[a-z2-7]{16}"))


def test_an_old_session_is_over(log_in: LogIn, app: LoginApp) -> None:
    """The cookie of Streamlit is good for thirty days; ours ends after ten hours."""
    page = log_in("oud", roles=["consulent"], iat=int(time.time()) - 10 * HOUR)
    for path in ("/", "/intake"):
        page.goto(app.url + path)
        wait_until_ready(page)
        expect(page.get_by_text("Je sessie is voorbij")).to_be_visible()
        assert page.get_by_role("button").all_text_contents() == ["Inloggen"]


def works(page: Page, seconds: int) -> bool:
    """Whether the page warns and goes on: not when its session was over before it was there."""
    try:
        expect(page.locator(".st-key-balk")).to_contain_text("Je sessie eindigt om")
        page.locator(".st-key-deel-toegang button").click(timeout=seconds * 1000)
    except (AssertionError, TimeoutError):
        return False
    wait_until_ready(page)
    return heading(page) == "Intake"


def test_an_open_page_ends_by_itself(log_in: LogIn) -> None:
    # Who logs in on a busy machine may take longer than the session lasts.
    for seconds in (15, 60, 240):
        ends = int(time.time()) + seconds
        page = log_in("bijna", roles=["consulent"], iat=ends - 10 * HOUR)
        if works(page, seconds):
            break
        page.context.clear_cookies()
    else:
        raise AssertionError("a page of a session that is not over does not work")
    # Nobody touches the page: what was on it is gone all the same.
    expect(on_screen(page, "Je sessie is voorbij")).to_be_visible(timeout=(seconds + 30) * 1000)
    wait_until_ready(page)
    assert page.get_by_role("button").all_text_contents() == ["Inloggen"]


def test_logging_out(log_in: LogIn, app: LoginApp) -> None:
    page = log_in("weg", roles=["trainer"])
    page.get_by_role("button", name="Uitloggen").click()
    # The provider asks whether the session there ends as well.
    page.wait_for_url(f"{app.provider.url}/**")
    page.locator("form button").first.click()
    page.wait_for_url(f"{app.url}/")
    for _ in range(2):
        expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
        page.reload()


def test_the_login_uses_pkce(log_in: LogIn, app: LoginApp) -> None:
    app.provider.asked.clear()
    log_in("pkce", roles=["trainer"])
    asked = dict(app.provider.asked)
    challenge = asked["/oauth2/authorize"]
    assert challenge["code_challenge_method"] == "S256"
    digest = hashlib.sha256(asked["/oauth2/token"]["code_verifier"].encode()).digest()
    assert challenge["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")


def test_the_same_account_has_the_same_pseudonym(log_in: LogIn) -> None:
    def pseudonym(sub: str) -> str:
        page = log_in(sub, roles=["trainer"])
        found = PSEUDONYM.search(page.locator(".st-key-balk").inner_text())
        assert found
        page.context.clear_cookies()
        return found[0]

    assert pseudonym("een") == pseudonym("een")


def test_no_name_is_shown_or_logged(log_in: LogIn, app: LoginApp) -> None:
    page = log_in("sanne", roles=["consulent"])
    log = "".join(path.read_text("utf-8") for path in app.home.glob("*.log"))
    assert urlsplit(app.url).netloc in log
    for text in (page.content(), log):
        for personal in (NAME, EMAIL, "sanne"):
            assert personal.lower() not in text.lower()


def test_nothing_of_the_login_is_stopped_by_the_policy(
    context: BrowserContext, app: LoginApp
) -> None:
    """The redirects to the provider and back, under our own Content-Security-Policy."""
    complaints: list[str] = []
    app.provider.add_user("csp", roles=["trainer"])
    page = context.new_page()
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(app.url)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"{app.provider.url}/**")
    # What the page of the provider itself lacks is not ours.
    before, complaints[:] = complaints[:], []
    page.get_by_placeholder("sub").fill("csp")
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{app.url}/")
    wait_until_ready(page)
    assert [text for text in before + complaints if "Content Security Policy" in text] == []


def test_with_a_login_other_computers_may_connect(tmp_path: Path) -> None:
    """On every interface, under the name in the redirect address and under no other."""
    folder, home = tmp_path / "folder", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    write_secrets(folder, "https://login.example", "https://normwijzer.example/oauth2callback")
    every_interface = "0.0.0.0"  # noqa: S104
    with running_app(folder, home, "--server.address", every_interface) as url:
        for name in ("normwijzer.example", "normwijzer.example:443", urlsplit(url).netloc):
            assert ask(url, "/", Host=name).status == 200
            assert ask(url, "/_stcore/stream", Host=name, **UPGRADE).status == 101
        for name in ("elders.example", "login.example", "192.168.1.2"):
            assert ask(url, "/", Host=name).status == 421
            assert ask(url, "/_stcore/stream", Host=name, **UPGRADE).status == 403
        own = "https://normwijzer.example"
        upgrade = {"Host": "normwijzer.example", **UPGRADE}
        assert ask(url, "/_stcore/stream", Origin=own, **upgrade).status == 101
        foreign = "https://elders.example"
        assert ask(url, "/_stcore/stream", Origin=foreign, **upgrade).status == 403
        assert ask(url, "/_stcore/metrics", Host="normwijzer.example").status == 404

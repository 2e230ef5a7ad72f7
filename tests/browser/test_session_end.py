"""After the end of a session an open page gives nothing and does nothing, and says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import OpenScreen, on_screen, wait_until_ready
from tests.browser.driving.app_process import running_app
from tests.browser.driving.provider import Provider, log_in_as, running_provider, write_secrets
from tests.conftest import RULES

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

OVER = "Je bent uitgelogd. Log opnieuw in."
LogIn = Callable[..., Page]


class App(NamedTuple):
    url: str
    provider: Provider


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder, home = tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("home")
    with running_provider() as provider:
        write_secrets(folder, provider.url, "http://127.0.0.1:{port}/oauth2callback")
        with running_app(folder, home, NORMWIJZER_REGISTER=str(home / "register")) as url:
            yield App(url, provider)


@pytest.fixture
def log_in(context: BrowserContext, app: App) -> LogIn:
    def logged_in(sub: str, *roles: str, path: str = "/") -> Page:
        app.provider.add_user(sub, roles=list(roles))
        page = context.new_page()
        log_in_as(page, app.url, sub)
        page.goto(app.url + path)
        wait_until_ready(page)
        return page

    return logged_in


def log_out_elsewhere(page: Page, app: App) -> None:
    """Another window of the same browser logs out; nobody touches this one."""
    other = page.context.new_page()
    other.goto(app.url)
    wait_until_ready(other)
    other.get_by_role("button", name="Uitloggen").click()
    other.wait_for_url(f"{app.provider.url}/**")
    other.locator("form button").first.click()
    other.wait_for_url(f"{app.url}/")
    other.close()


def test_a_file_is_not_made_after_the_end(log_in: LogIn, app: App) -> None:
    page = log_in("auditor", "auditor", path="/register?deel=keten")
    button = page.get_by_role("button", name="Maak een anker en sla het op")
    with page.expect_download() as given:
        button.click()
    address = given.value.url
    assert page.context.request.get(address).status == 200
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))  # noqa: PLW0108
    log_out_elsewhere(page, app)
    # What was made before is not given any more either.
    assert page.context.request.get(address).status == 403
    button.click()
    expect(on_screen(page, OVER)).to_be_visible()
    wait_until_ready(page)
    assert downloads == []
    assert page.get_by_role("button").all_text_contents() == ["Inloggen"]


def test_a_click_does_nothing_after_the_end(log_in: LogIn, app: App) -> None:
    page = log_in("trainer", "trainer", path="/trainer?deel=oefening")
    log_out_elsewhere(page, app)
    page.locator(".st-key-trainer-deel-demonstratie button").click()
    expect(on_screen(page, OVER)).to_be_visible()
    wait_until_ready(page)
    assert page.get_by_role("button").all_text_contents() == ["Inloggen"]


def test_a_file_for_the_intake_is_accepted(log_in: LogIn, app: App) -> None:
    page = log_in("consulent", "consulent", path="/intake")
    example = RULES / "demo-ib" / "voorbeelden"
    page.locator('input[type="file"]').first.set_input_files(min(example.glob("*.yaml")))
    expect(on_screen(page, "Geopend: ")).to_be_visible()


def session_of(page: Page, address: str) -> str:
    """The session that Streamlit gives to a page."""
    found: list[str] = []

    def received(payload: str | bytes) -> None:
        message = ForwardMsg.FromString(payload if isinstance(payload, bytes) else b"")
        if message.HasField("new_session"):
            found.append(message.new_session.initialize.session_id)

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", received)

    page.on("websocket", opened)
    page.goto(address)
    wait_until_ready(page)
    return found[0]


def send_files(page: Page, url: str, count: int) -> set[int]:
    session = session_of(page, url)
    token = next(c for c in page.context.cookies() if c.get("name") == "_streamlit_xsrf")
    given: FilePayload = {"name": "x.yaml", "mimeType": "text/plain", "buffer": b"x" * 900_000}
    address = f"{url.split('/', 3)[0]}//{url.split('/', 3)[2]}/_stcore/upload_file/{session}"
    return {
        page.context.request.put(
            f"{address}/{n}", multipart={"file": given}, headers={"X-Xsrftoken": token["value"]}
        ).status
        for n in range(count)
    }


def test_a_participant_sends_no_files(context: BrowserContext, app_url: str, app: App) -> None:
    assert send_files(context.new_page(), f"{app_url}/meedoen", 2) == {403}
    assert send_files(context.new_page(), f"{app.url}/meedoen", 2) == {403}
    assert send_files(context.new_page(), f"{app.url}/intake", 2) == {403}


def test_a_session_sends_so_many_files_and_no_more(open_screen: OpenScreen, app_url: str) -> None:
    assert send_files(open_screen("/intake"), f"{app_url}/intake", 12) == {204, 429}

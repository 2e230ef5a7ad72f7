"""The shell around every screen: access, language, accessibility, layout."""

import http.client
import re
import warnings
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, WebSocket, expect

from tests.browser.conftest import OpenScreen, wait_until_ready
from tests.browser.driving.axe import BEST_PRACTICE, violations
from tests.browser.driving.sizes import problems

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def ask(url: str, path: str, **headers: str) -> http.client.HTTPResponse:
    """A request with exactly these headers, `Host` included."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def box(page: Page, key: str) -> tuple[float, float, float, float]:
    found = page.locator(f".st-key-{key}").bounding_box()
    assert found, f"{key} is not on the screen"
    return found["x"], found["y"], found["width"], found["height"]


def test_no_accessibility_violations_and_nothing_scrolls_sideways(open_screen: OpenScreen) -> None:
    """WCAG A and AA as far as axe-core sees it; its advice is only reported."""
    page = open_screen()
    assert problems(page, "first page") == []
    for advice in violations(page, BEST_PRACTICE):
        warnings.warn(f"axe best practice: {advice}", stacklevel=1)


@pytest.mark.parametrize("width", [1366, 1024])
def test_three_columns_beside_each_other(open_screen: OpenScreen, width: int) -> None:
    page = open_screen(width=width)
    # The tops are compared at one moment: the page may still move as a whole.
    page.wait_for_function(
        "() => new Set([...document.querySelectorAll('[class*=st-key-kolom-]')]"
        ".map(column => Math.round(column.getBoundingClientRect().top))).size === 1"
    )
    lijst, midden, paneel = (
        box(page, key) for key in ("kolom-lijst", "kolom-midden", "kolom-paneel")
    )
    assert lijst[0] + lijst[2] <= midden[0]
    assert midden[0] + midden[2] <= paneel[0]
    assert paneel[0] + paneel[2] <= width
    assert midden[2] > lijst[2]


def test_columns_below_each_other_when_narrow(open_screen: OpenScreen) -> None:
    page = open_screen(width=800)
    tops = [box(page, key)[1] for key in ("kolom-lijst", "kolom-midden", "kolom-paneel")]
    assert tops == sorted(set(tops))


def test_panel_stays_in_sight(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.add_style_tag(content=".st-key-kolom-midden { min-height: 3000px }")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1200)")
    top = box(page, "kolom-paneel")[1]
    assert 0 <= top < 200


def test_targets_are_large_enough(open_screen: OpenScreen) -> None:
    page = open_screen(width=1024)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, summary, label[data-testid=stRadioOption]')]"
        ".map(element => [element.textContent, element.getBoundingClientRect().height])"
    )
    assert [name for name, height in heights if height < 24] == []
    for name in ("Volgende Toegang", "Opnieuw beginnen"):
        found = page.get_by_role("button", name=name).bounding_box()
        assert found
        assert found["height"] >= 44, name


def test_the_page_is_dutch(open_screen: OpenScreen) -> None:
    page = open_screen()
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page).to_have_title(re.compile(r"^Zaak – \S+ – Intake – Normwijzer$"))
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Naar de inhoud")
    page.get_by_role("textbox", name="Peildatum").fill("1-7")
    expect(page.get_by_test_id("InputInstructions")).to_have_text(
        re.compile("Druk op .*Enter om toe te passen")
    )


def test_choosing_tells_which(open_screen: OpenScreen) -> None:
    page = open_screen()
    button = page.locator(".st-key-deel-lg-huisvesting button")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-current", "true")
    expect(page.locator("button[aria-current]")).to_have_count(1)


def test_the_proposal_is_announced(open_screen: OpenScreen) -> None:
    page = open_screen()
    region = page.locator('[role="status"][data-volgt="voorstel"]')
    expect(region).to_have_count(1)
    expect(region).to_be_empty()
    page.get_by_role("button", name="Rest niet uitvragen").click()
    expect(region).to_contain_text("Nog 2 van de 13 onderdelen open")


def test_a_letter_does_not_run_the_script(context: BrowserContext, app_url: str) -> None:
    page = context.new_page()
    sent: list[str | bytes] = []

    def follow(socket: WebSocket) -> None:
        # A built-in method will not do: Playwright marks the function it calls.
        socket.on("framesent", lambda frame: sent.append(frame))  # noqa: PLW0108

    page.on("websocket", follow)
    page.goto(app_url)
    wait_until_ready(page)
    messages = []
    for part, letter in (("zaak", ""), ("toegang", "r")):
        before = len(sent)
        if letter:
            page.keyboard.press(letter)
        # What the letter would send comes before what this sends.
        page.locator(f".st-key-deel-{part} button").click()
        expect(page.locator(".st-key-deel-inhoud h2")).to_be_focused()
        wait_until_ready(page)
        messages.append(len(sent) - before)
    assert messages[0] > 0
    assert messages[1] == messages[0]


def test_leaving_warns_only_with_unsaved_work(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.locator(".st-key-deel-lg-huisvesting button").click()
    wait_until_ready(page)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    wait_until_ready(page)
    assert asked == []
    page.locator(".st-key-deel-lg-huisvesting button").click()
    page.get_by_text("2 niet zelfredzaam").click()
    expect(page.locator(".st-key-opslag")).to_contain_text("Bewaard om")
    wait_until_ready(page)
    page.reload()
    wait_until_ready(page)
    assert asked == []
    # A refused text is in the field only.
    page.get_by_role("textbox", name="Toelichting").fill("Zijn BSN is 111222333.")
    page.locator(".st-key-niet-bewaard").wait_for(state="attached")
    page.reload()
    assert asked == ["beforeunload"]


def test_the_local_user_is_stated_and_has_every_page(open_screen: OpenScreen) -> None:
    page = open_screen()
    bar = page.locator(".st-key-balk")
    expect(bar).to_contain_text("Lokale gebruiker, zonder inloggen")
    own = ["Intake", "Mijn zaken", "Register", "Trainer", "Normenkader"]
    expect(bar.get_by_role("link")).to_have_text(own)
    found = bar.bounding_box()
    assert found
    assert found["height"] <= 24


def test_an_intake_survives_another_page(open_screen: OpenScreen) -> None:
    page = open_screen()
    page.locator(".st-key-deel-lg-huisvesting button").click()
    wait_until_ready(page)
    page.get_by_text("2 niet zelfredzaam").click()
    expect(page.locator(".st-key-opslag")).to_contain_text("Bewaard om")
    kenmerk = page.locator(".st-key-kop").get_by_test_id("stText").first.inner_text()
    for name in ("Register", "Intake"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")
        expect(page.locator(".st-key-balk a[aria-current]")).to_have_count(1)
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        wait_until_ready(page)
        if name == "Register":
            expect(page.locator(".st-key-kolom-lijst")).to_have_count(0)
    expect(page.locator(".st-key-kop").get_by_test_id("stText").first).to_have_text(kenmerk)
    expect(page.get_by_role("heading", name="Huisvesting", level=2)).to_be_visible()
    expect(page.get_by_role("radio", name="2 niet zelfredzaam")).to_be_checked()


def test_nothing_is_fetched_from_elsewhere(context: BrowserContext, app_url: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(app_url)
    wait_until_ready(page)
    page.locator(".st-key-deel-lg-huisvesting button").click()
    wait_until_ready(page)
    own = urlsplit(app_url).netloc
    fetched = [url for url in asked if not url.startswith(("data:", "blob:"))]
    assert len(fetched) > 10
    assert [url for url in fetched if urlsplit(url).netloc != own] == []
    assert complaints == []


def test_security_headers(app_url: str) -> None:
    answer = ask(app_url, "/")
    policy = answer.headers["Content-Security-Policy"]
    assert re.search(r"script-src 'self' 'sha256-[\w+/]{43}='(;|$)", policy)
    assert f"connect-src 'self' ws://{urlsplit(app_url).netloc} " in policy
    for rule in ("frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'"):
        assert rule in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cache-Control"] == "no-cache"


def test_streamlit_keeps_its_caching(app_url: str) -> None:
    html = ask(app_url, "/").read().decode()
    script = re.search(r'src="\.(/static/js/index[^"]+)"', html)
    assert script
    assert "immutable" in ask(app_url, script[1]).headers["Cache-Control"]


@pytest.mark.parametrize("host", ["normwijzer.example", "127.0.0.1.example:80", "192.168.1.2"])
def test_a_foreign_host_is_refused(app_url: str, host: str) -> None:
    assert ask(app_url, "/", Host=host).status == 421
    assert ask(app_url, "/_stcore/stream", Host=host, **UPGRADE).status == 403


def test_a_foreign_page_cannot_open_the_websocket(app_url: str) -> None:
    own = f"http://{urlsplit(app_url).netloc}"
    assert ask(app_url, "/_stcore/stream", Origin=own, **UPGRADE).status == 101
    foreign = "http://localhost:1"
    assert ask(app_url, "/_stcore/stream", Origin=foreign, **UPGRADE).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/%6detrics",
        "/x/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
    ],
)
def test_what_is_not_for_browsers_is_closed(app_url: str, path: str) -> None:
    assert ask(app_url, path).status == 404


SEND = """
(size) => new Promise((done) => {
    const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ["streamlit"]);
    socket.onclose = (event) => done(event.code);
    setTimeout(() => done("never closed"), 60_000);
    socket.onopen = () => socket.send(new Uint8Array(size));
})
"""


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (1_000, {1002}),
        (1_000_001, {1009}),
        # A server that stops reading may not get to say why.
        (20_000_001, {1009, 1006}),
    ],
)
def test_a_page_sends_no_more_than_a_form_holds(
    open_screen: OpenScreen, size: int, code: set[int]
) -> None:
    page = open_screen("/meedoen")
    assert page.evaluate(SEND, size) in code

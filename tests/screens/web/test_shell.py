"""The middleware, without a server."""

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from screens.web import front_page
from screens.web import shell as web
from screens.web.front_page import FrontPage
from screens.web.request_guard import RequestGuard
from screens.web.shell import WebShell
from tests.screens.without_waiting import finish

Headers = Sequence[tuple[bytes, bytes]]
OWN_HOST = (b"host", b"127.0.0.1:8501")
PAGE = FrontPage(b"<html>Nederlands</html>", ("'sha256-abc'",))
STREAMLITS_HTML = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-length", b"7"),
    (b"etag", b'"old"'),
    (b"cache-control", b"no-cache"),
]


class Inner:
    """An application that answers in two pieces and remembers what it was asked."""

    def __init__(self, headers: Headers = STREAMLITS_HTML, status: int = 200) -> None:
        self.headers, self.status = headers, status
        self.asked: list[Scope] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        start = {"type": "http.response.start", "status": self.status, "headers": self.headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"Eng", "more_body": True})
        await send({"type": "http.response.body", "body": b"lish"})


def call(
    app: ASGIApp,
    path: str = "/",
    headers: Headers = (OWN_HOST,),
    kind: str = "http",
    method: str = "GET",
) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "method": method, "headers": list(headers)}

    finish(app(scope, receive, send))
    return sent


def body(sent: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize("host", [b"127.0.0.1:8501", b"localhost", b"LOCALHOST:1", b"[::1]:8501"])
def test_own_hosts_pass(host: bytes) -> None:
    inner = Inner()
    call(RequestGuard(inner), headers=[(b"host", host)])
    assert len(inner.asked) == 1


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [b""],
        [b"example.nl"],
        [b"127.0.0.1.example.nl"],
        [b"example.nl:127.0.0.1"],
        [b"localhost:80@example.nl"],
        [b"127.0.0.2"],
        [b"localhost\n"],
        [b"localhost", b"example.nl"],
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_hosts_are_refused(hosts: list[bytes], kind: str) -> None:
    inner = Inner()
    sent = call(RequestGuard(inner), headers=[(b"host", host) for host in hosts], kind=kind)
    assert inner.asked == []
    if kind == "http":
        assert sent[0]["status"] == 421
    else:
        assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize(
    ("host", "welcome"),
    [
        (b"normwijzer.example", True),
        (b"NORMWIJZER.example:443", True),
        (b"localhost:8501", True),
        (b"normwijzerxexample", False),
        (b"x.normwijzer.example", False),
        (b"normwijzer.example.org", False),
    ],
)
def test_the_name_of_the_login_passes_too(host: bytes, welcome: bool) -> None:
    inner = Inner()
    guard = RequestGuard(inner, ("localhost", "normwijzer.example"))
    call(guard, headers=[(b"host", host)])
    assert bool(inner.asked) is welcome


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        (b"http://127.0.0.1:8501", True),
        (b"http://127.0.0.1:9999", False),
        (b"http://localhost:8501", False),
        (b"https://example.nl", False),
        (b"null", False),
        # What is no address at all.
        (b"http://[", False),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_own_pages_may_ask(origin: bytes, welcome: bool, kind: str) -> None:
    inner = Inner()
    call(RequestGuard(inner), headers=[OWN_HOST, (b"origin", origin)], kind=kind)
    assert bool(inner.asked) is welcome


@pytest.mark.parametrize(
    ("path", "welcome"),
    [
        ("/_stcore/metrics", False),
        ("/basis/_stcore/metrics/", False),
        ("/_stcore/agent/mcp", False),
        ("/_stcore/health", True),
        ("/_stcore/stream", True),
    ],
)
def test_closed_paths(path: str, welcome: bool) -> None:
    inner = Inner()
    call(RequestGuard(inner), path)
    assert bool(inner.asked) is welcome


def test_the_page_is_swapped_and_its_caching_kept() -> None:
    sent = call(WebShell(Inner(), PAGE), "/intake")
    headers = dict(sent[0]["headers"])
    assert body(sent) == PAGE.body
    assert headers[b"content-length"] == str(len(PAGE.body)).encode()
    assert headers[b"cache-control"] == b"no-cache"
    assert b"etag" not in headers
    assert len(sent) == 2


def test_head_gives_the_length_without_the_page() -> None:
    sent = call(WebShell(Inner(), PAGE), method="HEAD")
    assert body(sent) == b""
    assert dict(sent[0]["headers"])[b"content-length"] == str(len(PAGE.body)).encode()


@pytest.mark.parametrize(
    ("path", "inner"),
    [
        ("/media/verslag.html", Inner()),
        ("/component/x/index.html", Inner()),
        ("/", Inner(status=404)),
        ("/", Inner(headers=[(b"content-type", b"application/json")])),
    ],
)
def test_nothing_else_is_swapped(path: str, inner: Inner) -> None:
    sent = call(WebShell(inner, PAGE), path)
    assert body(sent) == b"English"
    assert b"content-security-policy" in dict(sent[0]["headers"])


def test_a_browser_cannot_keep_streamlits_own_page() -> None:
    """A 304 for an entity tag of Streamlit would leave the English page in place."""
    inner = Inner()
    asked = [OWN_HOST, (b"if-none-match", b'"old"'), (b"range", b"bytes=0-1")]
    call(WebShell(inner, PAGE), "/", asked)
    call(WebShell(inner, PAGE), "/static/js/index.js", asked)
    assert inner.asked[0]["headers"] == [OWN_HOST]
    assert inner.asked[1]["headers"] == asked


@pytest.mark.parametrize(
    ("https", "cookie", "sent_on"),
    [
        (True, b"_streamlit_user=secure; HttpOnly", b"_streamlit_user=secure; HttpOnly; Secure"),
        (True, b"a=b; secure; HttpOnly", b"a=b; secure; HttpOnly"),
        (False, b"a=b; HttpOnly", b"a=b; HttpOnly"),
    ],
)
def test_cookies_stay_on_https(https: bool, cookie: bytes, sent_on: bytes) -> None:
    inner = Inner([(b"set-cookie", cookie)])
    headers = dict(call(WebShell(inner, PAGE, https=https), "/oauth2callback")[0]["headers"])
    assert headers[b"set-cookie"] == sent_on


def test_a_websocket_goes_through_untouched() -> None:
    inner = Inner()
    assert len(call(WebShell(inner, PAGE), kind="websocket")) == 3


def test_the_policy_allows_only_this_host() -> None:
    headers = dict(call(WebShell(Inner(), PAGE))[0]["headers"])
    rules = headers[b"content-security-policy"].decode().split("; ")
    assert "script-src 'self' 'sha256-abc'" in rules
    assert "connect-src 'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501" in rules
    assert "img-src 'self' data: blob:" in rules
    assert "frame-ancestors 'none'" in rules


def test_the_installed_streamlit_is_rewritten() -> None:
    page = front_page.load(web.STATIC_FOLDER, web.STATIC_PATH)
    html = page.body.decode()
    assert '<html lang="nl">' in html
    assert "<title>Normwijzer</title>" in html
    assert "Zet JavaScript aan" in html
    assert "agent" not in html
    assert "./normwijzer/normwijzer.js?v=" in html
    assert "./normwijzer/normwijzer.css?v=" in html


def test_every_sheet_and_script_of_ours_is_loaded_once_and_is_there() -> None:
    own = front_page.load(web.STATIC_FOLDER, web.STATIC_PATH).body.decode()
    loaded = re.findall(r'(?:href|src)="\./normwijzer/([\w./-]+)\?v=[0-9a-f]{12}"', own)
    there = [f for f in web.STATIC_FOLDER.rglob("*") if f.suffix in {".css", ".js"}]
    assert sorted(loaded) == sorted(f.relative_to(web.STATIC_FOLDER).as_posix() for f in there)
    assert loaded == [*front_page.SHEETS, *front_page.SCRIPTS]


def test_the_hash_is_that_of_the_inline_script() -> None:
    original = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    inline = original.split("<script>")[1].split("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert front_page.rewrite(original, "").script_hashes == (f"'sha256-{digest}'",)


def test_another_front_page_is_an_error() -> None:
    with pytest.raises(front_page.UnknownFrontPageError, match="has no"):
        front_page.rewrite("<html><head></head></html>", "")

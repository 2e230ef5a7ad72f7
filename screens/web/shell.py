"""The web shell around Streamlit: what may come in, and what is added to every answer."""

from collections.abc import Sequence
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import screens
from screens.access.login_guard import LoginGuard
from screens.access.made_files import OnceMiddleware
from screens.web import front_page
from screens.web.request_guard import RequestGuard, header_values

STATIC_FOLDER = Path(screens.__path__[0]) / "static"
STATIC_PATH = "/normwijzer"

# These paths can hold HTML of others (a download, a component): never our front page.
_NOT_PAGES = ("/static/", "/_stcore/", "/media/", "/component/", f"{STATIC_PATH}/")
_CONDITIONAL = (b"if-none-match", b"if-modified-since", b"if-range", b"range")
# These describe Streamlit's own file, not the rewritten one.
_OF_THE_ORIGINAL = (b"content-length", b"content-encoding", b"etag", b"last-modified")

_FIXED_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


def content_security_policy(host: str, script_hashes: tuple[str, ...]) -> str:
    """Only our own files may run or load; `host` was checked by the request guard."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *script_hashes]),
            # Streamlit's styling library writes its styles into the page.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            # Not every browser counts a websocket of the same host as 'self'.
            f"connect-src 'self' ws://{host} wss://{host}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


class WebShell:
    """Swap Streamlit's index.html for ours and add the security headers."""

    def __init__(
        self, app: ASGIApp, page: front_page.FrontPage | None = None, *, https: bool = False
    ) -> None:
        """Prepare the page once; it only changes with a new release."""
        self.app = app
        self.https = https
        self.page = page or front_page.load(STATIC_FOLDER, STATIC_PATH)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        may_be_page = not scope["path"].startswith(_NOT_PAGES)
        if may_be_page:
            # A "not changed" or a part of Streamlit's file would leave the user with that file.
            kept = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONAL]
            scope = {**scope, "headers": kept}
        host = (header_values(scope, b"host") or ["localhost"])[0]
        policy = content_security_policy(host, self.page.script_hashes)
        swapping = False

        async def send_changed(message: Message) -> None:
            nonlocal swapping
            if message["type"] == "http.response.start":
                headers = [self._over_https(pair) for pair in message["headers"]]
                swapping = may_be_page and message["status"] == 200 and _is_html(headers)
                if swapping:
                    headers = [pair for pair in headers if pair[0].lower() not in _OF_THE_ORIGINAL]
                    headers.append((b"content-length", str(len(self.page.body)).encode()))
                extra = [(b"content-security-policy", policy.encode()), *_FIXED_HEADERS]
                message = {**message, "headers": headers + extra}
            elif message["type"] == "http.response.body" and swapping:
                if message.get("more_body"):
                    return
                body = b"" if scope["method"] == "HEAD" else self.page.body
                message = {**message, "body": body}
            await send(message)

        await self.app(scope, receive, send_changed)

    def _over_https(self, header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        """Streamlit lets the cookie of the login travel over plain http as well."""
        name, value = header
        if self.https and name.lower() == b"set-cookie" and b"; secure" not in value.lower():
            return name, value + b"; Secure"
        return header


def _is_html(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in headers
    )


ROUTES: list[BaseRoute] = [Mount(STATIC_PATH, StaticFiles(directory=STATIC_FOLDER))]


def middleware(names: Sequence[str], *, https: bool) -> list[Middleware]:
    """The first is the outermost: nothing is done for a request that is refused."""
    return [
        Middleware(RequestGuard, names),
        Middleware(WebShell, https=https),
        Middleware(LoginGuard),
        Middleware(OnceMiddleware),
    ]

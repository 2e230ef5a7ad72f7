"""Refuses requests that do not come from a page of this Normwijzer itself."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from screens.access.login_settings import LOOPBACK_NAMES

# Numbers about the users, and Streamlit's way in for programs: neither asks who you are.
_CLOSED_PATH = re.compile(r"/_stcore/(metrics|agent)(/|$)")


def header_values(scope: Scope, name: bytes) -> list[str]:
    """Every value of one header; the name in lower case."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def host_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Match a `Host` header with one of the names and any port.

    A page elsewhere can point its own name to this server (DNS rebinding): the name then differs.
    """
    written = (f"[{name}]" if ":" in name else name for name in names)
    return re.compile(rf"({'|'.join(map(re.escape, written))})(:[0-9]{{1,5}})?", re.IGNORECASE)


def refusal(scope: Scope, own_host: re.Pattern[str]) -> tuple[int, str] | None:
    """The status and the reason to refuse with, or None when the request is welcome."""
    hosts = header_values(scope, b"host")
    if len(hosts) != 1 or not own_host.fullmatch(hosts[0]):
        return 421, "Normwijzer is niet te bereiken via dit adres."
    # Streamlit itself lets any page on this computer, on any port, open the websocket.
    for origin in header_values(scope, b"origin"):
        if _server_of(origin) != hosts[0].lower():
            return 403, "Dit verzoek komt van een andere website."
    if _CLOSED_PATH.search(scope["path"]):
        return 404, "Deze pagina bestaat niet."
    return None


def _server_of(origin: str) -> str | None:
    """The name and port in an address; None for what is no address."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None


class RequestGuard:
    """Pure ASGI middleware, so that it sees websockets too."""

    def __init__(self, app: ASGIApp, names: Sequence[str] = LOOPBACK_NAMES) -> None:
        """Wrap the application, that goes by these names."""
        self.app = app
        self.own_host = host_pattern(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        refused = refusal(scope, self.own_host) if scope["type"] in ("http", "websocket") else None
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            # Closing before accepting makes the server answer the handshake with 403.
            await send({"type": "websocket.close", "code": 1008, "reason": refused[1]})
        else:
            status, reason = refused
            await PlainTextResponse(reason, status_code=status)(scope, receive, send)

"""Who sends a request, by the cookie of the login: the same answer as the script of a page gets."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from rights import User
from screens.access.identity import login_settings, user_of


def user_of_request(scope: Scope) -> User:
    """The user of an HTTP request or a websocket; raises NotLoggedInError."""
    return user_of({} if login_settings() is None else _claims(scope))


def _claims(scope: Scope) -> dict[str, Any]:
    """What the cookie says, as Streamlit gives it to the script; empty where it is not good."""
    cookies, secret = HTTPConnection(scope).cookies, get_cookie_secret()

    def part(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1")) if value else None

    try:
        found = json.loads(get_cookie_with_chunks(part, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

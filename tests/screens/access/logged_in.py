"""Somebody who is logged in with every role, whose session a test can end."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest

from rights import Role
from screens.access import gate, identity
from screens.access.ended_logins import EndedLogins
from screens.access.login_settings import LoginSettings

KEY = b"een-sleutel-van-meer-dan-32-tekens"
LOGIN = LoginSettings(
    "x.example", True, "roles", {rol: frozenset({rol}) for rol in Role}, timedelta(hours=10), KEY
)
CLAIMS = {"iss": "https://login.example", "sub": "iemand", "iat": 0, "is_logged_in": True}
DAY = 24 * 3600.0


class Login:
    """Somebody with every role, whose session can end; the clock is that of the login only."""

    def __init__(self) -> None:
        self.now = 0.0
        self.ended = EndedLogins(self.time)
        self.claims: dict[str, Any] = {**CLAIMS, "roles": [str(rol) for rol in Role]}

    def time(self) -> float:
        return self.now


def log_in(monkeypatch: pytest.MonkeyPatch) -> Login:
    """Log in; the clock stands still until a test moves it."""
    made = Login()
    monkeypatch.setattr(identity, "login_settings", lambda: LOGIN)
    monkeypatch.setattr(identity, "ENDED", made.ended)
    monkeypatch.setattr(time, "time", made.time)
    monkeypatch.setattr(identity, "claims_here", lambda: made.claims)
    monkeypatch.setattr(gate, "claims_here", lambda: made.claims)
    return made


def end(login: Login) -> None:
    """Let the session be over."""
    login.now = DAY

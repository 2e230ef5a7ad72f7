"""A real OpenID provider on this computer, and the settings to log in with it."""

from __future__ import annotations

import json
import os
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import flask
import oidc_provider_mock  # type: ignore[import-untyped]
from playwright.sync_api import Page
from werkzeug.serving import make_server

SECRETS = """
[auth]
redirect_uri = "{redirect_uri}"
cookie_secret = "een-geheim-van-meer-dan-32-tekens-voor-de-test"
client_id = "normwijzer"
client_secret = "niet-geheim"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[auth.client_kwargs]
code_challenge_method = "S256"

[normwijzer]
pseudoniem_sleutel = "een-sleutel-van-meer-dan-32-tekens-voor-de-test"

[normwijzer.rollen]
auditor = ["auditor", "NW-Audit"]
"""


@dataclass
class Provider:
    """Where the provider is, and what it was asked: the path and its parameters."""

    url: str
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def add_user(self, sub: str, **claims: object) -> None:
        """Make somebody known; a claim such as iat replaces the provider's own."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.url}/users/{sub}",
            data=json.dumps(claims).encode(),
            headers={"Content-Type": "application/json"},
            method="PUT",
        )
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310
            pass


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run oidc-provider-mock in a thread, under another name than the app: that is another site."""
    application = oidc_provider_mock.app(require_nonce=True)
    server = make_server("127.0.0.1", 0, application, threaded=True)
    provider = Provider(f"http://localhost:{server.server_port}")

    def remember() -> None:
        provider.asked.append((flask.request.path, flask.request.values.to_dict()))

    application.before_request(remember)
    thread = threading.Thread(target=server.serve_forever)
    # The provider wants https otherwise; nothing leaves this computer.
    with mock.patch.dict(os.environ, AUTHLIB_INSECURE_TRANSPORT="1"):
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join(10)
            server.server_close()


def write_secrets(folder: Path, provider: str, redirect_uri: str) -> None:
    """Configure the login for an app that starts in this folder."""
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(
        SECRETS.format(provider=provider, redirect_uri=redirect_uri), "utf-8"
    )


def log_in_as(page: Page, url: str, sub: str) -> None:
    """Log in from the first page of the app, as a user that the provider knows."""
    page.goto(url)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{url}/")

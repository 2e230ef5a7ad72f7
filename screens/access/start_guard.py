"""Refuses to start where somebody could come in unseen."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from screens.access.identity import login_settings
from screens.access.login_settings import LOOPBACK_NAMES, InvalidSettingsError, LoginSettings


def checked_login() -> LoginSettings | None:
    """The settings of the login, or None without one; stops the process when they are wrong."""
    try:
        return login_settings()
    except InvalidSettingsError as error:
        _refuse(
            "Normwijzer start niet: de login is niet goed ingesteld.",
            "Verbeter .streamlit/secrets.toml:",
            *(f"- {probleem}" for probleem in error.problemen),
            "De uitleg staat in docs/gids/inloggen.md.",
        )


def require_loopback(address: str | None) -> None:
    """Stop the process unless the server listens to this computer only; for use without a login."""
    if address in LOOPBACK_NAMES:
        return
    # Streamlit listens to every network interface when no address is set.
    current = f"'{address}'" if address else "niet ingesteld"
    _refuse(
        "Normwijzer start niet: andere computers zouden zonder inloggen bij de gegevens kunnen.",
        f"De instelling server.address is nu {current}.",
        'Zet in .streamlit/config.toml onder [server]: address = "127.0.0.1",',
        "of start met: streamlit run app.py --server.address 127.0.0.1",
        "Moeten andere computers erbij kunnen? Stel dan inloggen in: docs/gids/inloggen.md.",
    )


def allowed_hosts(login: LoginSettings | None) -> Sequence[str]:
    """The names under which a browser may reach the app."""
    return (*LOOPBACK_NAMES, login.host) if login else LOOPBACK_NAMES


def _refuse(*lines: str) -> NoReturn:
    sys.stderr.write("\n".join(lines) + "\n")
    raise SystemExit(1)

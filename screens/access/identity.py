"""Who is at work. `current_user` is the only way to a User on the screens."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx

from register.local_days import HERE
from rights import LOKAAL, Role, User, pseudonym
from screens.access.ended_logins import ENDED
from screens.access.login_settings import InvalidSettingsError, LoginSettings, read_settings

CLOCK_SKEW = timedelta(minutes=5)
LAST_CALL = timedelta(minutes=30)


class NotLoggedInError(Exception):
    """Nobody is logged in, or no longer; the text says why, and is empty on a first visit."""


@cache
def login_settings() -> LoginSettings | None:
    """The settings of the login, or None without a login.

    They are read once, before the first visitor: whoever changes the file cannot switch the login
    off in a running program.
    """
    files = [path for path in config.get_option("secrets.files") if Path(path).exists()]
    if not files:
        return None
    try:
        secrets = st.secrets.to_dict()
    except Exception as error:
        # Streamlit itself goes on without the file: everybody would be the local user.
        raise InvalidSettingsError([f"{' of '.join(files)}: is niet te lezen. {error}"]) from error
    return read_settings(secrets)


def current_user() -> User:
    """The user of this run, checked anew at every call; raises NotLoggedInError."""
    return user_of(claims_here())


def claims_here() -> Mapping[str, Any]:
    """What the login said of who this run is for; empty without one, and after logging out."""
    context = get_script_run_ctx()
    return context.user_info if context else {}


def session_id() -> str:
    """The session of this run, in a browser; "" outside a run."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def user_of(claims: Mapping[str, Any]) -> User:
    """Who is there by what the login said of them, at this moment; raises NotLoggedInError."""
    login = login_settings()
    if login is None:
        return LOKAAL
    if not claims.get("is_logged_in"):
        raise NotLoggedInError
    if ENDED.has(claims):
        raise NotLoggedInError("Je bent uitgelogd. Log opnieuw in.")
    return user_from(claims, login, time.time())


def log_out() -> None:
    """End this login in every window: Streamlit itself only ends it in the one of the click."""
    login, claims = login_settings(), claims_here()
    if login is not None and claims.get("is_logged_in"):
        ENDED.add(claims, time.time() + login.max_leeftijd.total_seconds())
    st.logout()


def user_from(claims: Mapping[str, Any], login: LoginSettings, now: float) -> User:
    """The pseudonym and roles of somebody whose session is young enough."""
    issued = _issued(claims)
    if issued > now + CLOCK_SKEW.total_seconds():
        raise NotLoggedInError(
            "Het tijdstip van je login ligt in de toekomst. De klok van deze server of die van de "
            "login loopt niet goed. Meld dit bij je beheerder."
        )
    if now - issued >= login.max_leeftijd.total_seconds():
        raise NotLoggedInError(
            "Je sessie is voorbij: je hebt te lang geleden ingelogd. Log opnieuw in."
        )
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        raise NotLoggedInError("De login zegt niet wie je bent. Meld dit bij je beheerder.")
    return User(
        pseudonym(login.sleutel, issuer, subject),
        roles_from(claims.get(login.rolclaim), login.rollen),
    )


def roles_from(claim: object, roles: Mapping[str, frozenset[Role]]) -> frozenset[Role]:
    """The roles that a claim gives: a list of texts or one text; what is unknown gives nothing."""
    values = claim if isinstance(claim, list) else [claim]
    known = (roles.get(value, frozenset()) for value in values if isinstance(value, str))
    return frozenset().union(*known)


def seconds_left() -> float | None:
    """How long this session lasts yet; None without a login."""
    login = login_settings()
    if login is None:
        return None
    return _issued(claims_here()) + login.max_leeftijd.total_seconds() - time.time()


def session_ends() -> str | None:
    """The time at which this session ends, when that is soon; the screen then warns."""
    left = seconds_left()
    if left is None or left > LAST_CALL.total_seconds():
        return None
    end = datetime.fromtimestamp(time.time() + left, HERE)
    return end.strftime("%H:%M")


def _issued(claims: Mapping[str, Any]) -> float:
    """The moment of logging in; the cookie of Streamlit itself lasts thirty days."""
    issued = claims.get("iat")
    # No comparison with NaN is true: such a session would never end.
    if not isinstance(issued, (int, float)) or isinstance(issued, bool) or not isfinite(issued):
        raise NotLoggedInError("De login zegt niet wanneer je inlogde. Meld dit bij je beheerder.")
    return float(issued)

"""The settings of the login: read from secrets.toml and checked, before anybody can come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import SplitResult, urlsplit

from rights import Role

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
SHORTEST_SECRET = 32
LONGEST_SESSION = 24
DEFAULT_HOURS = 10

_OWN_KEYS = ("rolclaim", "rollen", "max_uren", "pseudoniem_sleutel")
_CALLBACK = "/oauth2callback"


@dataclass(frozen=True)
class LoginSettings:
    """What the app needs to know of the login; the rest is for Streamlit itself.

    `rollen` says for each value of the claim which roles it gives.
    """

    host: str
    https: bool
    rolclaim: str
    rollen: Mapping[str, frozenset[Role]]
    max_leeftijd: timedelta
    sleutel: bytes


class InvalidSettingsError(Exception):
    """The login is not set up well; one Dutch line per problem, with the key in front."""

    def __init__(self, problems: list[str]) -> None:
        self.problemen = tuple(problems)
        super().__init__("\n".join(problems))


def read_settings(secrets: Mapping[str, Any]) -> LoginSettings | None:
    """Check all settings; None when no login is configured."""
    if "auth" not in secrets:
        if "normwijzer" in secrets:
            raise InvalidSettingsError(
                ["[auth]: ontbreekt, maar [normwijzer] is er wel. Vul de gegevens van de login in."]
            )
        return None
    problems: list[str] = []
    auth = _table(secrets, "auth", problems)
    own = _table(secrets, "normwijzer", problems)
    redirect = _check_auth(auth, problems)
    problems += [
        f"normwijzer.{key}: onbekende instelling. Bekend zijn: {', '.join(_OWN_KEYS)}."
        for key in own
        if key not in _OWN_KEYS
    ]
    sleutel = _secret(own, "normwijzer.pseudoniem_sleutel", problems)
    if sleutel and sleutel == auth.get("cookie_secret"):
        problems.append(
            "normwijzer.pseudoniem_sleutel: is gelijk aan auth.cookie_secret. "
            "Maak er een andere sleutel van."
        )
    rolclaim = own.get("rolclaim", "roles")
    if not isinstance(rolclaim, str) or not rolclaim.strip():
        problems.append('normwijzer.rolclaim: is geen tekst. Vul de naam van de claim in: "roles".')
    rollen = _roles(own, problems)
    hours = _hours(own, problems)
    if problems:
        raise InvalidSettingsError(problems)
    return LoginSettings(
        host=redirect.hostname or "",
        https=redirect.scheme == "https",
        rolclaim=rolclaim,
        rollen=rollen,
        max_leeftijd=timedelta(hours=hours),
        sleutel=sleutel.encode(),
    )


def _table(values: Mapping[str, Any], key: str, problems: list[str]) -> Mapping[str, Any]:
    table = values.get(key, {})
    if isinstance(table, Mapping):
        return table
    problems.append(f"[{key}]: is geen tabel. Schrijf [{key}] op een eigen regel.")
    return {}


def _check_auth(auth: Mapping[str, Any], problems: list[str]) -> SplitResult:
    """Streamlit finds these faults too, but only when somebody logs in."""
    problems += [
        f"auth.{key}: ontbreekt. Je krijgt deze van wie de login beheert."
        for key in ("client_id", "client_secret")
        if not isinstance(auth.get(key), str) or not auth[key]
    ]
    _secret(auth, "auth.cookie_secret", problems)
    _address(auth, "server_metadata_url", problems)
    redirect = _address(auth, "redirect_uri", problems)
    if redirect.hostname and not redirect.path.endswith(_CALLBACK):
        problems.append(f"auth.redirect_uri: eindigt niet op {_CALLBACK}. Zet dat erachter.")
    kwargs = _table(auth, "client_kwargs", problems)
    if kwargs.get("code_challenge_method") != "S256":
        problems.append(
            "auth.client_kwargs.code_challenge_method: moet S256 zijn (PKCE). "
            'Zet onder [auth.client_kwargs]: code_challenge_method = "S256"'
        )
    problems += [
        f"[auth.{key}]: Normwijzer gebruikt één login. Zet de gegevens ervan direct onder [auth]."
        for key, value in auth.items()
        if isinstance(value, Mapping) and key != "client_kwargs"
    ]
    return redirect


def _secret(table: Mapping[str, Any], key: str, problems: list[str]) -> str:
    value = table.get(key.rpartition(".")[2])
    if isinstance(value, str) and len(value) >= SHORTEST_SECRET:
        return value
    wrong = "ontbreekt" if not value else f"is geen tekst van {SHORTEST_SECRET} tekens of meer"
    problems.append(
        f"{key}: {wrong}. Maak een sleutel met: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
    )
    return ""


def _address(auth: Mapping[str, Any], key: str, problems: list[str]) -> SplitResult:
    """An https address; http is for this computer only."""
    value = auth.get(key)
    # Streamlit fills in the port itself.
    text = value.replace("{port}", "1") if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if not text:
        problems.append(f"auth.{key}: ontbreekt. Vul het hele adres in, met https:// ervoor.")
    elif not host or parts.scheme not in ("http", "https") or not host.isascii():
        problems.append(
            f"auth.{key}: is geen goed adres. Vul het hele adres in, met https:// ervoor."
        )
    elif parts.scheme == "http" and host not in LOOPBACK_NAMES:
        problems.append(
            f"auth.{key}: begint met http://. Buiten deze computer moet het https:// zijn."
        )
    return parts


def _roles(own: Mapping[str, Any], problems: list[str]) -> dict[str, frozenset[Role]]:
    """For each value of the claim the roles; without a setting a role has its own name."""
    table = own.get("rollen", {})
    if not isinstance(table, Mapping):
        problems.append(
            'normwijzer.rollen: is geen tabel. Schrijf bijvoorbeeld: auditor = ["NW-Audit"]'
        )
        return {}
    known = ", ".join(Role)
    problems += [
        f"normwijzer.rollen.{key}: deze rol bestaat niet. De rollen zijn: {known}."
        for key in table
        if key not in list(Role)
    ]
    found: dict[str, set[Role]] = {}
    for rol in Role:
        values = table.get(rol, [str(rol)])
        if isinstance(values, list) and all(isinstance(v, str) and v for v in values):
            for value in values:
                found.setdefault(value, set()).add(rol)
        else:
            problems.append(
                f"normwijzer.rollen.{rol}: is geen lijst van teksten. "
                f'Schrijf bijvoorbeeld: {rol} = ["NW-{rol.capitalize()}"]'
            )
    return {value: frozenset(roles) for value, roles in found.items()}


def _hours(own: Mapping[str, Any], problems: list[str]) -> float:
    value = own.get("max_uren", DEFAULT_HOURS)
    # True is a number to Python, and no comparison with NaN is true.
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if number and 0 < value <= LONGEST_SESSION:
        return float(value)
    problems.append(
        f"normwijzer.max_uren: is geen getal tussen 0 en {LONGEST_SESSION}. "
        f"Vul in na hoeveel uur iemand opnieuw moet inloggen: {DEFAULT_HOURS}"
    )
    return 0.0

"""Wrong settings of the login are found before anybody can come in, all at once."""

import re
import tomllib
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from rights import IN_WORDS, MATRIX, Action, Role
from screens.access.login_settings import InvalidSettingsError, read_settings
from tests.browser.driving.app_process import PROJECT

GOOD: dict[str, Any] = {
    "auth": {
        "redirect_uri": "https://normwijzer.example/oauth2callback",
        "cookie_secret": "c" * 32,
        "client_id": "normwijzer",
        "client_secret": "geheim",
        "server_metadata_url": "https://login.example/.well-known/openid-configuration",
        "client_kwargs": {"scope": "openid", "code_challenge_method": "S256"},
    },
    "normwijzer": {"pseudoniem_sleutel": "p" * 32},
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The good settings with one other value; None leaves it out."""
    secrets = deepcopy(GOOD)
    *tables, key = path.split(".")
    place = secrets
    for table in tables:
        place = place.setdefault(table, {})
    if value is None:
        del place[key]
    else:
        place[key] = value
    return secrets


def problems(secrets: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(InvalidSettingsError) as refused:
        read_settings(secrets)
    return refused.value.problemen


def test_the_example_of_the_guide_lacks_only_its_secrets() -> None:
    """Whoever forgets to replace them is told so."""
    guide = (PROJECT / "docs" / "gids" / "inloggen.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(\[auth\]\n.*?)```", guide, flags=re.DOTALL)
    secrets = tomllib.loads(example)
    keys = [line.partition(": ")[0] for line in problems(secrets)]
    assert keys == ["auth.cookie_secret", "normwijzer.pseudoniem_sleutel"]
    secrets["auth"]["cookie_secret"] = "c" * 32
    secrets["normwijzer"]["pseudoniem_sleutel"] = "p" * 32
    assert read_settings(secrets)


def test_the_guide_has_the_table_of_rights() -> None:
    guide = (PROJECT / "docs" / "gids" / "inloggen.md").read_text("utf-8")
    for actie in Action:
        marks = ["ja" if actie in MATRIX[rol] else "" for rol in Role]
        words = IN_WORDS[actie][0].upper() + IN_WORDS[actie][1:]
        assert f"| {words} | {' | '.join(marks)} |" in guide


def test_without_auth_there_is_no_login() -> None:
    assert read_settings({}) is None
    assert read_settings({"iets_anders": {"a": 1}}) is None


def test_the_defaults() -> None:
    login = read_settings(GOOD)
    assert login
    assert login.host == "normwijzer.example"
    assert login.https
    assert login.rolclaim == "roles"
    assert login.max_leeftijd == timedelta(hours=10)
    assert login.sleutel == b"p" * 32
    assert login.rollen == {
        name: {name} for name in ("consulent", "trainer", "auditor", "beheerder")
    }


def test_own_settings() -> None:
    secrets = deepcopy(GOOD)
    secrets["normwijzer"] |= {
        "rolclaim": "groups",
        "max_uren": 0.5,
        "rollen": {"consulent": ["NW-1", "NW-2"], "auditor": ["NW-2"], "beheerder": []},
    }
    login = read_settings(secrets)
    assert login
    assert login.rolclaim == "groups"
    assert login.max_leeftijd == timedelta(minutes=30)
    assert login.rollen == {
        "NW-1": {"consulent"},
        "NW-2": {"consulent", "auditor"},
        "trainer": {"trainer"},
    }


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8501/oauth2callback",
        "http://localhost:{port}/oauth2callback",
        "http://[::1]:8501/oauth2callback",
        "https://gemeente.example/normwijzer/oauth2callback",
    ],
)
def test_good_redirect_addresses(address: str) -> None:
    assert read_settings(changed("auth.redirect_uri", address))


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("auth", None, "[auth]: ontbreekt"),
        ("auth", "ja", "[auth]: is geen tabel"),
        ("auth.client_id", None, "auth.client_id: ontbreekt"),
        ("auth.client_secret", "", "auth.client_secret: ontbreekt"),
        ("auth.cookie_secret", None, "auth.cookie_secret: ontbreekt"),
        ("auth.cookie_secret", "c" * 31, "auth.cookie_secret: is geen tekst van 32 tekens"),
        ("auth.redirect_uri", None, "auth.redirect_uri: ontbreekt"),
        ("auth.redirect_uri", 5, "auth.redirect_uri: ontbreekt"),
        ("auth.redirect_uri", "normwijzer.example/oauth2callback", "geen goed adres"),
        ("auth.redirect_uri", "ftp://normwijzer.example/oauth2callback", "geen goed adres"),
        ("auth.redirect_uri", "https://a:b/oauth2callback", "geen goed adres"),
        ("auth.redirect_uri", "https://normwijzer.example", "eindigt niet op /oauth2callback"),
        ("auth.redirect_uri", "https://normwijzer.example/", "eindigt niet op /oauth2callback"),
        ("auth.redirect_uri", "http://normwijzer.example/oauth2callback", "moet het https"),
        ("auth.redirect_uri", "http://127.0.0.1.example/oauth2callback", "moet het https"),
        ("auth.server_metadata_url", "http://login.example/x", "auth.server_metadata_url: begint"),
        ("auth.client_kwargs", None, "auth.client_kwargs.code_challenge_method: moet S256"),
        ("auth.client_kwargs.code_challenge_method", "plain", "moet S256 zijn (PKCE)"),
        ("auth.microsoft", {"client_id": "x"}, "[auth.microsoft]: Normwijzer gebruikt één login"),
        ("normwijzer", None, "normwijzer.pseudoniem_sleutel: ontbreekt"),
        ("normwijzer.pseudoniem_sleutel", "kort", "is geen tekst van 32 tekens of meer"),
        ("normwijzer.pseudoniem_sleutel", "c" * 32, "is gelijk aan auth.cookie_secret"),
        ("normwijzer.rolclaim", "", "normwijzer.rolclaim: is geen tekst"),
        ("normwijzer.max_uren", 0, "normwijzer.max_uren: is geen getal tussen 0 en 24"),
        ("normwijzer.max_uren", 24.5, "normwijzer.max_uren: is geen getal"),
        ("normwijzer.max_uren", "10", "normwijzer.max_uren: is geen getal"),
        ("normwijzer.max_uren", True, "normwijzer.max_uren: is geen getal"),
        ("normwijzer.max_uren", float("nan"), "normwijzer.max_uren: is geen getal"),
        ("normwijzer.max_uur", 8, "normwijzer.max_uur: onbekende instelling"),
        ("normwijzer.rollen", ["auditor"], "normwijzer.rollen: is geen tabel"),
        ("normwijzer.rollen.auditor", "NW", "normwijzer.rollen.auditor: is geen lijst"),
        ("normwijzer.rollen.auditor", [""], "normwijzer.rollen.auditor: is geen lijst"),
        ("normwijzer.rollen.controleur", ["NW"], "normwijzer.rollen.controleur: deze rol bestaat"),
    ],
)
def test_one_wrong_setting_is_one_problem(path: str, value: object, problem: str) -> None:
    found = [line for line in problems(changed(path, value)) if problem in line]
    assert len(found) == 1


def test_a_problem_stands_alone_and_names_no_secret() -> None:
    (only,) = problems(changed("normwijzer.pseudoniem_sleutel", "mijngeheim"))
    assert "mijngeheim" not in only


def test_all_problems_at_once() -> None:
    keys = [line.partition(": ")[0] for line in problems({"auth": {}})]
    assert sorted(keys) == [
        "auth.client_id",
        "auth.client_kwargs.code_challenge_method",
        "auth.client_secret",
        "auth.cookie_secret",
        "auth.redirect_uri",
        "auth.server_metadata_url",
        "normwijzer.pseudoniem_sleutel",
    ]

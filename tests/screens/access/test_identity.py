"""From the claims of a login to a pseudonym and roles."""

from datetime import timedelta
from typing import Any

import pytest

from rights import Role, pseudonym
from screens.access.identity import NotLoggedInError, roles_from, user_from
from screens.access.login_settings import LoginSettings

NOW = 1_800_000_000.0
HOUR = 3600
ROLLEN = {
    "auditor": frozenset({Role.AUDITOR}),
    "NW": frozenset({Role.CONSULENT, Role.TRAINER}),
}
LOGIN = LoginSettings(
    host="normwijzer.example",
    https=True,
    rolclaim="groups",
    rollen=ROLLEN,
    max_leeftijd=timedelta(hours=10),
    sleutel=b"p" * 32,
)


def claims(**more: object) -> dict[str, Any]:
    return {
        "iss": "https://login.example",
        "sub": "jan",
        "iat": NOW - HOUR,
        "groups": ["auditor"],
        "name": "Jan Jansen",
        "email": "jan@example.nl",
        **more,
    }


def test_a_user_is_a_pseudonym_and_roles_and_nothing_else() -> None:
    gebruiker = user_from(claims(), LOGIN, NOW)
    assert gebruiker.pseudoniem == pseudonym(b"p" * 32, "https://login.example", "jan")
    assert gebruiker.rollen == {Role.AUDITOR}
    assert set(vars(gebruiker)) == {"pseudoniem", "rollen"}


@pytest.mark.parametrize(
    ("claim", "roles"),
    [
        (["auditor"], {"auditor"}),
        ("auditor", {"auditor"}),
        (["NW", "auditor"], {"consulent", "trainer", "auditor"}),
        (["auditor", "onbekend"], {"auditor"}),
        ("NW auditor", set()),
        ("Auditor", set()),
        (["beheerder"], set()),
        ([], set()),
        ("", set()),
        (None, set()),
        (5, set()),
        ({"auditor": True}, set()),
        ([["auditor"], {"a": 1}, 5, None], set()),
    ],
)
def test_the_claim_may_be_a_list_or_one_text(claim: object, roles: set[str]) -> None:
    assert roles_from(claim, ROLLEN) == roles


def test_only_the_claim_that_was_set_counts() -> None:
    assert user_from(claims(groups=None, roles=["auditor"]), LOGIN, NOW).rollen == set()


@pytest.mark.parametrize("age", [0, 10 * HOUR - 1, -299])
def test_a_young_session_goes_on(age: int) -> None:
    assert user_from(claims(iat=int(NOW) - age), LOGIN, NOW).rollen


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"iat": NOW - 10 * HOUR}, "Je sessie is voorbij"),
        ({"iat": NOW - 720 * HOUR}, "Je sessie is voorbij"),
        ({"iat": 0}, "Je sessie is voorbij"),
        ({"iat": NOW + 301}, "ligt in de toekomst"),
        ({"iat": None}, "niet wanneer je inlogde"),
        ({"iat": "1800000000"}, "niet wanneer je inlogde"),
        ({"iat": True}, "niet wanneer je inlogde"),
        ({"iat": float("nan")}, "niet wanneer je inlogde"),
        ({"iss": None}, "niet wie je bent"),
        ({"iss": ""}, "niet wie je bent"),
        ({"sub": None}, "niet wie je bent"),
        ({"sub": ["jan"]}, "niet wie je bent"),
    ],
)
def test_everything_else_is_not_logged_in(more: dict[str, object], reason: str) -> None:
    with pytest.raises(NotLoggedInError, match=reason):
        user_from(claims(**more), LOGIN, NOW)

"""Which role may do what, written out once more by hand."""

import pytest

from rights import LOKAAL, Action, NoRightError, Role, User

# consulent, trainer, auditor, beheerder
MATRIX = {
    "intake": "x x . .",
    "trainen": ". x . .",
    "beslissen": "x . . .",
    "zaak_lezen": "x . x .",
    "register_lezen": ". . x .",
    "herhalen": ". . x .",
    "evalueren": "x . . .",
    "controleren": ". . x x",
    "uitvoeren": ". . x .",
    "bewaartermijn": ". . . x",
    "verwijderen": ". . . x",
    "normenkader_beheren": ". . . x",
}
ROLES = ("consulent", "trainer", "auditor", "beheerder")
CELLS = [
    (rol, actie, mark == "x")
    for actie, row in MATRIX.items()
    for rol, mark in zip(ROLES, row.split(), strict=True)
]


def with_roles(*rollen: str) -> User:
    return User("u-a", frozenset(map(Role, rollen)))


def test_the_table_is_complete() -> None:
    assert set(MATRIX) == set(Action)
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize(("rol", "actie", "allowed"), CELLS)
def test_each_role_may_do_its_own_actions_only(rol: str, actie: str, allowed: bool) -> None:
    gebruiker = with_roles(rol)
    assert gebruiker.may(Action(actie)) is allowed
    if allowed:
        gebruiker.require(Action(actie))
        assert gebruiker.role_for(Action(actie)) == rol
    else:
        for ask in (gebruiker.require, gebruiker.role_for):
            with pytest.raises(NoRightError):
                ask(Action(actie))


@pytest.mark.parametrize("actie", list(Action))
def test_without_a_role_nothing_is_allowed(actie: Action) -> None:
    assert not with_roles().may(actie)
    with pytest.raises(NoRightError):
        with_roles().require(actie)


@pytest.mark.parametrize("actie", list(Action))
def test_the_local_user_may_do_everything(actie: Action) -> None:
    LOKAAL.require(actie)
    assert LOKAAL.pseudoniem == "lokaal"


def test_two_roles_give_the_rights_of_both() -> None:
    both = with_roles("trainer", "beheerder")
    allowed = {actie for actie in Action if both.may(actie)}
    assert allowed == {
        "intake",
        "trainen",
        "controleren",
        "bewaartermijn",
        "verwijderen",
        "normenkader_beheren",
    }


def test_the_role_one_acts_under_has_a_fixed_order() -> None:
    everything = with_roles("beheerder", "auditor", "trainer", "consulent")
    assert everything.role_for(Action.INTAKE) == "consulent"
    assert everything.role_for(Action.CONTROLEREN) == "auditor"
    assert with_roles("beheerder", "trainer").role_for(Action.CONTROLEREN) == "beheerder"


def test_a_refusal_says_what_and_who() -> None:
    with pytest.raises(NoRightError) as refused:
        with_roles("trainer").require(Action.CONTROLEREN)
    assert refused.value.actie is Action.CONTROLEREN
    assert str(refused.value) == (
        "Je hebt geen recht voor: het register controleren. "
        "Dit mag alleen een auditor of beheerder."
    )

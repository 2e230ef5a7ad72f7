"""The roles, the actions, and which role may do which action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is for Normwijzer. The order is the one in which a right is looked for."""

    CONSULENT = "consulent"
    TRAINER = "trainer"
    AUDITOR = "auditor"
    BEHEERDER = "beheerder"


class Action(StrEnum):
    """Everything that needs a right."""

    INTAKE = "intake"
    TRAINEN = "trainen"
    BESLISSEN = "beslissen"
    EVALUEREN = "evalueren"
    ZAAK_LEZEN = "zaak_lezen"
    REGISTER_LEZEN = "register_lezen"
    HERHALEN = "herhalen"
    CONTROLEREN = "controleren"
    UITVOEREN = "uitvoeren"
    BEWAARTERMIJN = "bewaartermijn"
    VERWIJDEREN = "verwijderen"
    NORMENKADER_BEHEREN = "normenkader_beheren"


# As they follow on "geen recht voor:".
IN_WORDS = {
    Action.INTAKE: "een intake invullen",
    Action.TRAINEN: "een oefening geven",
    Action.BESLISSEN: "een besluit vastleggen",
    Action.EVALUEREN: "een evaluatie van een besluit vastleggen",
    Action.ZAAK_LEZEN: "de besluiten van een zaak lezen",
    Action.REGISTER_LEZEN: "in het register zoeken en lezen",
    Action.HERHALEN: "een besluit opnieuw berekenen",
    Action.CONTROLEREN: "het register controleren",
    Action.UITVOEREN: "besluiten uit het register halen",
    Action.BEWAARTERMIJN: "zien welke besluiten over hun bewaartermijn zijn",
    Action.VERWIJDEREN: "besluiten verwijderen die over hun bewaartermijn zijn",
    Action.NORMENKADER_BEHEREN: "een normenkader controleren en vergelijken",
}

MATRIX = {
    Role.CONSULENT: frozenset(
        {Action.INTAKE, Action.BESLISSEN, Action.EVALUEREN, Action.ZAAK_LEZEN}
    ),
    Role.TRAINER: frozenset({Action.INTAKE, Action.TRAINEN}),
    Role.AUDITOR: frozenset(
        {
            Action.ZAAK_LEZEN,
            Action.REGISTER_LEZEN,
            Action.HERHALEN,
            Action.CONTROLEREN,
            Action.UITVOEREN,
        }
    ),
    Role.BEHEERDER: frozenset(
        {
            Action.CONTROLEREN,
            Action.BEWAARTERMIJN,
            Action.VERWIJDEREN,
            Action.NORMENKADER_BEHEREN,
        }
    ),
}


class NoRightError(Exception):
    """None of the roles of this user may do the action; the text is for the screen."""

    def __init__(self, action: Action) -> None:
        self.actie = action
        wie = " of ".join(rol for rol in Role if action in MATRIX[rol])
        super().__init__(f"Je hebt geen recht voor: {IN_WORDS[action]}. Dit mag alleen een {wie}.")


@dataclass(frozen=True)
class User:
    """Who is at work: a pseudonym, never a name, and the roles."""

    pseudoniem: str
    rollen: frozenset[Role]

    def may(self, action: Action) -> bool:
        """Say whether one of the roles allows the action."""
        return any(action in MATRIX[rol] for rol in self.rollen)

    def require(self, action: Action) -> None:
        """Raise NoRightError unless the action is allowed."""
        self.role_for(action)

    def role_for(self, action: Action) -> Role:
        """The role under which the user does the action: the first of Role that allows it."""
        for rol in Role:
            if rol in self.rollen and action in MATRIX[rol]:
                return rol
        raise NoRightError(action)

"""The roles, the actions, and which role may do which action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rol(StrEnum):
    """What somebody is for Normwijzer. The order is the one in which a right is looked for."""

    CONSULENT = "consulent"
    TRAINER = "trainer"
    AUDITOR = "auditor"
    BEHEERDER = "beheerder"


class Actie(StrEnum):
    """Everything that needs a right."""

    INTAKE = "intake"
    TRAINEN = "trainen"
    BESLISSEN = "beslissen"
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
    Actie.INTAKE: "een intake invullen",
    Actie.TRAINEN: "een oefening geven",
    Actie.BESLISSEN: "een besluit vastleggen",
    Actie.ZAAK_LEZEN: "de besluiten van een zaak lezen",
    Actie.REGISTER_LEZEN: "in het register zoeken en lezen",
    Actie.HERHALEN: "een besluit opnieuw berekenen",
    Actie.CONTROLEREN: "het register controleren",
    Actie.UITVOEREN: "besluiten uit het register halen",
    Actie.BEWAARTERMIJN: "zien welke besluiten over hun bewaartermijn zijn",
    Actie.VERWIJDEREN: "besluiten verwijderen die over hun bewaartermijn zijn",
    Actie.NORMENKADER_BEHEREN: "een normenkader controleren en vergelijken",
}

MATRIX = {
    Rol.CONSULENT: frozenset({Actie.INTAKE, Actie.BESLISSEN, Actie.ZAAK_LEZEN}),
    Rol.TRAINER: frozenset({Actie.INTAKE, Actie.TRAINEN}),
    Rol.AUDITOR: frozenset(
        {
            Actie.ZAAK_LEZEN,
            Actie.REGISTER_LEZEN,
            Actie.HERHALEN,
            Actie.CONTROLEREN,
            Actie.UITVOEREN,
        }
    ),
    Rol.BEHEERDER: frozenset(
        {
            Actie.CONTROLEREN,
            Actie.BEWAARTERMIJN,
            Actie.VERWIJDEREN,
            Actie.NORMENKADER_BEHEREN,
        }
    ),
}


class GeenRecht(Exception):
    """None of the roles of this user may do the action; the text is for the screen."""

    def __init__(self, actie: Actie) -> None:
        self.actie = actie
        wie = " of ".join(rol for rol in Rol if actie in MATRIX[rol])
        super().__init__(f"Je hebt geen recht voor: {IN_WORDS[actie]}. Dit mag alleen een {wie}.")


@dataclass(frozen=True)
class Gebruiker:
    """Who is at work: a pseudonym, never a name, and the roles."""

    pseudoniem: str
    rollen: frozenset[Rol]

    def may(self, actie: Actie) -> bool:
        """Say whether one of the roles allows the action."""
        return any(actie in MATRIX[rol] for rol in self.rollen)

    def require(self, actie: Actie) -> None:
        """Raise GeenRecht unless the action is allowed."""
        self.role_for(actie)

    def role_for(self, actie: Actie) -> Rol:
        """The role under which the user does the action: the first of Rol that allows it."""
        for rol in Rol:
            if rol in self.rollen and actie in MATRIX[rol]:
                return rol
        raise GeenRecht(actie)

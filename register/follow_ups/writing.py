"""Adding what follows a decision, of any kind: it names the decision and its fingerprint.

It is about the decision that holds at that moment, and leaves the register with it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from register.decisions.numbering import numbering, replaced, why_no_decision
from register.decisions.reading import Dossier
from register.decisions.writing import Recorded, append
from register.errors import NoBesluitError, NoFollowUpError
from register.moments import utc_text
from register.record import ONLY_IN_FORCE, STUKFORMAAT, ZOUT_BYTES, Content, FollowUp, piece
from register.store.database import writing
from register.store.opening import Register
from register.store.tables import besluiten, keten, vervolgstukken
from rights import Action, User


@dataclass(frozen=True)
class About:
    """The decision that something is about: its record, the hash of its link, and its case."""

    record: int
    hash: str
    zaak: str


@dataclass(frozen=True)
class Happened:
    """What is recorded: the day of it, and what its kind says beside that."""

    datum: date
    own: Mapping[str, Any]


def record_follow_up(
    register: Register,
    soort: FollowUp,
    user: User,
    action: Action,
    order: str,
    about: About,
    what: Happened,
    nu: datetime,
) -> Recorded:
    """Store it; it is stored when this returns. The same order twice gives one record.

    Raises NoRightError, NoBesluitError, NoFollowUpError where the decision was replaced or is
    another than was meant, UnavailableError (nothing was stored) or UncertainError (try again).
    """
    user.require(action)
    stuk = {
        "stukformaat": STUKFORMAAT,
        "soort": soort,
        "opdracht": order,
        "zaak": about.zaak,
        "tijdstip": utc_text(nu),
        "gebruiker": user.pseudoniem,
        "rol": str(user.role_for(action)),
        "over": {"record": about.record, "hash": about.hash},
        "datum": what.datum.isoformat(),
        **what.own,
    }
    content = Content(secrets.token_bytes(ZOUT_BYTES), piece(stuk))
    with writing(register.engine) as connection:
        if (there := _recorded(connection, soort, order)) is not None:
            return there
        require(connection, soort, about)
        return append(connection, soort, content)


def require_intact(dossier: Dossier) -> None:
    """Refuse a decision that is not what was recorded; raises NoFollowUpError."""
    if not dossier.intact:
        raise NoFollowUpError(
            f"{dossier.titel} is niet meer wat er is vastgelegd. Meld dit bij de beheerder."
        )


def require(connection: Connection, soort: FollowUp, about: About) -> None:
    """Refuse a decision that is not there, is another, or does not hold where it has to."""
    query = select(keten.c.hash, besluiten.c.zaak).join(
        besluiten, besluiten.c.nummer == keten.c.nummer
    )
    row = connection.execute(query.where(keten.c.nummer == about.record)).first()
    if row is None:
        raise NoBesluitError(why_no_decision(connection, about.record))
    chain = numbering(connection)
    if tuple(row) != (about.hash, about.zaak):
        raise NoFollowUpError(
            f"Dit hoort niet bij {chain.words(about.record)}: de vingerafdruk is anders. Begin "
            "opnieuw vanuit het besluit."
        )
    later = replaced(connection, [about.record]).get(about.record)
    if later is not None and soort in ONLY_IN_FORCE:
        raise NoFollowUpError(
            f"{chain.words(about.record).capitalize()} geldt niet meer: {chain.words(later)} kwam "
            "ervoor in de plaats."
        )


def _recorded(connection: Connection, soort: FollowUp, order: str) -> Recorded | None:
    row = vervolgstukken.c
    query = select(keten.c.nummer, keten.c.hash).join(vervolgstukken, row.nummer == keten.c.nummer)
    found = connection.execute(query.where(row.opdracht == order, row.soort == soort)).first()
    return Recorded(found.nummer, found.hash, nieuw=False) if found else None

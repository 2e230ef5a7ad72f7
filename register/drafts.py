"""Drafts of an intake: kept from the first answer, each for one user, at an address of its own.

The address is a long random text and works for its owner only. A draft is saved with the version
that was read: when another tab saved in between, nothing is overwritten. Drafts expire.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from register.database import reading, writing
from register.errors import ConceptGewijzigd, GeenConcept
from register.moments import utc_text
from register.opening import Register
from register.practice_sessions import remove_expired
from register.tables import concepten
from rights import Actie, Gebruiker

# The research takes at most six weeks (Wmo 2015, article 2.3.2); then a draft has no purpose left.
DAYS = 42


@dataclass(frozen=True)
class Concept:
    """A draft: its address, its version (1, 2, …) and its content as plain data.

    `gewijzigd` and `verloopt` are moments in UTC, as text.
    """

    adres: str
    versie: int
    inhoud: dict[str, Any]
    gewijzigd: str
    verloopt: str


def start_draft(
    register: Register, gebruiker: Gebruiker, inhoud: dict[str, Any], nu: datetime
) -> Concept:
    """Keep a new draft at a new address; drafts and practice that have expired leave."""
    gebruiker.require(Actie.INTAKE)
    remove_expired(register, nu)
    concept = _concept(secrets.token_urlsafe(24), 1, inhoud, nu)
    with writing(register.concepten, chain=False) as connection:
        connection.execute(delete(concepten).where(concepten.c.verloopt <= utc_text(nu)))
        connection.execute(
            insert(concepten),
            {"adres": concept.adres, "eigenaar": gebruiker.pseudoniem, **_changing(concept)},
        )
    return concept


def load_draft(register: Register, gebruiker: Gebruiker, adres: str, nu: datetime) -> Concept:
    """Read a draft; raises GeenConcept, alike for what never was, is another's, or expired."""
    gebruiker.require(Actie.INTAKE)
    query = select(concepten).where(
        concepten.c.adres == adres,
        concepten.c.eigenaar == gebruiker.pseudoniem,
        concepten.c.verloopt > utc_text(nu),
    )
    with reading(register.concepten) as connection:
        row = connection.execute(query).first()
    if row is None:
        raise GeenConcept("Deze intake is er niet (meer) voor jou. Begin een nieuwe.")
    return _read(row)


def save_draft(
    register: Register, gebruiker: Gebruiker, concept: Concept, inhoud: dict[str, Any], nu: datetime
) -> Concept:
    """Save a draft over the version that was read; raises ConceptGewijzigd or GeenConcept."""
    gebruiker.require(Actie.INTAKE)
    new = _concept(concept.adres, concept.versie + 1, inhoud, nu)
    own = (concepten.c.adres == concept.adres, concepten.c.eigenaar == gebruiker.pseudoniem)
    with writing(register.concepten, chain=False) as connection:
        same = (*own, concepten.c.versie == concept.versie)
        done = connection.execute(update(concepten).where(*same).values(**_changing(new)))
        if done.rowcount:
            return new
        there = connection.execute(select(concepten.c.versie).where(*own)).first()
    if there is None:
        raise GeenConcept("Deze intake is er niet meer. Download de zaak om hem te bewaren.")
    raise ConceptGewijzigd("Deze intake is in een ander venster veranderd.")


def own_drafts(register: Register, gebruiker: Gebruiker, nu: datetime) -> list[Concept]:
    """The drafts of a user, the last changed first."""
    gebruiker.require(Actie.INTAKE)
    query = select(concepten).where(
        concepten.c.eigenaar == gebruiker.pseudoniem, concepten.c.verloopt > utc_text(nu)
    )
    with reading(register.concepten) as connection:
        rows = connection.execute(query.order_by(concepten.c.gewijzigd.desc())).all()
    return [_read(row) for row in rows]


def drop_draft(register: Register, gebruiker: Gebruiker, adres: str) -> None:
    """Remove a draft of one's own; nothing happens where there is none."""
    gebruiker.require(Actie.INTAKE)
    own = (concepten.c.adres == adres, concepten.c.eigenaar == gebruiker.pseudoniem)
    with writing(register.concepten, chain=False) as connection:
        connection.execute(delete(concepten).where(*own))


def _concept(adres: str, versie: int, inhoud: dict[str, Any], nu: datetime) -> Concept:
    return Concept(adres, versie, inhoud, utc_text(nu), utc_text(nu + timedelta(days=DAYS)))


def _changing(concept: Concept) -> dict[str, Any]:
    content = json.dumps(concept.inhoud, ensure_ascii=False, separators=(",", ":")).encode()
    return {
        "versie": concept.versie,
        "inhoud": content,
        "gewijzigd": concept.gewijzigd,
        "verloopt": concept.verloopt,
    }


def _read(row: Row[Any]) -> Concept:
    return Concept(row.adres, row.versie, json.loads(row.inhoud), row.gewijzigd, row.verloopt)

"""Drafts of an intake, and of an evaluation: kept from the first answer, each for one user.

Each has an address of its own.

The address is a long random text and works for its owner only. A draft is saved with the version
that was read: when another tab saved in between, nothing is overwritten. Drafts expire.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from register.errors import ConceptChangedError, NoConceptError
from register.moments import utc_text
from register.practice.sessions import remove_expired
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import concepten
from register.store.use_days import Use, note, used
from rights import Action, User

# The research takes at most six weeks (Wmo 2015, article 2.3.2); then a draft has no purpose left.
DAYS = 42


# What a draft of an evaluation has, and one of an intake has not.
EVALUATION = "evaluatie"

_ADDRESS = re.compile("[A-Za-z0-9_-]{1,100}")
_NONE = "Deze intake is er niet (meer) voor jou. Begin een nieuwe."


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


def start_draft(register: Register, user: User, content: dict[str, Any], nu: datetime) -> Concept:
    """Keep a new draft at a new address; drafts and practice that have expired leave."""
    user.require(Action.INTAKE)
    remove_expired(register, nu)
    with writing(register.concepten, chain=False) as connection:
        gebruik = note(connection, nu)
        _remove_past(connection, gebruik)
        concept = _concept(secrets.token_urlsafe(24), 1, content, gebruik)
        row = {"adres": concept.adres, "eigenaar": user.pseudoniem, "dag": gebruik.dag}
        connection.execute(insert(concepten), row | _changing(concept))
    return concept


def load_draft(register: Register, user: User, address: str, nu: datetime) -> Concept:
    """Read a draft; raises NoConceptError, alike for what never was, is another's, or expired."""
    user.require(Action.INTAKE)
    if not _ADDRESS.fullmatch(address):
        # What somebody typed in an address can hold what no database knows.
        raise NoConceptError(_NONE)
    query = select(concepten).where(
        concepten.c.adres == address,
        concepten.c.eigenaar == user.pseudoniem,
    )
    with reading(register.concepten) as connection:
        row = connection.execute(query).first()
        past = row is not None and _past(used(connection, nu), row)
    if row is None or past:
        raise NoConceptError(_NONE)
    return _read(row)


def save_draft(
    register: Register, user: User, concept: Concept, content: dict[str, Any], nu: datetime
) -> Concept:
    """Save a draft over the version that was read; raises ConceptChangedError or NoConceptError."""
    user.require(Action.INTAKE)
    own = (concepten.c.adres == concept.adres, concepten.c.eigenaar == user.pseudoniem)
    with writing(register.concepten, chain=False) as connection:
        gebruik = note(connection, nu)
        new = _concept(concept.adres, concept.versie + 1, content, gebruik)
        same = (*own, concepten.c.versie == concept.versie)
        values = {"dag": gebruik.dag, **_changing(new)}
        done = connection.execute(update(concepten).where(*same).values(**values))
        if done.rowcount:
            return new
        there = connection.execute(select(concepten.c.versie).where(*own)).first()
    if there is None:
        raise NoConceptError("Deze intake is er niet meer. Download de zaak om hem te bewaren.")
    raise ConceptChangedError("Deze intake is in een ander venster veranderd.")


def own_drafts(register: Register, user: User, nu: datetime) -> list[Concept]:
    """The intakes that a user has begun, the last changed first."""
    return [one for one in _drafts(register, user, nu) if EVALUATION not in one.inhoud]


def own_evaluations(register: Register, user: User, nu: datetime) -> list[Concept]:
    """The evaluations that a user has begun, the last changed first."""
    return [one for one in _drafts(register, user, nu) if EVALUATION in one.inhoud]


def _drafts(register: Register, user: User, nu: datetime) -> list[Concept]:
    user.require(Action.INTAKE)
    query = select(concepten).where(concepten.c.eigenaar == user.pseudoniem)
    with reading(register.concepten) as connection:
        gebruik = used(connection, nu)
        rows = connection.execute(query.order_by(concepten.c.gewijzigd.desc())).all()
    return [_read(row) for row in rows if not _past(gebruik, row)]


def drop_draft(register: Register, user: User, address: str) -> None:
    """Remove a draft of one's own; nothing happens where there is none."""
    user.require(Action.INTAKE)
    own = (concepten.c.adres == address, concepten.c.eigenaar == user.pseudoniem)
    with writing(register.concepten, chain=False) as connection:
        connection.execute(delete(concepten).where(*own))


def _past(usage: Use, row: Row[Any]) -> bool:
    return usage.expired(row.verloopt, DAYS, row.dag)


def _remove_past(connection: Connection, usage: Use) -> None:
    """Remove the drafts, of anybody, that are surely past their term."""
    rows = connection.execute(select(concepten.c.adres, concepten.c.verloopt, concepten.c.dag))
    past = [r.adres for r in rows if usage.removable(r.verloopt, DAYS, r.dag)]
    if past:
        connection.execute(delete(concepten).where(concepten.c.adres.in_(past)))


def _concept(address: str, versie: int, content: dict[str, Any], usage: Use) -> Concept:
    end = usage.moment + timedelta(days=DAYS)
    return Concept(address, versie, content, utc_text(usage.nu), utc_text(end))


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

"""Participants of a practice session: no account, only a secret that their browser keeps.

The secret gives back the same number and answers after a refresh or a lost connection. Only its
SHA-256 is stored; of whom the trainer removed (`register.practice.removing`) with a mark before it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select

from register.errors import NoOefensessieError, OefensessieFullError
from register.moments import utc_text
from register.practice.model import PracticeSession, SessionState, read_session, read_state
from register.practice.sessions import LENGTH, SIGNS, gone, remove_expired
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import oefendeelnemers, oefensessies

# Twice the largest group; a code that has leaked can't fill the database.
MOST = 60
# What stands before the SHA-256 of somebody who was removed: it is nobody's key any more.
REMOVED = "weg:"
# The same for a code that never was, is closed or has expired: whoever guesses learns nothing.
_NO_CODE = "Deze code hoort niet bij een oefening die bezig is. Vraag de code aan je trainer."
_GONE = "Deze oefening is er niet meer. Vraag het aan je trainer."
_REMOVED = (
    "Je trainer heeft je uit deze oefening gehaald. Je antwoorden zijn weg. Vraag je trainer "
    "of je opnieuw kunt meedoen."
)


@dataclass(frozen=True)
class Participation:
    """That somebody takes part: all that is shown of them is `nummer` (1, 2, …).

    `sleutel` is the secret of their browser; who has it, is that participant.
    """

    sleutel: str = field(repr=False)
    nummer: int
    sessie: PracticeSession


def join(register: Register, code: str, nu: datetime, key: str = "") -> Participation:
    """Take part in the session of a code, however it is typed: a new participant, with a secret.

    A `key` of this session gives the participant that it is of. Raises NoOefensessieError or
    OefensessieFullError.
    """
    remove_expired(register, nu)
    typed = "".join(code.split()).replace("-", "").upper()
    # Whoever guesses does not keep others from writing.
    with reading(register.concepten) as connection:
        _open_session(connection, typed, nu)
    with writing(register.concepten, chain=False) as connection:
        sessie = _open_session(connection, typed, nu, lock=True)
        here = oefendeelnemers.c.sessie == sessie.id
        own = select(oefendeelnemers.c.nummer).where(
            here, oefendeelnemers.c.deelnemer == _hash(key)
        )
        known = connection.execute(own).scalar()
        if known is not None:
            return Participation(key, known, sessie)
        last = connection.execute(select(func.max(oefendeelnemers.c.nummer)).where(here)).scalar()
        new = Participation(secrets.token_urlsafe(24), (last or 0) + 1, sessie)
        if count_of(connection, sessie.id) >= MOST:
            raise OefensessieFullError(f"Er doen al {MOST} mensen mee. Er kan niemand meer bij.")
        row = {
            "sessie": sessie.id,
            "nummer": new.nummer,
            "deelnemer": _hash(new.sleutel),
            "aangemaakt": utc_text(nu),
        }
        connection.execute(insert(oefendeelnemers), row)
    return new


def participation(register: Register, key: str, nu: datetime) -> Participation:
    """The participant with this secret, also in a closed session; raises NoOefensessieError."""
    remove_expired(register, nu)
    with reading(register.concepten) as connection:
        row = participant(connection, key, nu)
    return Participation(key, row.nummer, read_session(row))


def state(register: Register, key: str, nu: datetime) -> SessionState:
    """How far the session is: one query by an index, to ask every second.

    Raises NoOefensessieError when it was removed or has expired.
    """
    with reading(register.concepten) as connection:
        return read_state(participant(connection, key, nu))


def taking_part(session_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What picks the participants of a session that were not removed."""
    removed = oefendeelnemers.c.deelnemer.startswith(REMOVED, autoescape=True)
    return oefendeelnemers.c.sessie == session_id, ~removed


def count_of(connection: Connection, session_id: str) -> int:
    """How many take part in a session now."""
    query = select(func.count()).select_from(oefendeelnemers).where(*taking_part(session_id))
    return connection.execute(query).scalar_one()


def participant(connection: Connection, key: str, nu: datetime, *, lock: bool = False) -> Row[Any]:
    """The session of a secret, with `nummer`; raises NoOefensessieError.

    With `lock` the session stays as it is until the transaction ends.
    """
    query = (
        select(oefensessies, oefendeelnemers.c.nummer)
        .join(oefendeelnemers, oefendeelnemers.c.sessie == oefensessies.c.id)
        .where(oefendeelnemers.c.deelnemer == _hash(key))
    )
    if lock:
        query = query.with_for_update(read=True, of=oefensessies)
    row = connection.execute(query).first()
    if row is None:
        removed = select(oefendeelnemers.c.nummer).where(
            oefendeelnemers.c.deelnemer == REMOVED + _hash(key)
        )
        raise NoOefensessieError(_GONE if connection.execute(removed).first() is None else _REMOVED)
    if gone(connection, nu, row):
        raise NoOefensessieError(_GONE)
    return row


def _open_session(
    connection: Connection, code: str, nu: datetime, *, lock: bool = False
) -> PracticeSession:
    query = select(oefensessies).where(
        oefensessies.c.code == code,
        oefensessies.c.gesloten == 0,
    )
    # Only what a code can be goes to the database.
    possible = len(code) == LENGTH and set(code) <= set(SIGNS)
    row = possible and connection.execute(query.with_for_update() if lock else query).first()
    if not row or gone(connection, nu, row):
        raise NoOefensessieError(_NO_CODE)
    return read_session(row)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()

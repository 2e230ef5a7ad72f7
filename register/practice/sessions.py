"""The practice sessions of a trainer: starting, finding, how long they are kept, removing.

Only who started a session may see or change it; for others it is as if it never was.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from register.errors import InvalidOefeningError, NoOefensessieError
from register.moments import utc_text
from register.practice.model import (
    NormenkaderReference,
    PracticeSession,
    SessionState,
    Setup,
    read_session,
    setup_bytes,
    state_columns,
)
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import oefensessies
from register.store.use_days import Use, note, used
from rights import Action, User

# Most participants need no result after the day itself; a year fits any training.
DAYS, MOST_DAYS = 1, 365
# Without signs that look alike (0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V), and without vowels: no words.
SIGNS = "34679CDFGHJKMNPRTWXY"
# 20**6 is 64 million codes. With ten sessions going on, one guess in 6.4 million finds one, and
# gives a made-up case to read and a number in the group; answers need a secret of 192 bits.
LENGTH = 6


def start_session(
    register: Register,
    user: User,
    normenkader: NormenkaderReference,
    setup: Setup,
    nu: datetime,
    dagen: int = DAYS,
) -> PracticeSession:
    """Start a session that shows its first item and is kept for `dagen` days (1 to 365).

    Sessions that have expired leave. Raises InvalidOefeningError.
    """
    user.require(Action.TRAINEN)
    content = setup_bytes(setup)
    _check_days(dagen)
    remove_expired(register, nu)
    with writing(register.concepten, chain=False) as connection:
        gebruik = note(connection, nu)
        sessie = PracticeSession(
            secrets.token_urlsafe(24),
            _free_code(connection),
            normenkader,
            setup,
            SessionState(versie=1, item=0),
            utc_text(gebruik.moment),
            _end(gebruik.moment, dagen),
        )
        row = {
            "id": sessie.id,
            "code": sessie.code,
            "eigenaar": user.pseudoniem,
            "normenkader": normenkader.id,
            "normenkader_versie": normenkader.versie,
            "sha256": normenkader.sha256,
            "inhoud": content,
            "aangemaakt": sessie.aangemaakt,
            "verloopt": sessie.verloopt,
            "dag": gebruik.dag,
        }
        connection.execute(insert(oefensessies), row | state_columns(sessie.stand))
    return sessie


def own_sessions(register: Register, user: User, nu: datetime) -> list[PracticeSession]:
    """The sessions of a trainer, the last started first."""
    user.require(Action.TRAINEN)
    remove_expired(register, nu)
    query = select(oefensessies).where(oefensessies.c.eigenaar == user.pseudoniem)
    with reading(register.concepten) as connection:
        gebruik = used(connection, nu)
        rows = connection.execute(query.order_by(oefensessies.c.aangemaakt.desc())).all()
    return [read_session(row) for row in rows if not _expired(gebruik, row)]


def load_session(register: Register, user: User, session_id: str, nu: datetime) -> PracticeSession:
    """Read an own session; raises NoOefensessieError, alike for another's and for none."""
    user.require(Action.TRAINEN)
    remove_expired(register, nu)
    with reading(register.concepten) as connection:
        return own_session(connection, user, session_id, nu)


def keep_for(
    register: Register, user: User, session_id: str, dagen: int, nu: datetime
) -> PracticeSession:
    """Keep a session until `dagen` days (1 to 365) after its start, longer or shorter than it was.

    Raises NoOefensessieError, and InvalidOefeningError for a moment that is past.
    """
    user.require(Action.TRAINEN)
    with writing(register.concepten, chain=False) as connection:
        sessie = own_session(connection, user, session_id, nu, lock=True)
        end = _end(datetime.fromisoformat(sessie.aangemaakt), dagen)
        if end <= utc_text(nu):
            raise InvalidOefeningError("Dat moment is al voorbij. Je kunt de oefening verwijderen.")
        same = oefensessies.c.id == sessie.id
        connection.execute(update(oefensessies).where(same).values(verloopt=end))
    return replace(sessie, verloopt=end)


def drop_session(register: Register, user: User, session_id: str) -> None:
    """Remove an own session with all its answers; nothing happens where there is none."""
    user.require(Action.TRAINEN)
    own = (oefensessies.c.id == session_id, oefensessies.c.eigenaar == user.pseudoniem)
    with writing(register.concepten, chain=False) as connection:
        connection.execute(delete(oefensessies).where(*own))


def remove_expired(register: Register, nu: datetime) -> None:
    """Remove every session past its term, with its answers, and note that today is a day of use.

    Writes only where there is something to write.
    """
    query = select(*(oefensessies.c[n] for n in ("id", "aangemaakt", "verloopt", "dag")))
    with reading(register.concepten) as connection:
        gebruik = used(connection, nu)
        some = any(_removable(gebruik, row) for row in connection.execute(query))
        if gebruik.gezien and not some:
            return
    with writing(register.concepten, chain=False) as connection:
        gebruik = note(connection, nu)
        # What somebody else is removing need not be waited for.
        rows = connection.execute(query.with_for_update(skip_locked=True)) if some else ()
        past = [row.id for row in rows if _removable(gebruik, row)]
        if past:
            connection.execute(delete(oefensessies).where(oefensessies.c.id.in_(past)))


def gone(connection: Connection, nu: datetime, row: Row[Any]) -> bool:
    """Say whether the session in a row of `oefensessies` is past its term; mostly asks nothing."""
    return row.verloopt <= utc_text(nu) and _expired(used(connection, nu), row)


def _expired(usage: Use, row: Row[Any]) -> bool:
    return usage.expired(row.verloopt, _days(row), row.dag)


def _removable(usage: Use, row: Row[Any]) -> bool:
    return usage.removable(row.verloopt, _days(row), row.dag)


def _days(row: Row[Any]) -> int:
    begin, end = map(datetime.fromisoformat, (row.aangemaakt, row.verloopt))
    return (end - begin).days


def own_session(
    connection: Connection,
    user: User,
    session_id: str,
    nu: datetime,
    *,
    lock: bool = False,
) -> PracticeSession:
    """Read an own session, with `lock` to change it; raises NoOefensessieError."""
    query = select(oefensessies).where(
        oefensessies.c.id == session_id,
        oefensessies.c.eigenaar == user.pseudoniem,
    )
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None or gone(connection, nu, row):
        raise NoOefensessieError("Deze oefening is er niet (meer) voor jou. Begin een nieuwe.")
    return read_session(row)


def _free_code(connection: Connection) -> str:
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        taken = select(oefensessies.c.id).where(oefensessies.c.code == code)
        if connection.execute(taken).first() is None:
            return code


def _end(begin: datetime, dagen: int) -> str:
    _check_days(dagen)
    return utc_text(begin + timedelta(days=dagen))


def _check_days(dagen: int) -> None:
    if not 1 <= dagen <= MOST_DAYS:
        raise InvalidOefeningError(f"Kies 1 tot en met {MOST_DAYS} dagen.")

"""Who takes part in a practice session, for its trainer, and taking somebody out of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, select, update

from register.practice.model import PracticeSession, state_columns
from register.practice.participants import REMOVED, taking_part
from register.practice.sessions import own_session
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import oefenantwoorden, oefendeelnemers, oefensessies
from rights import Action, User


@dataclass(frozen=True)
class Attendee:
    """A participant as the trainer sees them: what is given in, never what was answered.

    `begonnen` is the number of items with any answer, `klaar` how many of those are ready;
    `aangemaakt` is the moment of joining in UTC, as text.
    """

    nummer: int
    aangemaakt: str
    begonnen: int
    klaar: int


def participants(
    register: Register, user: User, session_id: str, nu: datetime
) -> tuple[Attendee, ...]:
    """Everybody who takes part now, by number; raises NoOefensessieError."""
    user.require(Action.TRAINEN)
    who, what = oefendeelnemers.c, oefenantwoorden.c
    begun = func.count(what.item)
    ready = func.coalesce(func.sum(what.klaar), 0)
    with reading(register.concepten) as connection:
        sessie = own_session(connection, user, session_id, nu)
        query = (
            select(who.nummer, who.aangemaakt, begun, ready)
            .join_from(
                oefendeelnemers,
                oefenantwoorden,
                (what.sessie == who.sessie) & (what.nummer == who.nummer),
                isouter=True,
            )
            .where(*taking_part(sessie.id))
            .group_by(who.nummer, who.aangemaakt)
            .order_by(who.nummer)
        )
        return tuple(
            Attendee(row[0], row[1], row[2], int(row[3])) for row in connection.execute(query)
        )


def remove_participants(
    register: Register, user: User, session_id: str, numbers: Collection[int], nu: datetime
) -> PracticeSession:
    """Take participants out of an own session, with their answers; their places are free again.

    Their numbers are not given to anybody else. A number that does not take part (any more) is
    left alone. Raises NoOefensessieError.
    """
    user.require(Action.TRAINEN)
    with writing(register.concepten, chain=False) as connection:
        sessie = own_session(connection, user, session_id, nu, lock=True)
        there = (*taking_part(sessie.id), oefendeelnemers.c.nummer.in_(numbers))
        marked = update(oefendeelnemers).where(*there)
        done = connection.execute(
            marked.values(deelnemer=REMOVED + oefendeelnemers.c.deelnemer)
        ).rowcount
        answers = (oefenantwoorden.c.sessie == sessie.id, oefenantwoorden.c.nummer.in_(numbers))
        connection.execute(delete(oefenantwoorden).where(*answers))
        if done:
            # Every page that shows the group has to draw it anew.
            sessie = replace(sessie, stand=replace(sessie.stand, versie=sessie.stand.versie + 1))
            same = oefensessies.c.id == sessie.id
            connection.execute(
                update(oefensessies).where(same).values(**state_columns(sessie.stand))
            )
    return sessie

"""The answers of a practice session: saved until the trainer reveals them, then seen by all.

Before that a participant reads their own, and the trainer reads only how many are ready. What is
given after it says a number, never who.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from register.errors import AnswersChangedError, AnswersFixedError, NotRevealedError
from register.moments import utc_text
from register.practice.model import PracticeSession, as_bytes, check_item, read_session
from register.practice.participants import count_of, participant
from register.practice.sessions import own_session
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import oefenantwoorden, oefendeelnemers
from rights import Action, User


@dataclass(frozen=True)
class ParticipantAnswers:
    """The own answers of a participant to an item: plain data; `versie` is 0 before the first."""

    inhoud: dict[str, Any]
    klaar: bool
    versie: int


@dataclass(frozen=True)
class ParticipantResult:
    """The answers of one participant, by number; `eigen` for the one who asks."""

    nummer: int
    inhoud: dict[str, Any]
    klaar: bool
    eigen: bool = False


@dataclass(frozen=True)
class Progress:
    """How many take part, how many of those have answers to an item, and how many are ready."""

    deelnemers: int
    begonnen: int
    klaar: int


def save_answers(
    register: Register,
    own_key: str,
    item: int,
    antwoord: ParticipantAnswers,
    nu: datetime,
) -> ParticipantAnswers:
    """Save answers over the version that was read (`antwoord.versie`); gives the new version.

    The same once more is no change, so after `UncertainError` one may try again. Raises
    NoOefensessieError, InvalidOefeningError, AnswersFixedError or AnswersChangedError.
    """
    content = as_bytes(antwoord.inhoud)
    with writing(register.concepten, chain=False) as connection:
        row = participant(connection, own_key, nu, lock=True)
        _refuse_fixed(read_session(row), item)
        _lock_participant(connection, row)
        there = connection.execute(_answers(row.id, item, row.nummer)).first()
        if there and (there.inhoud, there.klaar) == (content, int(antwoord.klaar)):
            return replace(antwoord, versie=there.versie)
        if antwoord.versie != (there.versie if there else 0):
            raise AnswersChangedError("Je antwoorden zijn in een ander venster veranderd.")
        new = replace(antwoord, versie=antwoord.versie + 1)
        key = {"sessie": row.id, "nummer": row.nummer, "item": item}
        values = {
            "versie": new.versie,
            "inhoud": content,
            "klaar": int(new.klaar),
            "gewijzigd": utc_text(nu),
        }
        if there:
            same = (oefenantwoorden.c[name] == value for name, value in key.items())
            connection.execute(update(oefenantwoorden).where(*same).values(**values))
        else:
            connection.execute(insert(oefenantwoorden), key | values)
    return new


def own_answers(register: Register, key: str, item: int, nu: datetime) -> ParticipantAnswers:
    """The own answers to an item, empty before the first; raises NoOefensessieError."""
    with reading(register.concepten) as connection:
        row = participant(connection, key, nu)
        found = connection.execute(_answers(row.id, item, row.nummer)).first()
    if found is None:
        return ParticipantAnswers({}, klaar=False, versie=0)
    return ParticipantAnswers(json.loads(found.inhoud), bool(found.klaar), found.versie)


def group_results(
    register: Register, key: str, item: int, nu: datetime
) -> tuple[ParticipantResult, ...]:
    """The answers of everybody, by number, with the own one marked; only once they are revealed.

    Raises NoOefensessieError or NotRevealedError.
    """
    with reading(register.concepten) as connection:
        row = participant(connection, key, nu)
        return _results(connection, read_session(row), item, row.nummer)


def results(
    register: Register, user: User, session_id: str, item: int, nu: datetime
) -> tuple[ParticipantResult, ...]:
    """The answers of everybody, by number, for the trainer; only once they are revealed.

    Raises NoOefensessieError or NotRevealedError.
    """
    user.require(Action.TRAINEN)
    with reading(register.concepten) as connection:
        return _results(connection, own_session(connection, user, session_id, nu), item)


def progress(register: Register, user: User, session_id: str, item: int, nu: datetime) -> Progress:
    """How many participants have answered an item so far; raises NoOefensessieError."""
    user.require(Action.TRAINEN)
    with reading(register.concepten) as connection:
        sessie = own_session(connection, user, session_id, nu)
        counted = select(func.count(), func.coalesce(func.sum(oefenantwoorden.c.klaar), 0)).where(
            oefenantwoorden.c.sessie == sessie.id, oefenantwoorden.c.item == item
        )
        deelnemers = count_of(connection, sessie.id)
        begonnen, klaar = connection.execute(counted).one()
    return Progress(deelnemers, begonnen, klaar)


def _refuse_fixed(session: PracticeSession, item: int) -> None:
    check_item(session, item)
    if session.stand.gesloten:
        raise AnswersFixedError(
            "De oefening is gesloten. Je kunt je antwoorden niet meer veranderen."
        )
    if item in session.stand.onthuld:
        raise AnswersFixedError("De antwoorden zijn getoond. Je kunt ze niet meer veranderen.")


def _lock_participant(connection: Connection, row: Row[Any]) -> None:
    """One tab after the other; the session before the participant, as where they are removed."""
    own = (oefendeelnemers.c.sessie == row.id, oefendeelnemers.c.nummer == row.nummer)
    connection.execute(select(oefendeelnemers.c.nummer).where(*own).with_for_update())


def _answers(session_id: str, item: int, number: int | None = None) -> Any:
    query = select(oefenantwoorden).where(
        oefenantwoorden.c.sessie == session_id, oefenantwoorden.c.item == item
    )
    if number is not None:
        return query.where(oefenantwoorden.c.nummer == number)
    return query.order_by(oefenantwoorden.c.nummer)


def _results(
    connection: Connection, session: PracticeSession, item: int, own: int | None = None
) -> tuple[ParticipantResult, ...]:
    if item not in session.stand.onthuld:
        raise NotRevealedError("Deze antwoorden zijn nog niet getoond.")
    return tuple(
        ParticipantResult(row.nummer, json.loads(row.inhoud), bool(row.klaar), row.nummer == own)
        for row in connection.execute(_answers(session.id, item))
    )

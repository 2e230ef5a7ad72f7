"""Practice sessions for the tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from register.practice.answers import ParticipantAnswers, save_answers
from register.practice.model import Item, Measurement, NormenkaderReference, PracticeSession, Setup
from register.practice.participants import Participation, join
from register.practice.sessions import start_session
from register.store.database import reading, writing
from register.store.opening import Register
from register.store.tables import gebruiksdagen, oefenantwoorden, oefendeelnemers, oefensessies
from rights import Role, User
from tests.register.deciding import MOMENT, TRAINER

OTHER_TRAINER = User("u-ander", frozenset({Role.TRAINER}))
NORM = NormenkaderReference("demo-ib", "2026.1", "ab" * 32)
OPZET = Setup(
    (
        Item("mevrouw-a", Measurement.VOOR),
        Item("meneer-b", Measurement.VOOR),
        Item("mevrouw-a", Measurement.NA),
    ),
    ("leefgebieden",),
)


def emptied(register: Register) -> Register:
    """The same register, without practice sessions."""
    with writing(register.concepten, chain=False) as connection:
        connection.execute(delete(oefensessies))
        connection.execute(delete(gebruiksdagen))
    return register


def started(register: Register, dagen: int = 1, moment: datetime = MOMENT) -> PracticeSession:
    """A session of three items that has just begun."""
    return start_session(register, TRAINER, NORM, OPZET, moment, dagen)


def joined(
    register: Register, sessie: PracticeSession, aantal: int, moment: datetime = MOMENT
) -> list[Participation]:
    """So many participants."""
    return [join(register, sessie.code, moment) for _ in range(aantal)]


def answered(
    register: Register,
    who: Participation,
    inhoud: dict[str, Any],
    item: int = 0,
    *,
    klaar: bool = True,
) -> ParticipantAnswers:
    """The first answers of a participant to an item."""
    return save_answers(register, who.sleutel, item, ParticipantAnswers(inhoud, klaar, 0), MOMENT)


def stored_counts(register: Register) -> tuple[int, ...]:
    """How many sessions, participants and answers the database holds."""
    with reading(register.concepten) as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (oefensessies, oefendeelnemers, oefenantwoorden)
        )

"""The steps of a practice session, by its trainer: showing, revealing, closing, and taking back.

Doing the same twice is doing it once, so a double click skips nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import update

from register.practice.model import PracticeSession, SessionState, check_item, state_columns
from register.practice.sessions import own_session
from register.store.database import writing
from register.store.opening import Register
from register.store.tables import oefensessies
from rights import Action, User


def show_item(
    register: Register, user: User, session_id: str, item: int, nu: datetime
) -> PracticeSession:
    """Show another item to everybody; raises NoOefensessieError or InvalidOefeningError."""

    def change(session: PracticeSession) -> SessionState:
        check_item(session, item)
        return replace(session.stand, item=item)

    return _change(register, user, session_id, nu, change)


def show_next(
    register: Register, user: User, session: PracticeSession, nu: datetime
) -> PracticeSession:
    """Show the item after the one of `session`, as it was read; raises as `show_item`."""
    return show_item(register, user, session.id, session.stand.item + 1, nu)


def reveal(
    register: Register, user: User, session_id: str, item: int, nu: datetime
) -> PracticeSession:
    """Let everybody see the answers to an item, which can't change from now on.

    Raises NoOefensessieError or InvalidOefeningError.
    """

    def change(session: PracticeSession) -> SessionState:
        check_item(session, item)
        return replace(session.stand, onthuld=tuple(sorted({*session.stand.onthuld, item})))

    return _change(register, user, session_id, nu, change)


def hide(
    register: Register, user: User, session_id: str, item: int, nu: datetime
) -> PracticeSession:
    """Take back a reveal by mistake: answers can change again. Raises NoOefensessieError."""

    def change(session: PracticeSession) -> SessionState:
        return replace(session.stand, onthuld=tuple(i for i in session.stand.onthuld if i != item))

    return _change(register, user, session_id, nu, change)


def close(register: Register, user: User, session_id: str, nu: datetime) -> PracticeSession:
    """End a session: nobody comes in or answers any more, and what was revealed stays so.

    Raises NoOefensessieError.
    """
    return _change(register, user, session_id, nu, lambda s: replace(s.stand, gesloten=True))


def reopen(register: Register, user: User, session_id: str, nu: datetime) -> PracticeSession:
    """Take back the end of a session by mistake; raises NoOefensessieError."""
    return _change(register, user, session_id, nu, lambda s: replace(s.stand, gesloten=False))


def _change(
    register: Register,
    user: User,
    session_id: str,
    nu: datetime,
    change: Callable[[PracticeSession], SessionState],
) -> PracticeSession:
    user.require(Action.TRAINEN)
    with writing(register.concepten, chain=False) as connection:
        sessie = own_session(connection, user, session_id, nu, lock=True)
        stand = change(sessie)
        if stand != sessie.stand:
            stand = replace(stand, versie=stand.versie + 1)
            same = oefensessies.c.id == sessie.id
            connection.execute(update(oefensessies).where(same).values(**state_columns(stand)))
    return replace(sessie, stand=stand)

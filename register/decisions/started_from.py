"""The decision that a new research started from, read for the one that is to be recorded."""

from __future__ import annotations

from sqlalchemy import Connection

from register.decisions.reading import Dossier, dossier
from register.errors import NoBesluitError
from register.herindicatie import NIET_DAAR, Before, Herindicatie, of_record
from register.record import MOST_NUMBER
from register.store.database import reading
from register.store.opening import Register
from rights import Action, User


def started_from(
    register: Register, replaces: int | None, asked: Herindicatie | None
) -> tuple[Dossier | None, int | None]:
    """The decision that the research started from, and the record from which it has to.

    That is the one of the decision that is replaced, where that was a reassessment.
    """
    if replaces is None and asked is None:
        return None, None
    with reading(register.engine) as connection:
        replaced = _read(connection, replaces)
        own = None if replaced is None else of_record(replaced.stuk)
        earlier = _read(connection, None if asked is None else asked.record)
        return earlier, None if own is None else own.record


def open_start(register: Register, user: User, record: int, fingerprint: str) -> Dossier:
    """The decision that a research started from, for who has its number and its hash.

    Nobody can guess that hash: who has it could read the decision. So a colleague can go on with a
    research into a case of another. Raises NoBesluitError, alike for all that it is not.
    """
    user.require(Action.ZAAK_LEZEN)
    if not 1 <= record <= MOST_NUMBER:
        raise NoBesluitError(NIET_DAAR)
    with reading(register.engine) as connection:
        found = dossier(connection, record)
    if found.hash != fingerprint:
        raise NoBesluitError(NIET_DAAR)
    return found


def before_of(earlier: Dossier | None) -> Before | None:
    """It as the new decision is held against it."""
    if earlier is None:
        return None
    gone = earlier.vervangen_door is not None
    return Before(
        earlier.nummer, earlier.hash, earlier.stuk, earlier.zaak, earlier.normenkader, gone
    )


def _read(connection: Connection, number: int | None) -> Dossier | None:
    """A decision that is what was recorded; None for any other."""
    if number is None or not 1 <= number <= MOST_NUMBER:
        return None
    try:
        found = dossier(connection, number)
    except NoBesluitError:
        return None
    return found if found.intact else None

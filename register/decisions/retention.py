"""Removes the content of decisions past their term, while the chain stays whole.

The numbers and the reason of a removal are an event in the chain; the links of the decisions
stay, with the hashes of what is gone.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    Engine,
    Exists,
    and_,
    delete,
    exists,
    insert,
    not_,
    or_,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from register.decisions.numbering import numbering
from register.decisions.writing import Recorded, append
from register.errors import ClockBehindError, CountChangedError, RegisterError, UnavailableError
from register.integrity.newest import newest_moment
from register.integrity.shape import FOLLOW
from register.moments import moment_words, utc_text
from register.record import STUKFORMAAT, ZOUT_BYTES, Content, piece
from register.store.database import WAIT, reading, writing
from register.store.opening import Register, open_register
from register.store.place import Place
from register.store.tables import REMOVABLE, besluiten, vervolgstukken, verwijderd
from register.term import LEAST_YEARS, LEAST_YEARS_WITHOUT, MOST_YEARS, STATUTORY, Bewaartermijn
from rights import Action, User


@dataclass(frozen=True)
class Expired:
    """A decision past its term: its record and number, its last day, and if it gave no product."""

    nummer: int
    besluit: int
    einddatum: date
    zonder_voorziening: bool


@dataclass(frozen=True)
class Removal:
    """A removal that is stored; `gewist` is False where old bytes may still be in the files."""

    gebeurtenis: Recorded
    nummers: tuple[int, ...]
    gewist: bool


def past_term(
    register: Register,
    user: User,
    today: date,
    termijn: Bewaartermijn = STATUTORY,
) -> list[Expired]:
    """The decisions that ended, and were recorded, more than their term before `today`."""
    user.require(Action.BEWAARTERMIJN)
    with reading(register.engine) as connection:
        return _past(connection, _limits(today, termijn))


def remove(
    beheer: Place,
    user: User,
    count: int,
    nu: datetime,
    termijn: Bewaartermijn = STATUTORY,
    wait: float = WAIT,
) -> Removal:
    """Remove the content of all decisions past their term, at the place of the owner.

    `count` is how many the user was shown; `wait` seconds are for others who use the register.
    Raises NoRightError, CountChangedError, ClockBehindError, UnavailableError.
    """
    user.require(Action.VERWIJDEREN)
    moment = utc_text(nu)
    limits = _limits(date.fromisoformat(moment[:10]), termijn)
    register = open_register(beheer, make=False, wait=wait)
    try:
        with writing(register.engine) as connection:
            _require_later(connection, nu)
            past = _past(connection, limits)
            numbers = [v.nummer for v in past]
            if len(numbers) != count or not numbers:
                raise CountChangedError(len(numbers))
            stuk = {
                "stukformaat": STUKFORMAAT,
                "soort": "verwijdering",
                "tijdstip": moment,
                "gebruiker": user.pseudoniem,
                "rol": str(user.role_for(Action.VERWIJDEREN)),
                "jaren": termijn.jaren,
                "grens": limits[0].isoformat(),
                "jaren_zonder_voorziening": termijn.zonder_voorziening,
                "grens_zonder_voorziening": limits[1].isoformat(),
                "nummers": numbers,
                "zonder_voorziening": [v.nummer for v in past if v.zonder_voorziening],
            }
            if follow := _follow(connection, numbers):
                stuk[FOLLOW] = follow
            content = Content(secrets.token_bytes(ZOUT_BYTES), piece(stuk))
            event = append(connection, "verwijdering", content)
            _take_away(connection, event.nummer, numbers, follow)
        return Removal(event, tuple(numbers), _erase(register))
    finally:
        register.close()


def _require_later(connection: Connection, nu: datetime) -> None:
    """A clock that is wrong must not take anything away for good."""
    newest = newest_moment(connection)
    if newest is not None and nu <= newest:
        raise ClockBehindError(
            f"De klok van deze computer staat op {moment_words(nu)}, en het nieuwste record is "
            f"van {moment_words(newest)}. Er is niets verwijderd. Zet de klok goed, of zoek uit "
            "waar dat record vandaan komt: normwijzer register controleer"
        )


def _limits(today: date, termijn: Bewaartermijn) -> tuple[date, date]:
    if not termijn.allowed:
        raise RegisterError(
            f"De bewaartermijn is minstens {LEAST_YEARS} jaar, en zonder voorziening minstens "
            f"{LEAST_YEARS_WITHOUT} jaar. Langer dan {MOST_YEARS} jaar kan hier niet."
        )
    return termijn.limits(today)


def _past(connection: Connection, limits: tuple[date, date]) -> list[Expired]:
    row = besluiten.c
    # A decision that was recorded after its last day is kept as long from then on.
    given, without = (
        and_(row.einddatum < limit.isoformat(), row.tijdstip < limit.isoformat())
        for limit in limits
    )
    # Nor does it leave before what was recorded about it later is as old.
    given, without = (
        and_(past, not_(_followed_since(limit)))
        for past, limit in zip((given, without), limits, strict=True)
    )
    old = besluiten.alias()
    query = select(row.nummer, row.einddatum, row.uitkomst, old.c.nummer.label("before"))
    query = query.outerjoin(old, old.c.nummer == row.vervangt).order_by(row.nummer)
    query = query.where(
        or_(and_(row.uitkomst == "product", given), and_(row.uitkomst != "product", without))
    )
    chain, found = numbering(connection), dict[int, Expired]()
    for number, last, uitkomst, before in connection.execute(query):
        # While the decision that it replaced is there, without it that one would seem to hold.
        if before is None or before in found:
            day, without_product = date.fromisoformat(last), uitkomst != "product"
            found[number] = Expired(number, chain.besluit(number), day, without_product)
    return list(found.values())


def _followed_since(limit: date) -> Exists:
    """Whether something was recorded about a decision since a day."""
    later = vervolgstukken.c
    return exists().where(later.besluit == besluiten.c.nummer, later.tijdstip >= limit.isoformat())


def _follow(connection: Connection, numbers: list[int], batch: int = 500) -> list[int]:
    """The records of what followed these decisions, in order."""
    row, found = vervolgstukken.c, list[int]()
    for start in range(0, len(numbers), batch):
        part = select(row.nummer).where(row.besluit.in_(numbers[start : start + batch]))
        found += connection.execute(part).scalars()
    return sorted(found)


def _take_away(connection: Connection, event: int, numbers: list[int], follow: list[int]) -> None:
    rows = [{"nummer": n, "gebeurtenis": event} for n in (*numbers, *follow)]
    connection.execute(insert(verwijderd), rows)
    listed = select(verwijderd.c.nummer).where(verwijderd.c.gebeurtenis == event)
    wanted = {besluiten: len(numbers), vervolgstukken: len(follow)}
    for table in reversed(REMOVABLE):
        done = connection.execute(delete(table).where(table.c.nummer.in_(listed)))
        if done.rowcount != wanted.get(table, len(rows)):
            raise UnavailableError(
                f"In {table.name} ontbreken besluiten. Er is niets verwijderd. Controleer het "
                "register: normwijzer register controleer"
            )


def _erase(register: Register) -> bool:
    """Make the files anew, so that nothing of what was removed is left in unused space."""
    try:
        return _erase_file(register.engine) if register.plek.is_file else _erase_server(register)
    except (DBAPIError, sqlite3.Error):
        return False


def _erase_file(engine: Engine) -> bool:
    # Not inside a transaction, and the engine begins one for every connection.
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone() or (1,)
        return bool(busy == 0)
    finally:
        raw.close()


def _erase_server(register: Register) -> bool:
    names = ", ".join(t.name for t in REMOVABLE)
    with register.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text(f"VACUUM (FULL, ANALYZE) {names}"))
    return True

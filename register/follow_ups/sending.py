"""Recording the day on which a decision was sent: the term to object begins the day after."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from normenkader.texts import date_text
from register.decisions.reading import Dossier
from register.decisions.writing import Recorded
from register.errors import NoFollowUpError
from register.follow_ups.writing import About, Happened, record_follow_up, require_intact
from register.local_days import HERE
from register.moments import read_moment
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import keten, vervolgstukken
from rights import Action, User


class _Sent(NamedTuple):
    """A record that says on which day a decision was sent, and the hash of its link."""

    number: int
    day: date
    hash: str


def record_sending(
    register: Register, user: User, dossier: Dossier, day: date, nu: datetime
) -> Recorded:
    """Store that a decision was sent on a day; it is stored when this returns.

    The same day twice gives one record; another day takes the place of the one before. Raises
    NoRightError, NoFollowUpError with what is wrong, and what `record_follow_up` raises.
    """
    user.require(Action.BESLISSEN)
    require_intact(dossier)
    if why := wrong_day(dossier, day, nu):
        raise NoFollowUpError(why)
    with reading(register.engine) as connection:
        last = _last(connection, dossier.nummer)
    if last is not None and last.day == day:
        return Recorded(last.number, last.hash, nieuw=False)
    about = About(dossier.nummer, dossier.hash, dossier.stuk["zaak"])
    # After which record it comes: so a day can be put right, and put back.
    after = 0 if last is None else last.number
    order = f"verzending-{dossier.hash[:32]}-{day.isoformat()}-{after}"
    what = Happened(day, {})
    return record_follow_up(register, "verzending", user, Action.BESLISSEN, order, about, what, nu)


def _last(connection: Connection, record: int) -> _Sent | None:
    """The sending that counts, where there is one."""
    row = vervolgstukken.c
    query = select(row.nummer, row.datum, keten.c.hash).join(keten, keten.c.nummer == row.nummer)
    query = query.where(row.soort == "verzending", row.besluit == record)
    found = connection.execute(query.order_by(row.nummer.desc()).limit(1)).first()
    return found and _Sent(found.nummer, date.fromisoformat(found.datum), found.hash)


def wrong_day(dossier: Dossier, day: date, nu: datetime) -> str:
    """Why a decision can't have been sent on a day; "" where it can."""
    today, made = nu.astimezone(HERE).date(), decided_on(dossier)
    if day > today:
        return f"Deze dag is later dan vandaag ({date_text(today)}): dat is nog niet gebeurd."
    if day < made:
        return (
            f"Deze dag is eerder dan het besluit, dat op {date_text(made)} is vastgelegd: toen kon "
            "het nog niet verzonden zijn."
        )
    return ""


def decided_on(dossier: Dossier) -> date:
    """The day in the Netherlands on which a decision was recorded."""
    return read_moment(dossier.stuk["tijdstip"]).astimezone(HERE).date()

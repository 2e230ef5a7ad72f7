"""On which day decisions were sent, by what was recorded about them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from register.store.database import reading
from register.store.opening import Register
from register.store.tables import vervolgstukken
from rights import Action, User
from terms.term import Dates

BATCH = 500


def sent_on(register: Register, user: User, record: int) -> date | None:
    """The day on which the decision in a record was sent; None where that is not known."""
    user.require(Action.ZAAK_LEZEN)
    with reading(register.engine) as connection:
        return sent_days(connection, [record]).get(record)


def sent_days(connection: Connection, records: Sequence[int]) -> dict[int, date]:
    """The day of each decision that was sent: the one that was recorded last."""
    row, found = vervolgstukken.c, dict[int, date]()
    for start in range(0, len(records), BATCH):
        part = records[start : start + BATCH]
        query = select(row.besluit, row.datum).where(
            row.soort == "verzending", row.besluit.in_(part)
        )
        for besluit, datum in connection.execute(query.order_by(row.nummer)):
            found[besluit] = date.fromisoformat(datum)
    return found


def sent_before(connection: Connection, zaken: Sequence[str]) -> dict[str, date]:
    """Of each case the day on which the latest decision that was sent was sent."""
    row, found = vervolgstukken.c, dict[str, date]()
    for start in range(0, len(zaken), BATCH):
        part = zaken[start : start + BATCH]
        query = select(row.zaak, row.datum).where(row.soort == "verzending", row.zaak.in_(part))
        for zaak, datum in connection.execute(query.order_by(row.besluit, row.nummer)):
            found[zaak] = date.fromisoformat(datum)
    return found


def with_sent(dates: Dates, day: date | None) -> Dates:
    """The dates of a case with the day of sending, where that can belong to them."""
    if day is None:
        return dates
    asked = dates.get("aanvraag", dates.get("melding", day))
    return {**dates, "verzonden": day} if day >= asked else dates

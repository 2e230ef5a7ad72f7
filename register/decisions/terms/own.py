"""The dates of the procedure in one's own decided cases: those of the decisions that hold."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from register.decisions.numbering import order_of
from register.decisions.own_cases import own_holding
from register.decisions.terms.sent import BATCH, sent_before, sent_days, with_sent
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import inhouden
from rights import Action, User
from terms.facts import TERMIJNEN, dates_of
from terms.term import Dates

# As canonical JSON has it; in a text the quotes would be escaped.
KEY = f'"{TERMIJNEN}":'.encode()


@dataclass(frozen=True)
class DecidedDates:
    """The dates of a case with a decision that holds: its record and its own number."""

    zaak: str
    record: int
    besluitnummer: int
    dates: Dates


def own_dates(register: Register, user: User, reference: str = "") -> list[DecidedDates]:
    """Of the user's cases that have any; `reference` is a part of the reference, in any case."""
    user.require(Action.ZAAK_LEZEN)
    found: list[tuple[int, dict[str, Any]]] = []
    sent: dict[int, date] = {}
    with reading(register.engine) as connection:
        wanted = own_holding(connection, user, reference)
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            query = select(inhouden.c.nummer, inhouden.c.zaak).where(inhouden.c.nummer.in_(part))
            own = sent_days(connection, part)
            sent |= own
            found += dated(connection.execute(query.order_by(inhouden.c.nummer)), own)
        chain = order_of(connection, [number for number, _ in found]).nummering
        # Of a correction that was not sent, what it corrects was.
        before = sent_before(connection, [zaak["zaak"] for _, zaak in found])
    return [
        DecidedDates(
            zaak["zaak"],
            number,
            chain.besluit(number),
            with_sent(dates_of(zaak), sent.get(number, before.get(zaak["zaak"]))),
        )
        for number, zaak in found
    ]


def dated(rows: Any, sent: Container[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The stored cases that have dates, or were sent, of rows with a number and a case.

    The rest is not read.
    """
    for row in rows:
        if row.zaak and (KEY in row.zaak or row.nummer in sent):
            yield row.nummer, json.loads(row.zaak)

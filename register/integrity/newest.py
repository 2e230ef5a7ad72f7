"""The newest moment in the register, for whoever must not act before it."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, func, select

from register.integrity.records import UNREADABLE
from register.moments import read_moment
from register.store.tables import DERIVED, inhouden, keten


def newest_moment(connection: Connection) -> datetime | None:
    """The latest moment of any record; None where there is none that can be read."""
    latest = [connection.execute(select(func.max(t.c.tijdstip))).scalar() for t in DERIVED]
    query = select(inhouden.c.stuk).join(keten, keten.c.nummer == inhouden.c.nummer)
    query = query.where(keten.c.soort == "verwijdering")
    texts = [_moment_of(stuk) for stuk in connection.execute(query).scalars()]
    moments = []
    for tekst in (*latest, *texts):
        try:
            moments.append(read_moment(tekst))
        except ValueError:
            # Whatever is no moment is for the check of the whole register.
            continue
    return max(moments, default=None)


def _moment_of(stuk: bytes) -> str | None:
    try:
        return str(json.loads(stuk)["tijdstip"])
    except UNREADABLE:
        return None

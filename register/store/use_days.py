"""Terms that do not believe a clock that jumped: they also count the days of use.

Every day on which something is kept is noted once, with a number. A clock that jumps, either way,
gives one more day, however far it jumps. So what is past by the clock goes only when the program
was used on enough other days since; what was used on more days than its term has days, is past
whatever the clock says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from register.moments import utc_text
from register.store.tables import gebruiksdagen

# A clock that is wrong for longer than this many days of use is taken to be right.
MOST = 10
# Of a week at most two days are free: a term of seven days has at least five days of use.
_FREE, _WEEK = 5, 7
# How far the last days of use may lie apart, and how many of them are looked at.
_APART = timedelta(days=31)
_LOOKED_AT = 31


@dataclass(frozen=True)
class Use:
    """The days of use as they are now: `dag` is the number of today, counted from 1.

    `moment` is now, or later where the clock is behind a day on which the program was used.
    `gezien` says whether today was noted before.
    """

    nu: datetime
    dag: int
    gezien: bool
    moment: datetime

    def expired(self, expires: str, dagen: int, dag: int) -> bool:
        """Say whether something is past its term of so many days; it is shown to nobody then.

        `expires` is a moment in UTC as text, `dag` the number of the day on which it was kept.
        """
        since = self.dag - dag
        if self.removable(expires, dagen, dag):
            return True
        end = datetime.fromisoformat(expires)
        # So long without use is a clock that jumped, or a program that was not used for weeks.
        jumped = (self.nu - end).days + dagen > _WEEK * (since + 1)
        return since >= 1 and end <= self.nu and not jumped

    def removable(self, expires: str, dagen: int, dag: int) -> bool:
        """Say whether something is so surely past its term that it may leave for good."""
        since = self.dag - dag
        enough = min(-(-dagen * _FREE // _WEEK), MOST)
        past = datetime.fromisoformat(expires) <= self.nu
        return since > dagen + MOST or (past and since > enough)


def used(connection: Connection, nu: datetime) -> Use:
    """The days of use, without noting today."""
    today = utc_text(nu)[:10]
    days = gebruiksdagen.c
    last = connection.execute(select(func.max(days.nummer))).scalar() or 0
    seen = connection.execute(select(days.nummer).where(days.dag == today)).first()
    latest = select(days.dag).order_by(days.nummer.desc()).limit(_LOOKED_AT)
    recent = sorted(connection.execute(latest).scalars())
    return Use(nu, last if seen else last + 1, seen is not None, _plausible(nu, recent))


def note(connection: Connection, nu: datetime) -> Use:
    """Note that the program is used today, once; the transaction must be one that writes."""
    gebruik = used(connection, nu)
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    if not gebruik.gezien:
        row = {"nummer": gebruik.dag, "dag": utc_text(nu)[:10]}
        connection.execute(insert(gebruiksdagen).on_conflict_do_nothing(), row)
    return gebruik


def _plausible(nu: datetime, recent: list[str]) -> datetime:
    """Now, or the last day of use where the clock is behind it; a day far ahead is no measure."""
    if not recent:
        return nu
    middle = date.fromisoformat(recent[len(recent) // 2])
    near = [day for day in map(date.fromisoformat, recent) if day - middle <= _APART]
    behind = (max(near) - nu.date()).days
    return nu + timedelta(days=max(behind, 0))

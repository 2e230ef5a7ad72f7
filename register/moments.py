"""The moments in the register: their one written form, and when one can't be true. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from normenkader.texts import date_text

_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"
_SHAPE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
# Servers that write at the same time, and clocks that are put right, differ less than this.
MARGE = timedelta(hours=1)
# The Wmo 2015 begins here: no record about it is older.
EARLIEST = datetime(2015, 1, 1, tzinfo=UTC)


def utc_text(moment: datetime) -> str:
    """A moment as text: UTC, to the second."""
    return moment.astimezone(UTC).strftime(_WRITTEN)


def read_moment(tekst: Any) -> datetime:
    """The moment that a stored text says, in UTC; raises ValueError for anything else."""
    if not isinstance(tekst, str) or not _SHAPE.fullmatch(tekst):
        raise ValueError("geen moment")
    return datetime.strptime(tekst, _WRITTEN).replace(tzinfo=UTC)


def is_moment(waarde: Any) -> bool:
    """Say whether this is a moment, written as all are."""
    try:
        read_moment(waarde)
    except ValueError:
        return False
    return True


def moment_words(moment: datetime) -> str:
    """A moment for people, in UTC."""
    here = moment.astimezone(UTC)
    return f"{date_text(here.date())} {here:%H:%M} (UTC)"

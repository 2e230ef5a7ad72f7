"""The days of the people who decide, in the moments of the register: those are text in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """The day in the Netherlands."""
    return datetime.now(HERE).date()


def begins(dag: date) -> str:
    """The first moment of a day in the Netherlands, as the register writes it.

    Of the first and the last day that a date can be, the day itself.
    """
    try:
        moment = datetime.combine(dag, time(), HERE).astimezone(UTC)
    except OverflowError:
        return dag.isoformat()
    return f"{moment.replace(tzinfo=None).isoformat()}Z"


def ends(dag: date) -> str:
    """What comes right after the last moment of a day in the Netherlands."""
    # Text after the date sorts after the date alone: up to the end of that day.
    return f"{dag.isoformat()}T99" if dag == date.max else begins(dag + timedelta(days=1))

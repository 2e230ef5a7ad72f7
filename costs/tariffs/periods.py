"""Periods of tariffs against each other: which overlap, and which days have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from costs.tariffs.model import Tarief

Days = tuple[date, date]
DAY = timedelta(days=1)


def overlaps(tarieven: Sequence[Tarief]) -> Iterator[tuple[int, int]]:
    """The places of tariffs that begin before an earlier one ended, with the place of that one."""
    last: int | None = None
    for i in sorted(range(len(tarieven)), key=lambda n: tarieven[n].van):
        if last is not None and tarieven[i].van <= tarieven[last].last:
            yield i, last
        if last is None or tarieven[i].last > tarieven[last].last:
            last = i


def gaps(tarieven: Sequence[Tarief]) -> Iterator[Days]:
    """The days between tariffs that have none; they don't overlap."""
    for one, other in pairwise(sorted(tarieven, key=lambda t: t.van)):
        if one.last < other.van - DAY:
            yield one.last + DAY, other.van - DAY


def days_without(tarieven: Sequence[Tarief], van: date, tot_en_met: date) -> Iterator[Days]:
    """The days of a period that have no tariff; the tariffs don't overlap."""
    day = van
    for tarief in sorted(tarieven, key=lambda t: t.van):
        if tarief.van > tot_en_met:
            break
        if tarief.last < day:
            continue
        if tarief.van > day:
            yield day, tarief.van - DAY
        if tarief.last >= tot_en_met:
            return
        day = tarief.last + DAY
    yield day, tot_en_met


def on(tarieven: Sequence[Tarief], day: date) -> Tarief | None:
    """The tariff of a day; None where it has none."""
    return next((t for t in tarieven if t.van <= day <= t.last), None)


def first_days(tarieven: Sequence[Tarief], van: date, tot_en_met: date) -> list[date]:
    """The first day of a period, and the days in it on which a tariff begins or has just ended."""
    begins = {t.van for t in tarieven}
    begins |= {t.last + DAY for t in tarieven if t.last < tot_en_met}
    return sorted({van, *(day for day in begins if van < day <= tot_en_met)})

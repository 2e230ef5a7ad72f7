"""Declared minutes against both limits: per month, and over the whole toewijzing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iwmo.calendar import weeks_of
from iwmo.declarations.model import Declared, Excess, Toewijzing


def excesses(allocations: Sequence[Toewijzing], declared: Sequence[Declared]) -> list[Excess]:
    """All that was declared beyond what may be, in the order of toewijzing and month.

    - TR321 (9321): a month has no more than its weeks times the volume;
    - TR322 (9322): all months together no more than the weeks of the toewijzing times the volume;
    - TR387 (9387): a month in which the toewijzing has no day has nothing.

    Bron: iWmo 3.2, IV076, IV077, TR321, TR322, TR387.
    """
    return [
        excess
        for part, allocation in enumerate(allocations, 1)
        for excess in _of_one(allocation, [d for d in declared if d.part == part])
    ]


def _of_one(allocation: Toewijzing, declared: Sequence[Declared]) -> Iterator[Excess]:
    limits = {m.maand: m.maximum for m in allocation.room.maanden}
    for own in sorted(declared, key=lambda d: d.maand):
        most = limits.get(own.maand)
        if most is None:
            yield Excess("TR387", own.part, own.maand, own.minuten, 0)
        elif own.minuten > most:
            yield Excess("TR321", own.part, own.maand, own.minuten, most)
    inside = [d for d in declared if d.maand in limits]
    total = sum(d.minuten for d in inside)
    whole = allocation.room.maximum
    if total > whole:
        months = {d.maand for d in inside if d.minuten}
        double = tuple(
            (week.van, week.tot_en_met)
            for week in weeks_of(allocation.van, allocation.tot_en_met, allocation.variant)
            if len(week.maanden) > 1 and months.issuperset(week.maanden)
        )
        yield Excess("TR322", inside[0].part, "", total, whole, double)

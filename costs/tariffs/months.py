"""The most that may be asked for in a calendar month, by the weeks of iWmo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from costs.tariffs.computing import Cost, Piece, Stretch
from costs.tariffs.model import TariefEenheid
from iwmo.months import declarable, product_periods, weeks_touched

BY_WEEKS: frozenset[TariefEenheid] = frozenset({"minuut", "uur", "week"})


@dataclass(frozen=True)
class MonthCost:
    """A calendar month inside a stretch: the weeks that count, and the most in cents, exact.

    `weken` is None where the tariff is one per month.
    """

    van: date
    tot_en_met: date
    weken: int | None
    most: Fraction


def months_of(cost: Cost, categorie: str) -> tuple[MonthCost, ...]:
    """The months of each stretch in order; empty where a tariff has no amount per month.

    A tariff per minute, hour or week counts the weeks that the month touches (iWmo 3.2, IV077,
    TR321); where it changes in a month, the highest counts for all of it, as help may be given on
    any day (IV076). One per four weeks or per year is not asked for by the month.
    """
    units = _units(cost)
    if units <= BY_WEEKS:
        return tuple(
            m for stretch, pieces in cost.stretches for m in _by_weeks(stretch, pieces, categorie)
        )
    if units == {"maand"}:
        return tuple(m for stretch, pieces in cost.stretches for m in _by_month(stretch, pieces))
    return ()


def _by_weeks(stretch: Stretch, pieces: tuple[Piece, ...], categorie: str) -> Iterator[MonthCost]:
    # A volume of 1 per week: what may be declared is then the number of weeks.
    for month in declarable(stretch.van, stretch.tot_en_met, 1, categorie=categorie).maanden:
        most = max(p.per_week for p in _within(pieces, month.van, month.tot_en_met))
        yield MonthCost(month.van, month.tot_en_met, month.maximum, most * month.maximum)


def most_of(cost: Cost) -> Fraction | None:
    """The most of the whole period, in cents; None where not every tariff counts weeks.

    Each stretch is a toewijzing: the weeks that it touches (TR322), each for its highest amount.
    """
    if not _units(cost) <= BY_WEEKS:
        return None
    found = (
        weeks_touched(stretch.van, stretch.tot_en_met) * max(p.per_week for p in pieces)
        for stretch, pieces in cost.stretches
    )
    return sum(found, Fraction(0))


def _by_month(stretch: Stretch, pieces: tuple[Piece, ...]) -> Iterator[MonthCost]:
    for van, tot in product_periods(stretch.van, stretch.tot_en_met):
        own = _within(pieces, van, tot)
        most = sum((p.within(van, tot) for p in own), Fraction(0))
        yield MonthCost(van, tot, None, most)


def _units(cost: Cost) -> set[TariefEenheid]:
    return {t.eenheid for piece in cost.pieces for t in piece.tariffs}


def _within(pieces: tuple[Piece, ...], van: date, tot_en_met: date) -> list[Piece]:
    return [p for p in pieces if p.van <= tot_en_met and p.tot_en_met >= van]

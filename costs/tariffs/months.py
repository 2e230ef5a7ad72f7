"""The most that may be asked for in a calendar month, by the weeks of iWmo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from costs.tariffs.computing import Cost, Piece, Stretch, cost_of
from costs.tariffs.model import TariefEenheid
from iwmo.months import declarable

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
    units = {t.eenheid for piece in cost.pieces for t in piece.tariffs}
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


def _by_month(stretch: Stretch, pieces: tuple[Piece, ...]) -> Iterator[MonthCost]:
    for month in declarable(stretch.van, stretch.tot_en_met, 1).maanden:
        most = sum(
            (
                cost_of(t, max(p.van, month.van), min(p.tot_en_met, month.tot_en_met), p.minuten)
                for p in _within(pieces, month.van, month.tot_en_met)
                for t in p.tariffs
            ),
            Fraction(0),
        )
        yield MonthCost(month.van, month.tot_en_met, None, most)


def _within(pieces: tuple[Piece, ...], van: date, tot_en_met: date) -> list[Piece]:
    return [p for p in pieces if p.van <= tot_en_met and p.tot_en_met >= van]

"""What a period costs by tariffs: exact, and split where a tariff changes.

Every day of a period counts for the tariff of that day: a day is a seventh of a week and a 28th of
four weeks. Of a tariff per month it is its share of that calendar month, of one per year its share
of that calendar year, so that a whole month or year costs exactly its tariff.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import assert_never

from costs.tariffs.model import WORDS, YEAR_WEEKS, ModuleTarieven, ProductTarieven, Tarief
from costs.tariffs.periods import DAY, days_without, first_days, on
from engine.schedule import days_text
from iwmo.months import product_periods


@dataclass(frozen=True)
class Stretch:
    """Days, both included, with one number of minutes per week; None where there are none."""

    van: date
    tot_en_met: date
    minuten: int | None


@dataclass(frozen=True)
class Piece:
    """The days of a stretch with one tariff, and with the one of the supplement where it is asked.

    `modules` has the tariff of each module that comes beside. Amounts are exact, in cents.
    """

    van: date
    tot_en_met: date
    minuten: int | None
    tarief: Tarief
    opslag: Tarief | None
    modules: tuple[tuple[str, Tarief], ...] = ()

    @property
    def tariffs(self) -> tuple[Tarief, ...]:
        """The tariff, that of the supplement where there is one, and those of the modules."""
        extra = () if self.opslag is None else (self.opslag,)
        return (self.tarief, *extra, *(tarief for _, tarief in self.modules))

    @property
    def per_week(self) -> Fraction:
        """What a week costs."""
        return sum((t.per_week(self.minuten) for t in self.tariffs), Fraction(0))

    @property
    def per_year(self) -> Fraction:
        """What 52 weeks cost: 13 times four weeks, or twelve months."""
        return self.per_week * YEAR_WEEKS

    @property
    def cost(self) -> Fraction:
        """What its days cost."""
        return self.within(self.van, self.tot_en_met)

    def within(self, van: date, tot_en_met: date) -> Fraction:
        """What those of its days cost that lie in a period, one or more."""
        days = (max(van, self.van), min(tot_en_met, self.tot_en_met))
        return sum((cost_of(t, *days, self.minuten) for t in self.tariffs), Fraction(0))


@dataclass(frozen=True)
class Cost:
    """The pieces of each stretch, in order."""

    stretches: tuple[tuple[Stretch, tuple[Piece, ...]], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, in order."""
        return tuple(piece for _, pieces in self.stretches for piece in pieces)

    @property
    def total(self) -> Fraction:
        """What the whole period costs, exact, in cents."""
        return sum((piece.cost for piece in self.pieces), Fraction(0))

    @property
    def mean_week(self) -> Fraction:
        """What a week costs, of more pieces on average: each counts by its days."""
        counted = [((p.tot_en_met - p.van).days + 1, p.per_week) for p in self.pieces]
        total = sum((days * per_week for days, per_week in counted), Fraction(0))
        return total / sum(days for days, _ in counted)

    def calendar_years(self) -> dict[int, Fraction]:
        """What falls in each calendar year; together the total."""
        found: dict[int, Fraction] = {}
        for piece in self.pieces:
            for year in range(piece.van.year, piece.tot_en_met.year + 1):
                own = piece.within(date(year, 1, 1), date(year, 12, 31))
                found[year] = found.get(year, Fraction(0)) + own
        return found


class NoCostError(Exception):
    """There is no amount; `why` holds every reason, in words."""

    def __init__(self, why: Sequence[str]) -> None:
        """Keep the reasons, each once."""
        self.why = tuple(dict.fromkeys(why))
        super().__init__("\n".join(self.why))


def cost(
    own: ProductTarieven,
    stretches: Sequence[Stretch],
    *,
    opslag: bool,
    modules: Sequence[ModuleTarieven] = (),
) -> Cost:
    """What the stretches cost; raises NoCostError with all that an amount lacks.

    A day without a tariff has no amount: that of another day is never taken for it.
    """
    asked = [(own.product, "tarief", own.tarieven)]
    asked += [(own.product, "opslag", own.opslag)] if opslag else []
    asked += [(m.module, "tarief", m.tarieven) for m in modules]
    lacking = [
        f"{code} heeft geen {name} van {days_text(*days)}."
        for code, name, tarieven in asked
        for s in stretches
        for days in days_without(tarieven, s.van, s.tot_en_met)
    ]
    lacking += [
        f"{code} heeft een {name} {WORDS[t.eenheid]}, en er zijn geen minuten per week."
        for code, name, tarieven in asked
        for s in stretches
        if s.minuten is None
        for t in tarieven
        if t.by_time and t.van <= s.tot_en_met and t.last >= s.van
    ]
    if lacking:
        raise NoCostError(lacking)
    every = [tarief for _, _, tarieven in asked for tarief in tarieven]
    extra = own.opslag if opslag else []

    def pieces(stretch: Stretch) -> Iterator[Piece]:
        begins = first_days(every, stretch.van, stretch.tot_en_met)
        ends = [*(day - DAY for day in begins[1:]), stretch.tot_en_met]
        for van, tot in zip(begins, ends, strict=True):
            beside = tuple((m.module, _on(m.tarieven, van)) for m in modules)
            tarief, more = _on(own.tarieven, van), on(extra, van)
            yield Piece(van, tot, stretch.minuten, tarief, more, beside)

    return Cost(tuple((s, tuple(pieces(s))) for s in stretches))


def _on(tarieven: Sequence[Tarief], day: date) -> Tarief:
    """The tariff of a day that has one: that was looked at before."""
    found = on(tarieven, day)
    if found is None:
        raise AssertionError(f"no tariff on {day}")
    return found


def cost_of(tarief: Tarief, van: date, tot_en_met: date, minuten: int | None) -> Fraction:
    """What a period costs by one tariff, in cents; raises ValueError where minutes lack."""
    match tarief.eenheid:
        case "minuut" | "uur" | "week" | "vier_weken":
            days = (tot_en_met - van).days + 1
            return tarief.per_week(minuten) * Fraction(days, 7)
        case "maand":
            parts = [
                Fraction((last - first).days + 1, monthrange(first.year, first.month)[1])
                for first, last in product_periods(van, tot_en_met)
            ]
        case "jaar":
            parts = [
                _share_of_year(max(van, date(year, 1, 1)), min(tot_en_met, date(year, 12, 31)))
                for year in range(van.year, tot_en_met.year + 1)
            ]
        case _ as never:
            assert_never(never)
    return tarief.cent * sum(parts, Fraction(0))


def _share_of_year(first: date, last: date) -> Fraction:
    return Fraction((last - first).days + 1, 366 if isleap(first.year) else 365)

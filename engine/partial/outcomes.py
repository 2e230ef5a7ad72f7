"""The outcomes of a normenkader in order, and which sums of minutes lead to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from engine.calculation.scale import scale_of
from engine.partial.factors import Opslagen
from engine.partial.layout import ones
from normenkader import Normenkader
from normenkader import stages as st

MOST_STATES = 4_096


@dataclass(frozen=True)
class Possibility:
    """One outcome that a case can have, by codes."""

    uitkomst: str
    product: str | None = None
    bandbreedte: str | None = None
    doelrichting: Any = None


# An outcome with the totals that lead to it, as a set of bits (negative: without an end).
_Doel = tuple[Possibility, int]
NO_ACCESS = Possibility("geen_toegang")
NO_NEED = Possibility("geen_maatwerk")


class OutcomeTable:
    """What comes after the sums: percentages, rounding, and the grid or the kind of work.

    A total is a number of units, each `unit` at the scale of a leefgebied. A maximum of a
    combination (`most`, None without one) holds the rounded minutes.
    """

    def __init__(self, normenkader: Normenkader, kinds: Sequence[Any], unit: int) -> None:
        """Look up the stages once."""
        self._kinds = tuple(kinds)
        self._unit = unit
        self._fine = scale_of(normenkader).total
        self._grid = normenkader.stage(st.Raster)
        self._work = normenkader.stage(st.Zwaartepunt)
        rounding = normenkader.stage(st.Afronding)
        self._step = rounding.veelvoud if rounding is not None else 1
        order: list[str] = [u.uitkomst for u in normenkader.uitkomsten]
        direction = normenkader.stage(st.Doelrichting)
        goals: list[Any] = [r.doel for r in direction.regels] if direction is not None else []
        everything = [
            *self._products(),
            *(Possibility(u) for u in order if u != "product"),
            *(_outside(r, g) for r in self._outside() for g in goals or [None]),
        ]
        by_outcome = sorted(dict.fromkeys(everything), key=lambda m: order.index(m.uitkomst))
        self.order = {m: i for i, m in enumerate(by_outcome)}
        self._leading_to = lru_cache(MOST_STATES)(self._leading)
        self.leading_to = lru_cache(MOST_STATES)(self._leading_to_any)
        self.outer = lru_cache(MOST_STATES)(_outer)

    def _products(self) -> list[Possibility]:
        if self._grid is not None:
            return [
                Possibility("product", b.product, b.band, b.doelrichting) for b in self._grid.banden
            ]
        rules = self._work.regels if self._work is not None else []
        return [Possibility("product", r.product) for r in rules]

    def _outside(self) -> Sequence[st.OutsideBands]:
        return self._grid.outside if self._grid is not None else ()

    def of_work(self, sums: Sequence[int]) -> Possibility:
        """The outcome of how often each kind of work is needed."""
        best = max(sums)
        if sums.count(best) > 1 or self._work is None:
            return Possibility("nader_onderzoek")
        return Possibility("product", self._work.regels[list(sums).index(best)].product)

    def minutes(self, total: int, percent: int, extra: int, *, most: int | None = None) -> int:
        """Minutes per week of a total with a sum of percentages and time after them."""
        exact = max(0, total * self._unit * (100 + percent) + extra)
        step = self._step * self._fine
        rounded = -(-exact // step) * self._step
        return rounded if most is None else min(rounded, most)

    def _leading_to_any(
        self, kind: int, sums: Opslagen, most: int | None = None
    ) -> tuple[_Doel, ...]:
        """For each outcome in a direction the totals that some of the factors lead to it."""
        found: dict[Possibility, int] = {}
        for percent, extra in sums:
            for outcome, totals in self._leading_to(kind, percent, extra, most):
                found[outcome] = found.get(outcome, 0) | totals
        return tuple(found.items())

    def _leading(self, kind: int, percent: int, extra: int, most: int | None) -> tuple[_Doel, ...]:
        """For each outcome in a direction the totals that lead to it."""
        if self._grid is None:
            return ()
        goal = self._kinds[kind]
        bands = [b for b in self._grid.banden if b.doelrichting == goal]
        lowest, highest = min(b.vanaf for b in bands), max(b.upper for b in bands)
        at_least = partial(self._at_least, percent=percent, extra=extra, most=most)
        found = [
            (
                Possibility("product", b.product, b.band, goal),
                at_least(b.vanaf) & ~at_least(b.upper + 1),
            )
            for b in bands
        ]
        above = self._grid.boven
        found.append((_outside(above, goal), at_least(highest + 1)))
        if (under := self._grid.onder) is not None:
            found.insert(len(bands), (_outside(under, goal), ~at_least(lowest)))
        return tuple((m, totals) for m, totals in found if totals)

    def _at_least(self, minutes: int, *, percent: int, extra: int, most: int | None) -> int:
        """The totals that give at least these rounded minutes, as a set of bits."""
        if minutes <= 0:
            return -1
        if most is not None and minutes > most:
            return 0
        wanted = -(-minutes // self._step) * self._step
        short = (wanted - self._step) * self._fine - extra
        if short < 0:
            return -1
        factor = self._unit * (100 + percent)
        return -1 << (short // factor + 1) if factor else 0

    def in_order(self, found: set[Possibility]) -> tuple[Possibility, ...]:
        """Outcomes in the order of the normenkader."""
        return tuple(sorted(found, key=self.order.__getitem__))


def _outside(rule: st.OutsideBands, goal: Any) -> Possibility:
    return Possibility(rule.uitkomst, rule.product, doelrichting=goal)


def _outer(sums: Opslagen) -> tuple[Opslagen, Opslagen]:
    """The factors that can give the least and the most minutes, whatever the total."""
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for percent, extra in sums:
        least[extra] = min(percent, least.get(extra, percent))
        most[extra] = max(percent, most.get(extra, percent))
    return frozenset((p, e) for e, p in least.items()), frozenset((p, e) for e, p in most.items())


def ends(totals: int) -> tuple[int, int]:
    """The lowest and highest number in a set of bits that is not empty."""
    return next(ones(totals)), totals.bit_length() - 1

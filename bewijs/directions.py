"""The part of a comparison that needs the doelrichting: products, and rules about bandwidths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from bewijs.exclusive import ABOVE, UNDER, goals, product_place, products_rise
from bewijs.rows import Rijen
from bewijs.sums import Ints
from normenkader import Normenkader
from normenkader import stages as st

Bools = npt.NDArray[np.bool_]


class Directions:
    """The doelrichting of two clients: which product each gets and which late rules fire."""

    def __init__(self, normenkader: Normenkader, gevolgd: frozenset[str]) -> None:
        """Find whether any of this is needed: most often it is not."""
        self._raster = normenkader.stage(st.Raster)
        direction = normenkader.stage(st.Doelrichting)
        self._goals: list[Any] = list(direction.voorrang_bij_gelijk) if direction else []
        self._direction = list(direction.regels) if direction else []
        phases = normenkader.stage(st.Fasering)
        self._phases = list(phases.regels) if phases else []
        self._place = {goal: product_place(normenkader, goal) for goal in goals(normenkader)}
        self._late = [regel for regel in self._late_rules() if regel in gevolgd]
        self.needed = bool(self._late) or not products_rise(normenkader)

    def _late_rules(self) -> list[str]:
        found = [r.regel for r in (*self._direction, *self._phases)]
        if self._raster is not None:
            found += [b.regel for b in self._raster.banden]
            found += [self._raster.onder.regel, self._raster.boven.regel]
        return found

    def compare(
        self, rijen: Rijen, before: Ints, after: Ints
    ) -> Iterator[tuple[frozenset[str], Bools, Bools]]:
        """Split rows by which late rules fire otherwise.

        Gives those rules, the rows, and for which of these rows the product is lighter in the same
        direction.
        """
        sides = [
            self._side(*side)
            for side in zip(rijen.richting, (before, after), rijen.aantal, strict=True)
        ]
        (dir_b, weight_b, fired_b), (dir_a, weight_a, fired_a) = sides
        lighter = (dir_b == dir_a) & (weight_a < weight_b)
        size = len(before)
        mask = np.zeros(size, np.int64)
        for i, regel in enumerate(self._late):
            changed = fired_b.get(regel, np.zeros(size, bool)) ^ fired_a.get(
                regel, np.zeros(size, bool)
            )
            mask |= changed.astype(np.int64) << i
        for value in np.unique(mask).tolist():
            rows = mask == value
            extra = frozenset(r for i, r in enumerate(self._late) if value >> i & 1)
            yield extra, rows, lighter[rows]

    def _side(
        self, direction: Ints, minutes: Ints, aantal: int
    ) -> tuple[Ints, Ints, dict[str, Bools]]:
        """The direction (-1 where nothing counts), the weight of the product, and the rules."""
        size = len(minutes)
        weight = np.full(size, UNDER, np.int64)
        fired: dict[str, Bools] = {}
        if not aantal:
            return np.full(size, -1, np.int64), weight, fired
        for i, goal in enumerate(self._goals):
            own = direction == i
            for rule in self._direction:
                if rule.doel == goal:
                    fired[rule.regel] = own
            produced = self._bands(goal, own, minutes, weight, fired)
            for phase in self._phases:
                if phase.doelrichting == goal:
                    fired[phase.regel] = produced
        return direction, weight, fired

    def _bands(
        self, goal: Any, own: Bools, minutes: Ints, weight: Ints, fired: dict[str, Bools]
    ) -> Bools:
        produced = np.zeros(len(minutes), bool)
        raster = self._raster
        bands = [b for b in raster.banden if b.doelrichting == goal] if raster else []
        if raster is None or not bands:
            return produced
        for band in bands:
            inside = own & (minutes >= band.vanaf) & (minutes <= band.upper)
            fired[band.regel] = inside
            weight[inside] = self._place[goal][band.product]
            produced |= inside
        lowest, highest = min(b.vanaf for b in bands), max(b.upper for b in bands)
        for rule, inside in (
            (raster.onder, own & (minutes < lowest)),
            (raster.boven, own & (minutes > highest)),
        ):
            fired[rule.regel] = fired.get(rule.regel, np.zeros(len(minutes), bool)) | inside
        weight[own & (minutes > highest)] = ABOVE
        return produced

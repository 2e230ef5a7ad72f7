"""The part of a comparison that needs the doelrichting: products and the rules that give them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from normenkader import Normenkader
from normenkader import stages as st
from proof.exclusive import UNDER, goals, outside_place, product_place, products_rise
from proof.walking.rows import Rows
from proof.walking.sums import Ints

Bools = npt.NDArray[np.bool_]


class Directions:
    """The doelrichting of two clients: which product each gets and which late rules fire."""

    def __init__(self, normenkader: Normenkader, followed: frozenset[str]) -> None:
        """Find whether any of this is needed: most often it is not."""
        self._raster = normenkader.stage(st.Raster)
        direction = normenkader.stage(st.Doelrichting)
        self._goals: list[Any] = (
            list(direction.voorrang_bij_gelijk) if direction else goals(normenkader)
        )
        self._place = {goal: product_place(normenkader, goal) for goal in goals(normenkader)}
        self._outside = {goal: outside_place(normenkader, goal) for goal in goals(normenkader)}
        self._late = [regel for regel in self._product_rules() if regel in followed]
        self.needed = bool(self._late) or not products_rise(normenkader)

    def _product_rules(self) -> list[str]:
        if self._raster is None:
            return []
        ends = [r.regel for r in self._raster.outside]
        return [*(b.regel for b in self._raster.banden), *ends]

    def late(self, rows: Rows, before: Ints, after: Ints) -> dict[str, Bools]:
        """For each late rule that is followed for which rows it fires for one of both only."""
        (_, _, fired_b), (_, _, fired_a) = (
            self._side(*side)
            for side in zip(rows.direction, (before, after), rows.counts, strict=True)
        )
        none = np.zeros(before.shape, bool)
        return {r: fired_b.get(r, none) ^ fired_a.get(r, none) for r in self._late}

    def lighter(self, rows: Rows, before: Ints, minutes: Ints) -> Bools:
        """For which rows these minutes give a lighter product in the same direction."""
        (dir_b, weight_b, _), (dir_a, weight_a, _) = (
            self._side(*side)
            for side in zip(rows.direction, (before, minutes), rows.counts, strict=True)
        )
        found: Bools = (dir_b == dir_a) & (weight_a < weight_b)
        return found

    def _side(
        self, direction: Ints, minutes: Ints, count: int
    ) -> tuple[Ints, Ints, dict[str, Bools]]:
        """The direction (-1 where nothing counts), the weight of the product, and the rules."""
        weight = np.full(minutes.shape, UNDER, np.int64)
        fired: dict[str, Bools] = {}
        if not count:
            return np.full(direction.shape, -1, np.int64), weight, fired
        for i, goal in enumerate(self._goals):
            own = direction == i
            self._bands(goal, own, minutes, weight, fired)
        return direction, weight, fired

    def _bands(
        self, goal: Any, own: Bools, minutes: Ints, weight: Ints, fired: dict[str, Bools]
    ) -> None:
        raster = self._raster
        bands = [b for b in raster.banden if b.doelrichting == goal] if raster else []
        if raster is None or not bands:
            return
        for band in bands:
            inside = own & (minutes >= band.vanaf) & (minutes <= band.upper)
            fired[band.regel] = inside
            weight[inside] = self._place[goal][band.product]
        lowest, highest = min(b.vanaf for b in bands), max(b.upper for b in bands)
        for rule in raster.outside:
            inside = own & (minutes > highest if rule is raster.boven else minutes < lowest)
            fired[rule.regel] = fired.get(rule.regel, np.zeros(minutes.shape, bool)) | inside
            weight[inside] = self._outside[goal][rule is raster.boven]

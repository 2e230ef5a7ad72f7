"""All that happens with the minutes that can be reached in one direction."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.partial.outcomes import Possibility
from normenkader import Normenkader
from normenkader import stages as st
from proof.exclusive import Gap, grid_gaps
from proof.walking.single.found import Found
from proof.walking.sums import Ints


def walk_direction(normenkader: Normenkader, found: Found, goal: Any, minutes: Ints) -> None:
    """All that happens with all minutes that can be reached in one direction."""
    direction = normenkader.stage(st.Doelrichting)
    own = [r.regel for r in direction.regels if r.doel == goal] if direction else []
    for regel in own:
        found.fires(regel)
    found.together |= {frozenset(pair) for pair in combinations(own, 2)}
    fired: list[tuple[str, npt.NDArray[np.bool_]]] = []
    for regel, outcome, inside in _grid(normenkader, goal, minutes):
        if inside.any():
            found.fires(regel)
            found.outcome(outcome, minutes[inside])
            fired.append((regel, inside))
    for (one, inside), (other, also) in combinations(fired, 2):
        if (inside & also).any():
            found.together.add(frozenset((one, other)))
    _phases(normenkader, found, goal, fired)
    covered = np.zeros(len(minutes), bool)
    for _, inside in fired:
        covered |= inside
    _outside(normenkader, found, goal, minutes[~covered])


def gives_product(normenkader: Normenkader, goal: Any, minutes: Ints) -> bool:
    """Whether one of these minutes gives a product in a direction."""
    ways = _grid(normenkader, goal, minutes)
    return any(outcome.product is not None and bool(inside.any()) for _, outcome, inside in ways)


def _grid(
    normenkader: Normenkader, goal: Any, minutes: Ints
) -> Iterator[tuple[str, Possibility, npt.NDArray[np.bool_]]]:
    raster = normenkader.stage(st.Raster)
    bands = [b for b in raster.banden if b.doelrichting == goal] if raster is not None else []
    for b in bands:
        outcome = Possibility("product", b.product, b.band, goal)
        yield b.regel, outcome, (minutes >= b.vanaf) & (minutes <= b.upper)
    if raster is not None and bands:
        lowest, highest = min(b.vanaf for b in bands), max(b.upper for b in bands)
        for rule in raster.outside:
            inside = minutes > highest if rule is raster.boven else minutes < lowest
            yield rule.regel, Possibility(rule.uitkomst, rule.product, None, goal), inside


def _phases(normenkader: Normenkader, found: Found, goal: Any, fired: list[Any]) -> None:
    raster, phases = normenkader.stage(st.Raster), normenkader.stage(st.Fasering)
    if raster is None or phases is None:
        return
    without = {r.regel for r in raster.outside if r.product is None}
    rules = [r.regel for r in phases.regels if r.doelrichting == goal]
    if any(regel not in without for regel, _ in fired):
        for regel in rules:
            found.fires(regel)
        found.together |= {frozenset(pair) for pair in combinations(rules, 2)}


def _outside(normenkader: Normenkader, found: Found, goal: Any, minutes: Ints) -> None:
    """Minutes for which there is no outcome."""
    for doel, gap in grid_gaps(normenkader):
        if doel == goal:
            inside = (minutes >= gap.first) & (minutes <= gap.last)
            found.gaps |= {gap} if inside.any() else set()
            minutes = minutes[~inside]
    if len(minutes):
        found.gaps.add(Gap("uitkomst", ""))

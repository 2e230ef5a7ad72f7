"""How finely the calculation counts: whole numbers that stand for exact minutes per week.

A share in percent of a time is a whole number at a hundred times its scale, and a unit such as
hours per year at as many times as its fraction needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import lcm

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import ByContent
from normenkader.units import Eenheid, exact_minutes, minutes_per_week


@dataclass(frozen=True)
class Scale:
    """`minute` is one minute per week of a leefgebied; `total` of the total, with percentages."""

    minute: int

    @property
    def total(self) -> int:
        """One minute per week of the total: percentages of it are whole numbers too."""
        return 100 * self.minute

    def of(self, number: int, eenheid: Eenheid) -> int:
        """A time in a unit, at the scale of a leefgebied."""
        return (exact_minutes(number, eenheid) * self.minute).numerator

    def fine(self, number: int, eenheid: Eenheid) -> int:
        """A time in a unit, at the scale of the total."""
        return 100 * self.of(number, eenheid)


def scale_of(normenkader: Normenkader) -> Scale:
    """The scale of a normenkader; found once for a content."""
    return _scale(ByContent(normenkader))


@lru_cache(maxsize=64)
def _scale(key: ByContent) -> Scale:
    nk = key.normenkader
    shares = 1
    if (adjusting := nk.stage(st.Bijstelling)) is not None:
        shares += any(r.dan.procent is not None for r in adjusting.regels)
    if (deducting := nk.stage(st.Aftrek)) is not None:
        shares += any(r.dan.procent or r.dan.procent_vraag for r in deducting.regels)
    parts = [minutes_per_week(unit).denominator for unit in units(nk)]
    return Scale(100**shares * lcm(*parts))


def units(normenkader: Normenkader) -> set[Eenheid]:
    """The units in which times of a normenkader stand."""
    found: set[Eenheid] = set()
    for fase in normenkader.fasen:
        match fase:
            case st.Normtijden():
                found |= {fase.unit(row) for row in fase.tabel}
            case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Factoren() | st.Combinaties():
                found.add(fase.eenheid)
            case _:
                pass
    return found

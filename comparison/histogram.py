"""How changes in minutes are distributed: in bins that are steps of the rounding wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

from normenkader import Normenkader
from normenkader.stages import Afronding

MOST_BINS = 21


@dataclass(frozen=True)
class Bin:
    """How many cases change from `van` to `tot_en_met` minutes per week; 0 has a bin of its own."""

    van: int
    tot_en_met: int
    aantal: int

    @property
    def words(self) -> str:
        """The changes of the bin in words."""
        if self.van == self.tot_en_met:
            return f"{self.van:+d}" if self.van else "gelijk"
        return f"{self.van:+d} tot en met {self.tot_en_met:+d}"


def rounding_step(a: Normenkader, b: Normenkader) -> int:
    """The step of minutes of which every change is a multiple; 1 where neither rounds."""
    stages = (n.stage(Afronding) for n in (a, b))
    return gcd(*(stage.veelvoud for stage in stages if stage)) or 1


def histogram(differences: Mapping[int, int], step: int, most: int = MOST_BINS) -> tuple[Bin, ...]:
    """Bins from the least to the greatest change, without a gap; none where nothing was counted.

    No change is always among them. A bin is as many steps wide as is needed for at most `most`.
    """
    counted = {change: n for change, n in differences.items() if n}
    if not counted:
        return ()
    least, greatest = min(0, *counted), max(0, *counted)
    width = step
    while _place(greatest, width) - _place(least, width) >= most:
        width += step
    sums = dict.fromkeys(range(_place(least, width), _place(greatest, width) + 1), 0)
    for change, n in counted.items():
        sums[_place(change, width)] += n
    return tuple(_bin(place, width, step, n) for place, n in sums.items())


def _place(change: int, width: int) -> int:
    """The place of a change: 0 for none, the first `width` minutes more are 1, less are -1."""
    size = -(-abs(change) // width)
    return size if change > 0 else -size


def _bin(place: int, width: int, step: int, count: int) -> Bin:
    if not place:
        return Bin(0, 0, count)
    least, most = (abs(place) - 1) * width + step, abs(place) * width
    return Bin(least, most, count) if place > 0 else Bin(-most, -least, count)

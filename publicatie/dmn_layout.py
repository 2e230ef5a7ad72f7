"""Where the boxes of the diagram are: inputs below, each decision above all that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publicatie.dmn_graph import Graaf

WIDTH, HEIGHT = 240, 60
GAP_X, GAP_Y = 30, 90
MARGIN = 40
IN_ROW = 12


@dataclass(frozen=True)
class Vak:
    """A box: its upper left corner and its size, in pixels."""

    x: int
    y: int
    breedte: int = WIDTH
    hoogte: int = HEIGHT

    @property
    def midden(self) -> int:
        """Half of its width, as an x."""
        return self.x + self.breedte // 2


def boxes(graaf: Graaf, bronnen: Sequence[str], boven: int) -> dict[str, Vak]:
    """The boxes of sources (on top), decisions and inputs by name, from this height on."""
    levels = dict.fromkeys(graaf.invoer, 0)
    for naam, besluit in graaf.besluiten.items():
        levels[naam] = 1 + max((levels[n] for n in graaf.nodig(besluit)), default=0)
    rows = list(_wrapped(bronnen))
    for level in range(max(levels.values()), -1, -1):
        rows += _wrapped([n for n, own in levels.items() if own == level])
    return {
        naam: Vak(MARGIN + i * (WIDTH + GAP_X), boven + number * (HEIGHT + GAP_Y))
        for number, names in enumerate(rows)
        for i, naam in enumerate(names)
    }


def _wrapped(namen: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(namen), IN_ROW):
        yield namen[start : start + IN_ROW]

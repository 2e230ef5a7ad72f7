"""Sizes in the diagrams, in pixels, and what needs them: boxes, wrapped text, packing."""

from __future__ import annotations

import textwrap
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

# An editor that is much used moves all to a grid of 20 and makes no box smaller than this.
GRID, MIN_WIDTH, HEIGHT, MARGIN = 20, 160, 80, 40
# Room beside a name, for the sign that editors put in the corner of a decision.
PADDING = 40
LETTER, LINE = 9, 22
# The distance between lines, and between a line and the box that it goes along.
TRACK, EDGE = GRID, GRID
GROUP_GAP = 40

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Box:
    """A box: its upper left corner and its size, in pixels."""

    x: int
    y: int
    breedte: int
    hoogte: int = HEIGHT

    @property
    def right(self) -> int:
        """Its right side, as an x."""
        return self.x + self.breedte

    @property
    def bottom(self) -> int:
        """Its lower side, as a y."""
        return self.y + self.hoogte

    @property
    def midden(self) -> int:
        """Half of its height, as a y."""
        return self.y + self.hoogte // 2


def on_grid(size: int) -> int:
    """The next place on the grid."""
    return -(-size // GRID) * GRID


def name_width(names: Iterable[str]) -> int:
    """How wide a box is that shows each of these names on one line."""
    return on_grid(max(MIN_WIDTH, max(map(len, names)) * LETTER + PADDING))


def text_height(tekst: str, width: int) -> int:
    """How high a text is in a box of this width, in the letter of most editors."""
    letters = (width - PADDING // 2) // LETTER
    lines = [textwrap.wrap(line, letters) or [""] for line in tekst.splitlines()]
    return on_grid((sum(map(len, lines)) + 1) * LINE)


def packed(pieces: dict[K, tuple[int, int]]) -> dict[K, int]:
    """As few numbers as will do, so that pieces with the same number have nothing in common."""
    ends: list[int] = []
    found: dict[K, int] = {}
    for key, (start, end) in sorted(pieces.items(), key=lambda item: item[1]):
        number = next((i for i, last in enumerate(ends) if last < start), len(ends))
        ends[number : number + 1] = [end]
        found[key] = number
    return found

"""How the lines of the diagram run: through the gaps between columns and rows, never over a box.

A line leaves its box to the right and comes in from the left. What comes from one box shares its
line until it splits, and what goes to one box may come together before it; no other lines share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publishing.dmn.grid import DiagramGrid
from publishing.dmn.layout import EDGE, GRID, GROUP_GAP, HEIGHT, TRACK, Box, packed

Requirement = tuple[str, str]
Punt = tuple[int, int]
# What shares a line in a gap: all from one box, or all to one box from one side.
Bundel = tuple[str, str, str]
# How far from the middle of its target a line may come in: on the grid all that is beside it.
NEAR, FAR = GRID // 2, GRID * 3 // 2


@dataclass(frozen=True)
class Track:
    """The way of a line to a later column: along its own row, or in the gap below a row."""

    rij: int
    tussen: bool


class Tracks:
    """Which way each line takes, and how high the rows become by it."""

    def __init__(self, rooster: DiagramGrid, eisen: Sequence[Requirement], boven: int) -> None:
        """Choose the ways; the first row begins at `boven`."""
        self.rooster = rooster
        self._taken = {(c, rooster.rij[n]) for n, c in rooster.kolom.items()}
        self._ways = {eis: self._way(eis) for eis in eisen if not self.straight(eis)}
        self._number: dict[tuple[str, int], int] = {}
        self._top: list[int] = []
        lanes = self._lanes()
        last = {group.tot for group in rooster.groepen.values()}
        y = boven
        for row in range(rooster.rijen):
            self._top.append(y)
            y += HEIGHT + EDGE + lanes[row] * TRACK + (GROUP_GAP if row in last else 0)

    def straight(self, eis: Requirement) -> bool:
        """Whether a line is one stretch along its row."""
        van, naar = eis
        return self.rooster.rij[van] == self.rooster.rij[naar] and self._clear(van, naar)

    def _clear(self, van: str, naar: str) -> bool:
        row, columns = self.rooster.rij[van], self.rooster.kolom
        return all((c, row) not in self._taken for c in range(columns[van] + 1, columns[naar]))

    def _way(self, eis: Requirement) -> Track:
        """Above or below its box, on the side of where it goes; along the row if that is free."""
        van, naar = eis
        row = self.rooster.rij[van]
        if self._clear(van, naar):
            return Track(row, tussen=False)
        up = self.rooster.rij[naar] < row and row > 0
        return Track(row - 1 if up else row, tussen=True)

    def _lanes(self) -> Counter[int]:
        """Give lines in the same gap between rows each its own place; how many each gap has."""
        gaps: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        for (van, naar), way in self._ways.items():
            if way.tussen:
                start = self.rooster.kolom[van]
                _, end = gaps[way.rij].get(van, (start, start))
                gaps[way.rij][van] = (start, max(end, self.rooster.kolom[naar] - 1))
        lanes: Counter[int] = Counter()
        for row, pieces in gaps.items():
            found = packed(pieces)
            self._number |= {(van, row): number for van, number in found.items()}
            lanes[row] = 1 + max(found.values())
        return lanes

    def top(self, naam: str) -> int:
        """The upper side of a box, as a y."""
        return self._top[self.rooster.rij[naam]]

    def bottom(self, rij: int) -> int:
        """The lower side of the boxes of a row, as a y."""
        return self._top[rij] + HEIGHT

    def middle(self, naam: str) -> int:
        """The middle of a box, as a y."""
        return self.top(naam) + HEIGHT // 2

    def leaves(self, eis: Requirement) -> int:
        """The y to which a line goes right after its box."""
        van, _ = eis
        way = self._ways[eis]
        if not way.tussen:
            return self.middle(van)
        return self.bottom(way.rij) + EDGE + self._number[van, way.rij] * TRACK


class Rails:
    """The upright lines in the gaps between columns; `x` of each column follows from them."""

    def __init__(
        self, banen: Tracks, eisen: Sequence[Requirement], breedtes: Sequence[int], links: int
    ) -> None:
        """Give every upright line its place; columns have these widths, the first begins here."""
        self.banen = banen
        self.kolom = banen.rooster.kolom
        self.eisen = [e for e in eisen if not banen.straight(e)]
        self._jogs = {e for e in self.eisen if banen.leaves(e) != banen.middle(e[0])}
        self._splits = Counter((van, self.kolom[naar]) for van, naar in self.eisen)
        self._leaving = {van for van, _ in self._jogs}
        self._x: dict[tuple[int, Bundel], int] = {}
        self.x: list[int] = []
        x = links
        for column, width in enumerate(breedtes):
            self.x.append(x)
            x = self._place(column, x + width)

    def _place(self, gap: int, links: int) -> int:
        """Place the upright lines right of a column; gives where the next column begins."""
        kinds: list[dict[Bundel, tuple[int, int]]] = [{}, {}, {}]
        for bundle, heights in self._heights(gap).items():
            own = bundle[0] == "van"
            kind = 2 if not own else int(self.kolom[bundle[1]] != gap)
            kinds[kind][bundle] = (min(heights) - HEIGHT, max(heights) + HEIGHT)
        x = links + EDGE
        for pieces in kinds:
            found = packed(pieces)
            self._x |= {(gap, bundle): x + number * TRACK for bundle, number in found.items()}
            x += TRACK * (1 + max(found.values(), default=-1))
        return x + EDGE

    def _heights(self, gap: int) -> dict[Bundel, list[int]]:
        """The ys that each upright line in a gap connects."""
        found: dict[Bundel, list[int]] = defaultdict(list)
        for eis in self.eisen:
            van, naar = eis
            if self.kolom[naar] - 1 == gap:
                found[self.bundle(eis)] += [self.banen.leaves(eis), self.banen.middle(naar)]
            if eis in self._jogs and self.kolom[van] == gap:
                found["van", van, ""] += [self.banen.middle(van), self.banen.leaves(eis)]
        return found

    def bundle(self, eis: Requirement) -> Bundel:
        """With which others a line shares the upright line before its target."""
        van, naar = eis
        near = self.kolom[naar] == self.kolom[van] + 1
        if self._splits[van, self.kolom[naar]] > 1 or (near and van in self._leaving):
            return "van", van, ""
        side = "boven" if self.banen.leaves(eis) < self.banen.middle(naar) else "onder"
        return "naar", naar, side

    def before(self, eis: Requirement) -> int:
        """The x of the upright line before the target."""
        return self._x[self.kolom[eis[1]] - 1, self.bundle(eis)]

    def points(self, eis: Requirement, binnen: int) -> list[Punt]:
        """The corners of a line, without its ends; it comes in at this y."""
        van, _ = eis
        y = self.banen.leaves(eis)
        corners = []
        if eis in self._jogs:
            out = self._x[self.kolom[van], ("van", van, "")]
            corners = [(out, self.banen.middle(van)), (out, y)]
        x = self.before(eis)
        return [*corners, (x, y), (x, binnen)]


def lines(
    banen: Tracks, sporen: Rails, eisen: Sequence[Requirement], vakken: Mapping[str, Box]
) -> dict[Requirement, list[Punt]]:
    """All corners of every line, from box to box."""
    ports = _ports(banen, sporen)
    found: dict[Requirement, list[Punt]] = {}
    for eis in eisen:
        van, naar = vakken[eis[0]], vakken[eis[1]]
        start = (van.rechts, van.midden)
        if banen.straight(eis):
            found[eis] = [start, (naar.x, naar.midden)]
        else:
            y = ports[eis[1], sporen.bundle(eis)]
            found[eis] = [start, *sporen.points(eis, y), (naar.x, y)]
    return found


def _ports(banen: Tracks, sporen: Rails) -> dict[tuple[str, Bundel], int]:
    """The y at which each bundle comes in: from above in the upper half, so that none cross."""
    sides: dict[tuple[str, bool], dict[Bundel, int]] = defaultdict(dict)
    for eis in sporen.eisen:
        above = banen.leaves(eis) < banen.middle(eis[1])
        sides[eis[1], above][sporen.bundle(eis)] = sporen.before(eis)
    found = {}
    for (naar, above), bundles in sides.items():
        # Nearest to the middle is what has its upright line furthest to the left.
        for number, bundle in enumerate(sorted(bundles, key=bundles.__getitem__), 1):
            away = NEAR + (FAR - NEAR) * number // (len(bundles) + 1)
            found[naar, bundle] = banen.middle(naar) + (-away if above else away)
    return found

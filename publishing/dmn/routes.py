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

    def __init__(self, rooster: DiagramGrid, links: Sequence[Requirement], top: int) -> None:
        """Choose the ways; the first row begins at `top`."""
        self.rooster = rooster
        self._taken = {(c, rooster.rij[n]) for n, c in rooster.kolom.items()}
        self._ways = {link: self._way(link) for link in links if not self.straight(link)}
        self._number: dict[tuple[str, int], int] = {}
        self._top: list[int] = []
        lanes = self._lanes()
        last = {group.tot for group in rooster.groepen.values()}
        y = top
        for row in range(rooster.rows):
            self._top.append(y)
            y += HEIGHT + EDGE + lanes[row] * TRACK + (GROUP_GAP if row in last else 0)

    def straight(self, link: Requirement) -> bool:
        """Whether a line is one stretch along its row."""
        van, naar = link
        return self.rooster.rij[van] == self.rooster.rij[naar] and self._clear(van, naar)

    def _clear(self, van: str, naar: str) -> bool:
        row, columns = self.rooster.rij[van], self.rooster.kolom
        return all((c, row) not in self._taken for c in range(columns[van] + 1, columns[naar]))

    def _way(self, link: Requirement) -> Track:
        """Above or below its box, on the side of where it goes; along the row if that is free."""
        van, naar = link
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

    def top(self, name: str) -> int:
        """The upper side of a box, as a y."""
        return self._top[self.rooster.rij[name]]

    def bottom(self, row: int) -> int:
        """The lower side of the boxes of a row, as a y."""
        return self._top[row] + HEIGHT

    def middle(self, name: str) -> int:
        """The middle of a box, as a y."""
        return self.top(name) + HEIGHT // 2

    def leaves(self, link: Requirement) -> int:
        """The y to which a line goes right after its box."""
        van, _ = link
        way = self._ways[link]
        if not way.tussen:
            return self.middle(van)
        return self.bottom(way.rij) + EDGE + self._number[van, way.rij] * TRACK


class Rails:
    """The upright lines in the gaps between columns; `x` of each column follows from them."""

    def __init__(
        self, tracks: Tracks, requirements: Sequence[Requirement], widths: Sequence[int], links: int
    ) -> None:
        """Give every upright line its place; columns have these widths, the first begins here."""
        self.tracks = tracks
        self.kolom = tracks.rooster.kolom
        self.bent = [e for e in requirements if not tracks.straight(e)]
        self._jogs = {e for e in self.bent if tracks.leaves(e) != tracks.middle(e[0])}
        self._splits = Counter((van, self.kolom[naar]) for van, naar in self.bent)
        self._leaving = {van for van, _ in self._jogs}
        self._x: dict[tuple[int, Bundel], int] = {}
        self.x: list[int] = []
        x = links
        for column, width in enumerate(widths):
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
        for link in self.bent:
            van, naar = link
            if self.kolom[naar] - 1 == gap:
                found[self.bundle(link)] += [self.tracks.leaves(link), self.tracks.middle(naar)]
            if link in self._jogs and self.kolom[van] == gap:
                found["van", van, ""] += [self.tracks.middle(van), self.tracks.leaves(link)]
        return found

    def bundle(self, link: Requirement) -> Bundel:
        """With which others a line shares the upright line before its target."""
        van, naar = link
        near = self.kolom[naar] == self.kolom[van] + 1
        if self._splits[van, self.kolom[naar]] > 1 or (near and van in self._leaving):
            return "van", van, ""
        side = "boven" if self.tracks.leaves(link) < self.tracks.middle(naar) else "onder"
        return "naar", naar, side

    def before(self, link: Requirement) -> int:
        """The x of the upright line before the target."""
        return self._x[self.kolom[link[1]] - 1, self.bundle(link)]

    def points(self, link: Requirement, inside: int) -> list[Punt]:
        """The corners of a line, without its ends; it comes in at this y."""
        van, _ = link
        y = self.tracks.leaves(link)
        corners = []
        if link in self._jogs:
            out = self._x[self.kolom[van], ("van", van, "")]
            corners = [(out, self.tracks.middle(van)), (out, y)]
        x = self.before(link)
        return [*corners, (x, y), (x, inside)]


def lines(
    tracks: Tracks, rails: Rails, links: Sequence[Requirement], boxes: Mapping[str, Box]
) -> dict[Requirement, list[Punt]]:
    """All corners of every line, from box to box."""
    ports = _ports(tracks, rails)
    found: dict[Requirement, list[Punt]] = {}
    for link in links:
        van, naar = boxes[link[0]], boxes[link[1]]
        start = (van.right, van.midden)
        if tracks.straight(link):
            found[link] = [start, (naar.x, naar.midden)]
        else:
            y = ports[link[1], rails.bundle(link)]
            found[link] = [start, *rails.points(link, y), (naar.x, y)]
    return found


def _ports(tracks: Tracks, rails: Rails) -> dict[tuple[str, Bundel], int]:
    """The y at which each bundle comes in: from above in the upper half, so that none cross."""
    sides: dict[tuple[str, bool], dict[Bundel, int]] = defaultdict(dict)
    for link in rails.bent:
        above = tracks.leaves(link) < tracks.middle(link[1])
        sides[link[1], above][rails.bundle(link)] = rails.before(link)
    found = {}
    for (naar, above), bundles in sides.items():
        # Nearest to the middle is what has its upright line furthest to the left.
        for number, bundle in enumerate(sorted(bundles, key=bundles.__getitem__), 1):
            away = NEAR + (FAR - NEAR) * number // (len(bundles) + 1)
            found[naar, bundle] = tracks.middle(naar) + (-away if above else away)
    return found

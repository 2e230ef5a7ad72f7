"""In which column and row of the diagram everything is: stages from left to right.

Inputs are the first column, together by what they are about. A decision about a leefgebied is in
the rows of its inputs; any other is as near as there is room to what it uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publishing.dmn.graph import Decision, Graph

Groep = tuple[str, str]
EERST, LAATST = (("toegang", ""),), (("clientfactoren", ""), ("zaak", ""))


@dataclass(frozen=True)
class Block:
    """The first and the last column of a stage, or row of a group of inputs."""

    van: int
    tot: int


@dataclass
class DiagramGrid:
    """Column and row by name; the columns of a stage, and the rows of a section and leefgebied."""

    kolom: dict[str, int] = field(default_factory=dict)
    rij: dict[str, int] = field(default_factory=dict)
    fasen: dict[str, Block] = field(default_factory=dict)
    groepen: dict[Groep, Block] = field(default_factory=dict)

    @property
    def kolommen(self) -> int:
        """How many columns there are."""
        return 1 + max(self.kolom.values())

    @property
    def rijen(self) -> int:
        """How many rows there are."""
        return 1 + max(*self.rij.values(), *(g.tot for g in self.groepen.values()))


def grid(graaf: Graph, leefgebieden: Sequence[str]) -> DiagramGrid:
    """The place of everything; no two are in the same place."""
    found = DiagramGrid()
    _columns(graaf, found)
    _groups(graaf, leefgebieden, found)
    taken = {(found.kolom[n], r) for n, r in found.rij.items()}
    taken |= set(_in_groups(graaf, found))
    for naam, besluit in graaf.besluiten.items():
        if naam not in found.rij:
            column = found.kolom[naam]
            free = _nearest(_wish(graaf, besluit, found), column, taken)
            found.rij[naam] = free
            taken.add((column, free))
    return found


def _columns(graaf: Graph, found: DiagramGrid) -> None:
    """A decision is right of what it uses, and of every earlier stage."""
    found.kolom |= dict.fromkeys(graaf.invoer, 0)
    first = 1
    for stage in graaf.fasen:
        own = {n: b for n, b in graaf.besluiten.items() if b.fase == stage}
        for naam, besluit in own.items():
            used = (found.kolom[n] for n in graaf.nodig(besluit))
            found.kolom[naam] = max(first, 1 + max(used, default=0))
        if own:
            found.fasen[stage] = Block(first, max(found.kolom[n] for n in own))
            first = found.fasen[stage].tot + 1


def _groups(graaf: Graph, leefgebieden: Sequence[str], found: DiagramGrid) -> None:
    """Rows for the inputs of a group, and for the decisions of a leefgebied in one column."""
    row = 0
    for group in (*EERST, *(("leefgebieden", naam) for naam in leefgebieden), *LAATST):
        inputs = [n for n, i in graaf.invoer.items() if i.plaats[:2] == group]
        stacked = Counter(found.kolom[b.naam] for b in _about(graaf, group[1]))
        height = max(len(inputs), *stacked.values(), 0)
        if height:
            found.rij |= {n: row + i for i, n in enumerate(inputs)}
            found.groepen[group] = Block(row, row + height - 1)
            row += height


def _about(graaf: Graph, leefgebied: str) -> list[Decision]:
    return [b for b in graaf.besluiten.values() if leefgebied and b.leefgebied == leefgebied]


def _in_groups(graaf: Graph, found: DiagramGrid) -> Iterator[tuple[int, int]]:
    """Place the decisions about a leefgebied in the middle of its rows."""
    for (_, leefgebied), rows in found.groepen.items():
        own = _about(graaf, leefgebied)
        for column in dict.fromkeys(found.kolom[b.naam] for b in own):
            stacked = [b.naam for b in own if found.kolom[b.naam] == column]
            first = rows.van + (rows.tot - rows.van + 1 - len(stacked)) // 2
            for row, naam in enumerate(stacked, first):
                found.rij[naam] = row
                yield column, row


def _wish(graaf: Graph, besluit: Decision, found: DiagramGrid) -> int:
    """The row of which as many of what a decision uses are above as below."""
    rows = sorted(found.rij[n] for n in graaf.nodig(besluit)) or [0]
    return rows[(len(rows) - 1) // 2]


def _nearest(wens: int, kolom: int, bezet: set[tuple[int, int]]) -> int:
    """The free row of a column that is nearest to a wish, the upper one of two."""
    away = 0
    while True:
        for row in (wens - away, wens + away):
            if row >= 0 and (kolom, row) not in bezet:
                return row
        away += 1

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
    def columns(self) -> int:
        """How many columns there are."""
        return 1 + max(self.kolom.values())

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return 1 + max(*self.rij.values(), *(g.tot for g in self.groepen.values()))


def grid(graph: Graph, leefgebieden: Sequence[str]) -> DiagramGrid:
    """The place of everything; no two are in the same place."""
    found = DiagramGrid()
    _columns(graph, found)
    _groups(graph, leefgebieden, found)
    taken = {(found.kolom[n], r) for n, r in found.rij.items()}
    taken |= set(_in_groups(graph, found))
    for name, besluit in graph.besluiten.items():
        if name not in found.rij:
            column = found.kolom[name]
            free = _nearest(_wish(graph, besluit, found), column, taken)
            found.rij[name] = free
            taken.add((column, free))
    return found


def _columns(graph: Graph, found: DiagramGrid) -> None:
    """A decision is right of what it uses, and of every earlier stage."""
    found.kolom |= dict.fromkeys(graph.invoer, 0)
    first = 1
    for stage in graph.fasen:
        own = {n: b for n, b in graph.besluiten.items() if b.fase == stage}
        for name, besluit in own.items():
            used = (found.kolom[n] for n in graph.nodig(besluit))
            found.kolom[name] = max(first, 1 + max(used, default=0))
        if own:
            found.fasen[stage] = Block(first, max(found.kolom[n] for n in own))
            first = found.fasen[stage].tot + 1


def _groups(graph: Graph, leefgebieden: Sequence[str], found: DiagramGrid) -> None:
    """Rows for the inputs of a group, and for the decisions of a leefgebied in one column."""
    row = 0
    for group in (*EERST, *(("leefgebieden", name) for name in leefgebieden), *LAATST):
        inputs = [n for n, i in graph.invoer.items() if i.plaats[:2] == group]
        stacked = Counter(found.kolom[b.naam] for b in _about(graph, group[1]))
        height = max(len(inputs), *stacked.values(), 0)
        if height:
            found.rij |= {n: row + i for i, n in enumerate(inputs)}
            found.groepen[group] = Block(row, row + height - 1)
            row += height


def _about(graph: Graph, leefgebied: str) -> list[Decision]:
    return [b for b in graph.besluiten.values() if leefgebied and b.leefgebied == leefgebied]


def _in_groups(graph: Graph, found: DiagramGrid) -> Iterator[tuple[int, int]]:
    """Place the decisions about a leefgebied in the middle of its rows."""
    for (_, leefgebied), rows in found.groepen.items():
        own = _about(graph, leefgebied)
        for column in dict.fromkeys(found.kolom[b.naam] for b in own):
            stacked = [b.naam for b in own if found.kolom[b.naam] == column]
            first = rows.van + (rows.tot - rows.van + 1 - len(stacked)) // 2
            for row, name in enumerate(stacked, first):
                found.rij[name] = row
                yield column, row


def _wish(graph: Graph, besluit: Decision, found: DiagramGrid) -> int:
    """The row of which as many of what a decision uses are above as below."""
    rows = sorted(found.rij[n] for n in graph.nodig(besluit)) or [0]
    return rows[(len(rows) - 1) // 2]


def _nearest(wens: int, column: int, taken: set[tuple[int, int]]) -> int:
    """The free row of a column that is nearest to a wish, the upper one of two."""
    away = 0
    while True:
        for row in (wens - away, wens + away):
            if row >= 0 and (column, row) not in taken:
                return row
        away += 1

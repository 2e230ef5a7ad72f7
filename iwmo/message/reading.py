"""Details that somebody gives, held against what the message can hold: elements, and all problems.

A value that is refused still becomes an element, so that what goes with it is looked at too; no
message is made then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from iwmo.message.kinds import read, written
from iwmo.message.nodes import Node
from iwmo.message.shape import Fixed, Group, Leaf
from normenkader.file.nearest import Hints
from normenkader.file.problems import DataPath
from normenkader.file.text import no_text

Table = Mapping[str, object]
EMPTY: Table = {}
MOST_IN_A_LIST = 50


class Report(Protocol):
    """Hears of a problem: its path, what is wrong, and the path whose line it is on."""

    def __call__(self, pad: DataPath, melding: str, line: DataPath | None = None) -> None:
        """Take over one problem."""


@dataclass(frozen=True)
class Reader:
    """Reads tables of details; `report` hears of every problem, with its path."""

    report: Report
    hints: Hints = field(default_factory=Hints)

    def table(self, waarde: object, pad: DataPath, keys: Iterable[str]) -> Table:
        """What was given under a path, as a table with only these keys; empty where it is none."""
        if waarde is None:
            return EMPTY
        if not isinstance(waarde, dict):
            self.report(pad, "Verwacht een tabel: per regel een naam, een : en een waarde.")
            return EMPTY
        known = list(keys)
        for key in waarde:
            if key not in known:
                near = self.hints.nearest(str(key), known)
                hint = f" Bedoel je {near}?" if near else f" Kies uit: {', '.join(known)}."
                # The name itself is not repeated: it may be something else than a name.
                wrong = f"Op deze regel staat een naam die hier niet bekend is.{hint}"
                self.report(pad, wrong, (*pad, key))
        return waarde

    def items(self, waarde: object, pad: DataPath) -> list[object]:
        """What was given under a path, as a list; empty where it is none."""
        if waarde is None:
            return []
        if not isinstance(waarde, list):
            self.report(pad, "Verwacht een lijst: elk deel begint met een streepje (-).")
            return []
        if len(waarde) > MOST_IN_A_LIST:
            self.report(pad, f"Dit is te veel: hoogstens {MOST_IN_A_LIST}.")
            return []
        return waarde

    def leaf(self, leaf: Leaf, given: Table, pad: DataPath, *, needed: bool) -> Node | None:
        """The element of one value; None where nothing is given."""
        place, waarde = (*pad, leaf.key), given.get(leaf.key)
        if waarde is None:
            if needed:
                self.report(place, f"{leaf.label} ontbreekt. Schrijf {leaf.kind.form}.")
            return None
        try:
            return Node(leaf.tag, read(leaf.kind, waarde), place=place)
        except ValueError as error:
            self.report(place, str(error))
            tekst = written(waarde) or ""
            return Node(leaf.tag, "" if no_text(tekst) else tekst, place=place)

    def group(self, group: Group, waarde: object, pad: DataPath) -> Node:
        """The element of a table of its own."""
        keys = [leaf.key for leaf in group.leaves] + [part.key for part in group.tables]
        return self._group(group, self.table(waarde, pad, keys), pad)

    def _group(self, group: Group, given: Table, pad: DataPath) -> Node:
        parts: list[Node] = []
        for part in group.parts:
            parts += self._part(part, given, pad)
        return Node(group.tag, parts=tuple(parts), place=pad)

    def _part(self, part: Leaf | Fixed | Group, given: Table, pad: DataPath) -> list[Node]:
        if isinstance(part, Fixed):
            return [Node(part.tag, part.text)]
        if isinstance(part, Leaf):
            found = self.leaf(part, given, pad, needed=part.needed)
            return [] if found is None else [found]
        if part.key:
            return self._keyed(part, given.get(part.key), (*pad, part.key))
        there = part.needed or any(given.get(leaf.key) is not None for leaf in part.leaves)
        return [self._group(part, given, pad)] if there else []

    def _keyed(self, part: Group, waarde: object, pad: DataPath) -> list[Node]:
        if waarde is None:
            if part.needed:
                self.report(pad, f"{part.label}: dit ontbreekt.")
            return []
        if not part.many:
            return [self.group(part, waarde, pad)]
        found = self.items(waarde, pad)
        if isinstance(waarde, list) and not waarde and part.needed:
            self.report(pad, f"{part.label}: dit is een lege lijst.")
        nodes = [self.group(part, item, (*pad, i)) for i, item in enumerate(found)]
        if not part.around:
            return nodes
        return [Node(part.around, parts=tuple(nodes), place=pad)] if nodes else []

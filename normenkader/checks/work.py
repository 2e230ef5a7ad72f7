"""The work in hand of a check: the normenkader, its places, and the problems found so far."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from normenkader.file.problems import DataPath, Problem
from normenkader.file.tree import Tree
from normenkader.model import Normenkader
from normenkader.questions import SECTIES, Vraag

F = TypeVar("F")


@dataclass
class Work:
    """Gathers problems; every check adds to it and none stops at the first."""

    normenkader: Normenkader
    boom: Tree
    problemen: list[Problem] = field(default_factory=list)
    # Those that leave a calculation: some client can show them.
    toonbaar: list[Problem] = field(default_factory=list)
    # What no client can meet, and somebody may want to know.
    waarschuwingen: list[Problem] = field(default_factory=list)

    def wrong(self, pad: DataPath, melding: str) -> None:
        """Add a problem at a path of the file."""
        self.problemen.append(self.boom.problem(pad, melding))

    def warn(self, pad: DataPath, melding: str) -> None:
        """Add a warning: the normenkader is in order all the same."""
        self.waarschuwingen.append(self.boom.problem(pad, melding))

    def shown(self, pad: DataPath, melding: str) -> None:
        """Add a problem that leaves a calculation, such as a gap: some client can show it."""
        self.wrong(pad, melding)
        self.toonbaar.append(self.problemen[-1])

    def must_be_known(self, pad: DataPath, name: Any, known: Iterable[Any], wat: str) -> bool:
        """Add a problem, with the nearest valid name, when a name is unknown."""
        names = list(known)
        if any(name == n and type(name) is type(n) for n in names):
            return True
        written = [_written(n) for n in names]
        nearest = difflib.get_close_matches(_written(name), written, n=1)
        choices = f"Kies uit: {', '.join(written[:20])}." if names else "Er is er geen."
        if nearest:
            choices = f"Bedoel je {nearest[0]!r}?"
        shown = repr(name) if isinstance(name, str) else _written(name)
        self.wrong(pad, f"{wat} {shown} bestaat niet. {choices}")
        return False

    def stage(self, soort: type[F]) -> tuple[F, DataPath] | None:
        """The stage of a kind with its path, or None."""
        for number, fase in enumerate(self.normenkader.fasen):
            if isinstance(fase, soort):
                return fase, ("fasen", number)
        return None

    def questions(self, *sections: str) -> dict[str, Vraag]:
        """The questions of sections, by name."""
        found = [v for s in sections for v in self.normenkader.vragen.section(s)]
        return {v.vraag: v for v in found}

    def each_question(self) -> Iterator[tuple[str, Vraag, DataPath]]:
        """Every question with its section and path."""
        for section in SECTIES:
            for i, vraag in enumerate(self.normenkader.vragen.section(section)):
                yield section, vraag, ("vragen", section, i)


def doubles(names: Iterable[Any]) -> list[int]:
    """The places of what was there before."""
    seen: set[Any] = set()
    places = []
    for i, name in enumerate(names):
        if name in seen:
            places.append(i)
        seen.add(name)
    return places


def _written(waarde: Any) -> str:
    """A value as YAML writes it: `true` and not `True`."""
    return str(waarde).lower() if isinstance(waarde, bool) else str(waarde)

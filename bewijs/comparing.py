"""Compares clients before and after, many at once: where there is less, and the largest step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from bewijs.directions import Directions
from bewijs.enumeration import Enumeration
from bewijs.factoren import Som, Stel
from bewijs.origins import Antwoorden, Vondst
from bewijs.rows import Rijen
from bewijs.sums import Ints

# What falls away has fewer minutes than any outcome.
NOTHING = 0
# Gives the answers before and after of a row, with the factors of both.
Clients = Callable[[int, Stel], tuple[Antwoorden, Antwoorden]]


@dataclass(frozen=True)
class Vrijgesteld:
    """The rules of which a change excuses a lower time, and those that excuse a large step."""

    monotoon: frozenset[str] = frozenset()
    robuust: frozenset[str] = frozenset()


@dataclass
class Uitslag:
    """What another answer to one question can do, where no rule of `vrij` changes.

    `lager`: clients of whom the heavier answer gives fewer minutes or a lighter product. `stap`:
    the largest change in minutes per week, of clients `stap_van`. For pairs in which an exempt rule
    changes, by that rule: `lager_door` with the fewest such rules, and `stap_door` as `stap`.
    `toestanden` counts the different pairs of sums.
    """

    lager: Vondst | None = None
    stap: int = 0
    stap_van: Vondst | None = None
    lager_door: dict[str, tuple[int, Vondst]] = field(default_factory=dict)
    stap_door: dict[str, tuple[int, Vondst]] = field(default_factory=dict)
    toestanden: int = 0


class Vergelijking:
    """Judges rows with the factors before and after."""

    def __init__(self, enumeration: Enumeration, vrij: Vrijgesteld) -> None:
        """Find whether the doelrichting matters."""
        self._e = enumeration
        self._vrij = vrij
        self._directions = Directions(enumeration.nk, enumeration.gevolgd)
        self.by_direction = self._directions.needed

    def judge(
        self,
        found: Uitslag,
        rijen: Rijen,
        stel: Stel,
        anders: frozenset[str],
        clients: Clients,
        *,
        heavier: bool,
    ) -> None:
        """Add what these rows show; `anders` are the rules that change in them."""
        found.toestanden += len(rijen.waar)
        changed = anders | stel.anders
        before, after = (
            self._minutes(totaal, som, counts=aantal > 0)
            for totaal, som, aantal in zip(
                rijen.totaal, (stel.voor, stel.na), rijen.aantal, strict=True
            )
        )
        lighter = before > after
        if not self._e.timed:
            lighter = np.full(len(before), rijen.aantal[0] > 0 >= rijen.aantal[1])
        steps = np.abs(after - before)

        def shows(rows: Any, lower: Any, involved: frozenset[str]) -> None:
            def of(row: int) -> Vondst:
                return partial(clients, int(rijen.waar[rows[row]]), stel)

            self._note(found, lower, steps[rows], involved, of, heavier=heavier)

        if not self.by_direction:
            shows(np.arange(len(steps)), lighter, changed)
            return
        for extra, mask, lower in self._directions.compare(rijen, before, after):
            shows(np.flatnonzero(mask), lighter[mask] | lower, changed | extra)

    def _minutes(self, totaal: Ints, som: Som, *, counts: bool) -> Ints:
        if not counts or not self._e.timed:
            return np.full(len(totaal), NOTHING, np.int64)
        found: Ints = self._e.minutes(totaal, som)
        return found

    def _note(
        self,
        found: Uitslag,
        lower: Any,
        steps: Ints,
        changed: frozenset[str],
        of: Callable[[int], Vondst],
        *,
        heavier: bool,
    ) -> None:
        if not len(steps):
            return
        many = len(changed & (self._vrij.monotoon | self._vrij.robuust))
        if heavier and bool(lower.any()):
            excused = changed & self._vrij.monotoon
            example = of(int(np.argmax(lower)))
            if not excused:
                found.lager = found.lager or example
            for regel in excused:
                if regel not in found.lager_door or many < found.lager_door[regel][0]:
                    found.lager_door[regel] = (many, example)
        largest = int(np.argmax(steps))
        step, excused = int(steps[largest]), changed & self._vrij.robuust
        if not excused and step > found.stap:
            found.stap, found.stap_van = step, of(largest)
        for regel in excused:
            if step > found.stap_door.get(regel, (0, None))[0]:
                found.stap_door[regel] = (step, of(largest))

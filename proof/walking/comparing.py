"""Compares clients before and after, many at once: where there is less, and the largest step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

import numpy as np

from proof.own_effect import NONE, Held, Regels
from proof.walking.directions import Bools, Directions
from proof.walking.enumeration import Enumeration
from proof.walking.factoren import FactorPair, FactorSum
from proof.walking.origins import Antwoorden, Vondst
from proof.walking.rows import Rows
from proof.walking.sums import Ints

# What falls away has fewer minutes than any outcome.
NOTHING = 0
# Gives the answers before and after of a row, with the factors of both.
Clients = Callable[[int, FactorPair], tuple[Antwoorden, Antwoorden]]


@dataclass(frozen=True)
class Exempt:
    """The rules with an exception, and the largest step that is allowed (None: it is not said)."""

    monotoon: Regels = NONE
    robuust: Regels = NONE
    hoogstens: int | None = None


@dataclass(frozen=True)
class Covered:
    """Clients whose drop is covered by rules together, and by no smaller part of them.

    `stap` is how many minutes per week they differ.
    """

    regels: Regels
    stap: int
    van: Vondst


@dataclass
class AnswerEffect:
    """What another answer to one question can do that no exception covers.

    `lager`: clients of whom the heavier answer gives fewer minutes or a lighter product. `stap`:
    the largest change in minutes per week, of clients `stap_van`. What is covered stands in
    `lager_door` and `stap_door` by rule: the fewest rules that do so, and of these the largest
    step. `toestanden` counts the different pairs of sums.
    """

    lager: Vondst | None = None
    stap: int = 0
    stap_van: Vondst | None = None
    lager_door: dict[str, Covered] = field(default_factory=dict)
    stap_door: dict[str, Covered] = field(default_factory=dict)
    toestanden: int = 0


# For sets of rules what is wrong still without what these do themselves.
_Zonder = list[tuple[Regels, Bools]]


class Comparison:
    """Judges rows with the factors before and after."""

    def __init__(self, enumeration: Enumeration, vrij: Exempt) -> None:
        """Find whether the doelrichting matters."""
        self._e = enumeration
        self._vrij = vrij
        self._directions = Directions(enumeration.nk, enumeration.gevolgd)
        self.by_direction = self._directions.needed

    def judge(
        self,
        found: AnswerEffect,
        rijen: Rows,
        stel: FactorPair,
        vast: Sequence[Held],
        clients: Clients,
        *,
        heavier: bool,
    ) -> None:
        """Add what these rows show; `vast` is what the leefgebieden add with rules as before."""
        size = len(rijen.waar)
        found.toestanden += size
        if not size:
            return
        before, after = (
            self._minutes(totaal, som, counts=aantal > 0)
            for totaal, som, aantal in zip(
                rijen.totaal, (stel.voor, stel.na), rijen.aantal, strict=True
            )
        )
        steps = np.abs(after - before)
        # What rules do themselves matters only where something is wrong: most often nothing is.
        held = lru_cache(None)(lambda: list(self._held(rijen, stel, vast, before)))

        def of(row: int) -> Vondst:
            return partial(clients, int(rijen.waar[row]), stel)

        if heavier:
            self._note_lower(found, rijen, before, after, held, of)
        most = self._vrij.hoogstens
        large = steps > most if most is not None else np.zeros(size, bool)
        if most is not None and large.any():
            without = [
                (rules, np.abs(minutes - before) > most)
                for rules, minutes, _ in held()
                if rules and rules <= self._vrij.robuust
            ]
            open_ones = _covered(found.stap_door, large, without, steps, of)
            steps = np.where(open_ones | ~large, steps, 0)
        largest = int(np.argmax(steps))
        if int(steps[largest]) > found.stap:
            found.stap, found.stap_van = int(steps[largest]), of(largest)

    def _note_lower(
        self,
        found: AnswerEffect,
        rijen: Rows,
        before: Ints,
        after: Ints,
        held: Callable[[], Sequence[tuple[Regels, Ints, int]]],
        of: Callable[[int], Vondst],
    ) -> None:
        """Note where minutes are fewer or the product is lighter, and what covers that.

        A lighter product with no fewer minutes is what the bandwidths do, and no rule before them.
        """
        fewer = self._fewer(rijen, before, after, rijen.aantal[1])
        lighter = self._lighter(rijen, before, after)
        lower = fewer | lighter
        if not lower.any():
            return
        late = self._directions.late(rijen, before, after) if self.by_direction else {}
        without: _Zonder = []
        for rules, minutes, aantal in held():
            if not rules <= self._vrij.monotoon:
                continue
            time = fewer & self._fewer(rijen, before, minutes, aantal)
            product = lighter & (self._lighter(rijen, before, minutes) | ~fewer)
            without += [(rules, time | product)] if rules else []
            without += [
                (rules | {regel}, time | (product & ~changed))
                for regel, changed in late.items()
                if regel in self._vrij.monotoon
            ]
        open_ones = _covered(found.lager_door, lower, without, np.abs(after - before), of)
        if found.lager is None and bool(open_ones.any()):
            found.lager = of(int(np.argmax(open_ones)))

    def _held(
        self, rijen: Rows, stel: FactorPair, vast: Sequence[Held], before: Ints
    ) -> Iterator[tuple[Regels, Ints, int]]:
        """For sets of changed rules the minutes after, and how many count, with these as before."""
        counts_before, counts_after = rijen.aantal
        for own in (Held(NONE, aantal=counts_after), *vast):
            for rules, som in stel.vast:
                if own.als_voor and not (counts_before and counts_after):
                    yield own.regels | rules, before, counts_before
                    continue
                totaal = rijen.totaal[0] if own.als_voor else rijen.of(som.doelen) + own.erbij
                aantal = counts_after or own.aantal
                # Where nothing counts no factor counts either: they are as before.
                factors = som if counts_after else stel.voor
                yield own.regels | rules, self._minutes(totaal, factors, counts=aantal > 0), aantal

    def _lighter(self, rijen: Rows, before: Ints, minutes: Ints) -> Bools:
        """For which rows these minutes give a lighter product than before."""
        if not self.by_direction:
            return np.zeros(len(before), bool)
        return self._directions.lighter(rijen, before, minutes)

    def _fewer(self, rijen: Rows, before: Ints, minutes: Ints, aantal: int) -> Bools:
        if self._e.timed:
            fewer: Bools = minutes < before
            return fewer
        return np.full(len(before), rijen.aantal[0] > 0 >= aantal)

    def _minutes(self, totaal: Ints, som: FactorSum, *, counts: bool) -> Ints:
        if not counts or not self._e.timed:
            return np.full(len(totaal), NOTHING, np.int64)
        found: Ints = self._e.minutes(totaal, som)
        return found


def _covered(
    by_rule: dict[str, Covered],
    wrong: Bools,
    without: _Zonder,
    steps: Ints,
    of: Callable[[int], Vondst],
) -> Bools:
    """Note which rules cover what is wrong; gives the rows that none covers."""
    covers = {rules: wrong & ~still for rules, still in without}
    left = wrong.copy()
    for rules, rows in covers.items():
        left &= ~rows
        smaller = [covers[other] for other in covers if other < rules]
        own = rows & ~np.logical_or.reduce(smaller) if smaller else rows
        if not own.any():
            continue
        largest = int(np.argmax(np.where(own, steps, -1)))
        step = int(steps[largest])
        for regel in rules:
            best = by_rule.get(regel)
            if best is None or (-len(rules), step) > (-len(best.regels), best.stap):
                by_rule[regel] = Covered(rules, step, of(largest))
    return left

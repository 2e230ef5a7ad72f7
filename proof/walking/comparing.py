"""Compares clients before and after, many at once: where there is less, and the largest step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.calculation.terms import FIJN
from proof.own_effect import NONE, Held, Regels
from proof.walking.directions import Bools, Directions
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorPair, FactorSum
from proof.walking.found_pairs import FoundPair, RowSource
from proof.walking.rows import Rows
from proof.walking.sums import Ints

# What falls away has fewer minutes than any outcome.
NOTHING = 0
# Rows times factors that are looked at together, so that memory stays within a few tens of MB.
CELLS_AT_ONCE = 500_000


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
    van: FoundPair


@dataclass
class AnswerEffect:
    """What another answer to one question can do that no exception covers.

    `lager`: clients of whom the heavier answer gives fewer minutes or a lighter product. `stap`:
    the largest change in minutes per week, of clients `stap_van`. What is covered stands in
    `lager_door` and `stap_door` by rule: the fewest rules that do so, and of these the largest
    step. `toestanden` counts the different pairs of sums.
    """

    lager: FoundPair | None = None
    stap: int = 0
    stap_van: FoundPair | None = None
    lager_door: dict[str, Covered] = field(default_factory=dict)
    stap_door: dict[str, Covered] = field(default_factory=dict)
    toestanden: int = 0


# For sets of rules what is wrong still without what these do themselves.
_Zonder = list[tuple[Regels, Bools]]


class HeldMinutes(NamedTuple):
    """The minutes after, and how many leefgebieden count, with these rules as before."""

    regels: Regels
    minuten: Ints
    aantal: int


@dataclass(frozen=True, eq=False)
class Judged:
    """Rows with the factors before and after, in minutes per week.

    `vast` is what the leefgebieden add with rules as before, `bron` of what the rows were made.
    """

    e: Enumeration
    rijen: Rows
    stel: FactorPair
    vast: Sequence[Held]
    bron: RowSource

    @cached_property
    def before(self) -> Ints:
        """The minutes of each row before the other answer."""
        counts = self.rijen.aantal[0] > 0
        return self._minutes(self.rijen.totaal[0], self.stel.voor, counts=counts)

    @cached_property
    def after(self) -> Ints:
        """The minutes of each row after it."""
        counts = self.rijen.aantal[1] > 0
        return self._minutes(self.rijen.totaal[1], self.stel.na, counts=counts)

    @cached_property
    def steps(self) -> Ints:
        """How many minutes both differ."""
        found: Ints = np.abs(self.after - self.before)
        return found

    @cached_property
    def held(self) -> tuple[HeldMinutes, ...]:
        """For sets of changed rules what comes out with these as before.

        Matters only where something is wrong: most often nothing is.
        """
        return tuple(self._held())

    def _held(self) -> Iterator[HeldMinutes]:
        counts_before, counts_after = self.rijen.aantal
        for own in (Held(NONE, aantal=counts_after), *self.vast):
            for rules, som in self.stel.vast:
                if own.als_voor and not (counts_before and counts_after):
                    yield HeldMinutes(own.regels | rules, self.before, counts_before)
                    continue
                after = self.rijen.of(som.doelen) + own.erbij
                totaal = self.rijen.totaal[0] if own.als_voor else after
                aantal = counts_after or own.aantal
                # Where nothing counts no factor counts either: they are as before.
                factors = som if counts_after else self.stel.voor
                minutes = self._minutes(totaal, factors, counts=aantal > 0)
                yield HeldMinutes(own.regels | rules, minutes, aantal)

    def _minutes(self, totaal: Ints, som: FactorSum, *, counts: bool) -> Ints:
        if not counts or not self.e.timed:
            return np.full(len(totaal), NOTHING, np.int64)
        found: Ints = self.e.minutes(totaal, som)
        return found

    def pair(self, row: int) -> FoundPair:
        """The clients of a row."""
        return FoundPair(self.bron, int(self.rijen.waar[row]), self.stel)


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
        stellen: Mapping[FactorPair, bool],
        vast: Sequence[Held],
        bron: RowSource,
    ) -> None:
        """Add what these rows show with each of these factors; which are of a heavier answer.

        `vast` is what the leefgebieden add with rules as before.
        """
        size = len(rijen.waar)
        found.toestanden += size * len(stellen)
        if not size:
            return
        most = self._vrij.hoogstens
        together = max(1, CELLS_AT_ONCE // size)
        for start in range(0, len(stellen), together):
            own = list(stellen)[start : start + together]
            lower, steps = self._at_a_glance(rijen, own)
            for stel, less, step in zip(own, lower, steps, strict=True):
                judged = Judged(self._e, rijen, stel, vast, bron)
                if stellen[stel] and less:
                    self._note_lower(found, judged)
                if step > found.stap or (most is not None and step > most):
                    self._note_step(found, judged)

    def _at_a_glance(
        self, rijen: Rows, stellen: Sequence[FactorPair]
    ) -> tuple[list[bool], list[int]]:
        """Of many factors at once whether some row has less, and the largest step of any row."""
        one, other = rijen.aantal
        before = self._minutes(rijen.totaal[0], [s.voor for s in stellen], counts=one > 0)
        after = self._minutes(rijen.totaal[1], [s.na for s in stellen], counts=other > 0)
        less = self._fewer(rijen, before, after, rijen.aantal[1])
        less |= self._lighter(rijen, before, after)
        return less.any(axis=1).tolist(), np.abs(after - before).max(axis=1).tolist()

    def _minutes(self, totaal: Ints, sommen: Sequence[FactorSum], *, counts: bool) -> Ints:
        """A row of minutes for each of the sums of factors."""
        if not counts or not self._e.timed:
            return np.full((len(sommen), len(totaal)), NOTHING, np.int64)
        columns = np.array([(100 + s.procent, s.minuten) for s in sommen], np.int64)
        found: Ints = self._e.rounded(
            totaal * self._e.unit * columns[:, :1] + columns[:, 1:] * FIJN
        )
        return found

    def _note_step(self, found: AnswerEffect, judged: Judged) -> None:
        """Note the largest step, and what covers one that is larger than allowed."""
        steps, most = judged.steps, self._vrij.hoogstens
        large = steps > most if most is not None else np.zeros(len(steps), bool)
        if most is not None and large.any():
            without = [
                (rules, np.abs(minutes - judged.before) > most)
                for rules, minutes, _ in judged.held
                if rules and rules <= self._vrij.robuust
            ]
            open_ones = _covered(found.stap_door, large, without, judged)
            steps = np.where(open_ones | ~large, steps, 0)
        largest = int(np.argmax(steps))
        if int(steps[largest]) > found.stap:
            found.stap, found.stap_van = int(steps[largest]), judged.pair(largest)

    def _note_lower(self, found: AnswerEffect, judged: Judged) -> None:
        """Note where minutes are fewer or the product is lighter, and what covers that.

        A lighter product with no fewer minutes is what the bandwidths do, and no rule before them.
        """
        rijen, before = judged.rijen, judged.before
        fewer = self._fewer(rijen, before, judged.after, rijen.aantal[1])
        lighter = self._lighter(rijen, before, judged.after)
        lower = fewer | lighter
        if not lower.any():
            return
        late: dict[str, Bools] = {}
        if self.by_direction:
            late = self._directions.late(rijen, before, judged.after)
        without: _Zonder = []
        for rules, minutes, aantal in judged.held:
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
        open_ones = _covered(found.lager_door, lower, without, judged)
        if found.lager is None and bool(open_ones.any()):
            found.lager = judged.pair(int(np.argmax(open_ones)))

    def _lighter(self, rijen: Rows, before: Ints, minutes: Ints) -> Bools:
        """For which rows these minutes give a lighter product than before."""
        if not self.by_direction:
            return np.zeros(minutes.shape, bool)
        return self._directions.lighter(rijen, before, minutes)

    def _fewer(self, rijen: Rows, before: Ints, minutes: Ints, aantal: int) -> Bools:
        if self._e.timed:
            fewer: Bools = minutes < before
            return fewer
        return np.full(minutes.shape, rijen.aantal[0] > 0 >= aantal)


def _covered(
    by_rule: dict[str, Covered],
    wrong: Bools,
    without: _Zonder,
    judged: Judged,
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
        largest = int(np.argmax(np.where(own, judged.steps, -1)))
        step = int(judged.steps[largest])
        for regel in rules:
            best = by_rule.get(regel)
            if best is None or (-len(rules), step) > (-len(best.regels), best.stap):
                by_rule[regel] = Covered(rules, step, judged.pair(largest))
    return left

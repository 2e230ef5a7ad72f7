"""Compares clients before and after, many at once: where there is less, and the largest step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from proof.own_effect import NONE, Held, Regels
from proof.walking.directions import Bools, Directions
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import FactorPair, FactorSum
from proof.walking.found_pairs import FoundPair, RowSource
from proof.walking.rows import Rows
from proof.walking.sums import Ints
from proof.walking.two_clients import NOTHING, UNCOMBINED, Combined, Judged

# Rows times factors that are looked at together, so that memory stays within a few tens of MB.
CELLS_AT_ONCE = 500_000


@dataclass(frozen=True)
class Exempt:
    """The rules with an exception, and the largest step that is allowed (None: it is not said)."""

    monotone: Regels = NONE
    robust: Regels = NONE
    hoogstens: int | None = None


@dataclass(frozen=True)
class Covered:
    """Clients whose drop is covered by rules together, and by no smaller part of them.

    `step` is how many minutes per week they differ.
    """

    regels: Regels
    step: int
    van: FoundPair


@dataclass
class AnswerEffect:
    """What another answer to one question can do that no exception covers.

    `lower`: clients of whom the heavier answer gives fewer minutes or a lighter product. `step`:
    the largest change in minutes per week, of clients `step_of`. What is covered stands in
    `lower_by` and `step_by` by rule: the fewest rules that do so, and of these the largest
    step. `states` counts the different pairs of sums.
    """

    lower: FoundPair | None = None
    step: int = 0
    step_of: FoundPair | None = None
    lower_by: dict[str, Covered] = field(default_factory=dict)
    step_by: dict[str, Covered] = field(default_factory=dict)
    states: int = 0


# For sets of rules what is wrong still without what these do themselves.
_Zonder = list[tuple[Regels, Bools]]


class Comparison:
    """Judges rows with the factors before and after."""

    def __init__(self, enumeration: Enumeration, exempt: Exempt) -> None:
        """Find whether the doelrichting matters."""
        self._e = enumeration
        self._exempt = exempt
        self._directions = Directions(enumeration.nk, enumeration.followed)
        self.by_direction = self._directions.needed

    def judge(
        self,
        found: AnswerEffect,
        rows: Rows,
        pairs: Mapping[FactorPair, bool],
        vast: Sequence[Held],
        bron: RowSource,
        combined: Combined = UNCOMBINED,
    ) -> None:
        """Add what these rows show with each of these factors; which are of a heavier answer.

        `vast` is what the leefgebieden add with rules as before.
        """
        size = len(rows.where)
        found.states += size * len(pairs)
        if not size:
            return
        most = self._exempt.hoogstens
        together = max(1, CELLS_AT_ONCE // size)
        for start in range(0, len(pairs), together):
            own = list(pairs)[start : start + together]
            lower, steps = self._at_a_glance(rows, own, combined)
            for pair, less, step in zip(own, lower, steps, strict=True):
                judged = Judged(self._e, rows, pair, vast, bron, combined)
                if pairs[pair] and less:
                    self._note_lower(found, judged)
                if step > found.step or (most is not None and step > most):
                    self._note_step(found, judged)

    def _at_a_glance(
        self, rows: Rows, pairs: Sequence[FactorPair], combined: Combined
    ) -> tuple[list[bool], list[int]]:
        """Of many factors at once whether some row has less, and the largest step of any row."""
        sums = [s.voor for s in pairs], [s.na for s in pairs]
        before, after = (
            self._minutes(total, own, most, counts=count > 0)
            for total, own, most, count in zip(
                rows.total, sums, combined.most, rows.counts, strict=True
            )
        )
        less = self._fewer(rows, before, after, rows.counts[1])
        less |= self._lighter(rows, before, after)
        steps = np.abs(after - before).max(axis=1)
        return [bool(row.any()) for row in less], [int(step) for step in steps]

    def _minutes(
        self, total: Ints, sums: Sequence[FactorSum], most: int | None, *, counts: bool
    ) -> Ints:
        """A row of minutes for each of the sums of factors."""
        if not counts or not self._e.timed:
            return np.full((len(sums), len(total)), NOTHING, np.int64)
        columns = np.array([(100 + s.procent, s.minuten) for s in sums], np.int64)
        exact = total * self._e.unit * columns[:, :1] + columns[:, 1:]
        found: Ints = self._e.rounded(exact, most)
        return found

    def _note_step(self, found: AnswerEffect, judged: Judged) -> None:
        """Note the largest step, and what covers one that is larger than allowed."""
        steps, most = judged.steps, self._exempt.hoogstens
        large = steps > most if most is not None else np.zeros(len(steps), bool)
        if most is not None and large.any():
            without = [
                (rules, np.abs(minutes - judged.before) > most)
                for rules, minutes, _ in judged.held
                if rules and rules <= self._exempt.robust
            ]
            open_ones = _covered(found.step_by, large, without, judged)
            steps = np.where(open_ones | ~large, steps, 0)
        largest = int(np.argmax(steps))
        if int(steps[largest]) > found.step:
            found.step, found.step_of = int(steps[largest]), judged.found_pair(largest)

    def _note_lower(self, found: AnswerEffect, judged: Judged) -> None:
        """Note where minutes are fewer or the product is lighter, and what covers that.

        A lighter product with no fewer minutes is what the bandwidths do, and no rule before them.
        """
        rows, before = judged.rows, judged.before
        fewer = self._fewer(rows, before, judged.after, rows.counts[1])
        lighter = self._lighter(rows, before, judged.after)
        lower = fewer | lighter
        if not lower.any():
            return
        late: dict[str, Bools] = {}
        if self.by_direction:
            late = self._directions.late(rows, before, judged.after)
        without: _Zonder = []
        for rules, minutes, count in judged.held:
            if not rules <= self._exempt.monotone:
                continue
            time = fewer & self._fewer(rows, before, minutes, count)
            product = lighter & (self._lighter(rows, before, minutes) | ~fewer)
            without += [(rules, time | product)] if rules else []
            without += [
                (rules | {regel}, time | (product & ~changed))
                for regel, changed in late.items()
                if regel in self._exempt.monotone
            ]
        open_ones = _covered(found.lower_by, lower, without, judged)
        if found.lower is None and bool(open_ones.any()):
            found.lower = judged.found_pair(int(np.argmax(open_ones)))

    def _lighter(self, rows: Rows, before: Ints, minutes: Ints) -> Bools:
        """For which rows these minutes give a lighter product than before."""
        if not self.by_direction:
            return np.zeros(minutes.shape, bool)
        return self._directions.lighter(rows, before, minutes)

    def _fewer(self, rows: Rows, before: Ints, minutes: Ints, count: int) -> Bools:
        if self._e.timed:
            fewer: Bools = minutes < before
            return fewer
        return np.full(minutes.shape, rows.counts[0] > 0 >= count)


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
            if best is None or (-len(rules), step) > (-len(best.regels), best.step):
                by_rule[regel] = Covered(rules, step, judged.found_pair(largest))
    return left

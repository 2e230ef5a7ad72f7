"""What exceptions on the time of one leefgebied cover, by every two clients: a third opinion.

The calculation is written once for each set of rules that read the answers of before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import combinations
from typing import NamedTuple

from engine.calculation.build import build
from engine.calculation.source import SourceOps, Var
from normenkader import Normenkader
from normenkader import stages as st
from tests.proof.fuzz.everybody import Everybody
from zaak.model import AnswerPlace

BEFORE = "voor "


class HeldOps(SourceOps):
    """Operations with which some rules read the answers of before."""

    def __init__(self, held: frozenset[str]) -> None:
        """Begin with no rule that is asking."""
        super().__init__()
        self._held = held
        self._before = False

    def reading(self, regel: str, leefgebied: str) -> AbstractContextManager[None]:
        """Open while a rule is asking."""
        return self._asking(regel in self._held)

    @contextmanager
    def _asking(self, before: bool) -> Iterator[None]:
        self._before = before
        yield
        self._before = False

    def _given(self, plaats: AnswerPlace) -> Var:
        section, name, vraag = plaats
        return super()._given((BEFORE + section if self._before else section, name, vraag))


def of_own_time(nk: Normenkader) -> frozenset[str]:
    """The rules that change the time of one leefgebied."""
    stages = [f for f in nk.fasen if isinstance(f, st.Bijstelling | st.Aftrek | st.Maximum)]
    return frozenset(r.regel for f in stages for r in f.regels)


class Covers(NamedTuple):
    """Of a question: whether something is not covered, and which rules cover something."""

    uncovered: bool
    by: frozenset[str]


class Held:
    """Every two clients of a normenkader of whom the second has less, and what covers that."""

    def __init__(self, everybody: Everybody, regels: frozenset[str]) -> None:
        """`regels` are the rules with an exception."""
        self._all = everybody
        self._sets = [
            frozenset(own)
            for many in range(1, len(regels) + 1)
            for own in combinations(sorted(regels), many)
        ]
        self._minutes = {own: self._written(own) for own in self._sets}

    def _written(self, held: frozenset[str]) -> tuple[Callable[..., tuple[object, ...]], int, int]:
        ops = HeldOps(held)
        built = build(self._all.nk, ops)
        assert built.minuten is not None
        nothing = built.uitkomst[1][0]
        return ops.compile(), built.minuten.number, nothing.number

    def covers(self, plaats: AnswerPlace, most: int) -> Covers | None:
        """What is covered of a question; None where more than `most` pairs have less."""
        found, by = False, set[str]()
        for seen, (before, after) in enumerate(self._all.less(plaats)):
            if seen >= most:
                return None
            own = [rules for rules in self._sets if not self._still(plaats, before, after, rules)]
            found |= not own
            for rules in own:
                if not any(other < rules for other in own):
                    by |= rules
        return Covers(found, frozenset(by))

    def _still(
        self,
        plaats: AnswerPlace,
        before: tuple[int, ...],
        after: tuple[int, ...],
        rules: frozenset[str],
    ) -> bool:
        """Whether it is so still with rules that read the answers of before."""
        minutes, weight, direction, _ = self._all.results
        held = self._held_minutes(plaats, before, after, rules)
        fewer = minutes[after] < minutes[before]
        time = fewer and held < minutes[before]
        if not self._all.lighter(before, after):
            return bool(time)
        goal = self._all.goals[int(direction[after])]
        lighter = self._all.weight_of(held, goal) < weight[before]
        return bool(time or lighter or not fewer)

    def _held_minutes(
        self,
        plaats: AnswerPlace,
        before: tuple[int, ...],
        after: tuple[int, ...],
        rules: frozenset[str],
    ) -> int:
        one, other = self._all.answers(before), self._all.answers(after)
        _, name, _ = plaats
        # What did not count before had nothing to take off.
        read = other if name and name not in self._all.counting(one) else one
        sections = {**other, **{(BEFORE + s, n): own for (s, n), own in read.items()}}
        calculate, minutes, nothing = self._minutes[rules]
        values = calculate(sections)
        return 0 if values[nothing] else int(values[minutes])  # type: ignore[call-overload]

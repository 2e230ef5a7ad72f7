"""Everything that a partial intake can still become: exact, over every valid completion.

Answers are taken together in classes that no rule tells apart; leefgebieden that share a result
area or a coupling, and client factors that share a rule, are completed together, and what they
give is added up as sets of sums. So all completions are covered without making them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.partial.access import Access, AccessTable
from engine.partial.classes import AnswerClass, answer_classes
from engine.partial.factors import FactorTable, GoalMap, Opslagen
from engine.partial.layout import Reach
from engine.partial.options import GroupAnswers
from engine.partial.outcomes import NO_ACCESS, NO_NEED, OutcomeTable, Possibility, ends
from engine.partial.sums import SumTable
from normenkader import Normenkader
from normenkader.questions import ONBEKEND
from normenkader.rules import ByContent
from zaak.model import AnswerPlace, Zaak

MOST_TABLES = 32
MOST_REACHES = 128
GroupState = tuple[GroupAnswers, ...]


@dataclass(frozen=True)
class Possible:
    """The outcomes that are still possible, in the order of the normenkader, and the minutes.

    `minimum` and `maximum` are minutes per week over all completions that have minutes; both are
    None where none has. `too_large` says why nothing of this is known: it is too much to work out.
    """

    outcomes: tuple[Possibility, ...]
    minimum: int | None = None
    maximum: int | None = None
    too_large: str = ""

    @property
    def width(self) -> int:
        """How many minutes per week lie between the least and the most."""
        if self.minimum is None or self.maximum is None:
            return 0
        return self.maximum - self.minimum


@dataclass(frozen=True)
class State:
    """A partial case as far as the outcome depends on it."""

    toegang: Access
    factoren: GroupAnswers
    groups: tuple[GroupState, ...]


class Table:
    """All tables of one normenkader."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Make the tables once."""
        self.nk = normenkader
        self.classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]] = answer_classes(normenkader)
        self.access = AccessTable(normenkader, self.classes)
        self.sums = SumTable(normenkader, self.classes)
        self.factors = FactorTable(normenkader, self.sums.kinds, self.classes)
        self.outcomes = OutcomeTable(normenkader, self.sums.kinds, self.sums.unit)
        self.reach = lru_cache(MOST_REACHES)(self._reach)
        self.totals = lru_cache(MOST_REACHES)(self._totals)

    def state(self, zaak: Zaak) -> State:
        """What of a case the outcome depends on."""
        return State(self.access.find(zaak), self.factors.stand(zaak), self.sums.stands(zaak))

    def check(self) -> None:
        """Whether an intake in which all is open can be worked through; raises TooLargeError."""
        for group, _ in self.access.groups:
            group.check((ONBEKEND,) * len(group.vragen))
        for group in self.factors.groups:
            group.check((ONBEKEND,) * len(group.vragen))
        open_ones = tuple(
            tuple((ONBEKEND,) * len(self.sums.asked[name].vragen) for name in names)
            for names in self.sums.groups
        )
        own = [
            self.sums.contribution(i, stand, self.sums.kinds) for i, stand in enumerate(open_ones)
        ]
        self.sums.layout.check([len(b.places) for b in own])

    def possible(self, state: State, apart: int | None = None) -> Possible:
        """Everything that a state can become.

        Whoever asks for many states that differ in one group of leefgebieden only names that group:
        what the others reach is then found once.
        """
        found: set[Possibility] = set()
        minutes: list[int] = []
        if state.toegang.refused:
            found.add(NO_ACCESS)
        if state.toegang.admitted:
            if self._nothing(state.groups):
                found.add(NO_NEED)
            if self.sums.times is None:
                found |= self._by_work(state)
            else:
                self._by_time(state, apart, found, minutes)
        order = self.outcomes.in_order(found)
        return Possible(order, min(minutes), max(minutes)) if minutes else Possible(order)

    def _nothing(self, groups: tuple[GroupState, ...]) -> bool:
        """Say whether possibly no leefgebied counts, in an intake that asks at least one."""
        same = self.sums.kinds
        own = [self.sums.contribution(i, stand, same) for i, stand in enumerate(groups)]
        return all(b.nothing for b in own) and any(b.nothing_asked for b in own)

    def _by_work(self, state: State) -> set[Possibility]:
        reach = self.reach(state.groups, self.sums.kinds)
        vectors = self.sums.layout.vectors(reach)
        return {self.outcomes.of_work(sums) for count, sums in vectors if count}

    def _by_time(
        self, state: State, apart: int | None, found: set[Possibility], minutes: list[int]
    ) -> None:
        for kind, totals, sums in self._combined(state, apart):
            lowest, highest = ends(totals)
            least, most = self.outcomes.outer(sums)
            minutes += [self.outcomes.minutes(lowest, *factor) for factor in least]
            minutes += [self.outcomes.minutes(highest, *factor) for factor in most]
            for outcome, leading in self.outcomes.leading_to(kind, sums):
                if totals & leading:
                    found.add(outcome)

    def _combined(self, state: State, apart: int | None) -> Iterator[tuple[int, int, Opslagen]]:
        """Give each direction with its totals and the factors that go with them."""
        for goals in self.goal_maps(state.factoren):
            for count, by_kind in self.totals(state.groups, goals, apart):
                sums = self.factors.find(state.factoren, count).get(goals, frozenset())
                for kind, totals in enumerate(by_kind):
                    if totals and sums:
                        yield kind, totals, sums

    def goal_maps(self, stand: GroupAnswers) -> list[GoalMap]:
        """Which goals can take the place of others."""
        # The rules about goals do not look at how many leefgebieden count.
        return list(self.factors.find(stand, 1))

    def _reach(self, groups: tuple[GroupState | None, ...], goals: GoalMap) -> Reach:
        """Every sum that these groups can give together; a group that is None is left out."""
        own = [
            self.sums.contribution(i, stand, goals).places
            for i, stand in enumerate(groups)
            if stand is not None
        ]
        reach = self.sums.layout.start
        self.sums.layout.check([len(places) for places in own])
        # What is certain first: the set then stays small for longest.
        for places in sorted(own, key=len):
            reach = self.sums.layout.add(reach, places)
        return reach

    def _totals(
        self, groups: tuple[GroupState, ...], goals: GoalMap, apart: int | None
    ) -> list[tuple[int, list[int]]]:
        """The totals by direction, for each number of leefgebieden that rules tell apart."""
        if apart is None:
            reach = self.reach(groups, goals)
        else:
            others = (*groups[:apart], None, *groups[apart + 1 :])
            own = self.sums.contribution(apart, groups[apart], goals).places
            reach = self.sums.layout.add(self.reach(others, goals), own)
        return self.sums.layout.winners(reach, self.factors.count_class)


def possible(normenkader: Normenkader, zaak: Zaak) -> Possible:
    """Give everything that a checked case can become, over every valid completion of it."""
    made = table(normenkader)
    return made.possible(made.state(zaak))


def table(normenkader: Normenkader) -> Table:
    """The tables of a normenkader; made once for a content."""
    return _table(ByContent(normenkader))


@lru_cache(MOST_TABLES)
def _table(key: ByContent) -> Table:
    return Table(key.normenkader)

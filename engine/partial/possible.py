"""Everything that a partial intake can still become: exact, over every valid completion.

Answers are taken together in classes that no rule tells apart; leefgebieden that share a result
area or a coupling, and client factors that share a rule, are completed together, and what they
give is added up as sets of sums. So all completions are covered without making them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from engine.partial.access import Access, AccessTable
from engine.partial.classes import AnswerClass, answer_classes
from engine.partial.factors import FactorTable, Opslagen, Setting
from engine.partial.layout import Reach, joined
from engine.partial.options import GroupAnswers
from engine.partial.outcomes import NO_ACCESS, NO_NEED, OutcomeTable, Possibility, ends
from engine.partial.sums import Contribution, SumTable
from normenkader import Normenkader
from normenkader.questions import ONBEKEND
from normenkader.rules import ByContent
from zaak.model import AnswerPlace, Zaak

MOST_TABLES = 32
MOST_REACHES = 128
GroupState = tuple[GroupAnswers, ...]
# What is reached, by the pattern of leefgebieden that count.
Reached = Mapping[int, Reach]


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


class Together(NamedTuple):
    """Totals of one direction, the factors that go with them, and the most minutes there may be."""

    kind: int
    totals: int
    sums: Opslagen
    most: int | None


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
        # Where no rule about client factors touches a leefgebied.
        self.same = Setting(self.sums.kinds)
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
        own = [self.sums.contribution(i, stand, self.same) for i, stand in enumerate(open_ones)]
        self.sums.layout.check([b.rows for b in own])

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
        own = [self.sums.contribution(i, stand, self.same) for i, stand in enumerate(groups)]
        return all(b.nothing for b in own) and any(b.nothing_asked for b in own)

    def _by_work(self, state: State) -> set[Possibility]:
        reached = self.reach(state.groups, self.same)
        vectors = chain.from_iterable(map(self.sums.layout.vectors, reached.values()))
        return {self.outcomes.of_work(sums) for count, sums in vectors if count}

    def _by_time(
        self, state: State, apart: int | None, found: set[Possibility], minutes: list[int]
    ) -> None:
        for together in self._combined(state, apart):
            most = together.most
            lowest, highest = ends(together.totals)
            least, largest = self.outcomes.outer(together.sums)
            minutes += [self.outcomes.minutes(lowest, *f, most=most) for f in least]
            minutes += [self.outcomes.minutes(highest, *f, most=most) for f in largest]
            for outcome, leading in self.outcomes.leading_to(together.kind, together.sums, most):
                if together.totals & leading:
                    found.add(outcome)

    def _combined(self, state: State, apart: int | None) -> Iterator[Together]:
        """Give each direction with its totals and the factors that go with them."""
        for setting in self.settings(state.factoren):
            for count, most, by_kind in self.totals(state.groups, setting, apart):
                sums = self.factors.find(state.factoren, count).get(setting, frozenset())
                for kind, totals in enumerate(by_kind):
                    if totals and sums:
                        yield Together(kind, totals, sums, most)

    def settings(self, stand: GroupAnswers) -> list[Setting]:
        """What client factors can do to leefgebieden."""
        # These rules do not look at how many leefgebieden count.
        return list(self.factors.find(stand, 1))

    def _reach(self, groups: tuple[GroupState | None, ...], setting: Setting) -> Reached:
        """Every sum that these groups can give together; a group that is None is left out."""
        own = [
            self.sums.contribution(i, stand, setting)
            for i, stand in enumerate(groups)
            if stand is not None
        ]
        self.sums.layout.check([one.rows for one in own])
        reached: Reached = {0: self.sums.layout.start}
        # What is certain first: the set then stays small for longest.
        for one in sorted(own, key=lambda b: b.rows):
            reached = self._added(reached, one)
        return reached

    def _added(self, reached: Reached, one: Contribution) -> Reached:
        """The sums after one more group, by the pattern of what counts."""
        layout = self.sums.layout
        found: dict[int, Reach] = {}
        for before, reach in reached.items():
            for pattern, rows in one.parts:
                more = layout.spread(reach, rows)
                known = found.get(before | pattern)
                found[before | pattern] = more if known is None else joined(known, more)
        return found

    def _totals(
        self, groups: tuple[GroupState, ...], setting: Setting, apart: int | None
    ) -> list[tuple[int, int | None, list[int]]]:
        """The totals by direction, for each number of leefgebieden that rules tell apart.

        With the most minutes that the combination of these leefgebieden may have.
        """
        if apart is None:
            reached = self.reach(groups, setting)
        else:
            others = (*groups[:apart], None, *groups[apart + 1 :])
            own = self.sums.contribution(apart, groups[apart], setting)
            reached = self._added(self.reach(others, setting), own)
        by_most: dict[int | None, Reach] = {}
        for pattern, reach in reached.items():
            most = self.sums.combinations.most(pattern, setting.regels)
            known = by_most.get(most)
            by_most[most] = reach if known is None else joined(known, reach)
        return [
            (count, most, by_kind)
            for most, reach in by_most.items()
            for count, by_kind in self.sums.layout.winners(reach, self.factors.count_class)
        ]


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

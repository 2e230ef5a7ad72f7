"""What a case comes to by leefgebied: which count, their times, and which totals give a product.

Times are whole numbers of units (those of `engine.partial.sums`), so that what another number
changes can be added up without judging each case as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from engine.calculation.build import build
from engine.calculation.source import SectionAnswers, SourceOps
from engine.calculation.terms import Sum
from engine.partial.factors import Setting
from engine.partial.options import GroupAnswers
from engine.partial.possible import table
from normenkader import Normenkader, asking
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.questions import GetalVraag, Vraag
from normenkader.rules import ByContent
from zaak.model import Answers

# The stages that give a leefgebied its time.
OWN_TIME = ("normtijden", "resultaatgebieden", "bijstelling", "aftrek", "maximum")
MOST_KEPT = 32
MOST_TARGETS = 4_096
FAR = 10**30
Sums = tuple[int, ...]


class Part(NamedTuple):
    """What a group of leefgebieden comes to: a bit for each that counts, and its sum by kind."""

    counts: int
    sums: Sums


class Target(NamedTuple):
    """Totals that give a product, while one kind has the largest sum."""

    product: str
    kind: int
    low: int
    high: int


@dataclass(frozen=True)
class Client:
    """The answers about a client, and what they do to leefgebieden."""

    stand: GroupAnswers
    setting: Setting


class Ground:
    """The times and targets of one normenkader with norm times."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Write the calculation once more, to read the time of each leefgebied from it."""
        self.nk = normenkader
        self.table = table(normenkader)
        self.names = tuple(normenkader.leefgebied_names)
        ops = SourceOps()
        b = build(normenkader, ops)
        self._counts = [b.counts[name].number for name in self.names]
        self._times: list[list[tuple[int, int]]] = [[] for _ in self.names]
        for term in b.terms:
            own = term.effect.get("minuten")
            if term.fase in OWN_TIME and isinstance(own, Sum):
                place = self.names.index(term.onderwerp)
                self._times[place].append((term.fires.number, own.getal.number))
        self._calculate = ops.compile()
        self._unit = self.table.sums.unit
        self._kinds = self.table.sums.kinds
        self._times_stage = normenkader.stage(st.Normtijden)
        self.directions = normenkader.stage(st.Doelrichting) is not None
        self.targets = lru_cache(MOST_TARGETS)(self._targets)

    def client(self, answers: Answers) -> Client:
        """What answers about a client do."""
        stand = tuple(answers.get(v.vraag) for v in self.table.factors.vragen)
        (setting,) = self.table.factors.find(stand, 1)
        return Client(stand, setting)

    def parts(self, sections: SectionAnswers, setting: Setting) -> list[Part]:
        """What each group comes to in a valid case with these answers."""
        values = self._calculate(sections)
        return [self._part(names, values, sections, setting) for names in self.table.sums.groups]

    def times(self, names: Sequence[str], sections: SectionAnswers) -> tuple[int, Sums]:
        """Of some leefgebieden which count, as bits, and the time of each."""
        values = self._calculate(sections)
        own = [(self.names.index(name), name) for name in names]
        counts = sum(1 << i for i, _ in own if values[self._counts[i]])
        return counts, tuple(self._time(i, values) for i, _ in own)

    def by_kind(
        self, names: Sequence[str], times: Sums, sections: SectionAnswers, setting: Setting
    ) -> Sums:
        """The times of some leefgebieden added up by kind."""
        sums = [0] * len(self._kinds)
        for name, time in zip(names, times, strict=True):
            if time:
                sums[self._kind(sections["leefgebieden", name], setting)] += time
        return tuple(sums)

    def _part(
        self,
        names: Sequence[str],
        values: tuple[int, ...],
        sections: SectionAnswers,
        setting: Setting,
    ) -> Part:
        own = [self.names.index(name) for name in names]
        counts = sum(1 << i for i in own if values[self._counts[i]])
        times = tuple(self._time(i, values) for i in own)
        return Part(counts, self.by_kind(names, times, sections, setting))

    def _time(self, place: int, values: Sequence[int]) -> int:
        found = sum(values[number] for fires, number in self._times[place] if values[fires])
        return found // self._unit

    def _kind(self, answers: Mapping[str, Answer], setting: Setting) -> int:
        vraag = self._times_stage.vraag_doel if self._times_stage is not None else None
        if vraag is None or not self.directions:
            return 0
        goal = setting.goals[self._kinds.index(answers[vraag])]
        return self._kinds.index(goal)

    def _targets(self, client: Client, counts: int) -> tuple[Target, ...]:
        """Which totals give which product, where these leefgebieden count."""
        counting = [name for i, name in enumerate(self.names) if counts >> i & 1]
        if not counting:
            return ()
        sums = self.table.factors.find(client.stand, len(counting))[client.setting]
        combinations = self.table.sums.combinations
        most = combinations.most(combinations.pattern(counting), client.setting.regels)
        return tuple(
            Target(outcome.product, kind, *_ends(totals))
            for kind in range(len(self._kinds))
            for outcome, totals in self.table.outcomes.leading_to(kind, sums, most)
            if outcome.product is not None
        )


def ground(normenkader: Normenkader) -> Ground:
    """The ground of a normenkader; made once for a content."""
    return _ground(ByContent(normenkader))


@lru_cache(MOST_KEPT)
def _ground(key: ByContent) -> Ground:
    return Ground(key.normenkader)


def valid(part: Sequence[Vraag], answers: Answers) -> bool:
    """Say whether every answer that the others require is there, and fits those that bound it."""
    return not asking.missing(part, answers) and all(_fits(v, answers) for v in part)


def _fits(vraag: Vraag, answers: Answers) -> bool:
    """Whether a number is at most the one that bounds it."""
    bound = vraag.hoogstens_vraag if isinstance(vraag, GetalVraag) else None
    if bound is None or vraag.vraag not in answers:
        return True
    return bound in answers and int(answers[vraag.vraag]) <= int(answers[bound])


def _ends(totals: int) -> tuple[int, int]:
    """The lowest and highest of a row of totals; FAR where it does not end."""
    lowest = (totals & -totals).bit_length() - 1
    return lowest, FAR if totals < 0 else totals.bit_length() - 1

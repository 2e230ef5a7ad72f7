"""What a case comes to by leefgebied: which count, their times, and which totals give a product.

Times are whole numbers of units (those of `engine.partial.sums`), so that what another number
changes can be added up without judging each case as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from engine.calculation.build import build
from engine.calculation.source import SectionAnswers, SourceOps, Var
from engine.calculation.terms import Calculation, Sum
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


class Own(NamedTuple):
    """What some leefgebieden come to, each by itself.

    `counts` are bits; `norms` are the times from the table or as they were judged, before anything
    changes them, and `reduced` says of which only a share counts in their area.
    """

    counts: int
    times: Sums
    norms: Sums
    reduced: Sums


@dataclass(frozen=True)
class Client:
    """The answers about a client, and what they do to leefgebieden."""

    stand: GroupAnswers
    setting: Setting


class _Lines(NamedTuple):
    """The numbers of the lines that say what one leefgebied comes to."""

    counts: int
    time: int
    norm: int
    reduced: int


class Ground:
    """The times and targets of one normenkader with norm times."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Write the calculation once more, to read the time of each leefgebied from it."""
        self.nk = normenkader
        self.table = table(normenkader)
        self.names = tuple(normenkader.leefgebied_names)
        self._ops = SourceOps()
        written = build(normenkader, self._ops)
        self._lines = {name: self._written(written, name) for name in self.names}
        areas = normenkader.stage(st.Resultaatgebieden)
        shared = areas.regels if areas is not None else []
        self._areas = [tuple(r.leefgebieden) for r in shared if r.overige_procent is not None]
        self._bits = {name: 1 << i for i, name in enumerate(self.names)}
        self._calculate = lru_cache(MOST_KEPT)(self._compiled)
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

    def _written(self, written: Calculation[Var, Var], name: str) -> _Lines:
        """Add up what the stages give a leefgebied."""
        ops = self._ops
        nothing = ops.const(0)
        times: dict[str, list[Var]] = {stage: [nothing] for stage in OWN_TIME}
        reduced = []
        for term in written.terms:
            minutes = term.effect.get("minuten")
            if term.onderwerp == name and term.fase in OWN_TIME and isinstance(minutes, Sum):
                times[term.fase].append(ops.where(term.fires, minutes.getal, nothing))
                if term.fase == "resultaatgebieden":
                    reduced.append(term.fires)
        parts = (
            written.counts[name],
            ops.add(*(time for own in times.values() for time in own)),
            ops.add(*times["normtijden"]),
            ops.or_(*reduced),
        )
        return _Lines(*(part.number for part in parts))

    def parts(self, sections: SectionAnswers, setting: Setting) -> list[Part]:
        """What each group comes to in a valid case with these answers."""
        found = []
        for names in self.table.sums.groups:
            counts, times = self.times(names, sections)
            found.append(Part(counts, self.by_kind(names, times, sections, setting)))
        return found

    def times(self, names: Sequence[str], sections: SectionAnswers) -> tuple[int, Sums]:
        """Of some leefgebieden which count, as bits, and the time of each."""
        own = self.own(names, sections)
        return own.counts, own.times

    def own(self, names: Sequence[str], sections: SectionAnswers) -> Own:
        """What some leefgebieden come to in a valid case with these answers."""
        values = self._calculate(tuple(names))(sections)
        many = len(names)
        counts = 0
        for name, counted in zip(names, values, strict=False):
            if counted:
                counts |= self._bits[name]
        times = tuple(time // self._unit for time in values[many : 2 * many])
        return Own(counts, times, values[2 * many : 3 * many], values[3 * many :])

    def _compiled(self, names: tuple[str, ...]) -> Callable[[SectionAnswers], tuple[int, ...]]:
        """What calculates some leefgebieden by themselves: nothing else of the calculation is."""
        return self._ops.compile(
            line for lines in zip(*(self._lines[n] for n in names), strict=True) for line in lines
        )

    def area(self, one: str, other: str) -> tuple[str, ...]:
        """The leefgebieden of the area that two share, in its order; none where they share none."""
        return next((names for names in self._areas if {one, other} <= set(names)), ())

    def by_kind(
        self, names: Sequence[str], times: Sums, sections: SectionAnswers, setting: Setting
    ) -> Sums:
        """The times of some leefgebieden added up by kind."""
        sums = [0] * len(self._kinds)
        for name, time in zip(names, times, strict=True):
            if time:
                sums[self._kind(sections["leefgebieden", name], setting)] += time
        return tuple(sums)

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

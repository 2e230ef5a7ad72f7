"""What leefgebieden can become: by themselves, and in groups that share a rule.

The enumeration takes answers together that no rule tells apart, as partial intakes do
(`engine.partial`), but also names the rules that fire, and survives gaps in the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from engine.calculation.scale import scale_of
from engine.partial.classes import AnswerClass
from engine.partial.factors import Setting
from engine.partial.size import MOST_PROVED, check_together
from engine.partial.spans import Span
from engine.partial.sums import Option, SumTable, grouped
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, as_key
from normenkader.questions import ONBEKEND
from proof.exclusive import Gap
from proof.walking.judged import Way, covering, one_by_one, way
from proof.walking.own_time import OwnTime
from proof.walking.sums import Ints, numbers_of, rows_of
from zaak.model import AnswerPlace

Antwoorden = Mapping[str, Answer]


class Fact(NamedTuple):
    """A rule that fires for a subject, with the number in its own effect."""

    regel: str
    onderwerp: str
    effect: int = 0


_WEIGHT = itemgetter(0)


@dataclass(frozen=True)
class Outcomes:
    """What a group of leefgebieden comes to.

    `counts` counts those that count in the end, and `pattern` says which, as far as combinations
    tell them apart. `sums` are units per kind; to these come, of each judged time (`rows`: its kind
    and rows of units), one of many numbers. `cells` are the norm times that are used (leefgebied,
    and the answers in its table).
    """

    counts: int
    sums: tuple[int, ...]
    facts: frozenset[Fact]
    gaps: frozenset[Gap]
    cells: frozenset[tuple[str, tuple[str, ...]]]
    pattern: int = 0
    rows: tuple[tuple[int, tuple[Span, ...]], ...] = ()


class Amount(NamedTuple):
    """What a leefgebied that counts adds: of which kind, and its times at the scale of minutes."""

    kind: int
    times: Ints
    judged: bool = False

    @property
    def time(self) -> int:
        """The time that is not judged."""
        return int(self.times[0])


class Swap(NamedTuple):
    """One other answer to a question of a leefgebied: what it is before and after.

    `heavier` says that the answer after is heavier.
    """

    voor: Option
    na: Option
    heavier: bool


class Leefgebieden:
    """All leefgebieden of a normenkader, in groups that share a result area or a coupling."""

    def __init__(
        self, normenkader: Normenkader, classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]]
    ) -> None:
        """Find what each leefgebied can become."""
        self.nk = normenkader
        self.sums = SumTable(normenkader, classes)
        self.kinds = self.sums.kinds
        self._classes = classes
        times = normenkader.stage(st.Normtijden)
        self._rows = {r.leefgebied: r for r in times.tabel} if times is not None else {}
        self._tables = {name: dict(st.cells(row)) for name, row in self._rows.items()}
        self._scale = scale_of(normenkader)
        self._own_time = OwnTime(normenkader)
        doelen = normenkader.stage(st.Doelen)
        self._swaps = list(doelen.regels) if doelen is not None else []
        areas = normenkader.stage(st.Resultaatgebieden)
        self._areas = list(areas.regels) if areas is not None else []
        shared = {n for a in self._areas if a.overige_procent is not None for n in a.leefgebieden}
        # Of these the numbers are rows; in a shared area times are compared, so one by one.
        self.judged = {n for n in self.sums.own.judged if self.sums.own.free(n)} - shared
        together = [{k.leefgebied, *k.telt_alleen_met} for k in self.sums.couplings]
        together += [set(area.leefgebieden) for area in self._areas]
        self.groups = grouped(self.sums.names, together)
        self.completions = {name: list(self._completed(name)) for name in self.sums.names}
        self.keuzes = {
            name: tuple(dict.fromkeys(keuze for _, keuze in found))
            for name, found in self.completions.items()
        }
        self._covering = {
            name: covering(self.sums, self.ways(name), name) for name in self.sums.own.judged
        }
        for names in self.groups:
            check_together(
                (len(self.keuzes[name]) for name in names),
                [normenkader.leefgebied_names[name] for name in names],
                MOST_PROVED,
            )
        self.outcomes = lru_cache(None)(self._outcomes)
        self.outcome = lru_cache(None)(self._outcome)

    def _completed(self, name: str) -> Iterator[tuple[dict[str, Answer], Option]]:
        everything = (ONBEKEND,) * len(self.sums.asked[name].vragen)
        found = self.sums.completed(name, everything)
        if name in self.judged or name not in self.sums.own.judged:
            yield from found
        else:
            yield from one_by_one(self.sums, self._classes, name, found)

    def ways(self, name: str) -> list[Way]:
        """Every way to answer a leefgebied whose time is judged."""
        judged, whole = self.sums.own.judged[name], name in self.judged
        return [
            way(judged, self._classes, name, a, k, whole=whole) for a, k in self.completions[name]
        ]

    def changes(self, plaats: AnswerPlace) -> dict[Swap, tuple[Antwoorden, Antwoorden]]:
        """Every other answer to one question, all else equal, that makes a difference.

        Each with answers about the leefgebied before and after.
        """
        _, name, vraag = plaats
        by_rest: dict[Any, list[tuple[Antwoorden, Option]]] = {}
        for answers, keuze in self.completions[name]:
            rest = frozenset((v, type(a), a) for v, a in answers.items() if v != vraag)
            by_rest.setdefault(rest, []).append((answers, keuze))
        found: dict[Swap, tuple[Antwoorden, Antwoorden]] = {}
        for same in by_rest.values():
            for (before, voor), (after, na) in product(same, same):
                if voor != na:
                    pair = self.heaviest(plaats, before.get(vraag), after.get(vraag))
                    sides = _with(before, vraag, pair[0]), _with(after, vraag, pair[1])
                    found.setdefault(Swap(voor, na, pair[2]), sides)
        return found

    def answers(self, name: str, keuze: Option) -> Antwoorden:
        """Answers with which a leefgebied becomes this."""
        return next(answers for answers, own in self.completions[name] if own == keuze)

    def heaviest(self, plaats: AnswerPlace, antwoord: Any, other: Any) -> tuple[Any, Any, bool]:
        """Of both answers' classes the lightest and the heaviest, and whether that is heavier.

        Where it is not, both answers as they are.
        """
        vraag = next(v for v in self.nk.questions(plaats[0]) if v.vraag == plaats[2])
        if vraag.zwaarte is None or antwoord is None or other is None:
            return antwoord, other, False
        before, after = (
            [(weight, a) for a in own if (weight := vraag.weight(a)) is not None]
            for own in (self._class_of(plaats, one) for one in (antwoord, other))
        )
        if before and after:
            lightest, heaviest = min(before, key=_WEIGHT), max(after, key=_WEIGHT)
            if heaviest[0] > lightest[0]:
                return lightest[1], heaviest[1], True
        return antwoord, other, False

    def _class_of(self, plaats: AnswerPlace, antwoord: Answer) -> AnswerClass:
        return next(
            klasse
            for klasse in self._classes[plaats]
            if any(type(a) is type(antwoord) and a == antwoord for a in klasse)
        )

    def _outcomes(self, group: int, setting: Setting) -> dict[Outcomes, None]:
        """What a group can come to, where rules about the client fire or not."""
        alone = len(self.groups) == 1
        return dict.fromkeys(
            self.outcome(group, own, setting)
            for own in self.all_combinations(group)
            # An intake in which nothing was asked is not valid.
            if not alone or any(keuze.asked for keuze in own)
        )

    def check(self) -> None:
        """Look at whether the sums can be walked through; raises TooLargeError."""
        same = Setting(self.kinds)
        own = [self.outcomes(i, same) for i in range(len(self.groups))]
        self.sums.layout.check([len({(u.counts, u.sums, u.rows) for u in f}) for f in own])

    def all_combinations(self, group: int) -> Iterator[tuple[Option, ...]]:
        """Everything that the leefgebieden of a group can become together."""
        return product(*(self.keuzes[name] for name in self.groups[group]))

    def combinations(self, group: int, name: str, swap: Swap) -> Iterator[Any]:
        """Every combination of a group before and after one leefgebied of it changes."""
        return self.combinations_of(group, name, swap.voor, swap.na)

    def combinations_of(
        self, group: int, name: str, voor: Option, na: Option
    ) -> Iterator[tuple[tuple[Option, ...], tuple[Option, ...]]]:
        """As `combinations`, of what a leefgebied is before and after."""
        names = self.groups[group]
        place = names.index(name)
        others = product(*(self.keuzes[n] if n != name else (voor,) for n in names))
        for before in others:
            yield before, (*before[:place], na, *before[place + 1 :])

    def _outcome(
        self,
        group: int,
        own: tuple[Option, ...],
        setting: Setting,
        vast: tuple[tuple[str, bool], ...] = (),
    ) -> Outcomes:
        """What a group comes to; of the leefgebieden of `vast` it is said whether they count."""
        names = self.groups[group]
        chosen = dict(zip(names, own, strict=True))
        facts = {Fact(k.regel, n) for n, k in chosen.items() if k.regel}
        gaps = {Gap("beslissing", n) for n, k in chosen.items() if not k.regel}
        counting = self.counting(group, own)
        facts |= {
            Fact(c.regel, c.leefgebied)
            for c in self.sums.couplings
            if c.leefgebied in chosen and chosen[c.leefgebied].counts and _alone(c, chosen)
        }
        for name, telt in vast:
            counting = counting | {name} if telt else counting - {name}
        amounts: dict[str, Amount] = {}
        cells: set[tuple[str, tuple[str, ...]]] = set()
        for name in (n for n in names if n in counting):
            amounts[name] = self._amount(name, chosen[name], setting, facts, gaps, cells)
        self._share(names, amounts, facts)
        sums, rows = [0] * len(self.kinds), []
        for name, amount in amounts.items():
            own_time = self.in_the_end(name, chosen[name], amount, setting, facts)
            if amount.judged:
                rows.append((amount.kind, rows_of(own_time)))
            else:
                sums[amount.kind] += int(own_time[0])
        return Outcomes(
            len(counting),
            tuple(sums),
            frozenset(facts),
            frozenset(gaps),
            frozenset(cells),
            self.sums.combinations.pattern(counting),
            tuple(rows),
        )

    def counting(self, group: int, own: tuple[Option, ...]) -> frozenset[str]:
        """The leefgebieden of a group that count in the end."""
        chosen = dict(zip(self.groups[group], own, strict=True))
        found = {n for n, k in chosen.items() if k.counts}
        for coupling in self.sums.couplings:
            if coupling.leefgebied in found and _alone(coupling, chosen):
                found.discard(coupling.leefgebied)
        return frozenset(found)

    def rowed(self, name: str, keuze: Option) -> bool:
        """Whether what it adds is one of many numbers."""
        return name in self.judged and keuze.numbers is not None

    def _amount(
        self,
        name: str,
        keuze: Option,
        setting: Setting,
        facts: set[Fact],
        gaps: set[Gap],
        cells: set[tuple[str, tuple[str, ...]]],
    ) -> Amount:
        """The kind and the norm time of a leefgebied that counts."""
        known = keuze.soort in self.kinds
        if self.sums.times is None:
            if not known:
                gaps.add(Gap("telling", name))
            return Amount(self.kinds.index(keuze.soort) if known else 0, np.array([int(known)]))
        goal = setting.goals[self.kinds.index(keuze.soort)] if known else None
        facts.update(
            Fact(r.regel, name)
            for r in self._swaps
            if keuze.soort == r.dan.van and goal != keuze.soort
        )
        kind = self.kinds.index(goal) if goal in self.kinds else 0
        row = self._rows[name]
        if row.vraag is not None:
            return self._judged_amount(name, keuze, kind, facts, gaps)
        cel = self.cel(name, keuze, goal)
        if cel not in self._tables[name]:
            gaps.add(Gap("normtijd", name))
            return Amount(kind, np.zeros(1, np.int64))
        minutes = self._tables[name][cel]
        facts.add(Fact(row.regel, name, minutes))
        if cel:
            cells.add((name, cel))
        return Amount(kind, np.array([self._scale.of(minutes, self.sums.times.unit(row))]))

    def _judged_amount(
        self, name: str, keuze: Option, kind: int, facts: set[Fact], gaps: set[Gap]
    ) -> Amount:
        """A time that is judged; without an answer there is none."""
        row, judged = self._rows[name], self.sums.own.judged[name]
        if keuze.numbers is None or (judged.times and judged.times not in dict(keuze.own)):
            gaps.add(Gap("normtijd", name))
            return Amount(kind, np.zeros(1, np.int64))
        facts.add(Fact(row.regel, name))
        times = self.norm_times(name, keuze, numbers_of(keuze.numbers))
        return Amount(kind, times, name in self.judged)

    def norm_times(self, name: str, keuze: Option, numbers: Ints) -> Ints:
        """The norm time of each of the numbers by which it is judged."""
        row, times = self._rows[name], self.sums.times
        assert times is not None  # noqa: S101 - it is judged
        return numbers * (self._scale.of(1, times.unit(row)) * self.often(name, keuze))

    @property
    def row_rules(self) -> Mapping[str, str]:
        """The rule that gives the norm time of each leefgebied."""
        return {name: row.regel for name, row in self._rows.items()}

    def often(self, name: str, keuze: Option) -> int:
        """How often the number of a judged time counts."""
        judged = self.sums.own.judged[name]
        return int(dict(keuze.own)[judged.times]) if judged.times is not None else 1

    def number_answers(
        self, name: str, keuze: Option, place: int, answers: Antwoorden
    ) -> Antwoorden:
        """The numbers with which a judged time is the one at a place of its row."""
        assert keuze.numbers is not None  # noqa: S101 - it is judged
        own = way(self.sums.own.judged[name], self._classes, name, dict(answers), keuze)
        return own.with_left(self.sums.own.judged[name], int(numbers_of(keuze.numbers)[place]))

    def cel(self, name: str, keuze: Option, goal: Answer | None) -> tuple[str, ...]:
        """The answers by which the time of a leefgebied stands in its table."""
        times, own = self.sums.times, dict(keuze.own)
        axes = times.axes(self._rows[name]) if times is not None else ()
        doel = times.vraag_doel if times is not None else None
        answers = [goal if v == doel else own.get(v) for v in axes]
        return tuple("" if a is None else as_key(a) for a in answers)

    def in_the_end(
        self, name: str, keuze: Option, amount: Amount, setting: Setting, facts: set[Fact]
    ) -> Ints:
        """The units after client factors, what others cover and a maximum."""
        if self.sums.times is None:
            return amount.times
        times, own, judged = amount.times, dict(keuze.own), keuze.numbers is not None
        found = self._own_time.after(name, times, own, setting, judged=judged)
        facts.update(Fact(regel, name) for regel in found.regels)
        if judged:
            facts.update(Fact(regel, name) for regel in self._covering[name].get(keuze, ()))
        return found.times // self.sums.unit

    def times(self, name: str, keuze: Option, numbers: Ints, setting: Setting) -> Ints:
        """The units of a judged time in the end, for each of these numbers."""
        amount = Amount(0, self.norm_times(name, keuze, numbers), True)
        return self.in_the_end(name, keuze, amount, setting, set())

    def _share(self, names: Sequence[str], amounts: dict[str, Amount], facts: set[Fact]) -> None:
        for area in self._areas:
            inside = [n for n in area.leefgebieden if n in amounts]
            if len(inside) < 2 or area.leefgebieden[0] not in names:
                continue
            if area.overige_procent is None:
                facts.add(Fact(area.regel, area.regel))
                continue
            largest = max(inside, key=lambda n: amounts[n].time)
            for name in (n for n in inside if n != largest):
                before = amounts[name].time
                rest = before * area.overige_procent // 100
                amounts[name] = amounts[name]._replace(times=np.array([rest]))
                facts.add(Fact(area.regel, name, rest - before))


def _alone(coupling: st.Koppeling, chosen: Mapping[str, Option]) -> bool:
    """Whether none of those counts with which alone a leefgebied may count."""
    return not any(chosen[n].counts for n in coupling.telt_alleen_met if n in chosen)


def _with(answers: Antwoorden, vraag: str, antwoord: Answer | None) -> Antwoorden:
    return answers if antwoord is None else {**answers, vraag: antwoord}

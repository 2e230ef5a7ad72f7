"""The time of each leefgebied that counts: its norm time, and what is left of it in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from engine.calculation.scale import scale_of
from engine.partial.factors import Setting
from engine.partial.sums import Option, SumTable
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, as_key
from proof.exclusive import Gap
from proof.walking.own_time import NO_READING, OwnTime, Reading
from proof.walking.sums import Ints, numbers_of


class Fact(NamedTuple):
    """A rule that fires for a subject, with the number in its own effect."""

    regel: str
    onderwerp: str
    effect: int = 0


class Amount(NamedTuple):
    """What a leefgebied that counts adds: of which kind, and its times at the scale of minutes."""

    kind: int
    times: Ints
    judged: bool = False

    @property
    def time(self) -> int:
        """The time that is not judged."""
        return int(self.times[0])


@dataclass
class Seen:
    """What is noticed on the way: rules that fire, gaps, and norm times that are used."""

    facts: set[Fact] = field(default_factory=set)
    gaps: set[Gap] = field(default_factory=set)
    cells: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)


class Times:
    """The norm times, shared areas and own times of all leefgebieden."""

    def __init__(self, normenkader: Normenkader, sums: SumTable) -> None:
        """Look up the tables."""
        self._own = sums.own
        self._kinds = sums.kinds
        self._unit = sums.unit
        self._times = sums.times
        self._rows = {r.leefgebied: r for r in self._times.tabel} if self._times else {}
        self._tables = {name: dict(st.cells(row)) for name, row in self._rows.items()}
        self._scale = scale_of(normenkader)
        self._own_time = OwnTime(normenkader)
        doelen = normenkader.stage(st.Doelen)
        self._swaps = list(doelen.regels) if doelen is not None else []
        areas = normenkader.stage(st.Resultaatgebieden)
        self.areas = list(areas.regels) if areas is not None else []
        shared = {n for a in self.areas if a.overige_procent is not None for n in a.leefgebieden}
        # Of these the numbers are rows; in a shared area times are compared, so one by one.
        self.judged = {n for n in self._own.judged if self._own.free(n)} - shared
        # Of what is judged the rules that take off at once what others cover.
        self.covering: dict[str, Mapping[Option, frozenset[str]]] = {}

    def amount(
        self,
        name: str,
        keuze: Option,
        setting: Setting,
        seen: Seen,
    ) -> Amount:
        """The kind and the norm time of a leefgebied that counts."""
        known = keuze.soort in self._kinds
        if self._times is None:
            if not known:
                seen.gaps.add(Gap("telling", name))
            return Amount(self._kinds.index(keuze.soort) if known else 0, np.array([int(known)]))
        goal = setting.goals[self._kinds.index(keuze.soort)] if known else None
        seen.facts.update(
            Fact(r.regel, name)
            for r in self._swaps
            if keuze.soort == r.dan.van and goal != keuze.soort
        )
        kind = self._kinds.index(goal) if goal in self._kinds else 0
        row = self._rows[name]
        if row.vraag is not None:
            return self._judged_amount(name, keuze, kind, seen)
        cell = self.cell(name, keuze, goal)
        if cell not in self._tables[name]:
            seen.gaps.add(Gap("normtijd", name))
            return Amount(kind, np.zeros(1, np.int64))
        minutes = self._tables[name][cell]
        seen.facts.add(Fact(row.regel, name, minutes))
        if cell:
            seen.cells.add((name, cell))
        return Amount(kind, np.array([self._scale.of(minutes, self._times.unit(row))]))

    def _judged_amount(self, name: str, keuze: Option, kind: int, seen: Seen) -> Amount:
        """A time that is judged; without an answer there is none."""
        row, judged = self._rows[name], self._own.judged[name]
        if keuze.numbers is None or (judged.times and judged.times not in dict(keuze.own)):
            seen.gaps.add(Gap("normtijd", name))
            return Amount(kind, np.zeros(1, np.int64))
        seen.facts.add(Fact(row.regel, name))
        times = self.norm_times(name, keuze, numbers_of(keuze.numbers))
        return Amount(kind, times, name in self.judged)

    def norm_times(self, name: str, keuze: Option, numbers: Ints) -> Ints:
        """The norm time of each of the numbers by which it is judged."""
        row, times = self._rows[name], self._times
        assert times is not None  # noqa: S101 - it is judged
        return numbers * (self._scale.of(1, times.unit(row)) * self.often(name, keuze))

    @property
    def row_rules(self) -> Mapping[str, str]:
        """The rule that gives the norm time of each leefgebied."""
        return {name: row.regel for name, row in self._rows.items()}

    def often(self, name: str, keuze: Option) -> int:
        """How often the number of a judged time counts."""
        judged = self._own.judged[name]
        return int(dict(keuze.own)[judged.times]) if judged.times is not None else 1

    def cell(self, name: str, keuze: Option, goal: Answer | None) -> tuple[str, ...]:
        """The answers by which the time of a leefgebied stands in its table."""
        times, own = self._times, dict(keuze.own)
        axes = times.axes(self._rows[name]) if times is not None else ()
        doel = times.vraag_doel if times is not None else None
        answers = [goal if v == doel else own.get(v) for v in axes]
        return tuple("" if a is None else as_key(a) for a in answers)

    def in_the_end(
        self,
        name: str,
        keuze: Option,
        amount: Amount,
        setting: Setting,
        seen: Seen,
        reading: Reading = NO_READING,
    ) -> Ints:
        """The units after client factors, what others cover and a maximum."""
        if self._times is None:
            return amount.times
        times, own, judged = amount.times, dict(keuze.own), keuze.numbers is not None
        found = self._own_time.after(name, times, own, setting, judged=judged, reading=reading)
        seen.facts.update(Fact(regel, name) for regel in found.regels)
        if judged:
            seen.facts.update(Fact(regel, name) for regel in self.covering[name].get(keuze, ()))
        return found.times // self._unit

    def left(self, name: str, keuze: Option, numbers: Ints, setting: Setting) -> Ints:
        """The units of a judged time in the end, for each of these numbers."""
        amount = Amount(0, self.norm_times(name, keuze, numbers), True)
        return self.in_the_end(name, keuze, amount, setting, Seen())

    def share(self, names: Sequence[str], amounts: dict[str, Amount], seen: Seen) -> None:
        """Of those that share a result area the largest counts in full, each other for a share."""
        for area in self.areas:
            inside = [n for n in area.leefgebieden if n in amounts]
            if len(inside) < 2 or area.leefgebieden[0] not in names:
                continue
            if area.overige_procent is None:
                seen.facts.add(Fact(area.regel, area.regel))
                continue
            largest = max(inside, key=lambda n: amounts[n].time)
            for name in (n for n in inside if n != largest):
                before = amounts[name].time
                rest = before * area.overige_procent // 100
                amounts[name] = amounts[name]._replace(times=np.array([rest]))
                seen.facts.add(Fact(area.regel, name, rest - before))

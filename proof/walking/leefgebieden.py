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

from engine.calculation.terms import MINUUT
from engine.partial.classes import AnswerClass
from engine.partial.factors import GoalMap
from engine.partial.size import MOST_PROVED, check_together
from engine.partial.sums import Option, SumTable, grouped
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.questions import ONBEKEND
from proof.exclusive import Gap
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

    `counts` counts those that count in the end, `sums` are units per kind, `cells` the norm
    times that are used (leefgebied, goal, level).
    """

    counts: int
    sums: tuple[int, ...]
    facts: frozenset[Fact]
    gaps: frozenset[Gap]
    cells: frozenset[tuple[str, str, str]]


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
        doelen = normenkader.stage(st.Doelen)
        self._swaps = list(doelen.regels) if doelen is not None else []
        areas = normenkader.stage(st.Resultaatgebieden)
        self._areas = list(areas.regels) if areas is not None else []
        together = [{k.leefgebied, *k.telt_alleen_met} for k in self.sums.couplings]
        together += [set(area.leefgebieden) for area in self._areas]
        self.groups = grouped(self.sums.names, together)
        self.completions = {name: list(self._completed(name)) for name in self.sums.names}
        self.keuzes = {
            name: tuple(dict.fromkeys(keuze for _, keuze in found))
            for name, found in self.completions.items()
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
        yield from self.sums.completed(name, everything)

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

    def _outcomes(self, group: int, goals: GoalMap) -> dict[Outcomes, None]:
        """What a group can come to, where goals take the place of others."""
        return dict.fromkeys(
            self.outcome(group, own, goals) for own in self.all_combinations(group)
        )

    def check(self) -> None:
        """Look at whether the sums can be walked through; raises TooLargeError."""
        own = [self.outcomes(i, self.kinds) for i in range(len(self.groups))]
        self.sums.layout.check([len({(u.counts, u.sums) for u in found}) for found in own])

    def all_combinations(self, group: int) -> Iterator[tuple[Option, ...]]:
        """Everything that the leefgebieden of a group can become together."""
        return product(*(self.keuzes[name] for name in self.groups[group]))

    def combinations(self, group: int, name: str, swap: Swap) -> Iterator[Any]:
        """Every combination of a group before and after one leefgebied of it changes."""
        names = self.groups[group]
        place = names.index(name)
        others = product(*(self.keuzes[n] if n != name else (swap.voor,) for n in names))
        for before in others:
            yield before, (*before[:place], swap.na, *before[place + 1 :])

    def _outcome(
        self,
        group: int,
        own: tuple[Option, ...],
        goals: GoalMap,
        vast: tuple[tuple[str, bool], ...] = (),
    ) -> Outcomes:
        """What a group comes to; of the leefgebieden of `vast` it is said whether they count."""
        names = self.groups[group]
        chosen = dict(zip(names, own, strict=True))
        facts = {Fact(k.regel, n) for n, k in chosen.items() if k.regel}
        gaps = {Gap("beslissing", n) for n, k in chosen.items() if not k.regel}
        counting = {n for n, k in chosen.items() if k.counts}
        for coupling in self.sums.couplings:
            name = coupling.leefgebied
            if name in counting and not any(
                chosen[n].counts for n in coupling.telt_alleen_met if n in chosen
            ):
                counting.discard(name)
                facts.add(Fact(coupling.regel, name))
        for name, telt in vast:
            (counting.add if telt else counting.discard)(name)
        amounts: dict[str, tuple[int, int]] = {}
        cells: set[tuple[str, str, str]] = set()
        for name in (n for n in names if n in counting):
            amounts[name] = self._amount(name, chosen[name], goals, facts, gaps, cells)
        self._share(names, amounts, facts)
        sums = [0] * len(self.kinds)
        for kind, amount in amounts.values():
            sums[kind] += amount
        units = tuple(s // self.sums.unit for s in sums)
        return Outcomes(len(counting), units, frozenset(facts), frozenset(gaps), frozenset(cells))

    def _amount(
        self,
        name: str,
        keuze: Option,
        goals: GoalMap,
        facts: set[Fact],
        gaps: set[Gap],
        cells: set[tuple[str, str, str]],
    ) -> tuple[int, int]:
        """The kind and the hundredths of a minute of a leefgebied that counts."""
        known = keuze.soort in self.kinds
        if self.sums.times is None:
            if not known:
                gaps.add(Gap("telling", name))
            return (self.kinds.index(keuze.soort) if known else 0), int(known)
        goal = goals[self.kinds.index(keuze.soort)] if known else None
        facts.update(
            Fact(r.regel, name)
            for r in self._swaps
            if keuze.soort == r.dan.van and goal != keuze.soort
        )
        row = self._rows[name]
        minutes = row.minuten.get(str(goal), {}).get(str(keuze.niveau), 0)
        if not minutes:
            gaps.add(Gap("normtijd", name))
            return (self.kinds.index(goal) if goal is not None else 0), 0
        facts.add(Fact(row.regel, name, minutes))
        cells.add((name, str(goal), str(keuze.niveau)))
        return self.kinds.index(goal), minutes * MINUUT

    def _share(
        self, names: Sequence[str], amounts: dict[str, tuple[int, int]], facts: set[Fact]
    ) -> None:
        for area in self._areas:
            inside = [n for n in area.leefgebieden if n in amounts]
            if len(inside) < 2 or area.leefgebieden[0] not in names:
                continue
            if area.overige_procent is None:
                facts.add(Fact(area.regel, area.regel))
                continue
            largest = max(inside, key=lambda n: amounts[n][1])
            for name in (n for n in inside if n != largest):
                kind, amount = amounts[name]
                rest = amount * area.overige_procent // 100
                amounts[name] = kind, rest
                facts.add(Fact(area.regel, name, rest - amount))


def _with(answers: Antwoorden, vraag: str, antwoord: Answer | None) -> Antwoorden:
    return answers if antwoord is None else {**answers, vraag: antwoord}

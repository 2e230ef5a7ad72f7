"""What leefgebieden can become: by themselves, and in groups that share a rule.

The enumeration takes answers together that no rule tells apart, as partial intakes do
(`engine.partial`), but also names the rules that fire, and survives gaps in the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import Any, NamedTuple

from engine.partial.classes import AnswerClass
from engine.partial.factors import Setting
from engine.partial.grouping import grouped
from engine.partial.size import MOST_PROVED, check_together
from engine.partial.spans import Span
from engine.partial.sums import Option, SumTable
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.questions import ONBEKEND
from proof.exclusive import Gap
from proof.walking.judged_answers import Way, covering, one_by_one, way
from proof.walking.own_time import NO_READING, Reading
from proof.walking.sums import numbers_of, rows_of
from proof.walking.times import Fact, Seen, Times
from zaak.model import AnswerPlace

Antwoorden = Mapping[str, Answer]
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
        self.times = Times(normenkader, self.sums)
        self.judged = self.times.judged
        together = [{k.leefgebied, *k.telt_alleen_met} for k in self.sums.couplings]
        together += [set(area.leefgebieden) for area in self.times.areas]
        self.groups = grouped(self.sums.names, together)
        self.completions = {name: list(self._completed(name)) for name in self.sums.names}
        self.keuzes = {
            name: tuple(dict.fromkeys(keuze for _, keuze in found))
            for name, found in self.completions.items()
        }
        self.times.covering |= {
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
        """The answers that were walked through as this one."""
        judged = self.sums.own.judged.get(plaats[1])
        if (
            plaats[0] == "leefgebieden"
            and judged is not None
            and plaats[1] not in self.judged
            and plaats[2] in (judged.number, judged.covered)
        ):
            # Each number by itself.
            return (antwoord,)
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
        reading: tuple[tuple[str, frozenset[str], tuple[tuple[str, Answer], ...]], ...] = (),
    ) -> Outcomes:
        """What a group comes to; of the leefgebieden of `vast` it is said whether they count.

        `reading` has, for a leefgebied, rules that read other answers about it.
        """
        names = self.groups[group]
        chosen = dict(zip(names, own, strict=True))
        counting, seen = self.counting(group, own), Seen()
        seen.facts |= {Fact(k.regel, n) for n, k in chosen.items() if k.regel}
        seen.gaps |= {Gap("beslissing", n) for n, k in chosen.items() if not k.regel}
        seen.facts |= {
            Fact(c.regel, c.leefgebied)
            for c in self.sums.couplings
            if c.leefgebied in chosen and chosen[c.leefgebied].counts and _alone(c, chosen)
        }
        for name, telt in vast:
            counting = counting | {name} if telt else counting - {name}
        amounts = {
            name: self.times.amount(name, chosen[name], setting, seen)
            for name in names
            if name in counting
        }
        self.times.share(names, amounts, seen)
        read = {name: Reading(rules, dict(answers)) for name, rules, answers in reading}
        sums, rows = [0] * len(self.kinds), []
        for name, amount in amounts.items():
            own_time = self.times.in_the_end(
                name, chosen[name], amount, setting, seen, read.get(name, NO_READING)
            )
            if amount.judged:
                rows.append((amount.kind, rows_of(own_time)))
            else:
                sums[amount.kind] += int(own_time[0])
        return Outcomes(
            len(counting),
            tuple(sums),
            frozenset(seen.facts),
            frozenset(seen.gaps),
            frozenset(seen.cells),
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

    def number_answers(
        self, name: str, keuze: Option, place: int, answers: Antwoorden
    ) -> Antwoorden:
        """The numbers with which a judged time is the one at a place of its row."""
        assert keuze.numbers is not None  # noqa: S101 - it is judged
        own = way(self.sums.own.judged[name], self._classes, name, dict(answers), keuze)
        return own.with_left(self.sums.own.judged[name], int(numbers_of(keuze.numbers)[place]))


def _alone(coupling: st.Koppeling, chosen: Mapping[str, Option]) -> bool:
    """Whether none of those counts with which alone a leefgebied may count."""
    return not any(chosen[n].counts for n in coupling.telt_alleen_met if n in chosen)


def _with(answers: Antwoorden, vraag: str, antwoord: Answer | None) -> Antwoorden:
    return answers if antwoord is None else {**answers, vraag: antwoord}

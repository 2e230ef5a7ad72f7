"""What client factors can come to: percentages and minutes, before and after another answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import Any, NamedTuple

from engine.partial.classes import AnswerClass, asked_by
from engine.partial.factors import FactorPart, FactorTable, Setting, steering
from engine.partial.options import OptionGroup
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, holds
from normenkader.questions import ONBEKEND
from proof.own_effect import subsets
from proof.walking.factor_sums import ChangedFactors, FactorPair, FactorSum
from zaak.model import AnswerPlace


class More(NamedTuple):
    """How much more percent and time a rule adds after another answer than before it."""

    regel: str
    procent: int
    tijd: int


class _Twice(NamedTuple):
    """What some questions come to before and after.

    `anders` has the followed rules that add something else after. Both answers are those to the
    question that changes; None where it is not among these.
    """

    voor: FactorPart
    na: FactorPart
    anders: frozenset[More]
    antwoord: Any
    ander: Any


class _Step(NamedTuple):
    """Of what a group of questions made it: what was before it, and its answers of both clients."""

    van: _Twice
    antwoorden: dict[str, Answer]
    andere: dict[str, Answer]


class FactorRules:
    """The rules about goals and client factors, in groups of questions that no rule joins.

    `followed` names the rules of which it is kept whether they fire otherwise.
    """

    def __init__(
        self,
        normenkader: Normenkader,
        kinds: Sequence[Any],
        classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]],
        followed: frozenset[str] = frozenset(),
    ) -> None:
        """Group the questions once."""
        self._table = FactorTable(normenkader, kinds, classes)
        self._nk = normenkader
        self._gevolgd = followed
        self._held_apart = held_apart(normenkader)
        self.rules = self._table.rules
        self.grens = self._table.grens
        self.held = self._table.held
        self.count_class = self._table.count_class
        self.pairs = lru_cache(None)(self._pairs)
        self.single = lru_cache(None)(self._single)

    def enough(self, names: int) -> int:
        """From how many leefgebieden that count on no rule tells their number apart; at least 1."""
        last = self.count_class(names)
        return 1 + max((n for n in range(1, names) if self.count_class(n) != last), default=0)

    def settings(self) -> list[Setting]:
        """What the rules can do to leefgebieden: which goals they replace, and which fire."""
        return list(dict.fromkeys(som.setting for som, _ in self.single(1)))

    def _single(self, count: int) -> list[tuple[FactorSum, int]]:
        """Everything the factors can come to, with the sum of percentages before its limit."""
        parts = [FactorPart()]
        for group, indexes in self._table.linked:
            own = [self._table.part(indexes, answers, count) for answers in _open(group)]
            parts = list(dict.fromkeys(a.joined(b) for a, b in product(parts, own)))
        return list(dict.fromkeys((self._som(part), part.procent) for part in parts))

    @property
    def asked(self) -> set[str]:
        """The questions about the client on which the minutes depend."""
        return {v.vraag for group, indexes in self._table.linked if indexes for v in group.vragen}

    def meeting(self, als: Condition, count: int) -> set[FactorSum]:
        """What the factors can come to for clients who meet a condition."""
        names = asked_by(self._nk, "clientfactoren", als)
        looked_at = [own for own in self._table.linked if names & {v.vraag for v in own[0].vragen}]
        parts: set[FactorPart] = set()
        for ways in product(*(_open(group) for group, _ in looked_at)):
            answers = {v: a for one in ways for v, a in one.items()}
            if holds(als, self._nk.counted("clientfactoren", answers)):
                own = [i for _, places in looked_at for i in places]
                parts.add(self._table.part(own, answers, count))
        for group, indexes in self._table.linked:
            if all(group is not own for own, _ in looked_at):
                more = {self._table.part(indexes, answers, count) for answers in _open(group)}
                parts = {one.joined(other) for one, other in product(parts, more)}
        return {self._som(part) for part in parts}

    def fired(self, count: int) -> tuple[set[str], set[frozenset[str]]]:
        """The rules that can fire, and the sets of two that can fire together."""
        rules: set[str] = set()
        together: set[frozenset[str]] = set()
        everything = frozenset(r.regel for r in self.rules)
        # Conditions about the number of leefgebieden alone hold or not, whatever the answers.
        always: frozenset[str] = frozenset()
        for group, indexes in self._table.linked:
            ways = [self._table.part(indexes, a, count, everything).regels for a in _open(group)]
            if not group.vragen:
                always |= ways[0]
            for own in ways:
                rules |= own
                together |= {frozenset(pair) for pair in combinations(sorted(own), 2)}
        together |= {frozenset(pair) for pair in combinations(sorted(always), 2)}
        return rules, together

    def _pairs(self, voor: int, na: int, vraag: str) -> list[ChangedFactors]:
        """Everything that the factors can come to before and after, with both answers.

        With `vraag` that question has another answer after; without it all answers are the same.
        `voor` and `na` are how many leefgebieden count.
        """
        *_, last = self._steps(voor, na, vraag)
        return list(dict.fromkeys(map(self._seen, last)))

    def _seen(self, twice: _Twice) -> ChangedFactors:
        before, after, changed, one, other = twice
        pair = FactorPair(
            self._som(before), self._som(after), tuple(self._held(before, after, changed))
        )
        return ChangedFactors(pair, one, other)

    def _held(
        self, before: FactorPart, after: FactorPart, changed: frozenset[More]
    ) -> Iterator[tuple[frozenset[str], FactorSum]]:
        """What the factors come to after, with each set of changed rules as before."""
        own = {more.regel: more for more in changed}
        swapped = {f.regel for f in before.swaps ^ after.swaps}
        for rules in subsets({*own, *(swapped & self._gevolgd & self._held_apart)}):
            kept = {f for f in after.swaps if f.regel not in rules}
            kept |= {f for f in before.swaps if f.regel in rules}
            more = [own[regel] for regel in rules if regel in own]
            part = FactorPart(
                frozenset(kept),
                after.procent - sum(m.procent for m in more),
                after.minuten - sum(m.tijd for m in more),
                frozenset(),
            )
            yield rules, self._som(part)

    def _steps(self, voor: int, na: int, vraag: str) -> list[dict[_Twice, _Step | None]]:
        """What is reached after each group, with the way back; before the first there is none."""
        bare = FactorPart()
        steps: list[dict[_Twice, _Step | None]] = [
            {_Twice(bare, bare, frozenset(), None, None): None}
        ]
        for group, indexes in self._table.linked:
            own: dict[_Twice, tuple[dict[str, Answer], dict[str, Answer]]] = {}
            for twice, answers in self._group_pairs(group, indexes, voor, na, vraag):
                own.setdefault(twice, answers)
            found: dict[_Twice, _Step | None] = {}
            for before, (more, answers) in product(steps[-1], own.items()):
                found.setdefault(_both(before, more), _Step(before, *answers))
            steps.append(found)
        return steps

    def answers(
        self, voor: int, na: int, vraag: str, wanted: ChangedFactors
    ) -> tuple[dict[str, Answer], dict[str, Answer]]:
        """Answers before and after with which the factors come to one of `pairs`."""
        steps = self._steps(voor, na, vraag)
        here = next(t for t in steps[-1] if self._seen(t) == wanted)
        before: dict[str, Answer] = {}
        after: dict[str, Answer] = {}
        for reached in reversed(steps[1:]):
            step = reached[here]
            assert step is not None  # noqa: S101 - only before the first group
            here = step.van
            before |= step.antwoorden
            after |= step.andere
        return before, after

    def _group_pairs(
        self, group: OptionGroup, indexes: Sequence[int], voor: int, na: int, vraag: str
    ) -> Iterator[tuple[_Twice, tuple[dict[str, Answer], dict[str, Answer]]]]:
        """What a group comes to before and after, with its answers before and after."""
        everything = list(_open(group))
        if all(v.vraag != vraag for v in group.vragen):
            for answers in everything:
                before = self._table.part(indexes, answers, voor)
                after = self._table.part(indexes, answers, na)
                changed = self._changed(indexes, (answers, answers), (voor, na))
                yield _Twice(before, after, changed, None, None), (answers, answers)
            return
        for answers, others in _changed_pairs(everything, vraag):
            before = self._table.part(indexes, answers, voor)
            after = self._table.part(indexes, others, na)
            changed = self._changed(indexes, (answers, others), (voor, na))
            one, other = _shown(answers.get(vraag)), _shown(others.get(vraag))
            yield _Twice(before, after, changed, one, other), (answers, others)

    def _changed(
        self,
        indexes: Sequence[int],
        answers: tuple[dict[str, Answer], dict[str, Answer]],
        counts: tuple[int, int],
    ) -> frozenset[More]:
        """The followed rules that add more or less after."""
        first = len(self._table.steering)
        found = set()
        for i in indexes:
            if i >= first and (regel := self.rules[i - first].regel) in self._gevolgd:
                one, other = (
                    self._table.part((i,), own, count)
                    for own, count in zip(answers, counts, strict=True)
                )
                more = other.procent - one.procent, other.minuten - one.minuten
                if more != (0, 0):
                    found.add(More(regel, *more))
        return frozenset(found)

    def _som(self, part: FactorPart) -> FactorSum:
        setting = self._table.setting(part.swaps)
        return FactorSum(setting, self.held(part.procent), part.minuten)


class _Answer(NamedTuple):
    """An answer with its type, so that 1 and true differ; also for no answer."""

    waarde: Any
    soort: type


def held_apart(normenkader: Normenkader) -> frozenset[str]:
    """The rules that replace goals, or change the time of a leefgebied: each is held by itself."""
    doelen = normenkader.stage(st.Doelen)
    rules: list[st.Rule] = list(doelen.regels) if doelen is not None else []
    rules += [
        r for r in steering(normenkader) if isinstance(r, st.BijstellingRegel | st.MaximumRegel)
    ]
    return frozenset(r.regel for r in rules)


def _shown(antwoord: Any) -> _Answer:
    return _Answer(antwoord, type(antwoord))


def _both(one: _Twice, other: _Twice) -> _Twice:
    """What two groups come to together; only one of them has the question that changes."""
    return _Twice(
        one.voor.joined(other.voor),
        one.na.joined(other.na),
        one.anders | other.anders,
        one.antwoord if one.antwoord is not None else other.antwoord,
        one.ander if one.ander is not None else other.ander,
    )


def _changed_pairs(
    everything: Sequence[dict[str, Answer]], vraag: str
) -> Iterator[tuple[dict[str, Answer], dict[str, Answer]]]:
    """Every two ways to answer that differ in one question alone."""
    by_rest: dict[Any, list[dict[str, Answer]]] = {}
    for answers in everything:
        rest = frozenset((v, type(a), a) for v, a in answers.items() if v != vraag)
        by_rest.setdefault(rest, []).append(answers)
    for same in by_rest.values():
        yield from ((a, b) for a, b in product(same, same) if a.get(vraag) != b.get(vraag))


def _open(group: OptionGroup) -> Iterator[dict[str, Answer]]:
    """Every way to answer a group."""
    yield from group.completions((ONBEKEND,) * len(group.vragen))

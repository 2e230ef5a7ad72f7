"""What one other answer does, where times are judged or combinations have a maximum.

More time never gives fewer minutes as long as the same leefgebieden count: of each total before
only the least and the most after are looked at, never every number by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.partial.factors import Setting
from engine.partial.size import TooLargeError
from engine.partial.sums import Option
from normenkader.conditions import Answer
from proof.own_effect import Held, OwnEffects, own_effects
from proof.walking.comparing import AnswerEffect, Combined, Comparison, Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.envelope import Envelope, Family, constant
from proof.walking.envelope_chain import (
    Chosen,
    EnvelopeChain,
    Keuzen,
    Member,
    Part,
    State,
    add_all,
    back_through,
    same_ways,
)
from proof.walking.factor_sums import ChangedFactors, FactorPair
from proof.walking.found_pairs import FactorChange
from proof.walking.number_changes import NumberChange, number_changes
from proof.walking.origins import Antwoorden, Origins
from proof.walking.rows import Rows
from proof.walking.sums import Ints, numbers_of
from proof.walking.without import without
from zaak.model import AnswerPlace

Sides = tuple[Mapping[str, Answer], Mapping[str, Answer]]
NO_EXCEPTION = (
    "Een bewuste uitzondering op een koppeling past niet bij een tijd die wordt ingeschat."
)


@dataclass(frozen=True, eq=False)
class Change:
    """One other answer to a question of a leefgebied: what its group is before and after."""

    heavier: bool
    voor: Part
    na: State
    own: str
    keuzen: tuple[Option, Option]
    vast: tuple[Held, ...]
    number: NumberChange | None
    sides: Sides


@dataclass(frozen=True, eq=False)
class Totals:
    """Totals before, and after at the least (the first half) and at the most (the second)."""

    totals: Ints
    more: Ints
    half: int

    @classmethod
    def of(cls, envelope: Envelope) -> Totals:
        """What an envelope reaches."""
        own = envelope.reached
        more = np.concatenate([envelope.low[own], -envelope.high[own]])
        return cls(np.concatenate([own, own]), more, len(own))

    def rows(self, counts: tuple[int, int], voor: Setting, na: Setting) -> Rows:
        """As rows that can be judged; with the rules about the client as before all is."""
        none = np.zeros(len(self.totals), np.int64)
        other = {voor: self.totals} if voor != na else {}
        where = np.arange(len(self.totals))
        return Rows(counts, (self.totals, self.totals + self.more), (none, none), where, other)


@dataclass(frozen=True, eq=False)
class ChangeRows:
    """The way back from totals where a leefgebied is answered otherwise."""

    pairs: JudgedPairs
    others: EnvelopeChain
    state: State
    group: int
    change: Change
    totals: Totals
    counts: tuple[int, int]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: the group before and after, all else the same."""
        most, change = row >= self.totals.half, self.change
        total, more = int(self.totals.totals[row]), int(self.totals.more[row])
        envelope = self.others.reached[self.state]
        back = back_through(envelope, change.voor.members, total, more, most=most)
        assert back is not None  # noqa: S101 - it was reached
        places, rest, left = back
        chosen = self.others.way(self.state, rest, left, most=most)
        others = {name: place for name, place in places.items() if name != change.own}
        chosen[self.group] = Chosen(change.voor, others)
        answers = self.pairs.answers(chosen)
        voor, na = self._sides(places, most=most)
        factoren = self.pairs.e.factoren
        before, after = factoren.answers(*self.counts, "", ChangedFactors(pair, None, None))
        client = self.pairs.client
        return client(answers, before, voor), client(answers, after, na)

    def _sides(self, places: Mapping[str, int], *, most: bool) -> tuple[Antwoorden, Antwoorden]:
        change = self.change
        voor, na = change.sides
        if change.number is not None:
            place, left = places[change.own], change.number.left
            after = int((left.most if most else left.least)[place])
            voor, na = change.number.answers(int(left.before[place]), after)
        elif change.own in places:
            # The same numbers before and after, as far as each side has them.
            at = next(i for i, keuze in enumerate(change.keuzen) if keuze.numbers is not None)
            lg, side = self.pairs.e.leefgebieden, (voor, na)[at]
            numbers = lg.number_answers(change.own, change.keuzen[at], places[change.own], side)
            voor, na = (
                {**side, **{v: a for v, a in numbers.items() if v in side}} for side in (voor, na)
            )
        own = ("leefgebieden", change.own)
        return {(*own, v): a for v, a in voor.items()}, {(*own, v): a for v, a in na.items()}


@dataclass(frozen=True, eq=False)
class SettingRows:
    """The way back from totals where a question about the client is answered otherwise."""

    pairs: JudgedPairs
    chain: EnvelopeChain
    state: State
    totals: Totals
    plaats: AnswerPlace
    stellen: Mapping[FactorPair, FactorChange]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: one client factor before and after, all else the same."""
        most = row >= self.totals.half
        total, more = int(self.totals.totals[row]), int(self.totals.more[row])
        answers = self.pairs.answers(self.chain.way(self.state, total, more, most=most))
        _, one, other = self.stellen[pair]
        count, vraag = self.state.counts, self.plaats[2]
        factoren, lg = self.pairs.e.factoren, self.pairs.e.leefgebieden
        sides = factoren.answers(count, count, vraag, ChangedFactors(pair, one, other))
        heaviest = lg.heaviest(self.plaats, one.waarde, other.waarde)
        before, after = (
            self.pairs.client(answers, side, {} if answer is None else {self.plaats: answer})
            for side, answer in zip(sides, heaviest[:2], strict=True)
        )
        return before, after


class JudgedPairs:
    """All pairs of clients that differ in one answer, for one normenkader."""

    def __init__(self, enumeration: Enumeration, exempt: Exempt) -> None:
        """Look up the tables."""
        self.e = enumeration
        self._lg = enumeration.leefgebieden
        self._exempt = exempt.monotone | exempt.robust
        self._compare = Comparison(enumeration, exempt)
        self._origins = Origins(enumeration)
        sums = self._lg.sums
        self._size = 1 + sum(sums.most(kind) for kind in sums.kinds)
        self._chain = lru_cache(None)(self._chain_of)
        combining = sums.combinations.stage
        rules = [*combining.regels, combining.geen] if combining is not None else []
        self._combining = frozenset(r.regel for r in rules) & self._exempt
        if self._compare.by_direction and len(sums.kinds) > 1:
            raise TooLargeError(
                "Een tijd die wordt ingeschat of een maximum per combinatie past hier niet bij "
                "producten die per richting anders oplopen."
            )

    def find(self, plaats: AnswerPlace) -> AnswerEffect:
        """Find what another answer to one question can do."""
        found = AnswerEffect()
        if not self._origins.admitted:
            return found
        if plaats[0] == "leefgebieden":
            for setting in self.e.factoren.settings():
                self._leefgebied(plaats, setting, found)
        else:
            self._factor(plaats, found)
        return found

    # -- the way back ---------------------------------------------------------------------------

    def answers(self, chosen: Mapping[int, Chosen]) -> Antwoorden:
        """The answers of groups that became this."""
        found: Antwoorden = {}
        for group, (part, places) in chosen.items():
            for name, keuze in zip(self._lg.groups[group], part.keuzen, strict=True):
                own = dict(self._lg.answers(name, keuze))
                if name in places:
                    own |= self._lg.number_answers(name, keuze, places[name], own)
                found |= {("leefgebieden", name, v): a for v, a in own.items()}
        return found

    def client(
        self, answers: Antwoorden, factoren: Mapping[str, Answer], also: Mapping[AnswerPlace, Any]
    ) -> Antwoorden:
        """A client with these answers about leefgebieden; `also` takes the place of others."""
        own = {(s, name) for s, name, _ in also if s == "leefgebieden"}
        base = self._origins.client({}, factoren, {})
        kept = {p: a for p, a in answers.items() if p[:2] not in own}
        return {**base, **kept, **also}

    # -- what all but one group, or all of them, reach ------------------------------------------

    def _chain_of(self, without_group: int | None, voor: Setting, na: Setting) -> EnvelopeChain:
        groups = [i for i in range(len(self._lg.groups)) if i != without_group]
        ways = [list(same_ways(self._lg, i, voor, na)) for i in groups]
        return EnvelopeChain(groups, self._size, ways)

    def _combined(
        self, counts: tuple[int, int], patterns: tuple[int, int], settings: tuple[Setting, Setting]
    ) -> Combined:
        most: list[int | None] = []
        deciding: list[str | None] = []
        for count, pattern, setting in zip(counts, patterns, settings, strict=True):
            most.append(self.e.most(pattern, setting) if count else None)
            deciding.append(self.e.deciding(pattern, setting) if count else None)
        changed = {r for r in deciding if r is not None} if deciding[0] != deciding[1] else set()
        return Combined((most[0], most[1]), self._combining & changed)

    # -- a question about a leefgebied ----------------------------------------------------------

    def _leefgebied(self, plaats: AnswerPlace, setting: Setting, found: AnswerEffect) -> None:
        lg = self._lg
        group = next(i for i, names in enumerate(lg.groups) if plaats[1] in names)
        others = self._chain(group, setting, setting)
        for change in self._changes(plaats, group, setting):
            for state, envelope in others.reached.items():
                before, after = state.joined(change.voor.state), state.joined(change.na)
                counts = before.counts, after.counts
                if counts == (0, 0):
                    continue
                totals = Totals.of(add_all(envelope, change.voor.members)[-1])
                combined = self._combined(
                    counts, (before.pattern, after.pattern), (setting, setting)
                )
                bron = ChangeRows(self, others, state, group, change, totals, counts)
                rows = totals.rows(counts, setting, setting)
                pairs = self.e.factoren.pairs(*counts, "")
                stellen = {s: change.heavier for s, _, _ in pairs if s.voor.setting == setting}
                self._compare.judge(found, rows, stellen, change.vast, bron, combined)

    def _changes(self, plaats: AnswerPlace, group: int, setting: Setting) -> Iterator[Change]:
        lg, name = self._lg, plaats[1]
        own = own_effects(self.e.nk, plaats, self._exempt)
        judged = lg.sums.own.judged.get(name)
        if (
            name in lg.judged
            and judged is not None
            and plaats[2] in (judged.number, judged.covered)
        ):
            vraag = next(
                v for v in self.e.nk.questions("leefgebieden", name) if v.vraag == plaats[2]
            )
            for change in number_changes(judged, lg.ways(name), vraag):
                sides: Sides = (change.voor.answers, change.na.answers)
                yield from self._of_group(
                    own,
                    group,
                    name,
                    change.voor.keuze,
                    change.na.keuze,
                    setting,
                    heavier=change.heavier,
                    number=change,
                    sides=sides,
                )
            return
        for swap, answers in lg.changes(plaats).items():
            yield from self._of_group(
                own,
                group,
                name,
                swap.voor,
                swap.na,
                setting,
                heavier=swap.heavier,
                number=None,
                sides=answers,
            )

    def _of_group(
        self,
        own: OwnEffects,
        group: int,
        name: str,
        voor: Option,
        na: Option,
        setting: Setting,
        *,
        heavier: bool,
        number: NumberChange | None,
        sides: Sides,
    ) -> Iterator[Change]:
        """Every way the rest of the group can be, where one leefgebied of it changes."""
        lg = self._lg
        names = lg.groups[group]
        place = names.index(name)
        for before, after in lg.combinations_of(group, name, voor, na):
            one, other = lg.outcome(group, before, setting), lg.outcome(group, after, setting)
            members = [Member("", constant(sum(one.sums), sum(other.sums)))]
            both = lg.counting(group, before), lg.counting(group, after)
            for i, n in enumerate(names):
                keuzen = before[i], after[i]
                numbers = self._numbers(keuzen, number if i == place else None)
                family = self._family(n, keuzen, both, numbers, setting)
                if family is not None:
                    members.append(Member(n, family))
            changed = self._changed_time(name, voor, na, number)
            vast = self._held(own, group, (before, after), setting, changed)
            part = Part(State(one.counts, one.pattern), before, tuple(members))
            yield Change(
                heavier,
                part,
                State(other.counts, other.pattern),
                name,
                (voor, na),
                vast,
                number,
                sides,
            )

    def _numbers(
        self, keuzen: tuple[Option, Option], number: NumberChange | None
    ) -> tuple[Ints, Ints, Ints]:
        """The numbers before, and after at the least and the most."""
        if number is not None:
            return number.left.before, number.left.least, number.left.most
        span = next((k.numbers for k in keuzen if k.numbers is not None), None)
        same = numbers_of(span) if span is not None else np.zeros(1, np.int64)
        return same, same, same

    def _family(
        self,
        name: str,
        keuzen: tuple[Option, Option],
        counting: tuple[frozenset[str], frozenset[str]],
        numbers: tuple[Ints, Ints, Ints],
        setting: Setting,
    ) -> Family | None:
        lg = self._lg
        rowed = [
            name in own and lg.rowed(name, keuze)
            for own, keuze in zip(counting, keuzen, strict=True)
        ]
        if not any(rowed):
            return None
        none = np.zeros(len(numbers[0]), np.int64)
        before = lg.times(name, keuzen[0], numbers[0], setting) if rowed[0] else none
        least, most = (
            lg.times(name, keuzen[1], own, setting) if rowed[1] else none for own in numbers[1:]
        )
        return Family(before, least, most)

    def _held(
        self,
        own: OwnEffects,
        group: int,
        keuzen: tuple[Keuzen, Keuzen],
        setting: Setting,
        changed: frozenset[str],
    ) -> tuple[Held, ...]:
        """What the group adds with rules as before; `changed` give another time after."""
        names = self._lg.groups[group]
        rowed = any(
            self._lg.rowed(n, k) for side in keuzen for n, k in zip(names, side, strict=True)
        )
        if rowed and own.koppeling:
            raise TooLargeError(NO_EXCEPTION)
        return without(self._lg, own, group, keuzen, setting, changed)

    def _changed_time(
        self, name: str, voor: Option, na: Option, number: NumberChange | None
    ) -> frozenset[str]:
        """The rule of a judged norm time, where it gives another time after."""
        if not (self._lg.rowed(name, voor) and self._lg.rowed(name, na)):
            return frozenset()
        other = number is not None and number.of_time
        other = other or self._lg.often(name, voor) != self._lg.often(name, na)
        return frozenset([self._lg.row_rules[name]] if other else ())

    # -- a client factor ------------------------------------------------------------------------

    def _factor(self, plaats: AnswerPlace, found: AnswerEffect) -> None:
        both: dict[tuple[Setting, Setting], None] = {}
        for pair, _, _ in self.e.factoren.pairs(1, 1, plaats[2]):
            both[pair.voor.setting, pair.na.setting] = None
            if any(s.setting not in (pair.voor.setting, pair.na.setting) for _, s in pair.vast):
                raise TooLargeError(NO_EXCEPTION)
        for settings in both:
            chain = self._chain(None, *settings)
            for state, envelope in chain.reached.items():
                if not state.counts:
                    continue
                counts = state.counts, state.counts
                stellen = self._factor_pairs(plaats, state.counts, settings)
                totals = Totals.of(envelope)
                combined = self._combined(counts, (state.pattern, state.pattern), settings)
                bron = SettingRows(self, chain, state, totals, plaats, stellen)
                rows = totals.rows(counts, *settings)
                own = {pair: change.heavier for pair, change in stellen.items()}
                self._compare.judge(found, rows, own, (), bron, combined)

    def _factor_pairs(
        self, plaats: AnswerPlace, count: int, settings: tuple[Setting, Setting]
    ) -> dict[FactorPair, FactorChange]:
        """The factors before and after: whether the answer after is heavier, and both answers."""
        found: dict[FactorPair, FactorChange] = {}
        for pair, one, other in self.e.factoren.pairs(count, count, plaats[2]):
            if (pair.voor.setting, pair.na.setting) == settings:
                heavier = self._lg.heaviest(plaats, one.waarde, other.waarde)[2]
                if pair not in found or (heavier and not found[pair].heavier):
                    found[pair] = FactorChange(heavier, one, other)
        return found

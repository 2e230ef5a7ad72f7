"""The way back from totals that were judged to the answers of both clients."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.partial.factors import Setting
from normenkader.conditions import Answer
from proof.walking.enumeration import Enumeration
from proof.walking.factor_sums import ChangedFactors, FactorPair
from proof.walking.found_pairs import FactorChange
from proof.walking.judged.chain import Chosen, EnvelopeChain, State, back_through
from proof.walking.judged.envelope import Envelope
from proof.walking.judged.group_changes import Change
from proof.walking.origins import Antwoorden, Origins
from proof.walking.rows import Rows
from proof.walking.sums import Ints
from zaak.model import AnswerPlace


@dataclass(frozen=True, eq=False)
class Totals:
    """Totals before, and after at the least (the first half) and at the most (the second)."""

    totals: Ints
    more: Ints
    half: int

    @classmethod
    def of(cls, envelope: Envelope) -> Totals:
        """What an envelope reaches."""
        own = envelope.totals
        more = np.concatenate([envelope.low, -envelope.high])
        return cls(np.concatenate([own, own]), more, len(own))

    def rows(
        self,
        counts: tuple[int, int],
        voor: Setting,
        na: Setting,
        as_before: AbstractSet[Setting] = frozenset(),
    ) -> Rows:
        """As rows that can be judged; with the rules about the client as before all is.

        So it is with the settings of `as_before`.
        """
        none = np.zeros(len(self.totals), np.int64)
        other = dict.fromkeys(({voor} if voor != na else set()) | as_before, self.totals)
        where = np.arange(len(self.totals))
        return Rows(counts, (self.totals, self.totals + self.more), (none, none), where, other)


class Answering:
    """Makes answers of what was walked through."""

    def __init__(self, enumeration: Enumeration) -> None:
        """Use the tables of the enumeration."""
        self.e = enumeration
        self.lg = enumeration.leefgebieden
        self._origins = Origins(enumeration)

    @property
    def admitted(self) -> bool:
        """Whether anybody has access."""
        return self._origins.admitted

    def answers(self, chosen: Mapping[int, Chosen]) -> Antwoorden:
        """The answers of groups that became this."""
        found: Antwoorden = {}
        for group, (part, places) in chosen.items():
            for name, keuze in zip(self.lg.groups[group], part.keuzen, strict=True):
                own = dict(self.lg.answers(name, keuze))
                if name in places:
                    own |= self.lg.number_answers(name, keuze, places[name], own)
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


@dataclass(frozen=True, eq=False)
class ChangeRows:
    """The way back from totals where a leefgebied is answered otherwise."""

    answering: Answering
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
        answers = self.answering.answers(chosen)
        voor, na = self._sides(places, most=most)
        factoren = self.answering.e.factoren
        before, after = factoren.answers(*self.counts, "", ChangedFactors(pair, None, None))
        client = self.answering.client
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
            lg, side = self.answering.lg, (voor, na)[at]
            numbers = lg.number_answers(change.own, change.keuzen[at], places[change.own], side)
            voor, na = (
                {**side, **{v: a for v, a in numbers.items() if v in side}} for side in (voor, na)
            )
        own = ("leefgebieden", change.own)
        return {(*own, v): a for v, a in voor.items()}, {(*own, v): a for v, a in na.items()}


@dataclass(frozen=True, eq=False)
class SettingRows:
    """The way back from totals where a question about the client is answered otherwise."""

    answering: Answering
    chain: EnvelopeChain
    state: State
    totals: Totals
    plaats: AnswerPlace
    stellen: Mapping[FactorPair, FactorChange]

    def clients(self, row: int, pair: FactorPair) -> tuple[Antwoorden, Antwoorden]:
        """The answers of a row: one client factor before and after, all else the same."""
        most = row >= self.totals.half
        total, more = int(self.totals.totals[row]), int(self.totals.more[row])
        answers = self.answering.answers(self.chain.way(self.state, total, more, most=most))
        _, one, other = self.stellen[pair]
        count, vraag = self.state.counts, self.plaats[2]
        factoren, lg = self.answering.e.factoren, self.answering.lg
        sides = factoren.answers(count, count, vraag, ChangedFactors(pair, one, other))
        heaviest = lg.heaviest(self.plaats, one.waarde, other.waarde)
        before, after = (
            self.answering.client(answers, side, {} if answer is None else {self.plaats: answer})
            for side, answer in zip(sides, heaviest[:2], strict=True)
        )
        return before, after

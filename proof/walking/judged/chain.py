"""What leefgebieden add before and after, group after group, with the way back to their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.partial.factors import Setting
from engine.partial.sums import Option
from proof.walking.judged.envelope import FAR, Envelope, Family, constant
from proof.walking.leefgebieden import Leefgebieden
from proof.walking.sums import numbers_of

Keuzen = tuple[Option, ...]


class State(NamedTuple):
    """How many leefgebieden count, and which of those that combinations tell apart."""

    counts: int
    pattern: int

    def joined(self, other: State) -> State:
        """Of both together."""
        return State(self.counts + other.counts, self.pattern | other.pattern)


NOBODY = State(0, 0)


@dataclass(frozen=True, eq=False)
class Member:
    """A leefgebied of a group with a judged time: what it adds for each of its numbers.

    `name` is empty for all that is the same whatever the numbers.
    """

    name: str
    family: Family


@dataclass(frozen=True, eq=False)
class Part:
    """One way for a group of leefgebieden: what then counts, and what its members add."""

    state: State
    keuzen: Keuzen
    members: tuple[Member, ...]


class Chosen(NamedTuple):
    """What a group became where a total was reached, with the places of judged numbers."""

    part: Part
    places: Mapping[str, int]


def add_all(envelope: Envelope, members: Sequence[Member]) -> list[Envelope]:
    """The envelope before each of the members, and after the last."""
    found = [envelope]
    for member in members:
        found.append(found[-1].add(member.family))
    return found


class EnvelopeChain:
    """All groups but some, each with every way it can be, in two settings of the client factors."""

    def __init__(self, groups: Sequence[int], ways: Sequence[Sequence[Part]]) -> None:
        """Add group after group, and keep what was reached before each."""
        self.groups = list(groups)
        self._ways = ways
        self._before: list[dict[State, Envelope]] = []
        self.reached: dict[State, Envelope] = {NOBODY: Envelope.start()}
        for parts in ways:
            self._before.append(self.reached)
            self.reached = self._added(parts)

    def _added(self, parts: Sequence[Part]) -> dict[State, Envelope]:
        found: dict[State, Envelope] = {}
        for before, envelope in self.reached.items():
            for part in parts:
                state = before.joined(part.state)
                more = add_all(envelope, part.members)[-1]
                found[state] = found[state].joined(more) if state in found else more
        return found

    def way(self, state: State, total: int, more: int, *, most: bool) -> dict[int, Chosen]:
        """What each group became where this total and difference were reached."""
        found: dict[int, Chosen] = {}
        for group, parts, before in zip(
            reversed(self.groups), reversed(self._ways), reversed(self._before), strict=True
        ):
            chosen, state, total, more = self._step(parts, before, state, total, more, most=most)
            found[group] = chosen
        return found

    def _step(
        self,
        parts: Sequence[Part],
        before: Mapping[State, Envelope],
        state: State,
        total: int,
        more: int,
        *,
        most: bool,
    ) -> tuple[Chosen, State, int, int]:
        for part in parts:
            for earlier, envelope in before.items():
                if earlier.joined(part.state) == state:
                    back = back_through(envelope, part.members, total, more, most=most)
                    if back is not None:
                        places, rest, left = back
                        return Chosen(part, places), earlier, rest, left
        raise ValueError(f"{state}, {total}, {more}")


def back_through(
    envelope: Envelope, members: Sequence[Member], total: int, more: int, *, most: bool
) -> tuple[dict[str, int], int, int] | None:
    """The places of the numbers of members with which a total was reached; what was before it.

    None where it was not reached so.
    """
    envelopes = add_all(envelope, members)
    places: dict[str, int] = {}
    for member, before in zip(reversed(members), reversed(envelopes[:-1]), strict=True):
        family = member.family
        own = (family.most if most else family.least) - family.before
        rest = total - family.before
        left = before.at(rest, most=most)
        fits = np.flatnonzero((left != FAR) & (left + own == more))
        if not len(fits):
            return None
        place = int(fits[0])
        places[member.name] = place
        total, more = int(rest[place]), int(left[place])
    return places, total, more


def same_ways(lg: Leefgebieden, group: int, voor: Setting, na: Setting) -> Iterator[Part]:
    """Every way for a group, with the same answers in two settings of the client factors."""
    names = lg.groups[group]
    seen: set[object] = set()
    for keuzen in lg.all_combinations(group):
        one, other = (lg.outcome(group, keuzen, s) for s in (voor, na))
        counting = lg.counting(group, keuzen)
        rowed = [
            (n, k) for n, k in zip(names, keuzen, strict=True) if n in counting and lg.rowed(n, k)
        ]
        key = (one.counts, one.pattern, one.sums, other.sums, tuple(rowed))
        if key in seen:
            continue
        seen.add(key)
        members = [Member("", constant(sum(one.sums), sum(other.sums)))]
        for name, keuze in rowed:
            assert keuze.numbers is not None  # noqa: S101 - it is judged
            numbers = numbers_of(keuze.numbers)
            before, after = (lg.times.left(name, keuze, numbers, s) for s in (voor, na))
            members.append(Member(name, Family(before, after, after)))
        yield Part(State(one.counts, one.pattern), keuzen, tuple(members))

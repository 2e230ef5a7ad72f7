"""What leefgebieden add before and after, group after group, with the way back to their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.partial.factors import Setting
from engine.partial.sums import Option
from proof.walking.judged.envelope import FAR, Envelope, Family, constant, together
from proof.walking.leefgebieden import Leefgebieden
from proof.walking.sums import numbers_of

Keuzen = tuple[Option, ...]


class State(NamedTuple):
    """How many leefgebieden count, and which of those that combinations tell apart."""

    counts: int
    pattern: int

    def joined(self, other: State, enough: int) -> State:
        """Of both together; of more than `enough` that count the number makes no difference."""
        return State(min(enough, self.counts + other.counts), self.pattern | other.pattern)


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


Reached = Mapping[State, Envelope]


def with_group(reached: Reached, parts: Sequence[Part], enough: int) -> Reached:
    """What is reached with one more group, in each way it can be."""
    found: dict[State, list[Envelope]] = {}
    for before, envelope in reached.items():
        for part in parts:
            more = add_all(envelope, part.members)[-1]
            found.setdefault(before.joined(part.state, enough), []).append(more)
    return {state: together(own) for state, own in found.items()}


class AllButOne:
    """What all groups but one reach, for one after the other.

    Half of the groups are added for all of the other half at once, and so on: of these only those
    on the way to the last one asked for are kept.
    """

    def __init__(self, ways: Sequence[Sequence[Part]], enough: int) -> None:
        """Begin with nobody."""
        self._ways = ways
        self._enough = enough
        self._path: list[tuple[range, Reached]] = [(range(len(ways)), {NOBODY: Envelope.start()})]

    def reached(self, group: int) -> Reached:
        """What all groups but this one reach."""
        while group not in self._path[-1][0]:
            self._path.pop()
        left, reached = self._path[-1]
        while len(left) > 1:
            halves = left[: len(left) // 2], left[len(left) // 2 :]
            left, others = halves if group in halves[0] else halves[::-1]
            for other in others:
                reached = with_group(reached, self._ways[other], self._enough)
            self._path.append((left, reached))
        return reached


class EnvelopeChain:
    """Some groups, each with every way it can be, in two settings of the client factors."""

    def __init__(
        self,
        groups: Sequence[int],
        ways: Sequence[Sequence[Part]],
        enough: int,
        reached: Reached | None = None,
    ) -> None:
        """Add group after group, where it is not known yet what these reach."""
        self.groups = list(groups)
        self._ways = ways
        self._enough = enough
        self.reached = self._each()[-1] if reached is None else reached

    def _each(self) -> list[Reached]:
        """What is reached before each group, and after the last."""
        found: list[Reached] = [{NOBODY: Envelope.start()}]
        for parts in self._ways:
            found.append(with_group(found[-1], parts, self._enough))
        return found

    def way(self, state: State, total: int, more: int, *, most: bool) -> dict[int, Chosen]:
        """What each group became where this total and difference were reached.

        Seldom asked, so what is reached in between is worked out anew: to keep it takes much room.
        """
        found: dict[int, Chosen] = {}
        for group, parts, before in zip(
            reversed(self.groups), reversed(self._ways), reversed(self._each()[:-1]), strict=True
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
                if earlier.joined(part.state, self._enough) == state:
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

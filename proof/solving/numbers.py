"""Numbers that depend on answers: a sum of conditions with weights, and of other numbers.

A number is `vast` + the weights of the conditions that hold + for each larger number
(`LargeNumber`) a sum of conditions times that number. So a percentage of a total stays a choice of
a few values times one number, which a solver can take apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import gcd
from typing import Any

from proof.solving.nodes import Node, Nodes

# With more conditions than this, a number under a condition becomes a number of its own.
FEW = 16


@dataclass(frozen=True, eq=False, slots=True)
class LargeNumber:
    """A number with a name: a sum (`som`), a sum divided and rounded down, or an answer.

    `deler` is 0 where it is not divided; `antwoord` is the variable of an answer.
    """

    nummer: int
    som: Number | None = None
    deler: int = 0
    antwoord: Any = None


@dataclass(frozen=True, eq=False)
class Number:
    """A number: constant, conditions with weights, and larger numbers with what they count for.

    Equal only to itself; two that are the same have the same `key`.
    """

    vast: int = 0
    gewichten: Mapping[Node, int] = field(default_factory=dict)
    groot: Mapping[LargeNumber, Number] = field(default_factory=dict)

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """What makes it equal to another number."""
        weights = tuple(sorted((n.nummer, w) for n, w in self.gewichten.items()))
        large = tuple(sorted((g.nummer, times.key) for g, times in self.groot.items()))
        return (self.vast, weights, large)

    @property
    def constant(self) -> int | None:
        """The number where it is the same whatever the answers."""
        return None if self.gewichten or self.groot else self.vast

    @property
    def ends(self) -> tuple[int, int]:
        """A lower and an upper bound of the part without larger numbers."""
        weights = self.gewichten.values()
        lowest = sum(w for w in weights if w < 0)
        return self.vast + lowest, self.vast + sum(weights) - lowest


class Numbers:
    """Calculates with numbers; the same larger number is made once."""

    def __init__(self, knopen: Nodes) -> None:
        """Calculate with these conditions."""
        self.knopen = knopen
        self._made: dict[Any, LargeNumber] = {}
        self._sums: list[LargeNumber] = []
        # The calculation is written once for every client, mostly with the same parts.
        self.const = lru_cache(None)(Number)
        self.scale = lru_cache(None)(self._scale)
        self.where = lru_cache(None)(self._where)
        self.floordiv = lru_cache(None)(self._floordiv)
        self.at_least = lru_cache(None)(self._at_least)
        self._total = lru_cache(None)(self._add)

    def large(self, key: Any, **delen: Any) -> LargeNumber:
        """The larger number with this key."""
        if key not in self._made:
            self._made[key] = LargeNumber(len(self._made), **delen)
        return self._made[key]

    def add(self, getallen: Iterable[Number]) -> Number:
        """The sum."""
        return self._total(tuple(getallen))

    def _add(self, getallen: tuple[Number, ...]) -> Number:
        constant = 0
        weights: dict[Node, int] = {}
        large: dict[LargeNumber, Number] = {}
        for number in getallen:
            constant += number.vast
            for node, weight in number.gewichten.items():
                weights[node] = weights.get(node, 0) + weight
            for groot, times in number.groot.items():
                large[groot] = self.add([large[groot], times]) if groot in large else times
        return Number(
            constant,
            {n: w for n, w in weights.items() if w},
            {g: t for g, t in large.items() if t.constant != 0},
        )

    def _scale(self, getal: Number, maal: int) -> Number:
        """A number times a constant."""
        if maal == 0:
            return Number()
        return Number(
            getal.vast * maal,
            {n: w * maal for n, w in getal.gewichten.items()},
            {g: self.scale(t, maal) for g, t in getal.groot.items()},
        )

    def _where(self, voorwaarde: Node, dan: Number, anders: Number) -> Number:
        """One of two numbers."""
        if voorwaarde in (self.knopen.waar, self.knopen.onwaar):
            return dan if voorwaarde is self.knopen.waar else anders
        more = self.add([dan, self.scale(anders, -1)])
        return self.add([anders, self.only(voorwaarde, more)])

    def only(self, voorwaarde: Node, getal: Number) -> Number:
        """The number where the condition holds, else 0."""
        small = self._few(voorwaarde, getal.gewichten)
        while len(small) > FEW:
            # Naming may leave some conditions over.
            getal = self.named(getal)
            small = self._few(voorwaarde, getal.gewichten)
        large = {g: self._spread(voorwaarde, t) for g, t in getal.groot.items()}
        rest = Number(0, small, {g: t for g, t in large.items() if t.gewichten})
        return self.add([self._spread(voorwaarde, Number(getal.vast)), rest])

    def _few(self, voorwaarde: Node, gewichten: Mapping[Node, int]) -> Mapping[Node, int]:
        """Conditions together with one more, where they are not hopelessly many."""
        if len(gewichten) > 2 * FEW:
            return gewichten
        return self._spread(voorwaarde, Number(0, gewichten)).gewichten

    def named(self, getal: Number) -> Number:
        """The same number, with many conditions taken together as one larger number.

        Shares of one total are shares of the same larger number.
        """
        if len(getal.gewichten) <= FEW:
            return getal
        own, share = self._known_part(getal.gewichten) or self._new_part(getal.gewichten)
        part = {n: -w * share for n, w in (own.som or Number()).gewichten.items()}
        return self.add([getal, Number(0, part, {own: Number(share)})])

    def _known_part(self, gewichten: Mapping[Node, int]) -> tuple[LargeNumber, int] | None:
        for own in self._sums:
            weights = (own.som or Number()).gewichten
            first = next(iter(weights))
            share = gewichten.get(first, 0) // weights[first]
            if share and all(gewichten.get(n) == w * share for n, w in weights.items()):
                return own, share
        return None

    def _new_part(self, gewichten: Mapping[Node, int]) -> tuple[LargeNumber, int]:
        share = gcd(*gewichten.values())
        unit = Number(0, {n: w // share for n, w in gewichten.items()})
        own = self.large(("som", unit.key), som=unit)
        self._sums.append(own)
        return own, share

    def _spread(self, voorwaarde: Node, getal: Number) -> Number:
        """A sum of conditions, each together with one more."""
        weights: dict[Node, int] = {}
        pairs = [(self.knopen.waar, getal.vast), *getal.gewichten.items()]
        for node, weight in pairs:
            both = self.knopen.and_([voorwaarde, node])
            if both is not self.knopen.onwaar and weight:
                weights[both] = weights.get(both, 0) + weight
        return Number(0, {n: w for n, w in weights.items() if w})

    def _floordiv(self, getal: Number, deler: int) -> Number:
        """A number divided by a positive constant, rounded down."""
        if not getal.groot and all(w % deler == 0 for w in getal.gewichten.values()):
            weights = {n: w // deler for n, w in getal.gewichten.items()}
            return Number(getal.vast // deler, weights)
        if getal.groot:
            getal = self.named(getal)
        own = self.large(("deel", deler, getal.key), som=getal, deler=deler)
        return Number(0, {}, {own: Number(1)})

    def _at_least(self, getal: Number, ander: Number) -> Node:
        """The first is not less than the second; a comparison and its opposite are one node."""
        more = self.add([getal, self.scale(ander, -1)])
        lowest, highest = more.ends
        if not more.groot and (lowest >= 0 or highest < 0):
            return self.knopen.waar if lowest >= 0 else self.knopen.onwaar
        if _leading_weight(more) > 0:
            return self._minstens(more)
        opposite = self.add([self.scale(more, -1), Number(-1)])
        return self.knopen.not_(self._minstens(opposite))

    def _minstens(self, getal: Number) -> Node:
        """The number is at least 0."""
        if any(times.gewichten for times in getal.groot.values()):
            bare = Number(0, getal.gewichten, getal.groot)
            return self.knopen.make("minstens", _Sum(bare), -getal.vast)
        share = gcd(*getal.gewichten.values(), *(t.vast for t in getal.groot.values()))
        laagst = -(getal.vast // share)
        weights = {n: w // share for n, w in getal.gewichten.items()}
        large = {g: Number(t.vast // share) for g, t in getal.groot.items()}
        if laagst == 1 and not large and all(w >= 1 for w in weights.values()):
            return self.knopen.or_(weights)
        return self.knopen.make("minstens", _Sum(Number(0, weights, large)), laagst)


def _leading_weight(getal: Number) -> int:
    """The weight that decides the sign in which a comparison is written."""
    if getal.groot:
        _, times = min(getal.groot.items(), key=lambda pair: pair[0].nummer)
        return times.vast or _leading_weight(Number(0, times.gewichten))
    _, weight = min(getal.gewichten.items(), key=lambda pair: pair[0].nummer)
    return weight


class _Sum:
    """A number as part of a node: equal by what it is."""

    __slots__ = ("getal", "key")

    def __init__(self, getal: Number) -> None:
        self.getal = getal
        self.key = getal.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sum) and other.key == self.key

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

    `divisor` is 0 where it is not divided; `antwoord` is the variable of an answer; `keuze` has a
    condition with one of two numbers. `judged` says that an answer that is a number is part of it.
    """

    number: int
    som: Number | None = None
    divisor: int = 0
    antwoord: Any = None
    keuze: tuple[Node, Number, Number] | None = None

    @property
    def judged(self) -> bool:
        """Whether it depends on an answer that is a number."""
        inner = self.som is not None and self.som.judged
        return inner or self.antwoord is not None or self.keuze is not None


@dataclass(frozen=True, eq=False)
class Number:
    """A number: constant, conditions with weights, and larger numbers with what they count for.

    Equal only to itself; two that are the same have the same `key`.
    """

    vast: int = 0
    weights: Mapping[Node, int] = field(default_factory=dict)
    large: Mapping[LargeNumber, Number] = field(default_factory=dict)

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """What makes it equal to another number."""
        weights = tuple(sorted((n.number, w) for n, w in self.weights.items()))
        large = tuple(sorted((g.number, times.key) for g, times in self.large.items()))
        return (self.vast, weights, large)

    @property
    def constant(self) -> int | None:
        """The number where it is the same whatever the answers."""
        return None if self.weights or self.large else self.vast

    @property
    def judged(self) -> bool:
        """Whether an answer that is a number is part of it."""
        return any(own.judged for own in self.large)

    @property
    def share(self) -> int:
        """What it is a multiple of, whatever the answers; 0 for the number 0."""
        times = [n for t in self.large.values() for n in (t.vast, *t.weights.values())]
        return gcd(self.vast, *self.weights.values(), *times)

    def divided(self, divisor: int) -> Number:
        """The number divided by what all of it is a multiple of, the constant rounded down."""
        return Number(
            self.vast // divisor,
            {n: w // divisor for n, w in self.weights.items()},
            {g: t.divided(divisor) for g, t in self.large.items()},
        )

    @property
    def ends(self) -> tuple[int, int]:
        """A lower and an upper bound of the part without larger numbers."""
        weights = self.weights.values()
        lowest = sum(w for w in weights if w < 0)
        return self.vast + lowest, self.vast + sum(weights) - lowest


class Numbers:
    """Calculates with numbers; the same larger number is made once."""

    def __init__(self, nodes: Nodes) -> None:
        """Calculate with these conditions."""
        self.nodes = nodes
        self._made: dict[Any, LargeNumber] = {}
        self._sums: list[LargeNumber] = []
        # The calculation is written once for every client, mostly with the same parts.
        self.const = lru_cache(None)(Number)
        self.scale = lru_cache(None)(self._scale)
        self.where = lru_cache(None)(self._where)
        self.floordiv = lru_cache(None)(self._floordiv)
        self.at_least = lru_cache(None)(self._at_least)
        self._total = lru_cache(None)(self._add)

    def large(
        self,
        key: Any,
        *,
        som: Number | None = None,
        divisor: int = 0,
        antwoord: Any = None,
        keuze: tuple[Node, Number, Number] | None = None,
    ) -> LargeNumber:
        """The larger number with this key."""
        if key not in self._made:
            self._made[key] = LargeNumber(len(self._made), som, divisor, antwoord, keuze)
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
            for node, weight in number.weights.items():
                weights[node] = weights.get(node, 0) + weight
            for big, times in number.large.items():
                large[big] = self.add([large[big], times]) if big in large else times
        return Number(
            constant,
            {n: w for n, w in weights.items() if w},
            {g: t for g, t in large.items() if t.constant != 0},
        )

    def _scale(self, getal: Number, factor: int) -> Number:
        """A number times a constant."""
        if factor == 0:
            return Number()
        return Number(
            getal.vast * factor,
            {n: w * factor for n, w in getal.weights.items()},
            {g: self.scale(t, factor) for g, t in getal.large.items()},
        )

    def _where(self, condition: Node, dan: Number, otherwise: Number) -> Number:
        """One of two numbers."""
        if condition in (self.nodes.waar, self.nodes.onwaar):
            return dan if condition is self.nodes.waar else otherwise
        if dan.judged or otherwise.judged:
            return self._choice(condition, dan, otherwise)
        more = self.add([dan, self.scale(otherwise, -1)])
        return self.add([otherwise, self.only(condition, more)])

    def _choice(self, condition: Node, dan: Number, otherwise: Number) -> Number:
        """One of two numbers as a number of its own, without what both are multiples of.

        An answer has far too many values to take a choice apart by them.
        """
        share = gcd(dan.share, otherwise.share)
        if dan.key == otherwise.key or not share:
            return dan
        one, other = dan.divided(share), otherwise.divided(share)
        key = ("keuze", condition.number, one.key, other.key)
        own = self.large(key, keuze=(condition, one, other))
        return Number(0, {}, {own: Number(share)})

    def only(self, condition: Node, getal: Number) -> Number:
        """The number where the condition holds, else 0."""
        small = self._few(condition, getal.weights)
        while len(small) > FEW:
            # Naming may leave some conditions over.
            getal = self.named(getal)
            small = self._few(condition, getal.weights)
        large = {g: self._spread(condition, t) for g, t in getal.large.items()}
        rest = Number(0, small, {g: t for g, t in large.items() if t.weights})
        return self.add([self._spread(condition, Number(getal.vast)), rest])

    def _few(self, condition: Node, weights: Mapping[Node, int]) -> Mapping[Node, int]:
        """Conditions together with one more, where they are not hopelessly many."""
        if len(weights) > 2 * FEW:
            return weights
        return self._spread(condition, Number(0, weights)).weights

    def named(self, getal: Number) -> Number:
        """The same number, with many conditions taken together as one larger number.

        Shares of one total are shares of the same larger number.
        """
        if len(getal.weights) <= FEW:
            return getal
        own, share = self._known_part(getal.weights) or self._new_part(getal.weights)
        part = {n: -w * share for n, w in (own.som or Number()).weights.items()}
        return self.add([getal, Number(0, part, {own: Number(share)})])

    def _known_part(self, weights: Mapping[Node, int]) -> tuple[LargeNumber, int] | None:
        for own in self._sums:
            known = (own.som or Number()).weights
            first = next(iter(known))
            share = weights.get(first, 0) // known[first]
            if share and all(weights.get(n) == w * share for n, w in known.items()):
                return own, share
        return None

    def _new_part(self, weights: Mapping[Node, int]) -> tuple[LargeNumber, int]:
        share = gcd(*weights.values())
        unit = Number(0, {n: w // share for n, w in weights.items()})
        own = self.large(("som", unit.key), som=unit)
        self._sums.append(own)
        return own, share

    def _spread(self, condition: Node, getal: Number) -> Number:
        """A sum of conditions, each together with one more."""
        weights: dict[Node, int] = {}
        pairs = [(self.nodes.waar, getal.vast), *getal.weights.items()]
        for node, weight in pairs:
            both = self.nodes.and_([condition, node])
            if both is not self.nodes.onwaar and weight:
                weights[both] = weights.get(both, 0) + weight
        return Number(0, {n: w for n, w in weights.items() if w})

    def _floordiv(self, getal: Number, divisor: int) -> Number:
        """A number divided by a positive constant, rounded down."""
        if not getal.large and all(w % divisor == 0 for w in getal.weights.values()):
            weights = {n: w // divisor for n, w in getal.weights.items()}
            return Number(getal.vast // divisor, weights)
        if getal.judged and Number(0, getal.weights, getal.large).share % divisor == 0:
            return getal.divided(divisor)
        if getal.large:
            getal = self.named(getal)
        own = self.large(("deel", divisor, getal.key), som=getal, divisor=divisor)
        return Number(0, {}, {own: Number(1)})

    def _at_least(self, getal: Number, other: Number) -> Node:
        """The first is not less than the second; a comparison and its opposite are one node."""
        more = self.add([getal, self.scale(other, -1)])
        lowest, highest = more.ends
        if not more.large and (lowest >= 0 or highest < 0):
            return self.nodes.waar if lowest >= 0 else self.nodes.onwaar
        if _leading_weight(more) > 0:
            return self._minstens(more)
        opposite = self.add([self.scale(more, -1), Number(-1)])
        return self.nodes.not_(self._minstens(opposite))

    def _minstens(self, getal: Number) -> Node:
        """The number is at least 0."""
        if any(times.weights for times in getal.large.values()):
            bare = Number(0, getal.weights, getal.large)
            return self.nodes.make("minstens", _Sum(bare), -getal.vast)
        share = gcd(*getal.weights.values(), *(t.vast for t in getal.large.values()))
        lowest = -(getal.vast // share)
        weights = {n: w // share for n, w in getal.weights.items()}
        large = {g: Number(t.vast // share) for g, t in getal.large.items()}
        if lowest == 1 and not large and all(w >= 1 for w in weights.values()):
            return self.nodes.or_(weights)
        return self.nodes.make("minstens", _Sum(Number(0, weights, large)), lowest)


def _leading_weight(getal: Number) -> int:
    """The weight that decides the sign in which a comparison is written."""
    if getal.large:
        _, times = min(getal.large.items(), key=lambda pair: pair[0].number)
        return times.vast or _leading_weight(Number(0, times.weights))
    _, weight = min(getal.weights.items(), key=lambda pair: pair[0].number)
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

"""The calculation of a normenkader in conditions and numbers over all answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from normenkader.conditions import Answer
from normenkader.questions import GetalVraag
from proof.questions import Vragen
from proof.solving.nodes import Node, Nodes, Variable
from proof.solving.numbers import Number, Numbers
from zaak.model import AnswerPlace


class Gives(NamedTuple):
    """The time that the term of a number gives."""

    term: int


class Reads(NamedTuple):
    """What a rule reads about a leefgebied."""

    regel: str
    leefgebied: str


# Conditions, and terms by their number, with the condition that each is taken to be; what terms
# give with the time that each is taken to give; and rules that read the answers of before another
# answer, with the condition under which they do.
Aannames = Mapping[Node | int | Gives | Reads, Node | Number]


class SymbolOps:
    """The operations of the builder (`engine.calculation.ops.Ops`) over all answers at once.

    `changed` are the questions of which the client has other answers. `aannames` has conditions
    that are taken to be equal to others: what is found then holds only where they are. It also has
    the numbers of terms that are taken to fire where something else holds: two rules with the same
    condition are one node, and only the number tells them apart.
    """

    def __init__(
        self,
        vragen: Vragen,
        getallen: Numbers,
        changed: frozenset[AnswerPlace] = frozenset(),
        aannames: Aannames | None = None,
    ) -> None:
        """Share the nodes of `getallen`, so that what is the same stays the same."""
        self.vragen = vragen
        self.getallen = getallen
        self.nodes: Nodes = getallen.nodes
        self._changed = changed
        self._aannames: Aannames = aannames or {}
        self._as_before: Node = self.nodes.onwaar

    def variable(self, plaats: AnswerPlace) -> Variable:
        """The variable of a question for this client."""
        return plaats, plaats in self._changed

    def const(self, waarde: int) -> Number:
        """A constant number."""
        return self.getallen.const(waarde)

    def true(self) -> Node:
        """The constant truth."""
        return self.nodes.waar

    @contextmanager
    def reading(self, regel: str, leefgebied: str) -> Iterator[None]:
        """While it is open a rule reads the answers of before, where that is taken of it."""
        taken = self._aannames.get(Reads(regel, leefgebied))
        self._as_before = taken if isinstance(taken, Node) else self.nodes.onwaar
        yield
        self._as_before = self.nodes.onwaar

    def _read(self, plaats: AnswerPlace, make: Callable[[Variable], Node]) -> Node:
        """What is asked of an answer, or of that of before where it is read."""
        now, k, as_before = make(self.variable(plaats)), self.nodes, self._as_before
        if as_before is k.onwaar or plaats not in self._changed:
            return now
        before = make((plaats, False))
        return k.or_([k.and_([as_before, before]), k.and_([k.not_(as_before), now])])

    def given(self, plaats: AnswerPlace) -> Node:
        """The question has an answer."""
        return self._read(plaats, lambda variable: self.nodes.make("gegeven", variable))

    def answer_in(self, plaats: AnswerPlace, waarden: tuple[Answer, ...]) -> Node:
        """The answer is given and is one of these."""
        vraag = self.vragen.get(plaats)
        if vraag is None:
            return self.nodes.onwaar
        known = [w for w in waarden if vraag.accepts(w)]
        if isinstance(vraag, GetalVraag):
            return self.nodes.or_(self.answer_between(plaats, int(w), int(w)) for w in known)
        return self._read(
            plaats, lambda own: self.nodes.or_(self.nodes.answer(own, w) for w in known)
        )

    def answer_between(self, plaats: AnswerPlace, lowest: int, highest: int) -> Node:
        """The answer is given and is a number in the range."""
        vraag = self.vragen.get(plaats)
        if vraag is None:
            return self.nodes.onwaar
        if not isinstance(vraag, GetalVraag):
            numbers = [a for a in vraag.answers() if type(a) is int and lowest <= a <= highest]
            return self.answer_in(plaats, tuple(numbers))
        low, high = max(lowest, vraag.minimum), min(highest, vraag.maximum)
        if (low, high) == (vraag.minimum, vraag.maximum):
            return self.given(plaats)
        if low > high:
            return self.nodes.onwaar
        return self._read(plaats, lambda own: self.nodes.make("tussen", own, low, high))

    def answer_number(self, plaats: AnswerPlace) -> Number:
        """The answer as a number; 0 where it is not given."""
        now = self._number(self.variable(plaats))
        if self._as_before is self.nodes.onwaar or plaats not in self._changed:
            return now
        return self.getallen.where(self._as_before, self._number((plaats, False)), now)

    def _number(self, variable: Variable) -> Number:
        own = self.getallen.large(("antwoord", variable), antwoord=variable)
        return Number(0, {}, {own: Number(0, {self.nodes.make("gegeven", variable): 1})})

    def and_(self, *conditions: Node) -> Node:
        """All hold."""
        return self._assumed(self.nodes.and_(conditions))

    def or_(self, *conditions: Node) -> Node:
        """At least one holds."""
        return self._assumed(self.nodes.or_(conditions))

    def not_(self, condition: Node) -> Node:
        """It does not hold."""
        return self.nodes.not_(condition)

    def fires(self, number: int, condition: Node) -> Node:
        """The term fires where its condition holds, or as is taken of this one term."""
        held = self._aannames.get(number)
        return held if isinstance(held, Node) else condition

    def gives(self, number: int, time: Number) -> Number:
        """The term gives its time, or as is taken of this one term."""
        held = self._aannames.get(Gives(number))
        return held if isinstance(held, Number) else time

    def where(self, condition: Node, dan: Number, otherwise: Number) -> Number:
        """One of two numbers."""
        return self.getallen.where(condition, dan, otherwise)

    def add(self, *getallen: Number) -> Number:
        """The sum."""
        return self.getallen.add(getallen)

    def scale(self, getal: Number, factor: int) -> Number:
        """A number times a constant."""
        return self.getallen.scale(getal, factor)

    def floordiv(self, getal: Number, divisor: int) -> Number:
        """A number divided by a positive constant, rounded down."""
        return self.getallen.floordiv(getal, divisor)

    def at_least(self, getal: Number, other: Number) -> Node:
        """The first is not less than the second."""
        return self._assumed(self.getallen.at_least(getal, other))

    def _assumed(self, node: Node) -> Node:
        held = self._aannames.get(node)
        return held if isinstance(held, Node) else node

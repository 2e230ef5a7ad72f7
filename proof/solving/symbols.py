"""The calculation of a normenkader in conditions and numbers over all answers at once."""

from __future__ import annotations

from collections.abc import Mapping

from normenkader.conditions import Antwoord
from normenkader.questions import GetalVraag
from proof.questions import Vragen
from proof.solving.nodes import Knoop, Knopen, Variabele
from proof.solving.numbers import Getal, Getallen
from zaak.model import Plaats

# Conditions, and terms by their number, with the condition that each is taken to be.
Aannames = Mapping[Knoop | int, Knoop]


class SymbolOps:
    """The operations of the builder (`engine.calculation.ops.Ops`) over all answers at once.

    `anders` are the questions of which the client has other answers. `aannames` has conditions
    that are taken to be equal to others: what is found then holds only where they are. It also has
    the numbers of terms that are taken to fire where something else holds: two rules with the same
    condition are one node, and only the number tells them apart.
    """

    def __init__(
        self,
        vragen: Vragen,
        getallen: Getallen,
        anders: frozenset[Plaats] = frozenset(),
        aannames: Aannames | None = None,
    ) -> None:
        """Share the nodes of `getallen`, so that what is the same stays the same."""
        self.vragen = vragen
        self.getallen = getallen
        self.knopen: Knopen = getallen.knopen
        self._anders = anders
        self._aannames: Aannames = aannames or {}

    def variable(self, plaats: Plaats) -> Variabele:
        """The variable of a question for this client."""
        return plaats, plaats in self._anders

    def const(self, waarde: int) -> Getal:
        """A constant number."""
        return Getal(waarde)

    def true(self) -> Knoop:
        """The constant truth."""
        return self.knopen.waar

    def given(self, plaats: Plaats) -> Knoop:
        """The question has an answer."""
        return self.knopen.make("gegeven", self.variable(plaats))

    def answer_in(self, plaats: Plaats, waarden: tuple[Antwoord, ...]) -> Knoop:
        """The answer is given and is one of these."""
        vraag = self.vragen.get(plaats)
        if vraag is None:
            return self.knopen.onwaar
        known = [w for w in waarden if vraag.accepts(w)]
        if isinstance(vraag, GetalVraag):
            return self.knopen.or_(self.answer_between(plaats, int(w), int(w)) for w in known)
        return self.knopen.or_(self.knopen.answer(self.variable(plaats), w) for w in known)

    def answer_between(self, plaats: Plaats, laagst: int, hoogst: int) -> Knoop:
        """The answer is given and is a number in the range."""
        vraag = self.vragen.get(plaats)
        if vraag is None:
            return self.knopen.onwaar
        if not isinstance(vraag, GetalVraag):
            numbers = [a for a in vraag.answers() if type(a) is int and laagst <= a <= hoogst]
            return self.answer_in(plaats, tuple(numbers))
        low, high = max(laagst, vraag.minimum), min(hoogst, vraag.maximum)
        if (low, high) == (vraag.minimum, vraag.maximum):
            return self.given(plaats)
        if low > high:
            return self.knopen.onwaar
        return self.knopen.make("tussen", self.variable(plaats), low, high)

    def answer_number(self, plaats: Plaats) -> Getal:
        """The answer as a number; 0 where it is not given."""
        variable = self.variable(plaats)
        own = self.getallen.large(("antwoord", variable), antwoord=variable)
        return Getal(0, {}, {own: Getal(0, {self.given(plaats): 1})})

    def and_(self, *voorwaarden: Knoop) -> Knoop:
        """All hold."""
        return self._assumed(self.knopen.and_(voorwaarden))

    def or_(self, *voorwaarden: Knoop) -> Knoop:
        """At least one holds."""
        return self._assumed(self.knopen.or_(voorwaarden))

    def not_(self, voorwaarde: Knoop) -> Knoop:
        """It does not hold."""
        return self.knopen.not_(voorwaarde)

    def fires(self, nummer: int, voorwaarde: Knoop) -> Knoop:
        """The term fires where its condition holds, or as is taken of this one term."""
        return self._aannames.get(nummer, voorwaarde)

    def where(self, voorwaarde: Knoop, dan: Getal, anders: Getal) -> Getal:
        """One of two numbers."""
        return self.getallen.where(voorwaarde, dan, anders)

    def add(self, *getallen: Getal) -> Getal:
        """The sum."""
        return self.getallen.add(getallen)

    def scale(self, getal: Getal, maal: int) -> Getal:
        """A number times a constant."""
        return self.getallen.scale(getal, maal)

    def floordiv(self, getal: Getal, deler: int) -> Getal:
        """A number divided by a positive constant, rounded down."""
        return self.getallen.floordiv(getal, deler)

    def at_least(self, getal: Getal, ander: Getal) -> Knoop:
        """The first is not less than the second."""
        return self._assumed(self.getallen.at_least(getal, ander))

    def _assumed(self, node: Knoop) -> Knoop:
        return self._aannames.get(node, node)

"""z3's client after another answer, with what some rules do themselves as it was before."""

from __future__ import annotations

from collections.abc import Callable

from engine.calculation.terms import Sum
from normenkader import stages as st
from proof.own_effect import OwnEffects, Regels
from proof.solving.client import Client, counting_client
from proof.solving.nodes import Node
from proof.solving.numbers import Number
from proof.solving.symbols import Aannames, Gives, Reads

Replaced = dict[Node | int | Gives | Reads, Node | Number]


class HeldClient:
    """Makes the client after with rules as before, from both clients."""

    def __init__(self, own: OwnEffects, voor: Client, na: Client, *, by_direction: bool) -> None:
        """`voor` and `na` have nothing taken for granted; `by_direction`: the product matters."""
        self._own = own
        self._voor = voor
        self._na = na
        self._by_direction = by_direction
        self._nodes = voor.o.nodes
        factors = voor.nk.stage(st.Factoren)
        direction = voor.nk.stage(st.Doelrichting) if by_direction else None
        combining = voor.nk.stage(st.Combinaties)
        rules = [*combining.regels, combining.geen] if combining is not None else []
        self._combining = frozenset(r.regel for r in rules)
        # Also the rules of the direction: their own effect is no part of any other.
        self._late = frozenset(
            [r.regel for r in (factors.regels if factors is not None else ())]
            + [r.regel for r in (direction.regels if direction is not None else ())]
        )

    def counting(self, one: Client, other: Client, regels: Regels, unchanged: Regels) -> Client:
        """Where something counts before and after: `one` and `other` take that for granted.

        Of the rules of `unchanged` it is taken that they do not change.
        """
        if regels & self._own.itself:
            return self._as_after(one, other, regels)
        return self._as_before(counting_client, one, other, regels, unchanged)

    def falling(self, regels: Regels) -> Client:
        """Where nothing counts before or after: the client after with rules as before."""
        return self._as_before(Client.again, self._voor, self._na, regels, frozenset())

    def nothing_after(self, regels: Regels) -> Client:
        """As `falling`, where nothing counts after: factors are as before."""
        away = self._away(self._voor, self._na, regels)
        if not away:
            return self._na
        held = self._na.again(away)
        same = self._same(held, self._voor, self._late)
        return self._na.again(away | same | self._combined(self._voor, self._na, regels))

    def _as_after(self, one: Client, other: Client, regels: Regels) -> Client:
        """The client before, with all that other rules make of it after."""
        aannames = self._same(one, other, self._late - regels)
        aannames |= self._combined(one, other, regels)
        return counting_client(self._voor, aannames) if aannames else one

    def _as_before(
        self,
        made: Callable[[Client, Aannames], Client],
        one: Client,
        other: Client,
        regels: Regels,
        unchanged: Regels,
    ) -> Client:
        """The client after, with what these rules make of it before.

        `made` takes things for granted of it: `counting_client`, or only what is said.
        """
        own = regels & (self._own.factor | self._own.doel)
        away = self._away(one, other, regels)
        known = self._unchanged(other, one, unchanged)
        aannames = self._same(other, one, own) | known | away | self._reading(one, other, regels)
        combined = self._combined(one, other, regels)
        if regels & self._own.combinatie:
            aannames |= combined
        if not aannames:
            return other
        held = made(self._na, aannames)
        directing = self._own.doel | self._own.reading
        if not away and not (self._by_direction and regels & directing):
            return held
        late = self._same(held, other, self._late - own - unchanged)
        return made(self._na, aannames | late | combined)

    def _combined(self, one: Client, other: Client, regels: Regels) -> Replaced:
        """Combinations decide as they do after, or as before where one of these rules changes."""
        terms = [
            (i, *pair)
            for i, pair in enumerate(zip(one.b.terms, other.b.terms, strict=True))
            if pair[0].regel in self._combining
        ]
        changed = self._nodes.or_(
            self._unlike(a.fires, b.fires)
            for _, a, b in terms
            if a.regel in regels & self._own.combinatie
        )
        same = self._nodes.not_(changed)
        return {
            i: self._nodes.or_(
                [self._nodes.and_([changed, a.fires]), self._nodes.and_([same, b.fires])]
            )
            for i, a, b in terms
        }

    def _unlike(self, one: Node, other: Node) -> Node:
        if one is other:
            return self._nodes.onwaar
        k = self._nodes
        return k.or_([k.and_([one, k.not_(other)]), k.and_([other, k.not_(one)])])

    def _reading(self, one: Client, other: Client, regels: Regels) -> Replaced:
        """Rules about the time of a leefgebied read the answers of before, where it counted."""
        found: Replaced = {}
        for regel, name in self._own.tijd:
            if regel in regels:
                same = one.b.counts[name] is other.b.counts[name]
                found[Reads(regel, name)] = self._nodes.waar if same else one.b.counts[name]
        return found

    def _away(self, one: Client, other: Client, regels: Regels) -> Replaced:
        """What couplings make fall away counts as it did before."""
        names = {name: None for regel, name in self._own.koppeling if regel in regels}
        return _unequal([(other.b.counts[name], one.b.counts[name]) for name in names])

    def _unchanged(self, one: Client, other: Client, regels: Regels) -> Replaced:
        """Where it is known that these rules do not change: what they ask is the same too."""
        pairs = zip(one.b.terms, other.b.terms, strict=True)
        return _unequal([(a.fires, b.fires) for a, b in pairs if a.regel in regels])

    def _same(self, one: Client, other: Client, regels: Regels) -> Replaced:
        """Takes these rules to fire for one client where they do for the other.

        Not another rule with the same condition: that one does what it does.
        """
        terms = [
            (i, a, b)
            for i, (a, b) in enumerate(zip(one.b.terms, other.b.terms, strict=True))
            if a.regel in regels
        ]
        found: Replaced = {i: b.fires for i, a, b in terms if a.fires is not b.fires}
        for i, a, b in terms:
            times = [t.effect.get("minuten") for t in (a, b) if t.fase == "factoren"]
            own = [t.getal for t in times if isinstance(t, Sum)]
            if "procent" not in b.effect and len(own) == 2 and own[0].key != own[1].key:
                found[Gives(i)] = own[1]
        return found


def _unequal(pairs: list[tuple[Node, Node]]) -> Replaced:
    return {a: b for a, b in pairs if a is not b and a.soort not in ("waar", "onwaar")}

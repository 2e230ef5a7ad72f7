"""z3 about two clients who differ in one answer, or in all answers about one leefgebied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from engine.calculation.terms import Sum, Term
from proof.exclusive import Occurrence, goals, products_rise
from proof.own_effect import NONE, Regels, own_effects
from proof.solving.client import Client, counting_client
from proof.solving.filling_in import FilledIn
from proof.solving.heavier import heavier_answer
from proof.solving.held_clients import HeldClient
from proof.solving.nodes import Node
from proof.solving.numbers import Number
from proof.solving.solving import Antwoorden, Solving
from zaak.model import AnswerPlace

# What of an effect is a rule's own; the minutes of a percentage also depend on the total.
OWN_EFFECT = {
    "normtijden": "minuten",
    "resultaatgebieden": "minuten",
    "aftrek": "minuten",
    "maximum": "minuten",
    "factoren": "procent",
}


@dataclass(frozen=True)
class ClientPair:
    """Two clients who differ in one answer."""

    plaats: AnswerPlace
    voor: Antwoorden
    na: Antwoorden


class Fault(NamedTuple):
    """What may be wrong with two clients: less, or where `hoogstens` is said a larger step."""

    hoogstens: int | None = None


LAGER = Fault()


class PairSolving:
    """z3 about two clients who differ in the answer to one question, and perhaps to `also`.

    `exempt` are the rules with an exception.
    """

    def __init__(
        self,
        solving: Solving,
        plaats: AnswerPlace,
        exempt: Regels = NONE,
        also: frozenset[AnswerPlace] = frozenset(),
    ) -> None:
        """Prepare the second client."""
        self._s = solving
        self._k = solving.k
        self._plaats = plaats
        self._rises = products_rise(solving.nk)
        self._changed = also | {plaats}
        self._one = solving.client
        self._plain = Client(solving.nk, solving.vragen, solving.getallen, self._changed)
        self._own = own_effects(solving.nk, plaats, exempt)
        self._held = HeldClient(self._own, self._one, self._plain, by_direction=not self._rises)
        self._without = lru_cache(None)(self._without_of)

    @cached_property
    def _heavier(self) -> Node:
        return heavier_answer(self._s, self._plain, self._plaats)

    @cached_property
    def _counting(self) -> Client:
        return counting_client(self._plain)

    def uncovered(self, fault: Fault) -> ClientPair | None:
        """Two clients of whom something is wrong that no exception covers."""
        heavier = self._k.waar if fault.hoogstens is not None else self._heavier
        if heavier is self._k.onwaar:
            return None
        for nodes in self._searches(fault):
            found = self._find([heavier, *nodes])
            if found is not None and self.covers(found, fault) != []:
                # Something less than all rules together covers it, or nothing is wrong.
                found = self._find([heavier, *nodes, *self._all_sets(fault)])
            if found is not None:
                return found
        return None

    def _searches(self, fault: Fault) -> Iterator[list[Node]]:
        """Where something can be wrong even without what all exceptions are about.

        Each finds more than what is not covered, never less.
        """
        one, other, zelf = self._one, self._plain, self._own.itself
        same = self._unchanged(one, other, zelf)
        for nothing, much in ((other, one), (one, other)):
            if nothing is other or fault.hoogstens is not None:
                away = [one.admitted, nothing.nothing, self._k.not_(much.nothing), *same]
                yield [*away, self._falls(nothing, fault)]
        if one.b.minuten is None:
            return
        first, counting, held = self._s.counting, self._counting, self._held.counting
        given = [one.admitted, *(self._k.not_(c.nothing) for c in (one, other))]
        unchanged = self._k.and_(self._unchanged(first, counting, zelf))
        rest = held(first, counting, self._own.covering - zelf, zelf)
        yield [*given, unchanged, self._more_than(first, counting, rest, fault)]
        if unchanged is not self._k.waar:
            every = held(first, counting, self._own.covering, NONE)
            changed = self._k.not_(unchanged)
            yield [*given, changed, self._more_than(first, counting, every, fault)]

    def _more_than(self, one: Client, other: Client, held: Client, fault: Fault) -> Node:
        """What is wrong without what all exceptions are about, or somewhat more than that."""
        if fault.hoogstens is not None:
            return self._step(one.minutes, held.minutes, fault.hoogstens)
        late = self._unchanged(one, other, self._own.late)
        lighter = self._k.and_([*late, self._lighter(one, other)])
        return self._k.or_([self._fewer(one, held), lighter])

    def _falls(self, nothing: Client, fault: Fault) -> Node:
        """One of both has nothing, and the other so much that it is wrong."""
        fallen = self._fallen(self._own.covering - self._own.itself, nothing)
        if fallen is not self._plain:
            return self._more_than(self._one, self._plain, fallen, fault)
        counting = self._s.counting if nothing is self._plain else self._counting
        if counting.b.minuten is None:
            return self._k.waar
        return self._s.getallen.at_least(counting.b.minuten, Number((fault.hoogstens or 0) + 1))

    def covers(self, pair: ClientPair, fault: Fault) -> list[Regels] | None:
        """The sets of rules that cover what is wrong with two clients; None: nothing is wrong.

        Nothing is left to look for, so the answers are filled in.
        """
        one, other = self._one, self._plain
        heavier = [] if fault.hoogstens is not None else [self._heavier]
        valid = [*self._s.solver.geldig, *other.valid()]
        filled = FilledIn(
            {(p, False): a for p, a in pair.voor.items()}
            | {(p, True): pair.na[p] for p in self._changed if p in pair.na}
        )
        if not all(map(filled.holds, [*valid, one.admitted, *heavier])):
            return None
        if not filled.holds(self._wrong(one, other, fault)):
            return None
        sets = [rules for rules in self._own.sets if rules]
        covering = [rules for rules in sets if not filled.holds(self._without(rules, fault))]
        return [one for rules in covering for one in self._each_of(rules, filled)]

    def _each_of(self, rules: Regels, filled: FilledIn) -> Iterator[Regels]:
        """With one of the rules about combinations that decide for one of both clients only."""
        combining = rules & self._own.combinatie
        if not combining:
            yield rules
        for regel in sorted(combining):
            fires = [
                client.occurs(Occurrence("regel", regel)) for client in (self._one, self._plain)
            ]
            if filled.holds(fires[0]) != filled.holds(fires[1]):
                yield rules - combining | {regel}

    def _all_sets(self, fault: Fault) -> list[Node]:
        sets = [rules for rules in self._own.sets if rules]
        return [
            self._wrong(self._one, self._plain, fault),
            *(self._without(r, fault) for r in sets),
        ]

    def _without_of(self, rules: Regels, fault: Fault) -> Node:
        """It is wrong still without what these rules do themselves."""
        one, other, k = self._one, self._plain, self._k
        first, counting = self._s.counting, self._counting
        if one.b.minuten is None:
            first, counting = one, other
        zelf = rules & self._own.itself
        rest = rules - zelf
        both = k.and_([k.not_(one.nothing), k.not_(other.nothing)])
        held = self._held.counting(first, counting, rest, NONE)
        unhelped = [
            k.and_([both, self._still(first, counting, held, rules, fault)]),
            *(
                k.and_([k.not_(both), nothing.nothing, self._fallen_still(rest, nothing, fault)])
                for nothing in (one, other)
            ),
        ]
        if not zelf:
            return k.or_(unhelped)
        same = k.and_(self._unchanged(one, other, zelf))
        before = self._held.counting(first, counting, rules, NONE)
        helped = self._still(first, counting, before, rules, fault)
        # Where something counts for one of the two only all is as before: nothing is wrong.
        return k.or_([k.and_([same, k.or_(unhelped)]), k.and_([k.not_(same), both, helped])])

    def _still(self, one: Client, other: Client, held: Client, rules: Regels, fault: Fault) -> Node:
        """What is wrong with two clients is so too where the second is as held."""
        if fault.hoogstens is not None:
            return self._step(one.minutes, held.minutes, fault.hoogstens)
        k = self._k
        fewer = self._fewer(one, other)
        if self._rises:
            return k.and_([fewer, self._fewer(one, held)])
        late = self._unchanged(one, other, rules & self._own.late)
        without = k.or_([self._lighter(one, held), k.not_(fewer)])
        product = k.and_([*late, self._lighter(one, other), without])
        return k.or_([k.and_([fewer, self._fewer(one, held)]), product])

    def _fallen_still(self, rules: Regels, nothing: Client, fault: Fault) -> Node:
        return self._still(self._one, self._plain, self._fallen(rules, nothing), rules, fault)

    def _fallen(self, rules: Regels, nothing: Client) -> Client:
        """The client after with rules as before, where this one of both has nothing that counts."""
        if nothing is self._one:
            return self._held.falling(rules)
        return self._held.nothing_after(rules)

    def _wrong(self, one: Client, other: Client, fault: Fault) -> Node:
        """What is wrong with two clients."""
        if fault.hoogstens is not None:
            return self._step(one.minutes, other.minutes, fault.hoogstens)
        return self._k.or_([self._fewer(one, other), self._lighter(one, other)])

    def _fewer(self, one: Client, other: Client) -> Node:
        if one.minutes is None or other.minutes is None:
            return self._k.and_([self._k.not_(one.nothing), other.nothing])
        return self._k.not_(self._s.getallen.at_least(other.minutes, one.minutes))

    def _find(self, nodes: Iterable[Node]) -> ClientPair | None:
        wanted = [*self._plain.valid(), *nodes]
        model = None if self._k.onwaar in wanted else self._s.solver.find(wanted)
        if model is None:
            return None
        return ClientPair(self._plaats, model.answers(), model.answers(self._changed))

    def _lighter(self, one: Client, other: Client) -> Node:
        """A lighter product, or less than a product, in the same direction."""
        if self._rises:
            # Then it has fewer minutes too.
            return self._k.onwaar
        found = []
        for doel in goals(self._s.nk):
            same = [one.direction(doel), other.direction(doel)]
            before, after = one.weights(doel), other.weights(doel)
            for weight, has in before.items():
                lighter = [node for other_weight, node in after.items() if other_weight < weight]
                found.append(self._k.and_([*same, has, self._k.or_(lighter)]))
        return self._k.or_(found)

    def _step(self, one: Number | None, other: Number | None, hoogstens: int) -> Node:
        if one is None or other is None:
            return self._k.onwaar
        add, at_least = self._s.getallen.add, self._s.getallen.at_least
        more = Number(hoogstens + 1)
        return self._k.or_([at_least(other, add([one, more])), at_least(one, add([other, more]))])

    def _unchanged(self, one: Client, other: Client, regels: Iterable[str]) -> list[Node]:
        """Each of these rules fires for the same subjects, with the same effect of its own."""
        found = []
        for t1, t2 in _terms_of(one, other, frozenset(regels)):
            found.append(self._same(t1.fires, t2.fires))
            effects = [t.effect.get(OWN_EFFECT.get(t.fase, "")) for t in (t1, t2)]
            first, second = (e.getal if isinstance(e, Sum) else e for e in effects)
            if isinstance(first, Number) and isinstance(second, Number):
                at_least = self._s.getallen.at_least
                equal = self._k.and_([at_least(first, second), at_least(second, first)])
                found.append(self._k.or_([self._k.not_(t1.fires), equal]))
        return found

    def _same(self, one: Node, other: Node) -> Node:
        if one is other:
            return self._k.waar
        neither = self._k.and_([self._k.not_(one), self._k.not_(other)])
        return self._k.or_([self._k.and_([one, other]), neither])


def _terms_of(
    one: Client, other: Client, regels: frozenset[str]
) -> Sequence[tuple[Term[Node], Term[Node]]]:
    pairs = zip(one.b.terms, other.b.terms, strict=True)
    return [(t1, t2) for t1, t2 in pairs if t1.regel in regels]

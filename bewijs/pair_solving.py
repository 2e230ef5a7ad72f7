"""z3 about two clients who differ in one answer, or in all answers about one leefgebied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bewijs.client import Client, counting_client
from bewijs.exclusive import goals, products_rise
from bewijs.held_clients import Vastgehouden
from bewijs.nodes import Knoop
from bewijs.numbers import Getal
from bewijs.own_effect import NONE, Regels, own_effects, subsets
from bewijs.solver import Antwoordenmodel
from bewijs.solving import Antwoorden, Solving
from engine.terms import Som, Term
from normenkader.conditions import Antwoord
from zaak.model import Plaats

# What of an effect is a rule's own; the minutes of a percentage also depend on the total.
OWN_EFFECT = {"normtijden": "minuten", "resultaatgebieden": "minuten", "factoren": "procent"}


@dataclass(frozen=True)
class Tweetal:
    """Two clients who differ in one answer."""

    plaats: Plaats
    voor: Antwoorden
    na: Antwoorden


class Fout(NamedTuple):
    """What may be wrong with two clients: less, or where `hoogstens` is said a larger step."""

    hoogstens: int | None = None


LAGER = Fout()


class PairSolving:
    """z3 about two clients who differ in the answer to one question, and perhaps to `ook`.

    `vrij` are the rules with an exception.
    """

    def __init__(
        self,
        solving: Solving,
        plaats: Plaats,
        vrij: Regels = NONE,
        ook: frozenset[Plaats] = frozenset(),
    ) -> None:
        """Prepare the second client."""
        self._s = solving
        self._k = solving.k
        self._plaats = plaats
        self._rises = products_rise(solving.nk)
        self._anders = ook | {plaats}
        self._one = solving.client
        self._plain = Client(solving.nk, solving.vragen, solving.getallen, self._anders)
        self._eigen = own_effects(solving.nk, plaats, vrij)
        self._held = Vastgehouden(self._eigen, self._one, self._plain, by_direction=not self._rises)
        self._without = lru_cache(None)(self._without_of)

    @cached_property
    def _counting(self) -> Client:
        return counting_client(self._plain)

    def uncovered(self, fout: Fout) -> Tweetal | None:
        """Two clients of whom something is wrong that no exception covers."""
        heavier = self._k.waar if fout.hoogstens is not None else self._heavier()
        if heavier is self._k.onwaar:
            return None
        for nodes in self._searches(fout):
            found = self._find([heavier, *nodes])
            if found is not None and self.covers(found, fout) != []:
                # Something less than all rules together covers it, or nothing is wrong.
                found = self._find([heavier, *nodes, *self._all_sets(fout)])
            if found is not None:
                return found
        return None

    def _searches(self, fout: Fout) -> Iterator[list[Knoop]]:
        """Where something can be wrong even without what all exceptions are about.

        Each finds more than what is not covered, never less.
        """
        one, other, zelf = self._one, self._plain, self._eigen.zelf
        same = self._unchanged(one, other, zelf)
        for nothing, much in ((other, one), (one, other)):
            if nothing is other or fout.hoogstens is not None:
                away = [one.admitted, nothing.nothing, self._k.not_(much.nothing), *same]
                yield [*away, self._falls(nothing, fout)]
        if one.b.minuten is None:
            return
        first, counting, held = self._s.counting, self._counting, self._held.counting
        given = [one.admitted, *(self._k.not_(c.nothing) for c in (one, other))]
        unchanged = self._k.and_(self._unchanged(first, counting, zelf))
        late = self._k.and_(self._unchanged(first, counting, self._eigen.laat))
        rest = held(first, counting, self._eigen.alle - zelf, zelf)
        yield [*given, unchanged, self._wrong(first, rest, fout, late)]
        if unchanged is not self._k.waar:
            every = held(first, counting, self._eigen.alle, NONE)
            yield [*given, self._k.not_(unchanged), self._wrong(first, every, fout, late)]

    def _falls(self, nothing: Client, fout: Fout) -> Knoop:
        """One of both has nothing, and the other so much that it is wrong."""
        fallen = self._fallen(self._eigen.alle - self._eigen.zelf, nothing)
        if fallen is not self._plain:
            return self._wrong(self._one, fallen, fout)
        counting = self._s.counting if nothing is self._plain else self._counting
        if counting.b.minuten is None:
            return self._k.waar
        return self._s.getallen.at_least(counting.b.minuten, Getal((fout.hoogstens or 0) + 1))

    def covers(self, tweetal: Tweetal, fout: Fout) -> list[Regels] | None:
        """The sets of rules that cover what is wrong with two clients; None: nothing is wrong."""
        one, other = self._one, self._plain
        heavier = [] if fout.hoogstens is not None else [self._heavier()]
        wrong = [one.admitted, *heavier, self._wrong(one, other, fout)]
        sets = [rules for rules in subsets(self._eigen.alle) if rules]
        nodes = {rules: self._without(rules, fout) for rules in sets}
        model = self._model([*wrong, *self._pinned(tweetal)], nodes.values())
        if model is None:
            return None
        return [rules for rules, node in nodes.items() if not model.holds(node)]

    def _all_sets(self, fout: Fout) -> list[Knoop]:
        sets = [rules for rules in subsets(self._eigen.alle) if rules]
        return [self._wrong(self._one, self._plain, fout), *(self._without(r, fout) for r in sets)]

    def _without_of(self, rules: Regels, fout: Fout) -> Knoop:
        """It is wrong still without what these rules do themselves."""
        one, other, k = self._one, self._plain, self._k
        first, counting = self._s.counting, self._counting
        if one.b.minuten is None:
            first, counting = one, other
        zelf = rules & self._eigen.zelf
        same = k.and_(self._unchanged(one, other, zelf))
        late = k.and_(self._unchanged(one, other, rules & self._eigen.laat))
        rest = rules - zelf
        both = self._held.counting(first, counting, rest, NONE)
        ways = [
            (k.and_([k.not_(one.nothing), k.not_(other.nothing)]), first, both),
            (other.nothing, one, self._fallen(rest, other)),
            (k.and_([one.nothing, k.not_(other.nothing)]), one, self._fallen(rest, one)),
        ]
        unhelped = k.or_(
            k.and_([where, self._wrong(voor, held, fout, late)]) for where, voor, held in ways
        )
        if not zelf:
            return unhelped
        helped = self._wrong(first, self._held.counting(first, counting, rules, NONE), fout, late)
        # Where something counts for one of the two only all is as before: nothing is wrong.
        return k.or_([k.and_([same, unhelped]), k.and_([k.not_(same), ways[0][0], helped])])

    def _fallen(self, rules: Regels, nothing: Client) -> Client:
        """The client after with rules as before, where this one of both has nothing that counts."""
        if nothing is self._one:
            return self._held.falling(rules)
        return self._held.nothing_after(rules)

    def _wrong(
        self, one: Client, other: Client, fout: Fout, same_product: Knoop | None = None
    ) -> Knoop:
        """What is wrong with two clients; a lighter product only where `same_product` holds."""
        if fout.hoogstens is not None:
            return self._step(one.minutes, other.minutes, fout.hoogstens)
        if one.minutes is None or other.minutes is None:
            return self._k.and_([self._k.not_(one.nothing), other.nothing])
        fewer = self._k.not_(self._s.getallen.at_least(other.minutes, one.minutes))
        if self._rises:
            return fewer
        lighter = self._k.or_(self._lighter(one, other))
        return self._k.or_([fewer, self._k.and_([lighter, same_product or self._k.waar])])

    def _pinned(self, tweetal: Tweetal) -> Iterator[Knoop]:
        """All answers of both clients, so that nothing is left to look for."""
        for client, answers in ((self._one, tweetal.voor), (self._plain, tweetal.na)):
            for plaats in self._s.vragen:
                given = client.o.given(plaats)
                if plaats in answers:
                    yield client.o.answer_in(plaats, (answers[plaats],))
                else:
                    yield self._k.not_(given)

    def _model(self, nodes: Iterable[Knoop], also: Iterable[Knoop] = ()) -> Antwoordenmodel | None:
        wanted = [*self._plain.valid(), *nodes]
        if self._k.onwaar in wanted:
            return None
        return self._s.solver.find(wanted, also)

    def _find(self, nodes: Iterable[Knoop]) -> Tweetal | None:
        model = self._model(nodes)
        if model is None:
            return None
        return Tweetal(self._plaats, model.answers(), model.answers(self._anders))

    def _heavier(self) -> Knoop:
        vraag = self._s.vragen[self._plaats]
        weighed = [(a, w) for a in vraag.answers() if (w := vraag.weight(a)) is not None]
        by_weight = sorted(weighed, key=lambda pair: pair[1])
        return self._k.or_(
            self._k.and_([self._before(a), self._after(b)])
            for i, (a, _) in enumerate(by_weight)
            for b, _ in by_weight[i + 1 :]
        )

    def _before(self, antwoord: Antwoord) -> Knoop:
        return self._s.client.o.answer_in(self._plaats, (antwoord,))

    def _after(self, antwoord: Antwoord) -> Knoop:
        return self._plain.o.answer_in(self._plaats, (antwoord,))

    def _lighter(self, one: Client, other: Client) -> Iterator[Knoop]:
        """A lighter product, or less than a product, in the same direction."""
        for doel in goals(self._s.nk):
            same = [one.direction(doel), other.direction(doel)]
            before, after = one.weights(doel), other.weights(doel)
            for weight, has in before.items():
                lighter = [node for other_weight, node in after.items() if other_weight < weight]
                yield self._k.and_([*same, has, self._k.or_(lighter)])

    def _step(self, one: Getal | None, other: Getal | None, hoogstens: int) -> Knoop:
        if one is None or other is None:
            return self._k.onwaar
        add, at_least = self._s.getallen.add, self._s.getallen.at_least
        more = Getal(hoogstens + 1)
        return self._k.or_([at_least(other, add([one, more])), at_least(one, add([other, more]))])

    def _unchanged(self, one: Client, other: Client, regels: Iterable[str]) -> list[Knoop]:
        """Each of these rules fires for the same subjects, with the same effect of its own."""
        found = []
        for t1, t2 in _terms_of(one, other, frozenset(regels)):
            found.append(self._same(t1.vuurt, t2.vuurt))
            effects = [t.effect.get(OWN_EFFECT.get(t.fase, "")) for t in (t1, t2)]
            first, second = (e.getal if isinstance(e, Som) else e for e in effects)
            if isinstance(first, Getal) and isinstance(second, Getal):
                at_least = self._s.getallen.at_least
                equal = self._k.and_([at_least(first, second), at_least(second, first)])
                found.append(self._k.or_([self._k.not_(t1.vuurt), equal]))
        return found

    def _same(self, one: Knoop, other: Knoop) -> Knoop:
        if one is other:
            return self._k.waar
        neither = self._k.and_([self._k.not_(one), self._k.not_(other)])
        return self._k.or_([self._k.and_([one, other]), neither])


def _terms_of(
    one: Client, other: Client, regels: frozenset[str]
) -> Sequence[tuple[Term[Knoop], Term[Knoop]]]:
    pairs = zip(one.b.termen, other.b.termen, strict=True)
    return [(t1, t2) for t1, t2 in pairs if t1.regel in regels]

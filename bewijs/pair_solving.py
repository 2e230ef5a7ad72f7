"""z3 about two clients who differ in one answer, or in all answers about one leefgebied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bewijs.client import Client, counting_client
from bewijs.exclusive import goals, products_rise
from bewijs.nodes import Knoop
from bewijs.numbers import Getal
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


class PairSolving:
    """z3 about two clients who differ in the answer to one question, and perhaps to `ook`."""

    def __init__(
        self, solving: Solving, plaats: Plaats, ook: frozenset[Plaats] = frozenset()
    ) -> None:
        """Prepare the second client."""
        self._s = solving
        self._k = solving.k
        self._plaats = plaats
        self._rises = products_rise(solving.nk)
        self._anders = ook | {plaats}
        self._plain = Client(solving.nk, solving.vragen, solving.getallen, self._anders)

    @cached_property
    def _counting(self) -> Client:
        return counting_client(self._plain)

    def lower(self, vrij: frozenset[str]) -> Tweetal | None:
        """A heavier answer that gives less, where none of these rules changes."""
        heavier = self._heavier()
        if heavier is self._k.onwaar:
            return None
        return self._falls_away(vrij, heavier) or self._unexcused(
            vrij, lambda one, other: self._k.and_([heavier, self._less(one, other)])
        )

    def larger_step(self, hoogstens: int, vrij: frozenset[str]) -> Tweetal | None:
        """Another answer that changes the time by more, where none of these rules changes."""
        return self._away_and_large(hoogstens, vrij) or self._unexcused(
            vrij, lambda one, other: self._step(one.b.minuten, other.b.minuten, hoogstens)
        )

    def is_lower(self, tweetal: Tweetal, vrij: frozenset[str], regel: str = "") -> bool:
        """Say whether these two clients show it: a heavier answer that gives less.

        None of the rules of `vrij` changes, and with `regel` that one does.
        """
        less = self._less(self._s.client, self._plain)
        return self._shown(tweetal, [self._heavier(), less], vrij, regel)

    def is_larger(
        self, tweetal: Tweetal, hoogstens: int, vrij: frozenset[str], regel: str = ""
    ) -> bool:
        """As `is_lower`, for another answer that changes the time by more."""
        step = self._step(self._s.client.minutes, self._plain.minutes, hoogstens)
        return self._shown(tweetal, [step], vrij, regel)

    def _shown(
        self, tweetal: Tweetal, nodes: Iterable[Knoop], vrij: frozenset[str], regel: str
    ) -> bool:
        one, other = self._s.client, self._plain
        wanted = [one.admitted, *nodes, *self._unchanged(one, other, vrij)]
        if regel:
            wanted.append(self._k.not_(self._k.and_(self._unchanged(one, other, {regel}))))
        return self._find([*wanted, *self._pinned(tweetal)]) is not None

    def _pinned(self, tweetal: Tweetal) -> Iterator[Knoop]:
        """All answers of both clients, so that nothing is left to look for."""
        for client, answers in ((self._s.client, tweetal.voor), (self._plain, tweetal.na)):
            for plaats in self._s.vragen:
                given = client.o.given(plaats)
                if plaats in answers:
                    yield client.o.answer_in(plaats, (answers[plaats],))
                else:
                    yield self._k.not_(given)

    def _find(self, nodes: Iterable[Knoop]) -> Tweetal | None:
        wanted = [*self._plain.valid(), *nodes]
        if self._k.onwaar in wanted:
            return None
        model = self._s.solver.find(wanted)
        return None if model is None else self._tweetal(model)

    def _tweetal(self, model: Antwoordenmodel) -> Tweetal:
        return Tweetal(self._plaats, model.answers(), model.answers(self._anders))

    def _unexcused(
        self,
        vrij: frozenset[str],
        wrong: Callable[[Client, Client], Knoop],
    ) -> Tweetal | None:
        """A fault where something counts before and after, and none of these rules changes.

        What does not change is taken to be the same condition: then far less is left to prove.
        """
        if self._s.client.b.minuten is None:
            return None
        s, one, first = self._s, self._s.counting, self._counting
        same = {
            t2.vuurt: t1.vuurt for t1, t2 in _terms_of(one, first, vrij) if t1.vuurt is not t2.vuurt
        }
        other = counting_client(self._plain, same) if same else first
        some = [self._k.not_(c.nothing) for c in (s.client, self._plain)]
        unchanged = self._unchanged(one, first, vrij)
        return self._find([s.client.admitted, *some, *unchanged, wrong(one, other)])

    def _falls_away(self, vrij: frozenset[str], heavier: Knoop) -> Tweetal | None:
        """Something counts before, and nothing after."""
        one, other = self._s.client, self._plain
        counting = self._s.counting.b.minuten
        some = self._k.waar if counting is None else self._s.getallen.at_least(counting, Getal(1))
        away = [one.admitted, self._k.not_(one.nothing), other.nothing, some]
        return self._find([*away, heavier, *self._unchanged(one, other, vrij)])

    def _away_and_large(self, hoogstens: int, vrij: frozenset[str]) -> Tweetal | None:
        """One of the two has nothing and the other much."""
        one, other = self._s.client, self._plain
        unchanged = self._unchanged(one, other, vrij)
        for nothing, much, counting in (
            (one, other, self._counting),
            (other, one, self._s.counting),
        ):
            if counting.b.minuten is None:
                return None
            large = self._s.getallen.at_least(counting.b.minuten, Getal(hoogstens + 1))
            away = [one.admitted, nothing.nothing, self._k.not_(much.nothing), large]
            found = self._find([*away, *unchanged])
            if found is not None:
                return found
        return None

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

    def _less(self, one: Client, other: Client) -> Knoop:
        if one.minutes is None or other.minutes is None:
            return self._k.and_([self._k.not_(one.nothing), other.nothing])
        fewer = self._k.not_(self._s.getallen.at_least(other.minutes, one.minutes))
        return self._k.or_([fewer, *([] if self._rises else self._lighter(one, other))])

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

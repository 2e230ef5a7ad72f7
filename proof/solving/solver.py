"""z3 over the conditions and numbers of a calculation: is there a client for whom all this holds?

Each `Solver` has a context of its own, as z3's shared one is not safe with threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import z3

from proof.questions import Vragen
from proof.solving.answer_model import AnswerModel
from proof.solving.asking import ask, say
from proof.solving.nodes import Node
from proof.solving.numbers import LargeNumber, Number
from proof.solving.parts import Needed, Parts
from proof.solving.ranges import CloserRanges, Ranges
from proof.solving.shapes import Shapes
from proof.solving.terms import Z3Terms

# How much z3 may try for one question, in steps of its own: a few million a second. What it finds
# then does not depend on the machine. A search that got lost begins anew, with nothing learnt.
ATTEMPTS = (20_000_000, 20_000_000, 40_000_000, 80_000_000)
# The same for the values that a choice can have: where it has lost these, it asks for them once.
MOST = ATTEMPTS[0]
NO_ANSWER = "z3 kwam er niet uit."
# Questions on which z3 may give up, after the first with one attempt each; then it is not asked any
# more.
MOST_GIVEN_UP = 5
# And for a bound of a sum, which only helps.
SHORT = 1_000_000
# Leefgebieden of which a part of a sum is bounded.
MOST_TOGETHER = 5
# Different percentages of one total.
MOST_VALUES = 1_000


class NoVerdictError(RuntimeError):
    """z3 gave no answer in time, or the normenkader has too many combinations."""


class Solver:
    """Asks z3 whether conditions can hold together, and says beforehand what follows from them."""

    def __init__(self, vragen: Vragen) -> None:
        """Prepare a context without any question to it."""
        self.vragen = vragen
        self.terms = Z3Terms(vragen)
        self.parts = Parts()
        self._shapes = Shapes(self.parts)
        self._ranges = Ranges(vragen)
        self._closer = CloserRanges(vragen)
        self._rules: dict[Any, list[Any]] = {}
        # None where z3 gave up on them.
        self._values: dict[Any, list[int] | None] = {}
        self._ends: dict[Any, tuple[int, int]] = {}
        self._given_up = 0
        # What makes a case valid.
        self.geldig: list[Node] = []

    def find(self, nodes: Iterable[Node], also: Iterable[Node] = ()) -> AnswerModel | None:
        """Give answers with which all conditions hold, or None where there are none.

        `also` are conditions that will be asked of the answers. Raises NoVerdictError where z3 does
        not know: it then has tried from scratch a few times.
        """
        if self._given_up >= MOST_GIVEN_UP:
            raise NoVerdictError(NO_ANSWER)
        try:
            return self._found([*self.geldig, *nodes], list(also))
        except NoVerdictError:
            self._given_up += 1
            raise

    def never(self, nodes: Sequence[Node]) -> bool:
        """Whether conditions exclude each other already by the bounds of the numbers in them.

        That is soon said of what lies between bandwidths; with all that minutes are made of z3 may
        get lost. False where it takes long.
        """
        solver = z3.SimpleSolver(ctx=self.terms.ctx)
        solver.set("rlimit", SHORT)
        say(solver, [self.terms.bool(node) for node in nodes])
        for large, times in self.parts.gather(nodes).needed.values():
            if times is None:
                low, high = self._closer.of(large)
                own = self.terms.named(large.number)
                say(solver, [own >= low, own <= high])
        return bool(ask(solver) == z3.unsat)

    def _found(self, wanted: list[Node], asked: list[Node]) -> AnswerModel | None:
        attempts = ATTEMPTS[:1] if self._given_up else ATTEMPTS
        for attempt, most in enumerate(attempts):
            other = Solver(self.vragen) if attempt else self
            solver = other._solver(wanted, asked)
            solver.set("rlimit", most)
            found = ask(solver)
            if found == z3.sat:
                return AnswerModel(other.vragen, other.terms, solver.model())
            if found == z3.unsat:
                return None
        raise NoVerdictError(NO_ANSWER)

    def _solver(self, nodes: Sequence[Node], also: Iterable[Any] = ()) -> Any:
        """A solver with what `_meant` gives, and with how far sums lie apart."""
        solver, needed = self._meant(nodes, also)
        sums = [g for g, t in needed if t is None and g.som is not None and not g.divisor]
        for g1, g2 in combinations(sums, 2):
            if self.parts.akin(g1, g2):
                say(solver, self._difference(g1, g2, nodes))
        return solver

    def _meant(self, nodes: Sequence[Node], also: Iterable[Any] = ()) -> tuple[Any, list[Needed]]:
        """A solver that has the conditions, and the meaning of all that they (and `also`) name.

        Also gives the larger numbers, and the products of them.
        """
        solver = z3.SimpleSolver(ctx=self.terms.ctx)
        solver.set("rlimit", MOST)
        # Bounds are few and tight here: looking for more of them takes longer than it saves.
        solver.set("arith.propagation_mode", 0)
        variables, needed = self.parts.gather([*nodes, *also])
        say(solver, [self.terms.bool(node) for node in nodes])
        for variable in variables:
            say(solver, self.terms.one_answer(variable))
        for large, times in needed.values():
            say(solver, self._meaning(large, times))
        for large, times in self._between(needed):
            say(solver, self._meaning(large, times))
            needed[large, times.key] = (large, times)
        products = [(g, t) for g, t in needed.values() if t is not None]
        for (g1, t1), (g2, t2) in combinations(products, 2):
            say(solver, self._beside(g1, t1, g2, t2))
        return solver, list(needed.values())

    def _between(self, needed: Mapping[Any, Any]) -> list[tuple[LargeNumber, Number]]:
        """Products that have one factor in common with each of two that have none."""
        products = [(g, t) for g, t in needed.values() if t is not None]
        return [
            (g1, t2)
            for (g1, t1), (g2, t2) in combinations(products, 2)
            if self.parts.akin(g1, g2) and t1.key != t2.key and (g1, t2.key) not in needed
        ]

    def _difference(self, one: LargeNumber, other: LargeNumber, nodes: Sequence[Node]) -> list[Any]:
        """How far two sums lie apart at the least and at the most, by what is said about it.

        Of two clients the sums differ in few leefgebieden: it saves z3 all others.
        """
        assert one.som is not None and other.som is not None  # noqa: S101, PT018 - of sums
        more = self.parts.less_the_same(one.som, other.som)
        names = self.parts.about(more.weights)
        if more.large or len(names) > MOST_TOGETHER:
            return []
        own = [n for n in nodes if (a := self.parts.names(n)) and a <= names]
        least, most = (self._least(more, sign, own, near=True) for sign in (1, -1))
        if least is None or most is None:
            return [z3.BoolVal(False, self.terms.ctx)]
        gain = self.terms.named(one.number) - self.terms.named(other.number)
        return [gain >= least, gain <= -most]

    def _beside(
        self, one: LargeNumber, factor: Number, other: LargeNumber, other_factor: Number
    ) -> list[Any]:
        """What follows for two products that share a factor: it saves z3 the separate values."""
        gain = self.terms.times(one, factor) - self.terms.times(other, other_factor)
        if factor.key == other_factor.key:
            values = self._possible(factor)
            low, high = min(values, default=0), max(values, default=0)
            more = self.terms.named(one.number) - self.terms.named(other.number)
        elif one is other and one.som is not None and not one.divisor:
            ends = [self._bounds(part) for part in self.parts.apart(one.som)]
            low, high = (sum(e[i] for e in ends) + one.som.vast for i in (0, 1))
            more = self.terms.named(("keuze", factor.key)) - self.terms.named(
                ("keuze", other_factor.key)
            )
        else:
            return []
        return [
            z3.Implies(more >= 0, z3.And(gain >= low * more, gain <= high * more)),
            z3.Implies(more <= 0, z3.And(gain <= low * more, gain >= high * more)),
        ]

    def _meaning(self, large: LargeNumber, factor: Number | None) -> list[Any]:
        """What a larger number is, or what one times a choice of values is."""
        key = (large, factor.key if factor is not None else None)
        if key not in self._rules:
            self._rules[key] = self._product(large, factor) if factor else self._definition(large)
        return self._rules[key]

    def _definition(self, large: LargeNumber) -> list[Any]:
        own = self.terms.named(large.number)
        # Without bounds z3 may look for whole numbers for ever.
        lowest, highest = self._ranges.of(large) if large.judged else (None, None)
        within = [] if lowest is None else [own >= lowest, own <= highest]
        if large.keuze is not None:
            condition, one, other = large.keuze
            meant = z3.If(
                self.terms.bool(condition), self.terms.number(one), self.terms.number(other)
            )
            return [*within, own == meant]
        if large.som is None:
            return [own == self.terms.named(large.antwoord)]
        if large.divisor:
            total = self.terms.number(large.som)
            return [*within, own * large.divisor <= total, total < (own + 1) * large.divisor]
        rules, parts = [], []
        for part in self.parts.apart(large.som):
            parts.append(self.terms.named(("deel", part.key)))
            lowest, highest = self._bounds(part)
            rules += [
                parts[-1] == self.terms.number(part),
                parts[-1] >= lowest,
                parts[-1] <= highest,
            ]
        return [*rules, own == z3.Sum(parts) + large.som.vast]

    def _bounds(self, part: Number) -> tuple[int, int]:
        """The least and most of a part of a sum, so that what follows is easier to prove."""
        shape = self._shapes.of(part)
        if shape not in self._ends:
            ends = part.ends
            # What depends on judged numbers z3 would have to look for.
            judged = any(g.judged for g, _ in self.parts.gather([part]).needed.values())
            if not judged and len(self.parts.about(part.weights)) <= MOST_TOGETHER:
                least, most = self._least(part, 1), self._least(part, -1)
                ends = ends if least is None or most is None else (least, -most)
            self._ends[shape] = ends
        return self._ends[shape]

    def _least(
        self, som: Number, sign: int, nodes: Sequence[Node] = (), *, near: bool = False
    ) -> int | None:
        """What a sum (its opposite with sign -1) is at the least, by halving what is left.

        With `near` by looking just below what was found, which is mostly the least or almost.
        Lower than the least where that takes long. None where the conditions can't hold.
        """
        solver, _ = self._meant(nodes, also=[som])
        solver.set("rlimit", SHORT)
        total = self.terms.number(som) * sign
        low = min(sign * end for end in som.ends)
        outcome = ask(solver)
        if outcome != z3.sat:
            return None if outcome == z3.unsat else low
        found = self._value(solver, total)
        while low < found:
            middle = found - 1 if near else (low + found) // 2
            solver.push()
            say(solver, [total <= middle])
            outcome = ask(solver)
            if outcome == z3.unknown:
                break
            if outcome == z3.sat:
                found = self._value(solver, total)
            else:
                low = middle + 1
            solver.pop()
        return low

    def _value(self, solver: Any, total: Any) -> int:
        return int(solver.model().eval(total, model_completion=True).as_long())

    def _product(self, large: LargeNumber, factor: Number) -> list[Any]:
        """Each value that the choice can have, with the number times that value."""
        product, own = self.terms.times(large, factor), self.terms.named(large.number)
        choice = self.terms.named(("keuze", factor.key))
        values = self._possible(factor)
        rules = [choice == self.terms.number(factor), z3.Or([choice == v for v in values])]
        return rules + [z3.Implies(choice == v, product == own * v) for v in values]

    def _possible(self, factor: Number) -> list[int]:
        """Every value that a choice can have; more than in valid cases does no harm.

        Raises NoVerdictError where z3 can't say them all: a list that may lack one proves too much.
        """
        shape = self._shapes.of(factor)
        if shape not in self._values:
            self._values[shape] = self._each_value(factor)
        found = self._values[shape]
        if found is None:
            raise NoVerdictError(NO_ANSWER)
        return found

    def _each_value(self, factor: Number) -> list[int] | None:
        solver, _ = self._meant([], also=factor.weights)
        number = self.terms.number(factor)
        found: list[int] = []
        while (outcome := ask(solver)) == z3.sat:
            found.append(self._value(solver, number))
            say(solver, [number != found[-1]])
            if len(found) > MOST_VALUES:
                raise NoVerdictError("Er zijn te veel verschillende percentages.")
        return found if outcome == z3.unsat else None

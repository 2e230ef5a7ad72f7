"""z3 over the conditions and numbers of a calculation: is there a client for whom all this holds?

Each `Oplosser` has a context of its own, as z3's shared one is not safe with threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import z3

from bewijs.nodes import Knoop, Variabele
from bewijs.numbers import Getal, Groot
from bewijs.parts import about, apart, gather
from bewijs.questions import Vragen
from normenkader.conditions import Antwoord
from normenkader.questions import GetalVraag
from zaak.model import Plaats

# How much z3 may try for one question, in steps of its own: a few million a second. What it finds
# then does not depend on the machine. A search that got lost begins anew, with nothing learnt.
ATTEMPTS = (20_000_000, 20_000_000, 40_000_000, 80_000_000)
NO_ANSWER = "z3 kwam er niet uit. Meld dit bij de maker van het programma."
# Leefgebieden of which a part of a sum is bounded exactly.
MOST_TOGETHER = 5
# Different percentages of one total.
MOST_VALUES = 1_000


class GeenUitkomst(RuntimeError):
    """z3 gave no answer in time, or the normenkader has too many combinations."""


class Oplosser:
    """Turns nodes into z3's terms, each once, and asks whether they can hold together."""

    def __init__(self, vragen: Vragen) -> None:
        """Prepare a context without any question to it."""
        self._vragen = vragen
        self._ctx = z3.Context()
        self._bools: dict[Any, Any] = {}
        self._numbers: dict[Any, Any] = {}
        self._single: dict[Variabele, list[Any]] = {}
        self._rules: dict[Any, list[Any]] = {}
        self._values: dict[Any, list[int]] = {}
        self._ends: dict[Any, tuple[int, int]] = {}
        # What makes a case valid.
        self.geldig: list[Knoop] = []

    def find(self, nodes: Iterable[Knoop], also: Iterable[Knoop] = ()) -> Antwoordenmodel | None:
        """Give answers with which all conditions hold, or None where there are none.

        `also` are conditions that will be asked of the answers. Raises GeenUitkomst where z3 does
        not know: it then has tried from scratch a few times.
        """
        wanted, asked = [*self.geldig, *nodes], list(also)
        for attempt, most in enumerate(ATTEMPTS):
            oplosser = Oplosser(self._vragen) if attempt else self
            solver = oplosser._solver(wanted, asked)
            solver.set("rlimit", most)
            found = solver.check()
            if found == z3.sat:
                return Antwoordenmodel(oplosser, solver.model())
            if found == z3.unsat:
                return None
        raise GeenUitkomst(NO_ANSWER)

    def _solver(self, nodes: Sequence[Knoop], also: Iterable[Any] = ()) -> Any:
        """A solver that has the conditions, and the meaning of all that they (and `also`) name."""
        solver = z3.SimpleSolver(ctx=self._ctx)
        solver.set("rlimit", ATTEMPTS[-1])
        # Bounds are few and tight here: looking for more of them takes longer than it saves.
        solver.set("arith.propagation_mode", 0)
        variables: dict[Variabele, None] = {}
        needed: dict[Any, tuple[Groot, Getal | None]] = {}
        gather([*nodes, *also], variables, needed)
        solver.add([self.bool(node) for node in nodes])
        for variabele in variables:
            solver.add(self._one_answer(variabele))
        for groot, times in needed.values():
            solver.add(self._meaning(groot, times))
        products = [(g, t) for g, t in needed.values() if t is not None]
        for (g1, t1), (g2, t2) in combinations(products, 2):
            solver.add(self._beside(g1, t1, g2, t2))
        return solver

    def _beside(self, one: Groot, maal: Getal, other: Groot, keer: Getal) -> list[Any]:
        """What follows for two products that share a factor: it saves z3 the separate values."""
        gain = self._times(one, maal) - self._times(other, keer)
        if maal.key == keer.key:
            values = self._possible(maal)
            low, high = min(values, default=0), max(values, default=0)
            more = self._int(one.nummer) - self._int(other.nummer)
        elif one is other and one.som is not None and not one.deler:
            ends = [self._bounds(part) for part in apart(one.som)]
            low, high = (sum(e[i] for e in ends) + one.som.vast for i in (0, 1))
            more = self._int(("keuze", maal.key)) - self._int(("keuze", keer.key))
        else:
            return []
        return [
            z3.Implies(more >= 0, z3.And(gain >= low * more, gain <= high * more)),
            z3.Implies(more <= 0, z3.And(gain <= low * more, gain >= high * more)),
        ]

    def _one_answer(self, variabele: Variabele) -> list[Any]:
        if variabele not in self._single:
            self._single[variabele] = self._at_most_one(variabele)
        return self._single[variabele]

    def _at_most_one(self, variabele: Variabele) -> list[Any]:
        vraag = self._vragen[variabele[0]]
        if isinstance(vraag, GetalVraag):
            number = self._int(variabele)
            return [number >= vraag.minimum, number <= vraag.maximum]
        bits = self._bits(variabele)
        return [z3.AtMost(*bits, 1)]

    def _bits(self, variabele: Variabele) -> list[Any]:
        return [self._bit(variabele, a) for a in self._vragen[variabele[0]].answers()]

    def _bit(self, variabele: Variabele, antwoord: Antwoord | None) -> Any:
        """The variable for one answer; for None that a question for a number has an answer."""
        name = f"{variabele}={antwoord!r}"
        if name not in self._bools:
            self._bools[name] = z3.Bool(name, self._ctx)
        return self._bools[name]

    def _int(self, key: Any) -> Any:
        name = str(key)
        if name not in self._numbers:
            self._numbers[name] = z3.Int(name, self._ctx)
        return self._numbers[name]

    def bool(self, node: Knoop) -> Any:
        """A condition as a term of z3."""
        if node not in self._bools:
            self._bools[node] = getattr(self, f"_{node.soort}")(*node.delen)
        return self._bools[node]

    def _waar(self) -> Any:
        return z3.BoolVal(True, self._ctx)

    def _onwaar(self) -> Any:
        return z3.BoolVal(False, self._ctx)

    def _antwoord(self, variabele: Variabele, antwoord: Antwoord) -> Any:
        return self._bit(variabele, antwoord)

    def _gegeven(self, variabele: Variabele) -> Any:
        if isinstance(self._vragen[variabele[0]], GetalVraag):
            return self._bit(variabele, None)
        return z3.Or(self._bits(variabele))

    def _tussen(self, variabele: Variabele, laagst: int, hoogst: int) -> Any:
        number = self._int(variabele)
        return z3.And(self._gegeven(variabele), number >= laagst, number <= hoogst)

    def _en(self, *delen: Knoop) -> Any:
        return z3.And([self.bool(n) for n in delen])

    def _of(self, *delen: Knoop) -> Any:
        return z3.Or([self.bool(n) for n in delen])

    def _niet(self, node: Knoop) -> Any:
        return z3.Not(self.bool(node))

    def _minstens(self, som: Any, laagst: int) -> Any:
        weights = som.getal.gewichten
        if not som.getal.groot and all(weight == 1 for weight in weights.values()):
            return z3.AtLeast(*(self.bool(n) for n in weights), laagst)
        return self.number(som.getal) >= laagst

    def number(self, getal: Getal) -> Any:
        """A number as a term of z3."""
        parts = [z3.IntVal(getal.vast, self._ctx)]
        parts += [z3.If(self.bool(n), w, 0) for n, w in getal.gewichten.items()]
        parts += [self._times(groot, times) for groot, times in getal.groot.items()]
        return z3.Sum(parts)

    def _times(self, groot: Groot, maal: Getal) -> Any:
        own = self._int(groot.nummer)
        if not maal.gewichten:
            return own * maal.vast
        if len(maal.gewichten) == 1:
            ((node, weight),) = maal.gewichten.items()
            return z3.If(self.bool(node), own * (maal.vast + weight), own * maal.vast)
        return self._int((groot.nummer, maal.key))

    def _meaning(self, groot: Groot, maal: Getal | None) -> list[Any]:
        """What a larger number is, or what one times a choice of values is."""
        key = (groot, maal.key if maal is not None else None)
        if key not in self._rules:
            self._rules[key] = self._product(groot, maal) if maal else self._definition(groot)
        return self._rules[key]

    def _definition(self, groot: Groot) -> list[Any]:
        own = self._int(groot.nummer)
        if groot.som is None:
            return [own == self._int(groot.antwoord)]
        if groot.deler:
            total = self.number(groot.som)
            return [own * groot.deler <= total, total < (own + 1) * groot.deler]
        rules, parts = [], []
        for part in apart(groot.som):
            parts.append(self._int(("deel", part.key)))
            lowest, highest = self._bounds(part)
            rules += [parts[-1] == self.number(part), parts[-1] >= lowest, parts[-1] <= highest]
        return [*rules, own == z3.Sum(parts) + groot.som.vast]

    def _bounds(self, part: Getal) -> tuple[int, int]:
        """The least and most of a part of a sum, so that what follows is easier to prove."""
        if part.key not in self._ends:
            few = len(about(part.gewichten)) <= MOST_TOGETHER
            ends = (self._least(part, 1), -self._least(part, -1)) if few else part.ends
            self._ends[part.key] = ends
        return self._ends[part.key]

    def _least(self, som: Getal, sign: int) -> int:
        """The least value of a sum (of its opposite with sign -1), by halving what is left."""
        solver = self._solver([], also=[som])
        total = self.number(som) * sign
        low, found = min(sign * end for end in som.ends), None
        while found is None or low < found:
            middle = low if found is None else (low + found) // 2
            if found is not None:
                solver.push()
                solver.add(total <= middle)
            outcome = solver.check()
            if outcome == z3.unknown:
                raise GeenUitkomst(NO_ANSWER)
            if outcome == z3.sat:
                found = solver.model().eval(total, model_completion=True).as_long()
            else:
                low = middle + 1
            if solver.num_scopes():
                solver.pop()
        return int(found)

    def _product(self, groot: Groot, maal: Getal) -> list[Any]:
        """Each value that the choice can have, with the number times that value."""
        product, own = self._times(groot, maal), self._int(groot.nummer)
        choice = self._int(("keuze", maal.key))
        values = self._possible(maal)
        rules = [choice == self.number(maal), z3.Or([choice == v for v in values])]
        return rules + [z3.Implies(choice == v, product == own * v) for v in values]

    def _possible(self, maal: Getal) -> list[int]:
        """Every value that a choice can have; more than in valid cases does no harm."""
        if maal.key not in self._values:
            solver = self._solver([], also=maal.gewichten)
            number = self.number(maal)
            found: list[int] = []
            while solver.check() == z3.sat:
                found.append(solver.model().eval(number, model_completion=True).as_long())
                solver.add(number != found[-1])
                if len(found) > MOST_VALUES:
                    raise GeenUitkomst("er zijn te veel verschillende percentages")
            self._values[maal.key] = found
        return self._values[maal.key]

    def value(self, model: Any, variabele: Variabele) -> Antwoord | None:
        """The answer to a question in a model; None without one."""
        vraag = self._vragen[variabele[0]]
        if isinstance(vraag, GetalVraag):
            if not z3.is_true(model.eval(self._bit(variabele, None), model_completion=True)):
                return None
            number = model.eval(self._int(variabele), model_completion=True).as_long()
            return int(number)
        for antwoord in vraag.answers():
            if z3.is_true(model.eval(self._bit(variabele, antwoord))):
                return antwoord  # type: ignore[no-any-return]
        return None


class Antwoordenmodel:
    """Answers that z3 found."""

    def __init__(self, oplosser: Oplosser, model: Any) -> None:
        """Keep the model."""
        self._oplosser = oplosser
        self._model = model

    def answers(self, anders: frozenset[Plaats] = frozenset()) -> Mapping[Plaats, Antwoord]:
        """Every answer that is given; with `anders` the other answers to those questions."""
        found = {
            plaats: self._oplosser.value(self._model, (plaats, plaats in anders))
            for plaats in self._oplosser._vragen
        }
        return {plaats: a for plaats, a in found.items() if a is not None}

    def holds(self, node: Knoop) -> bool:
        """Say whether a condition holds for these answers."""
        term = self._oplosser.bool(node)
        return bool(z3.is_true(self._model.eval(term, model_completion=True)))

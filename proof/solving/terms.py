"""Conditions and numbers of a calculation as terms of z3, each made once."""

from __future__ import annotations

from typing import Any, assert_never

import z3

from normenkader.conditions import Answer
from normenkader.questions import GetalVraag
from proof.questions import Vragen
from proof.solving.nodes import Node, Variabele
from proof.solving.numbers import LargeNumber, Number


class Z3Terms:
    """The terms of one context: z3's shared one is not safe with threads."""

    def __init__(self, vragen: Vragen) -> None:
        """Begin without any term."""
        self._vragen = vragen
        self.ctx = z3.Context()
        self._bools: dict[Any, Any] = {}
        self._numbers: dict[Any, Any] = {}
        self._single: dict[Variabele, list[Any]] = {}

    def one_answer(self, variabele: Variabele) -> list[Any]:
        """A question has at most one answer, and a number lies in its range."""
        if variabele not in self._single:
            self._single[variabele] = self._at_most_one(variabele)
        return self._single[variabele]

    def _at_most_one(self, variabele: Variabele) -> list[Any]:
        vraag = self._vragen[variabele[0]]
        if isinstance(vraag, GetalVraag):
            number = self.named(variabele)
            return [number >= vraag.minimum, number <= vraag.maximum]
        bits = self._bits(variabele)
        return [z3.AtMost(*bits, 1)]

    def _bits(self, variabele: Variabele) -> list[Any]:
        return [self._bit(variabele, a) for a in self._vragen[variabele[0]].answers()]

    def _bit(self, variabele: Variabele, antwoord: Answer | None) -> Any:
        """The variable for one answer; for None that a question for a number has an answer."""
        name = f"{variabele}={antwoord!r}"
        if name not in self._bools:
            self._bools[name] = z3.Bool(name, self.ctx)
        return self._bools[name]

    def named(self, key: Any) -> Any:
        """The whole number with this name."""
        name = str(key)
        if name not in self._numbers:
            self._numbers[name] = z3.Int(name, self.ctx)
        return self._numbers[name]

    def bool(self, node: Node) -> Any:
        """A condition as a term of z3."""
        if node not in self._bools:
            self._bools[node] = self._term(node)
        return self._bools[node]

    def _term(self, node: Node) -> Any:
        delen = node.delen
        match node.soort:
            case "waar" | "onwaar":
                return z3.BoolVal(node.soort == "waar", self.ctx)
            case "antwoord":
                return self._bit(*delen)
            case "gegeven":
                return self._given(delen[0])
            case "tussen":
                number = self.named(delen[0])
                return z3.And(self._given(delen[0]), number >= delen[1], number <= delen[2])
            case "en":
                return z3.And([self.bool(n) for n in delen])
            case "of":
                return z3.Or([self.bool(n) for n in delen])
            case "niet":
                return z3.Not(self.bool(delen[0]))
            case "minstens":
                return self._at_least(delen[0].getal, delen[1])
            case _:
                assert_never(node.soort)

    def _given(self, variabele: Variabele) -> Any:
        if isinstance(self._vragen[variabele[0]], GetalVraag):
            return self._bit(variabele, None)
        return z3.Or(self._bits(variabele))

    def _at_least(self, getal: Number, laagst: int) -> Any:
        weights = getal.gewichten
        if not getal.groot and all(weight == 1 for weight in weights.values()):
            return z3.AtLeast(*(self.bool(n) for n in weights), laagst)
        return self.number(getal) >= laagst

    def number(self, getal: Number) -> Any:
        """A number as a term of z3."""
        parts = [z3.IntVal(getal.vast, self.ctx)]
        parts += [z3.If(self.bool(n), w, 0) for n, w in getal.gewichten.items()]
        parts += [self.times(groot, times) for groot, times in getal.groot.items()]
        return z3.Sum(parts)

    def times(self, groot: LargeNumber, maal: Number) -> Any:
        """A larger number times a choice."""
        own = self.named(groot.nummer)
        if not maal.gewichten:
            return own * maal.vast
        if len(maal.gewichten) == 1:
            ((node, weight),) = maal.gewichten.items()
            return z3.If(self.bool(node), own * (maal.vast + weight), own * maal.vast)
        return self.named((groot.nummer, maal.key))

    def value(self, model: Any, variabele: Variabele) -> Answer | None:
        """The answer to a question in a model; None without one."""
        vraag = self._vragen[variabele[0]]
        if isinstance(vraag, GetalVraag):
            if not z3.is_true(model.eval(self._bit(variabele, None), model_completion=True)):
                return None
            number = model.eval(self.named(variabele), model_completion=True).as_long()
            return int(number)
        for antwoord in vraag.answers():
            if z3.is_true(model.eval(self._bit(variabele, antwoord))):
                return antwoord
        return None

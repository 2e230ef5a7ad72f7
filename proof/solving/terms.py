"""Conditions and numbers of a calculation as terms of z3, each made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

import z3

from normenkader.conditions import Answer
from normenkader.questions import GetalVraag
from proof.questions import Vragen
from proof.solving.nodes import Node, Variable
from proof.solving.numbers import LargeNumber, Number


class Z3Terms:
    """The terms of one context: z3's shared one is not safe with threads.

    What joins many terms is said to z3 itself: its Python would look at the type of each.
    """

    def __init__(self, vragen: Vragen) -> None:
        """Begin without any term."""
        self._vragen = vragen
        self.ctx = z3.Context()
        self._whole = z3.IntSort(self.ctx)
        self._bools: dict[Any, Any] = {}
        self._numbers: dict[Any, Any] = {}
        self._single: dict[Variable, list[Any]] = {}

    def one_answer(self, variable: Variable) -> list[Any]:
        """A question has at most one answer, and a number lies in its range."""
        if variable not in self._single:
            self._single[variable] = self._at_most_one(variable)
        return self._single[variable]

    def _at_most_one(self, variable: Variable) -> list[Any]:
        vraag = self._vragen[variable[0]]
        if isinstance(vraag, GetalVraag):
            number = self.named(variable)
            return [number >= vraag.minimum, number <= vraag.maximum]
        bits = self._bits(variable)
        return [z3.AtMost(*bits, 1)]

    def _bits(self, variable: Variable) -> list[Any]:
        return [self._bit(variable, a) for a in self._vragen[variable[0]].answers()]

    def _bit(self, variable: Variable, antwoord: Answer | None) -> Any:
        """The variable for one answer; for None that a question for a number has an answer."""
        name = f"{variable}={antwoord!r}"
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
        parts = node.parts
        match node.soort:
            case "waar" | "onwaar":
                return z3.BoolVal(node.soort == "waar", self.ctx)
            case "antwoord":
                return self._bit(*parts)
            case "gegeven":
                return self._given(parts[0])
            case "tussen":
                number = self.named(parts[0])
                return z3.And(self._given(parts[0]), number >= parts[1], number <= parts[2])
            case "en":
                return self._joined(z3.Z3_mk_and, z3.BoolRef, [self.bool(n) for n in parts])
            case "of":
                return self._joined(z3.Z3_mk_or, z3.BoolRef, [self.bool(n) for n in parts])
            case "niet":
                return z3.Not(self.bool(parts[0]))
            case "minstens":
                return self._at_least(parts[0].getal, parts[1])
            case _:
                assert_never(node.soort)

    def _given(self, variable: Variable) -> Any:
        if isinstance(self._vragen[variable[0]], GetalVraag):
            return self._bit(variable, None)
        return z3.Or(self._bits(variable))

    def _at_least(self, getal: Number, lowest: int) -> Any:
        weights = getal.weights
        if not getal.large and all(weight == 1 for weight in weights.values()):
            return z3.AtLeast(*(self.bool(n) for n in weights), lowest)
        return self.number(getal) >= lowest

    def number(self, getal: Number) -> Any:
        """A number as a term of z3."""
        parts = [z3.IntVal(getal.vast, self.ctx)]
        parts += [self._where(self.bool(n), w) for n, w in getal.weights.items()]
        parts += [self.times(large, times) for large, times in getal.large.items()]
        return self._joined(z3.Z3_mk_add, z3.ArithRef, parts)

    def _joined(self, join: Callable[..., Any], kind: Callable[..., Any], terms: list[Any]) -> Any:
        array = (z3.Ast * len(terms))(*(term.as_ast() for term in terms))
        return kind(join(self.ctx.ref(), len(terms), array), self.ctx)

    def _where(self, condition: Any, weight: int) -> Any:
        """The weight where the condition holds, or else 0."""
        dan, otherwise = (self._constant(number) for number in (weight, 0))
        terms = condition.as_ast(), dan.as_ast(), otherwise.as_ast()
        return z3.ArithRef(z3.Z3_mk_ite(self.ctx.ref(), *terms), self.ctx)

    def _constant(self, number: int) -> Any:
        made = z3.Z3_mk_numeral(self.ctx.ref(), str(number), self._whole.ast)
        return z3.IntNumRef(made, self.ctx)

    def times(self, large: LargeNumber, factor: Number) -> Any:
        """A larger number times a choice."""
        own = self.named(large.number)
        if not factor.weights:
            return own * factor.vast
        if len(factor.weights) == 1:
            ((node, weight),) = factor.weights.items()
            return z3.If(self.bool(node), own * (factor.vast + weight), own * factor.vast)
        return self.named((large.number, factor.key))

    def value(self, model: Any, variable: Variable) -> Answer | None:
        """The answer to a question in a model; None without one."""
        vraag = self._vragen[variable[0]]
        if isinstance(vraag, GetalVraag):
            if not z3.is_true(model.eval(self._bit(variable, None), model_completion=True)):
                return None
            number = model.eval(self.named(variable), model_completion=True).as_long()
            return int(number)
        for antwoord in vraag.answers():
            if z3.is_true(model.eval(self._bit(variable, antwoord))):
                return antwoord
        return None

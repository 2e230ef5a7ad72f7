"""Answers that z3 found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import z3

from normenkader.conditions import Answer
from proof.questions import Vragen
from proof.solving.nodes import Node
from proof.solving.terms import Z3Terms
from zaak.model import AnswerPlace


class AnswerModel:
    """Answers that z3 found."""

    def __init__(self, vragen: Vragen, terms: Z3Terms, model: Any) -> None:
        """Keep the model."""
        self._vragen = vragen
        self._terms = terms
        self._model = model

    def answers(
        self, changed: frozenset[AnswerPlace] = frozenset()
    ) -> Mapping[AnswerPlace, Answer]:
        """Every answer that is given; with `changed` the other answers to those questions."""
        found = {
            plaats: self._terms.value(self._model, (plaats, plaats in changed))
            for plaats in self._vragen
        }
        return {plaats: a for plaats, a in found.items() if a is not None}

    def holds(self, node: Node) -> bool:
        """Say whether a condition holds for these answers."""
        found = self._model.eval(self._terms.bool(node), model_completion=True)
        return bool(z3.is_true(found))

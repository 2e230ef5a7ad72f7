"""The same properties with z3: every verdict a second time, and clients that show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

from engine.partial.outcomes import Possibility
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.rules import exclusive_rules
from proof.exclusive import Gap, Occurrence, everything
from proof.questions import all_questions
from proof.solving.client import Client, counting_client
from proof.solving.nodes import Node, Nodes
from proof.solving.numbers import Number, Numbers
from proof.solving.solver import NoVerdictError, Solver
from zaak.model import AnswerPlace

Antwoorden = Mapping[AnswerPlace, Answer]


class Solving:
    """z3 about one normenkader."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Build the calculation for all clients at once."""
        self.nk = normenkader
        self.vragen = all_questions(normenkader)
        self.getallen = Numbers(Nodes())
        self.k = self.getallen.nodes
        self.client = Client(normenkader, self.vragen, self.getallen)
        self.solver = Solver(self.vragen)
        self.solver.geldig = self.client.valid()

    def gaps(self) -> dict[Gap, Antwoorden | None]:
        """Each gap with a client who falls into it; None where z3 gave up on it."""
        found: dict[Gap, Antwoorden | None] = {}
        counting = self.counting.gaps()
        for gap, node in self.client.gaps().items():
            try:
                own = [counting[gap], *self._counting_given]
                answers = None if self.solver.never(own) else self._answers(*own)
                if answers is None and gap.soort in ("beslissing", "uitkomst") and not gap.first:
                    answers = self._answers(node, *self._other_given)
            except NoVerdictError:
                found[gap] = None
                continue
            if answers is not None:
                found[gap] = answers
        return found

    def _answers(self, *nodes: Node) -> Antwoorden | None:
        if self.k.onwaar in nodes:
            return None
        model = self.solver.find(nodes)
        return None if model is None else model.answers()

    def overlaps(self) -> dict[frozenset[str], Antwoorden | None]:
        """Each two exclusive rules that fire together, with a client for whom they do.

        None where z3 gave up on it.
        """
        found: dict[frozenset[str], Antwoorden | None] = {}
        for rules in exclusive_rules(self.nk):
            pairs = {
                frozenset(pair): self.k.and_([self._fires(pair[0]), self._fires(pair[1])])
                for pair in combinations(rules, 2)
            }
            found |= self._all_that_hold(pairs, self._counting_given)
        return found

    def _fires(self, regel: str) -> Node:
        # Exclusive rules all come after some leefgebied counts.
        return self.counting.occurs(Occurrence("regel", regel))

    def occurring(self) -> dict[Occurrence, Antwoorden | None]:
        """All that can occur, each with a client for whom it does; None where z3 gave up on it."""
        things = everything(self.nk)
        nodes = {d: self.counting.occurs(d) for d in things}
        found: dict[Occurrence, Antwoorden | None] = self._all_that_hold(
            nodes, self._counting_given
        )
        rest = {d: self.client.occurs(d) for d in things if found.get(d) is None}
        more = self._all_that_hold(rest, self._other_given)
        return found | {d: own for d, own in more.items() if own is not None or d not in found}

    def _all_that_hold(
        self, nodes: Mapping[Any, Node], given: Sequence[Node] = ()
    ) -> dict[Any, Antwoorden | None]:
        """Which conditions can hold; a client who shows one shows all others that hold for them.

        None for a condition on which z3 gave up.
        """
        left = {key: node for key, node in nodes.items() if node is not self.k.onwaar}
        found: dict[Any, Antwoorden | None] = {}
        while left:
            try:
                model = self.solver.find([*given, self.k.or_(left.values())], left.values())
            except NoVerdictError:
                # Each by itself is easier.
                found |= self._each_that_holds(left, given)
                break
            if model is None:
                break
            shown = [key for key, node in left.items() if model.holds(node)]
            found.update(dict.fromkeys(shown, model.answers()))
            for key in shown:
                del left[key]
        return found

    def _each_that_holds(
        self, nodes: Mapping[Any, Node], given: Sequence[Node]
    ) -> dict[Any, Antwoorden | None]:
        found: dict[Any, Antwoorden | None] = {}
        for key, node in nodes.items():
            try:
                own = self.solver.find([*given, node])
            except NoVerdictError:
                found[key] = None
                continue
            if own is not None:
                found[key] = own.answers()
        return found

    def ends(
        self, outcome: Possibility, least: int | None, most: int | None
    ) -> tuple[Antwoorden, Antwoorden] | None:
        """A client with the least and one with the most minutes of an outcome.

        None where these are not the least and the most.
        """
        minutes = self.counting.b.minuten
        if least is None or most is None or minutes is None:
            client = self._answers(self.client.is_outcome(outcome))
            return None if client is None else (client, client)
        given = [self.counting.is_outcome(outcome), *self._counting_given]
        # Each side by itself: both at once take z3 far longer.
        for beyond in (
            self._at_least(minutes, most + 1),
            self.k.not_(self._at_least(minutes, least)),
        ):
            if self._answers(*given, beyond) is not None:
                return None
        low, high = (self._answers(*given, self._exactly(minutes, m)) for m in (least, most))
        return None if low is None or high is None else (low, high)

    @property
    def _counting_given(self) -> list[Node]:
        return [self.client.admitted, self.k.not_(self.client.nothing)]

    @property
    def _other_given(self) -> list[Node]:
        """No access, or nothing that counts."""
        return [self.k.not_(self.k.and_(self._counting_given))]

    def _at_least(self, minutes: Number, number: int) -> Node:
        return self.getallen.at_least(minutes, Number(number))

    def _exactly(self, minutes: Number, number: int) -> Node:
        return self.k.and_(
            [self._at_least(minutes, number), self.k.not_(self._at_least(minutes, number + 1))]
        )

    def with_minutes(self, doel: Any, minuten: int) -> Antwoorden | None:
        """A client in a doelrichting with this number of minutes per week."""
        minutes = self.counting.b.minuten
        if minutes is None:
            return None
        direction = self.counting.direction(doel)
        return self._answers(*self._counting_given, direction, self._exactly(minutes, minuten))

    def meeting(self, als: Any, section: str, leefgebied: str = "") -> Antwoorden | None:
        """A client with access who meets a condition."""
        return self._answers(self.client.admitted, self.client.condition(als, section, leefgebied))

    def combining(self, rule: st.CombinatieRegel) -> Antwoorden | None:
        """A client for whom the leefgebieden of a rule count, who meets its condition."""
        counts, k = self.counting.b.counts, self.k
        wanted = [
            k.or_(counts[n] for n in (one if isinstance(one, list) else [one]))
            for one in rule.telt_mee
        ]
        unwanted = [k.not_(counts[name]) for name in rule.telt_niet_mee]
        als = self.client.condition(rule.als or {}, "clientfactoren", "")
        return self._answers(*self._counting_given, *wanted, *unwanted, als)

    @cached_property
    def counting(self) -> Client:
        """The client for whom some leefgebied counts."""
        return counting_client(self.client)

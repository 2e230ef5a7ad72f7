"""The answer of the second client is heavier than that of the first: as a condition."""

from __future__ import annotations

from normenkader.questions import GetalVraag
from proof.solving.client import Client
from proof.solving.nodes import Node
from proof.solving.numbers import Number
from proof.solving.solving import Solving
from zaak.model import AnswerPlace


def heavier_answer(solving: Solving, after: Client, plaats: AnswerPlace) -> Node:
    """Both answers have a weight, and that of the client after is the heavier one."""
    vraag, k, one = solving.vragen[plaats], solving.k, solving.client
    if isinstance(vraag, GetalVraag):
        return _higher(solving, after, plaats, rising=vraag.zwaarte == "oplopend")
    weighed = [(a, w) for a in vraag.answers() if (w := vraag.weight(a)) is not None]
    by_weight = sorted(weighed, key=lambda pair: pair[1])
    return k.or_(
        k.and_([one.o.answer_in(plaats, (a,)), after.o.answer_in(plaats, (b,))])
        for i, (a, _) in enumerate(by_weight)
        for b, _ in by_weight[i + 1 :]
    )


def _higher(solving: Solving, after: Client, plaats: AnswerPlace, *, rising: bool) -> Node:
    """Of numbers the heavier one is higher, or lower."""
    one, getallen = solving.client, solving.getallen
    sides = (one, after) if rising else (after, one)
    low, high = (client.o.answer_number(plaats) for client in sides)
    given = [client.o.given(plaats) for client in sides]
    more = getallen.at_least(high, getallen.add([low, Number(1)]))
    return solving.k.and_([*given, more])

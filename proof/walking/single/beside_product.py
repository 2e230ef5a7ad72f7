"""Rules that only look at the client and fire beside a product: which of them some client shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

from engine.partial.classes import asked_by
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, holds, requirement_holds
from normenkader.questions import Telling, Vraag
from proof.walking.factor_sums import FactorSum
from proof.walking.factoren import FactorRules

# How many leefgebieden count, and what the client factors come to.
Reached = tuple[int, FactorSum]


def rules_beside(normenkader: Normenkader) -> Sequence[st.OpslagRegel]:
    """The rules that fire beside a product."""
    fase = normenkader.stage(st.Opslag)
    return fase.regels if fase is not None else ()


def beside_product(
    normenkader: Normenkader, factoren: FactorRules, products: AbstractSet[Reached]
) -> Iterator[str]:
    """The ids of those rules that some client shows, where some client has a product.

    `products` says with which client factors there is one, where any of these rules looks at
    questions that decide those too: then a product and the condition may exclude each other.
    """
    for rule in rules_beside(normenkader):
        if not apart(normenkader, factoren, rule):
            counts = {count for count, _ in products}
            met = {(n, som) for n in counts for som in factoren.meeting(rule.als, n)}
            shown = not met.isdisjoint(products)
        else:
            shown = _can_hold(normenkader, rule)
        if shown:
            yield rule.regel


def apart(normenkader: Normenkader, factoren: FactorRules, rule: st.OpslagRegel) -> bool:
    """Whether a rule looks at no question that decides about the product."""
    if not normenkader.timed:
        return True
    return factoren.asked.isdisjoint(asked_by(normenkader, "clientfactoren", rule.als))


def _can_hold(normenkader: Normenkader, rule: st.OpslagRegel) -> bool:
    questions = normenkader.questions("clientfactoren")
    counts = normenkader.counts("clientfactoren")
    asked = [v for v in questions if v.vraag in asked_by(normenkader, "clientfactoren", rule.als)]
    ways = [_told_apart(v, rule.als, counts) for v in asked]
    names = [v.vraag for v in asked]
    return any(
        holds(rule.als, normenkader.counted("clientfactoren", dict(zip(names, own, strict=True))))
        for own in product(*ways)
    )


def _told_apart(vraag: Vraag, als: Condition, counts: Sequence[Telling]) -> list[Answer]:
    """Of the answers that a condition and what it counts treat alike one."""
    found: dict[Hashable, Answer] = {}
    for antwoord in vraag.answers():
        own = vraag.vraag in als and requirement_holds(als[vraag.vraag], antwoord)
        counted = tuple(t.counts(antwoord) for t in counts if vraag.vraag in t.vragen)
        found.setdefault((own, counted), antwoord)
    return list(found.values())

"""Rules that only look at the client and fire beside a product: which of them some client shows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import product
from typing import assert_never

from engine.partial.classes import asked_by
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, holds, requirement_holds
from normenkader.questions import Telling, Vraag


def beside_product(normenkader: Normenkader) -> Iterator[str]:
    """The ids of those rules, where some client has a product."""
    for fase in normenkader.fasen:
        match fase:
            case st.Opslag():
                yield from _can_hold(normenkader, fase.regels)
            case st.Toegang() | st.Meetellen() | st.Doelen() | st.Normtijden():
                pass  # These decide what is walked through.
            case st.Resultaatgebieden() | st.Doelrichting() | st.Factoren() | st.Afronding():
                pass
            case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Combinaties():
                pass
            case st.Raster() | st.Fasering() | st.Zwaartepunt():
                pass
            case _:
                assert_never(fase)


def _can_hold(normenkader: Normenkader, rules: Sequence[st.ConditionRule]) -> Iterator[str]:
    questions = normenkader.questions("clientfactoren")
    counts = normenkader.counts("clientfactoren")
    for rule in rules:
        asked = [
            v for v in questions if v.vraag in asked_by(normenkader, "clientfactoren", rule.als)
        ]
        ways = [_told_apart(v, rule.als, counts) for v in asked]
        names = [v.vraag for v in asked]
        if any(
            holds(
                rule.als, normenkader.counted("clientfactoren", dict(zip(names, own, strict=True)))
            )
            for own in product(*ways)
        ):
            yield rule.regel


def _told_apart(vraag: Vraag, als: Condition, counts: Sequence[Telling]) -> list[Answer]:
    """Of the answers that a condition and what it counts treat alike one."""
    found: dict[Hashable, Answer] = {}
    for antwoord in vraag.answers():
        own = vraag.vraag in als and requirement_holds(als[vraag.vraag], antwoord)
        counted = tuple(t.counts(antwoord) for t in counts if vraag.vraag in t.vragen)
        found.setdefault((own, counted), antwoord)
    return list(found.values())

"""Rules that only look at the client and fire beside a product: which of them some client shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import accepted


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
            case st.Raster() | st.Fasering() | st.Zwaartepunt():
                pass
            case _:
                assert_never(fase)


def _can_hold(normenkader: Normenkader, rules: Sequence[st.ConditionRule]) -> Iterator[str]:
    questions = normenkader.questions("clientfactoren")
    for rule in rules:
        asked = {v.vraag: v for v in questions if v.vraag in rule.als}
        if all(accepted(rule.als[name], v.answers()) for name, v in asked.items()):
            yield rule.regel

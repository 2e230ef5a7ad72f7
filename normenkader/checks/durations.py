"""The longest duration of a decision is about a product or goal that there is, each once."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.work import Work, doubles


def check_durations(work: Work) -> None:
    """Check what `langste_duur` names."""
    normenkader = work.normenkader
    products = [p.product for p in normenkader.producten]
    found = normenkader.stage(st.Doelrichting)
    goals = [r.doel for r in found.regels] if found is not None else []
    rows = normenkader.besluit.langste_duur
    for i, row in enumerate(rows):
        place = ("besluit", "langste_duur", i)
        if row.product is not None:
            work.must_be_known((*place, "product"), row.product, products, "het product")
        elif row.doelrichting is not None:
            work.must_be_known((*place, "doelrichting"), row.doelrichting, goals, "de doelrichting")
    for i in doubles([(row.product, row.doelrichting) for row in rows]):
        work.shown(("besluit", "langste_duur", i), "staat er al")

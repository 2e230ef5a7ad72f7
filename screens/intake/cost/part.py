"""What a decision costs, by the tariffs of its normenkader."""

from __future__ import annotations

import streamlit as st

from costs.tariffs.account import (
    MONTH_HEADS,
    PIECE_HEADS,
    YEAR_HEADS,
    in_short,
    month_notes,
    month_rows,
    notes,
    piece_rows,
    sources,
    title,
    year_rows,
)
from costs.tariffs.computing import NoCostError
from costs.tariffs.model import Tarieven
from costs.tariffs.of_product import OpenSupplementError, ProductCost
from publishing.markup import Markup, Pieces
from register.decisions.for_costs import decision_cost
from register.decisions.reading import Dossier
from rights import Action
from screens.access import gate
from screens.sources import tariffs as tariffs_source
from screens.widgets import pieces

HTML = Pieces(__name__)
MET, ZONDER = "met opslag", "zonder opslag"


@gate.needs(Action.ZAAK_LEZEN)
def show_cost(dossier: Dossier) -> None:
    """Draw it for who may read the case; nothing where its normenkader has no tariffs.

    Nor where the decision is not what was recorded: then there is no amount to go by.
    """
    if not dossier.intact:
        return
    found = tariffs_source.tariffs()
    if not (found.problemen or found.has(dossier.normenkader.normenkader)):
        return
    with st.expander(
        "Kosten: per week, per jaar en in totaal",
        key=f"kosten-{dossier.nummer}",
        icon=":material/euro:",
    ):
        if found.problemen:
            st.text("De tarieven zijn niet goed. Er komt geen bedrag. Meld dit bij de beheerder.")
            return
        try:
            own = _cost(dossier, found.tarieven)
        except NoCostError as error:
            st.html(HTML("no_amount", reasons=error.why))
            return
        if own is not None:
            st.html(cost_html(own))


def _cost(dossier: Dossier, found: tuple[Tarieven, ...]) -> ProductCost | None:
    """The cost; None where somebody still has to say whether the supplement comes with it."""
    try:
        return decision_cost(dossier, found)
    except OpenSupplementError:
        chosen = gate.radio(
            "Komt de opslag erbij? Dat staat niet in het besluit: het product is anders dan het "
            "voorstel.",
            [MET, ZONDER],
            index=None,
            key=f"kosten-opslag-{dossier.nummer}",
            horizontal=True,
        )
        return None if chosen is None else decision_cost(dossier, found, chosen == MET)


def cost_html(own: ProductCost) -> Markup:
    """The big numbers, a row for each part, the calendar years, and the most per month."""
    return pieces.figures(in_short(own)) + HTML(
        "cost",
        title=title(own),
        tariffs=own.tarieven.titel,
        heads=PIECE_HEADS,
        rows=list(piece_rows(own.cost)),
        year_heads=YEAR_HEADS,
        years=year_rows(own.cost),
        notes=list(notes(own)),
        month_heads=MONTH_HEADS,
        months=month_rows(own),
        month_notes=list(month_notes(own)),
        sources=sources(own),
    )

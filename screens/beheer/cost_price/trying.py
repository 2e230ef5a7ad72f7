"""Fields to try other values of the elements; the file stays as it is."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from costs.cost_price.computing import with_other
from costs.cost_price.model import ELEMENTS, MEANT, Element, Elements
from costs.cost_price.reading import decimals, number_of
from normenkader.texts import with_capital
from screens.access import gate
from screens.beheer.cost_price.state import CostPriceState
from screens.widgets.fields import FieldSpec, draw_line, framed

COLUMNS = 3
GEEN_UUR = "Zo blijft er geen declarabel uur over. Kies een ander getal."


def show_trying(own: CostPriceState, elements: Elements) -> None:
    """A field for each element, and a button that brings the file back."""
    with st.expander("Reken met andere waarden", icon=":material/tune:", key="kostprijs-anders"):
        st.text("Het bestand verandert niet. De prijs met andere waarden komt ernaast te staan.")
        for start in range(0, len(ELEMENTS), COLUMNS):
            names = ELEMENTS[start : start + COLUMNS]
            for column, name in zip(st.columns(COLUMNS), names, strict=False):
                with column:
                    _field(own, elements, name)
        gate.button(
            "Terug naar het bestand",
            key="kostprijs-terug",
            icon=":material/undo:",
            disabled=not (own.others or own.refused),
            on_click=own.reset,
        )


def _field(own: CostPriceState, elements: Elements, name: Element) -> None:
    meant = MEANT[name]
    counted = own.others.get(name, elements.elements[name].value)
    field = FieldSpec(
        f"{meant.words} ({meant.unit})",
        f"kostprijs-{name}-{own.ronde}",
        own.refused,
        name,
        decimals(counted),
        lambda tekst: read_other(own, elements, name, tekst),
        lambda value: own.change(name, value),
    )
    with framed(f"kostprijs-{name}", field.lines):
        draw_line(field)


def read_other(own: CostPriceState, elements: Elements, name: Element, tekst: str) -> Fraction:
    """Another value as it was typed; raises ValueError with what would be right."""
    try:
        value = number_of(tekst.strip(), MEANT[name])
    except ValueError as error:
        raise ValueError(f"{with_capital(str(error))}.") from error
    if with_other(elements, {**own.others, name: value}) is None:
        raise ValueError(GEEN_UUR)
    return value

"""A table of decisions; user text is only ever in its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from normenkader.texts import dotted
from register.decisions.naming import Names
from register.decisions.numbering import Order
from screens.access import gate
from screens.widgets.moments import moment as moment_here
from screens.widgets.tables import table

ROW = 35


def decision_rows(rows: Sequence[Any], names: Names, order: Order) -> pd.DataFrame:
    """The rows in words, in the same order."""
    return pd.DataFrame(
        [
            {
                "Besluit": str(order.nummering.besluit(r.nummer)),
                "Vastgelegd": here_text(r.tijdstip),
                "UTC": moment(r.tijdstip),
                "Zaak": r.zaak,
                "Besloten": given(names, r.normenkader, r.uitkomst, r.product, r.minuten),
                "Voorstel": given(
                    names,
                    r.normenkader,
                    r.uitkomst_voorstel,
                    r.product_voorstel,
                    r.minuten_voorstel,
                ),
                "Afgeweken": "ja" if r.afgeweken else "nee",
                "Reden": names.reden(r.normenkader, r.reden) if r.reden else "",
                "Geldend": _holds(order, r.nummer),
                "Vervangt": str(order.nummering.besluit(r.vervangt)) if r.vervangt else "",
                "Normenkader": f"{r.normenkader} {r.versie}",
                "Gebruiker": r.gebruiker,
                "Record": r.nummer,
            }
            for r in rows
        ]
    )


def given(names: Names, norm: str, uitkomst: str, product: str | None, minuten: int | None) -> str:
    """What is given, with its minutes per week."""
    name = names.given(norm, uitkomst, product)
    return name if minuten is None else f"{name}, {dotted(minuten)} min"


def _holds(order: Order, number: int) -> str:
    later = order.opvolgers.get(number)
    return "ja" if later is None else f"nee, nu {order.nummering.besluit(later)}"


def here_text(recorded: str) -> str:
    """A stored moment as who decided saw it, in the Netherlands."""
    return f"{moment_here(recorded):%d-%m-%Y %H:%M}"


def both_text(recorded: str) -> str:
    """A stored moment as who decided saw it, with that in UTC beside it."""
    return f"{here_text(recorded)} ({moment(recorded)} UTC)"


def moment(recorded: str) -> str:
    """A stored moment (UTC) for people."""
    dag, _, minutes = recorded.partition("T")
    return f"{'-'.join(reversed(dag.split('-')))} {minutes[:5]}"


# How wide a column is, where its texts should not say.
WIDTHS = {
    "Besluit": 90,
    "Vastgelegd": 130,
    "UTC": 130,
    "Zaak": 110,
    "Afgeweken": 85,
    "Reden": 190,
    "Geldend": 120,
    "Vervangt": 75,
}


def decision_table(
    rows: Sequence[Any], names: Names, order: Order, key: str, opened: Callable[[int], None]
) -> None:
    """The table; one click on any text of a row opens its decision, and so does its box.

    Every text is a button that looks like text. Streamlit tells of a click beside it only as a
    chosen cell, and the keyboard chooses cells too while it only passes by: that opens nothing.
    """
    table_rows = decision_rows(rows, names, order)

    def chosen() -> None:
        picked = st.session_state[key].selection.rows
        if picked:
            opened(rows[picked[0]].nummer)

    def button(name: str) -> Any:
        clicked = f"{key}-geopend-{name}"
        return gate.button_column(
            "Vastgelegd (UTC)" if name == "UTC" else None,
            width=WIDTHS.get(name),
            pinned=name == "Besluit",
            alignment="center" if name == "Besluit" else "left",
            type="tertiary",
            on_click=lambda: opened(rows[st.session_state[clicked].row].nummer),
            key=clicked,
        )

    table(
        table_rows,
        key=key,
        height=min(len(rows), 12) * ROW + ROW + 3,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            **{name: button(name) for name in table_rows.columns if name != "Record"},
            # As a number it is sorted as one.
            "Record": st.column_config.NumberColumn("Record in de keten", width=120, format="%d"),
        },
    )

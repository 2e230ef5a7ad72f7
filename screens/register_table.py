"""A table of decisions; user text is only ever in its cells, which are never HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from register.naming import Namen

ROW = 35


def decision_rows(rows: Sequence[Any], namen: Namen) -> pd.DataFrame:
    """The rows in words, in the same order."""
    return pd.DataFrame(
        [
            {
                "Nr.": r.nummer,
                "Vastgelegd": moment(r.tijdstip),
                "Zaak": r.zaak,
                "Besloten": given(namen, r.normenkader, r.uitkomst, r.product, r.minuten),
                "Voorstel": given(
                    namen, r.normenkader, r.uitkomst_voorstel, r.product_voorstel,
                    r.minuten_voorstel,
                ),
                "Afgeweken": "ja" if r.afgeweken else "nee",
                "Reden": namen.reden(r.normenkader, r.reden) if r.reden else "",
                "Vervangt": "" if r.vervangt is None else str(r.vervangt),
                "Normenkader": f"{r.normenkader} {r.versie}",
                "Gebruiker": r.gebruiker,
            }
            for r in rows
        ]
    )  # fmt: skip


def given(namen: Namen, norm: str, uitkomst: str, product: str | None, minuten: int | None) -> str:
    """What is given, with its minutes per week."""
    naam = namen.given(norm, uitkomst, product)
    return naam if minuten is None else f"{naam}, {minuten} min"


def moment(tijdstip: str) -> str:
    """A stored moment (UTC) for people."""
    dag, _, tijd = tijdstip.partition("T")
    return f"{'-'.join(reversed(dag.split('-')))} {tijd[:5]}"


def decision_table(
    rows: Sequence[Any], namen: Namen, key: str, opened: Callable[[int], None]
) -> None:
    """The table; choosing a row opens that decision."""

    def chosen() -> None:
        picked = st.session_state[key].selection.rows
        if picked:
            opened(rows[picked[0]].nummer)

    st.dataframe(
        decision_rows(rows, namen),
        key=key,
        hide_index=True,
        width="stretch",
        height=min(len(rows), 12) * ROW + ROW + 3,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            "Nr.": st.column_config.NumberColumn(width=60, format="%d"),
            "Vastgelegd": st.column_config.TextColumn("Vastgelegd (UTC)", width=130),
            "Zaak": st.column_config.TextColumn(width=110),
            "Reden": st.column_config.TextColumn(width=190),
            "Afgeweken": st.column_config.TextColumn(width=85),
            "Vervangt": st.column_config.TextColumn(width=75),
        },
    )

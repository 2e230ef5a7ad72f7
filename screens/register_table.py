"""A table of decisions; user text is only ever in its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from register.naming import Namen
from register.numbering import Volgorde
from screens import gate
from screens.decision_files import moment as moment_here
from screens.tables import table

ROW = 35


def decision_rows(rows: Sequence[Any], namen: Namen, volgorde: Volgorde) -> pd.DataFrame:
    """The rows in words, in the same order."""
    return pd.DataFrame(
        [
            {
                "Besluit": str(volgorde.nummering.besluit(r.nummer)),
                "Vastgelegd": here_text(r.tijdstip),
                "UTC": moment(r.tijdstip),
                "Zaak": r.zaak,
                "Besloten": given(namen, r.normenkader, r.uitkomst, r.product, r.minuten),
                "Voorstel": given(
                    namen, r.normenkader, r.uitkomst_voorstel, r.product_voorstel,
                    r.minuten_voorstel,
                ),
                "Afgeweken": "ja" if r.afgeweken else "nee",
                "Reden": namen.reden(r.normenkader, r.reden) if r.reden else "",
                "Geldend": _holds(volgorde, r.nummer),
                "Vervangt": str(volgorde.nummering.besluit(r.vervangt)) if r.vervangt else "",
                "Normenkader": f"{r.normenkader} {r.versie}",
                "Gebruiker": r.gebruiker,
                "Record": r.nummer,
            }
            for r in rows
        ]
    )  # fmt: skip


def given(namen: Namen, norm: str, uitkomst: str, product: str | None, minuten: int | None) -> str:
    """What is given, with its minutes per week."""
    naam = namen.given(norm, uitkomst, product)
    return naam if minuten is None else f"{naam}, {minuten} min"


def _holds(volgorde: Volgorde, nummer: int) -> str:
    later = volgorde.opvolgers.get(nummer)
    return "ja" if later is None else f"nee, nu {volgorde.nummering.besluit(later)}"


def here_text(tijdstip: str) -> str:
    """A stored moment as who decided saw it, in the Netherlands."""
    return f"{moment_here(tijdstip):%d-%m-%Y %H:%M}"


def both_text(tijdstip: str) -> str:
    """A stored moment as who decided saw it, with that in UTC beside it."""
    return f"{here_text(tijdstip)} ({moment(tijdstip)} UTC)"


def moment(tijdstip: str) -> str:
    """A stored moment (UTC) for people."""
    dag, _, tijd = tijdstip.partition("T")
    return f"{'-'.join(reversed(dag.split('-')))} {tijd[:5]}"


def decision_table(
    rows: Sequence[Any], namen: Namen, volgorde: Volgorde, key: str, opened: Callable[[int], None]
) -> None:
    """The table; one click on the number of a decision opens it, and so does the box of its row.

    A cell opens nothing: the keyboard chooses cells while it only passes by.
    """
    clicked = f"{key}-geopend"

    def chosen() -> None:
        picked = st.session_state[key].selection.rows
        if picked:
            opened(rows[picked[0]].nummer)

    def pressed() -> None:
        opened(rows[st.session_state[clicked].row].nummer)

    table(
        decision_rows(rows, namen, volgorde),
        key=key,
        height=min(len(rows), 12) * ROW + ROW + 3,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            "Besluit": gate.button_column(
                width=90, pinned=True, type="tertiary", on_click=pressed, key=clicked
            ),
            "Vastgelegd": st.column_config.TextColumn(width=130),
            "UTC": st.column_config.TextColumn("Vastgelegd (UTC)", width=130),
            "Record": st.column_config.NumberColumn("Record in de keten", width=120, format="%d"),
            "Geldend": st.column_config.TextColumn(width=120),
            "Zaak": st.column_config.TextColumn(width=110),
            "Reden": st.column_config.TextColumn(width=190),
            "Afgeweken": st.column_config.TextColumn(width=85),
            "Vervangt": st.column_config.TextColumn(width=75),
        },
    )

"""A table on the screen, with the same on paper: what Streamlit draws has no more than fits."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from publishing.markup import Markup, Pieces
from screens.access import gate

HTML = Pieces(__name__)

MOST_ON_PAPER = 200
# More columns do not fit on a sheet that stands upright.
UPRIGHT = 6


def table(rows: pd.DataFrame, **options: Any) -> None:
    """Draw the rows with the options of `st.dataframe`, and for paper (print.css) as HTML."""
    gate.dataframe(rows, hide_index=True, width="stretch", **options)
    st.html(paper_html(rows))


def paper_html(rows: pd.DataFrame) -> Markup:
    """The first rows, every cell whole; text of users is escaped."""
    return HTML(
        "on_paper",
        names=rows.columns,
        rows=rows.head(MOST_ON_PAPER).itertuples(index=False, name=None),
        most=MOST_ON_PAPER,
        rest=len(rows) - MOST_ON_PAPER,
        wide=len(rows.columns) > UPRIGHT,
    )

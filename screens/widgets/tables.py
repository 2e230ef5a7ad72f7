"""A table on the screen, with the same on paper: what Streamlit draws has no more than fits."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from screens.access import gate
from screens.widgets.wording import escape

MOST_ON_PAPER = 200
# More columns do not fit on a sheet that stands upright.
UPRIGHT = 6


def table(rows: pd.DataFrame, **options: Any) -> None:
    """Draw the rows with the options of `st.dataframe`, and for paper (print.css) as HTML."""
    gate.dataframe(rows, hide_index=True, width="stretch", **options)
    st.html(paper_html(rows))


def paper_html(rows: pd.DataFrame) -> str:
    """The first rows, every cell whole; text of users is escaped."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in rows.head(MOST_ON_PAPER).itertuples(index=False, name=None)
    )
    rest = len(rows) - MOST_ON_PAPER
    more = f"<p>Hier staan {MOST_ON_PAPER} rijen. Er zijn er nog {rest}.</p>" if rest > 0 else ""
    wide = " nw-liggend" if len(rows.columns) > UPRIGHT else ""
    return (
        f'<div class="nw-op-papier{wide}"><table class="nw-tabel"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>{more}</div>"
    )

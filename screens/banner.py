"""The line that says what kind of normenkader this is."""

from __future__ import annotations

import streamlit as st

from normenkader import Normenkader
from screens.wording import escape


def show_banner(normenkader: Normenkader) -> None:
    """Say it where the normenkader is not one that a municipality adopted, or has a message."""
    if normenkader.status == "vastgesteld" and not normenkader.melding:
        return
    word = "" if normenkader.status == "vastgesteld" else normenkader.status
    tag = f"<strong>{escape(word)}</strong> " if word else ""
    text = escape((normenkader.melding or "").strip())
    st.html(f'<p class="nw-banner nw-{escape(normenkader.status)}">{tag}{text}</p>')

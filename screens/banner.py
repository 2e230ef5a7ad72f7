"""The lines that say what kind of normenkader this is, and whether somebody has to look at it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from normenkader import Normenkader
from normenkader.review import review_notice
from screens.wording import escape


def show_banner(normenkader: Normenkader, dag: date) -> None:
    """Say it where a municipality did not adopt it, where it has a message or is overdue."""
    if normenkader.status != "vastgesteld" or normenkader.melding:
        word = "" if normenkader.status == "vastgesteld" else normenkader.status
        tag = f"<strong>{escape(word)}</strong> " if word else ""
        text = escape((normenkader.melding or "").strip())
        st.html(f'<p class="nw-banner nw-{escape(normenkader.status)}">{tag}{text}</p>')
    show_review(normenkader, dag)


def show_review(normenkader: Normenkader, dag: date) -> None:
    """Say it where the review is due on this day: the peildatum, or today without a case."""
    if notice := review_notice(normenkader, dag):
        st.html(f'<p class="nw-banner nw-herzien"><strong>Let op</strong> {escape(notice)}</p>')

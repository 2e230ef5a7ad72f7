"""The frame of a screen: its columns, title, banners, messages and marks.

The style sheet static/normwijzer.css finds them by their keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from normenkader import Normenkader
from normenkader.review import review_notice
from publishing.markup import Pieces
from screens.keys import Key, Prefix
from screens.widgets import pieces

HTML = Pieces(__name__)


class ThreeColumns(NamedTuple):
    """The containers to fill, from left to right."""

    lijst: DeltaGenerator
    midden: DeltaGenerator
    paneel: DeltaGenerator


def three_columns() -> ThreeColumns:
    """Make the columns; on a narrow window they come below each other in this order."""
    # Streamlit wants proportions; the style sheet sets the real widths.
    left, middle, right = st.columns([25, 50, 34])
    return ThreeColumns(
        lijst=left.container(key=Key.KOLOM_LIJST, border=True, gap="xsmall"),
        midden=middle.container(key=Key.KOLOM_MIDDEN),
        paneel=right.container(key=Key.KOLOM_PANEEL, border=True),
    )


def page_title(*parts: str) -> None:
    """Say in the title of the window where one is, the most particular first.

    The tab of the browser, the history and a screen reader have nothing else to go by.
    """
    st.set_page_config(page_title=" – ".join([*filter(None, parts), "Normwijzer"]))


def show_message(name: str, titel: str, regels: Iterable[str] = ()) -> None:
    """Something to tell; its kind is in `name`. Its lines may echo input and are plain text."""
    with st.container(key=Prefix.MELDING.of(name), gap=None):
        st.text(titel)
        for line in regels:
            st.text(line)


def mark_chosen(key: str) -> None:
    """Mark the button with this key as the current one of its list, without touching the button.

    Changing the button itself (its type, its label) would cost the keyboard its place.
    """
    # Streamlit leaves an empty container out of the page.
    st.container(key=Prefix.GEKOZEN.of(key)).html(pieces.nothing())


def show_banner(normenkader: Normenkader, dag: date) -> None:
    """Say it where a municipality did not adopt it, where it has a message or is overdue."""
    status = normenkader.status
    if status != "vastgesteld" or normenkader.melding:
        word = "Let op:" if status == "vastgesteld" else status
        text = (normenkader.melding or "").strip()
        st.html(HTML("banner", word=word, tekst=text, soort=status))
    show_review(normenkader, dag)


def show_review(normenkader: Normenkader, dag: date) -> None:
    """Say it where the review is due on this day: the peildatum, or today without a case."""
    if notice := review_notice(normenkader, dag):
        st.html(HTML("banner", word="Let op", tekst=notice, soort="herzien"))

"""Progress of long work: a bar that goes away when the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Meld = Callable[[float], None]


@contextmanager
def progress(woorden: str) -> Iterator[Meld]:
    """Show a bar with these words; what it gives hears which part is done, from 0 to 1."""
    bar = st.progress(0.0, text=woorden)
    try:
        yield lambda part: _draw(bar, part, woorden)
    finally:
        bar.empty()


def _draw(bar: DeltaGenerator, part: float, woorden: str) -> None:
    bar.progress(part, text=f"{woorden}: {round(100 * part)} %")

"""Progress of long work: a bar that goes away when the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Meld = Callable[[float], None]


@contextmanager
def progress_bar(words: str) -> Iterator[DeltaGenerator]:
    """Show a bar that begins with these words."""
    bar = st.progress(0.0, text=words)
    try:
        yield bar
    finally:
        bar.empty()


@contextmanager
def progress(words: str) -> Iterator[Meld]:
    """Show a bar with these words; what it gives hears which part is done, from 0 to 1."""
    with progress_bar(words) as bar:
        yield lambda part: _draw(bar, part, f"{words}: {round(100 * part)} %")


@contextmanager
def counting(words: str, woord: str) -> Iterator[Callable[[int, int], None]]:
    """The same for what is counted: what it gives hears how many are done, and of how many."""
    with progress_bar(words) as bar:
        yield lambda done, total: _draw(
            bar, min(done / total, 1.0) if total else 1.0, f"{done} van {total} {woord}"
        )


def _draw(bar: DeltaGenerator, part: float, words: str) -> None:
    bar.progress(part, text=words)

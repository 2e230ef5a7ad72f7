"""What is wrong with the tariffs beside the versions, and which days have none between two."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from costs.tariffs.reading import gaps_in_words
from normenkader.file.problems import first_lines
from screens.sources import tariffs as tariffs_source
from screens.sources.tariffs import TariffBundle
from screens.widgets import pieces


def show_tariff_errors() -> None:
    """Draw them; nothing where there are no tariffs, or nothing is wrong with them."""
    lines = list(tariff_lines(tariffs_source.tariffs()))
    if lines:
        st.html(pieces.heading("Tarieven in de map met regels") + pieces.bullets(lines))


def tariff_lines(found: TariffBundle) -> Iterator[str]:
    """Every problem, else every gap."""
    yield from first_lines(list(map(str, found.problemen)))
    for one in found.tarieven:
        for gap in gaps_in_words(one):
            yield f"Let op, {one.normenkader}: {gap}."

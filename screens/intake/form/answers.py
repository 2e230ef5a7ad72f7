"""The answers of a stored case in words; what somebody wrote stays plain text."""

from __future__ import annotations

from typing import Any

import streamlit as st

from normenkader import Normenkader
from screens.intake.case.part_list import part_name
from screens.intake.form.overview import answers_html, texts_of
from screens.widgets import pieces


def parts_of(normenkader: Normenkader) -> list[str]:
    """The keys of the parts that hold answers, in the order of the form."""
    factors = ["clientfactoren"] if normenkader.questions("clientfactoren") else []
    return ["zaak", "toegang", *(f"lg-{n}" for n in normenkader.leefgebied_names), *factors]


def show_answers(normenkader: Normenkader, zaak: dict[str, Any]) -> None:
    """A row for each part, and below them what the consulent wrote."""
    names = {key: part_name(normenkader, key) for key in parts_of(normenkader)}
    names["zaak"] = "Peildatum en duur" if normenkader.questions("zaak") else "Peildatum"
    rows = [(name, answers_html(normenkader, zaak, key)) for key, name in names.items()]
    st.html(pieces.facts(rows, "nw-breed"))
    for key in names:
        for name, tekst in texts_of(normenkader, zaak, key):
            with st.container(gap=None):
                st.html(pieces.paragraph(name, "nw-kopje"))
                st.text(tekst)

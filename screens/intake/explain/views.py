"""The views of the part Uitleg: which one is shown, and what to say while it can't be shown yet."""

from __future__ import annotations

import streamlit as st

from normenkader.texts import listed
from screens.access import gate
from screens.intake.case.session import FIRST_VIEW, Intake
from screens.intake.case.standing import Standing
from screens.widgets.wording import questions

STAPPEN, WAAROM_NIET, WAT_ALS, CLIENT = FIRST_VIEW, "waarom-niet", "wat-als", "client"
VIEWS = {
    STAPPEN: "Uitleg",
    WAAROM_NIET: "Waarom niet",
    WAT_ALS: "Wat als",
    CLIENT: "Voor de cliënt",
}
MOST_NAMES = 3


def choose_view(intake: Intake) -> str:
    """Let the user choose a view, and give the one to show."""
    # A new field after every move to this part: a button elsewhere may have chosen another view.
    key = f"weergave-{intake.sprong}"

    def take() -> None:
        intake.weergave = st.session_state.get(key) or intake.weergave

    chosen = gate.segmented_control(
        "Wat wil je zien?",
        list(VIEWS),
        default=intake.weergave,
        required=True,
        wrap=True,
        format_func=VIEWS.__getitem__,
        key=key,
        on_change=take,
        label_visibility="collapsed",
    )
    intake.weergave = chosen or intake.weergave
    return intake.weergave


def show_not_yet(stand: Standing) -> None:
    """Say in one sentence what must come first."""
    st.text(not_yet_sentence(stand))


def not_yet_sentence(stand: Standing) -> str:
    """What is still open before there is an answer to explain."""
    if stand.fout:
        return f"Dit kan nu niet: er is geen voorstel. {stand.fout}"
    if stand.niets_gevraagd and not stand.open:
        return f"Dit kan pas als je minstens één {stand.normenkader.benaming.enkelvoud} uitvraagt."
    keys = ["toegang"] if stand.geen_toegang else stand.open_parts
    parts = [stand.parts[key] for key in keys if stand.parts[key].open]
    names = [f"{part.naam} ({questions(part.open)})" for part in parts[:MOST_NAMES]]
    rest = len(parts) - MOST_NAMES
    if rest > 0:
        names.append("nog 1 onderdeel" if rest == 1 else f"nog {rest} onderdelen")
    return f"Dit kan pas als alles beantwoord is. Nog open: {listed(names)}."

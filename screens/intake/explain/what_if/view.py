"""What if on the screen: other answers beside the real case, both results, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from engine.account.trail_difference import differences
from normenkader import Library, Normenkader
from screens.access import gate
from screens.intake.case.deciding_state import Message
from screens.intake.case.part_list import part_name
from screens.intake.case.session import TERUG_MET_INVOER, Intake
from screens.intake.case.standing import Standing, standing
from screens.intake.case.what_if_notes import MOST_NOTES, VOL, add_note, show_notes
from screens.intake.explain.what_if.trying import (
    AnswerChange,
    asked_parts,
    changes,
    group_of,
    put_back,
    throw_away,
    what_if,
)
from screens.intake.explain.what_if.words import (
    DE_ZAAK,
    WAT_ALS,
    compared_sentence,
    note_text,
    results_html,
)
from screens.intake.form.questions import ask_all
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.layout import show_message
from screens.widgets.trail_pairs import pairs_html
from screens.widgets.wording import markdown

UITLEG = "Probeer hier andere antwoorden. Je zaak verandert niet."
NIET_COMPLEET = (
    "Niet alles is beantwoord. Stappen die van de open vragen afhangen, staan er nog niet bij."
)


def show_what_if(intake: Intake, stand: Standing, library: Library) -> None:
    """Fill the view. The questions come first: they take over what the user just did."""
    proef = what_if(intake)
    normenkader = stand.normenkader
    with st.container(key=Key.WAT_ALS, gap="small"):
        st.text(UITLEG)
        if proef.melding is not None:
            show_message(f"wat-als-{proef.melding.soort}", proef.melding.titel)
            proef.melding = None
        result = st.container(key="wat-als-uitkomst", gap="xsmall")
        _ask(proef, stand)
        other = standing(proef.draft.inhoud, library)
        changed = changes(normenkader, proef.bewaard, proef.draft.inhoud)
        with result:
            show_message("wat-als", compared_sentence(stand, other, changed))
            st.html(results_html(stand, other))
        _changed(proef, normenkader, changed)
        _actions(intake, proef, stand, other, changed)
        if changed:
            _trails(stand, other)
        show_notes(intake)


def _ask(trial: Intake, stand: Standing) -> None:
    """Choose a part, and its questions; their fields belong to the copy alone."""
    parts = asked_parts(stand.normenkader)
    if trial.deel not in parts:
        trial.deel = _first_part(stand, parts)
    key = f"wat-als-deel-{trial.draft.ronde}"

    def take() -> None:
        trial.deel = st.session_state.get(key) or trial.deel

    with st.container(key=Key.WAT_ALS_VRAGEN, border=True, gap="small"):
        gate.selectbox(
            "Welk onderdeel wil je anders invullen?",
            parts,
            index=parts.index(trial.deel),
            format_func=lambda k: part_name(stand.normenkader, k),
            key=key,
            on_change=take,
        )
        ask_all(trial, stand.normenkader, group_of(stand.normenkader, trial.deel))


def _first_part(stand: Standing, parts: list[str]) -> str:
    """Access where it is refused, else the first leefgebied that counts, else the first one."""
    if stand.geen_toegang:
        return "toegang"
    leefgebieden = [key for key in parts if key.startswith("lg-")]
    counting = [key for key in leefgebieden if stand.parts[key].toestand == "telt_mee"]
    return (counting or leefgebieden)[0]


def _changed(trial: Intake, normenkader: Normenkader, changed: Sequence[AnswerChange]) -> None:
    if not changed:
        return
    with st.container(key=Key.WAT_ALS_ANDERS, gap="xsmall"):
        st.html(pieces.heading("Wat heb je veranderd?"))
        for verandering in changed:
            name = "-".join(verandering.plaats.pad)
            with st.container(key=Prefix.ANDERS.of(name), horizontal=True, gap="small"):
                st.text(verandering.zin)
                gate.button(
                    f"Terug :gray[{markdown(verandering.onderdeel)}, "
                    f"{markdown(verandering.vraag)}]",
                    key=Prefix.TERUG.of(name),
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=put_back,
                    args=(trial, normenkader, verandering),
                )


def _actions(
    intake: Intake,
    trial: Intake,
    stand: Standing,
    other: Standing,
    changed: Sequence[AnswerChange],
) -> None:
    """Throw it away, take a step back, or keep it as a note."""
    tekst = note_text(stand, other, changed)
    with st.container(key="wat-als-knoppen", horizontal=True, gap="small"):
        gate.button(
            "Weggooien",
            key="wat-als-weg",
            icon=":material/delete:",
            disabled=not changed,
            on_click=throw_away,
            args=(intake,),
        )
        gate.button(
            "Stap terug",
            key="wat-als-terug",
            icon=":material/undo:",
            disabled=not trial.draft.last_step,
            on_click=_undo,
            args=(trial,),
        )
        if not intake.recorded:
            kept = bool(changed) and tekst in intake.draft.notities
            full = not kept and len(intake.draft.notities) >= MOST_NOTES
            gate.button(
                "Bewaard als notitie" if kept else "Bewaar als notitie",
                key="wat-als-notitie",
                icon=":material/check:" if kept else ":material/note_add:",
                disabled=full or not changed,
                on_click=add_note,
                args=(intake.draft, tekst),
            )
            if full:
                st.text(VOL)


def _undo(trial: Intake) -> None:
    _, dropped = trial.take_back()
    if dropped:
        trial.melding = Message("info", TERUG_MET_INVOER)


def _trails(stand: Standing, other: Standing) -> None:
    st.html(pieces.heading("Wat verandert er in de uitleg?"))
    if stand.antwoord is None or other.antwoord is None:
        st.html(pieces.paragraph(NIET_COMPLEET, "nw-klein"))
    paren = differences(stand.spoor, other.spoor)
    st.html(pairs_html(stand.normenkader, paren, (DE_ZAAK, WAT_ALS)))

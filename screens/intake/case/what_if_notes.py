"""Notes of what was tried: texts of the program, kept with the draft, never part of the case."""

from __future__ import annotations

from typing import Any

import streamlit as st

from screens.access import gate
from screens.intake.case.draft import Draft
from screens.intake.case.session import Intake
from screens.keys import Key, Prefix
from screens.widgets import pieces

MOST_NOTES = 20
VOL = f"Je hebt {MOST_NOTES} notities. Gooi er eerst een weg."
WAAR = "Een notitie hoort bij je intake. Zij komt niet in de zaak, de download of het besluit."


def known_notes(waarde: Any) -> tuple[str, ...]:
    """The notes in a stored draft; an older one has none."""
    if not isinstance(waarde, list):
        return ()
    return tuple([n for n in waarde if isinstance(n, str) and n][:MOST_NOTES])


def add_note(draft: Draft, tekst: str) -> None:
    """Add a note, one step of the history; not one that is there already, nor one too many."""
    if tekst not in draft.notities and len(draft.notities) < MOST_NOTES:
        draft.note((*draft.notities, tekst), "notitie bewaard")


def drop_note(draft: Draft, place: int) -> None:
    """Remove a note; it can be undone."""
    notes = draft.notities
    draft.note((*notes[:place], *notes[place + 1 :]), "notitie weggegooid")


def show_notes(intake: Intake) -> None:
    """The notes, each with a button to throw it away; nothing where there are none."""
    notes = intake.draft.notities
    if not notes:
        return
    with st.container(key=Key.NOTITIES, gap="xsmall"):
        st.html(pieces.heading("Notities bij Wat als"))
        for i, tekst in enumerate(notes):
            with st.container(key=Prefix.PROEFNOTITIE.of(i), border=True, gap=None):
                st.text(tekst)
                gate.button(
                    f"Weggooien :gray[notitie {i + 1}]",
                    key=Prefix.GOOI_WEG_NOTITIE.of(i),
                    type="tertiary",
                    icon=":material/delete:",
                    disabled=intake.recorded,
                    on_click=drop_note,
                    args=(intake.draft, i),
                )
        st.html(pieces.paragraph(WAAR, "nw-klein"))

"""Texts in the words of people: kept only when nothing in them leads to a person."""

from __future__ import annotations

import copy

import streamlit as st

from normenkader import Library
from normenkader.texts import with_capital
from screens.intake.case.draft import Draft, FormPlace
from screens.intake.case.session import Intake
from screens.widgets.fields import FieldSpec, check_text, draw_text, framed
from zaak.answers import MOST_TEXT
from zaak.checking import InvalidZaakError, check_draft
from zaak.sections import EIGEN_DOEL, GEWENST_RESULTAAT, HULPVRAAG, TEXTS, TOELICHTING

LABELS = {
    HULPVRAAG: "De hulpvraag, in de woorden van de inwoner",
    EIGEN_DOEL: "Wat wil de inwoner bereiken?",
    GEWENST_RESULTAAT: "Wanneer is dat gelukt?",
    TOELICHTING: "Toelichting in je eigen woorden",
}
GEEN_NAMEN = "Schrijf geen namen op: die herkent het programma niet."
HINTS = {
    HULPVRAAG: GEEN_NAMEN,
    EIGEN_DOEL: "in eigen woorden",
    GEWENST_RESULTAAT: "in eigen woorden",
    TOELICHTING: GEEN_NAMEN,
}
# What a text is called where it is read, beside the name of its part.
NAMES = {
    HULPVRAAG: "Hulpvraag",
    EIGEN_DOEL: "Wat de inwoner wil bereiken",
    GEWENST_RESULTAAT: "Wanneer dat is gelukt",
    TOELICHTING: "Toelichting",
}
HEIGHTS = {EIGEN_DOEL: 68, GEWENST_RESULTAAT: 68}


def refusals(draft: Draft, plaats: FormPlace, tekst: str, library: Library) -> tuple[str, ...]:
    """Why this text may not stand at this place; the check is that of every case."""
    candidate = copy.deepcopy(draft.inhoud)
    plaats.table(candidate)[plaats.vraag] = tekst
    try:
        check_draft(candidate, library)
    except InvalidZaakError as error:
        own = [with_capital(f.melding) for f in error.fouten if f.pad == plaats.pad]
        return tuple(dict.fromkeys(own))
    return ()


def accepted(draft: Draft, plaats: FormPlace, tekst: str, library: Library) -> str:
    """A text that may stand at this place; raises ValueError with every reason why not."""
    reasons = refusals(draft, plaats, tekst, library)
    if reasons:
        raise ValueError(*reasons)
    return tekst


def note_field(
    intake: Intake, section: str, leefgebied: str, library: Library, key: str = TOELICHTING
) -> FieldSpec[FormPlace, str]:
    """The field for one of the texts of a part."""
    plaats = FormPlace(section, leefgebied, key)
    step = " ".join([key, "" if section == "zaak" else leefgebied or section]).strip()

    def read(tekst: str) -> str:
        checked = check_text(tekst, MOST_TEXT)
        return accepted(intake.draft, plaats, checked, library) if tekst else ""

    def take(tekst: str) -> None:
        if tekst != (intake.draft.get(plaats) or ""):
            intake.draft.write(plaats, tekst, step.replace("_", " "))

    return FieldSpec(
        f"{LABELS[key]} :gray[· {HINTS[key]}]",
        f"{'-'.join(plaats.pad)}-{intake.draft.ronde}",
        intake.geweigerd,
        plaats,
        intake.draft.get(plaats) or "",
        read,
        take,
    )


def ask_notes(intake: Intake, section: str, leefgebied: str, library: Library) -> None:
    """Draw the fields for the texts of a part; those of the client stand beside each other."""
    own = [key for key in TEXTS[section] if key in (EIGEN_DOEL, GEWENST_RESULTAAT)]
    for column, key in zip(st.columns(len(own)) if own else [], own, strict=True):
        with column:
            _ask_note(intake, section, leefgebied, library, key)
    for key in TEXTS[section]:
        if key not in own:
            _ask_note(intake, section, leefgebied, library, key)


def _ask_note(intake: Intake, section: str, leefgebied: str, library: Library, key: str) -> None:
    """Draw one field, and take over what is in it."""
    veld = note_field(intake, section, leefgebied, library, key)
    name = "notitie-" + "-".join(veld.plaats.pad)
    with framed(name, lambda: veld.lines("de tekst van hiervoor" if veld.telt else "")):
        draw_text(veld, height=HEIGHTS.get(key, 76))

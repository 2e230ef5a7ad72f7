"""The consulent's own words: kept only when nothing in them leads to a person."""

from __future__ import annotations

import copy

import streamlit as st

from normenkader import Bibliotheek
from screens import gate
from screens.draft import TOELICHTING, Draft, Plaats
from screens.session import Geweigerd, Intake
from zaak.answers import TOELICHTING_MAX
from zaak.checking import OngeldigeZaak, check_draft


def refusals(draft: Draft, plaats: Plaats, tekst: str, bibliotheek: Bibliotheek) -> tuple[str, ...]:
    """Why this text may not stand at this place; the check is that of every case."""
    candidate = copy.deepcopy(draft.inhoud)
    plaats.table(candidate)[plaats.vraag] = tekst
    try:
        check_draft(candidate, bibliotheek)
    except OngeldigeZaak as fout:
        own = [f.melding for f in fout.fouten if f.pad == plaats.pad]
        return tuple(dict.fromkeys(own))
    return ()


def accept_text(
    intake: Intake, plaats: Plaats, tekst: str, label: str, bibliotheek: Bibliotheek
) -> None:
    """Put a text into the draft, or keep it out with the reasons."""
    if tekst == (intake.draft.get(plaats) or ""):
        intake.geweigerd.pop(plaats, None)
        return
    reasons = refusals(intake.draft, plaats, tekst, bibliotheek) if tekst else ()
    if reasons:
        intake.geweigerd[plaats] = Geweigerd(tekst, reasons)
    else:
        intake.geweigerd.pop(plaats, None)
        intake.draft.write(plaats, tekst, label)


def shown_text(intake: Intake, plaats: Plaats) -> str:
    """What the field shows: the refused text, else that of the draft."""
    refused = intake.geweigerd.get(plaats)
    return refused.tekst if refused else (intake.draft.get(plaats) or "")


def show_refusal(intake: Intake, plaats: Plaats) -> None:
    """Say beside the field why the text was not kept."""
    refused = intake.geweigerd.get(plaats)
    if refused:
        with st.container(key=f"geweigerd-{'-'.join(plaats.pad)}", gap=None):
            st.text("Deze tekst is niet bewaard.")
            for reden in refused.redenen:
                st.text(reden)


def ask_note(intake: Intake, sectie: str, leefgebied: str, bibliotheek: Bibliotheek) -> None:
    """The field for the consulent's own words about one part."""
    plaats = Plaats(sectie, leefgebied, TOELICHTING)
    name = "-".join(plaats.pad)
    key = f"{name}-{intake.draft.ronde}"
    titel = "toelichting " + (leefgebied or sectie).replace("_", " ")

    def take() -> None:
        accept_text(intake, plaats, st.session_state.get(key) or "", titel, bibliotheek)

    with st.container(key=f"notitie-{name}", gap=None):
        gate.text_area(
            "Toelichting in je eigen woorden :gray[· Schrijf geen namen op: die "
            "herkent het programma niet.]",
            value=shown_text(intake, plaats), max_chars=TOELICHTING_MAX, height=76,
            key=key, on_change=take,
        )  # fmt: skip
        take()
        show_refusal(intake, plaats)

"""What every view about the proposal says once there is a decision: what that was, in one line."""

from __future__ import annotations

import streamlit as st

from engine.schedule import dated
from register.choice import decided, deviation_text
from register.decisions.in_words import given_text
from register.decisions.reading import Dossier
from screens.intake.case.session import Intake
from screens.keys import Key

UITLEG = "Hieronder staat de uitleg bij het voorstel waarop het besluit rust."
PROBEREN = "Wat je hieronder probeert, verandert het besluit niet."


def show_decided_note(intake: Intake, what: str = UITLEG) -> None:
    """Say what was decided, and what the view below is about; nothing before the decision."""
    dossier = intake.besluit.dossier
    if dossier is None:
        return
    with st.container(key=Key.BESLUIT_GENOMEN, gap=None):
        st.text(f"{decided_sentence(dossier)} {what}")


def decided_sentence(dossier: Dossier) -> str:
    """A decision, and how it differs from the proposal, in a sentence or two."""
    besluit = decided(dossier.stuk["besluit"])
    schedule = dated(dossier.stuk["fasering"], besluit.ingangsdatum)
    given = given_text(dossier.normenkader, besluit, schedule)
    tekst = f"{dossier.titel}: {given}."
    afwijking = dossier.stuk["afwijking"]
    if afwijking:
        return f"{tekst} Dat wijkt af van het voorstel: {deviation_text(afwijking)}."
    return f"{tekst} Daarmee is het voorstel gevolgd."

"""What a correction shows on the form: what is corrected, how each field was, what it changes."""

from __future__ import annotations

import streamlit as st

from register.choice import Besluit
from register.decisions.reading import Dossier
from rights import User
from screens.access import gate
from screens.intake.case.choosing import CORRIGEERT
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.decide.correcting import (
    changed_answers,
    changed_fields,
    day_care_was,
    stop_correction,
    summary,
)
from screens.keys import Key, Prefix
from zaak.day_care import DAGBESTEDING


class Correction:
    """The old decision beside the form; for a decision that corrects nothing it shows nothing."""

    def __init__(self, intake: Intake, stand: Standing, voorstel: Besluit) -> None:
        """Look at what is corrected; nothing is compared where it could not be read."""
        self.intake = intake
        self.stand = stand
        self.voorstel = voorstel

    @property
    def oud(self) -> Dossier | None:
        """The decision that will be replaced, while a correction is being made."""
        corrects = CORRIGEERT in self.intake.draft.keuze
        return self.intake.besluit.vorig if corrects else None

    def show_old_value(self, veld: str) -> None:
        """Below a field: how it was decided, where that is something else now."""
        if self.oud is None:
            return
        keuze = self.intake.draft.keuze
        found = changed_fields(self.stand.normenkader, self.voorstel, keuze, self.oud)
        for wijziging in found:
            if wijziging.veld == veld:
                with st.container(key=Prefix.WAS.of(veld), gap=None):
                    st.text(f"Was: {wijziging.was}")

    def show_old_day_care(self) -> None:
        """Below the fields of dagbesteding: what was said of it, where that is another now."""
        was = "" if self.oud is None else day_care_was(self.oud, self.intake.draft.inhoud)
        if was:
            with st.container(key=Prefix.WAS.of(DAGBESTEDING), gap=None):
                st.text(f"Was: {was}")

    def show_summary(self) -> None:
        """Everything that the correction changes, in a sentence."""
        if self.oud is not None:
            with st.container(key=Key.CORRECTIE_SAMENVATTING, gap=None):
                st.text(self.summary(self.oud))

    def summary(self, oud: Dossier) -> str:
        """What is other than in the old decision, in a sentence."""
        normenkader, draft = self.stand.normenkader, self.intake.draft
        fields = changed_fields(normenkader, self.voorstel, draft.keuze, oud)
        return summary(fields, changed_answers(normenkader, oud, draft.inhoud))


def show_correction_notice(intake: Intake, user: User) -> None:
    """Say what is corrected, and give the way back; nothing where nothing is corrected."""
    record = intake.draft.keuze.get(CORRIGEERT)
    if record is None:
        return
    oud = intake.besluit.vorig
    which = "een besluit" if oud is None else oud.nummering.words(record)
    with st.container(key=Key.CORRECTIE, gap="xsmall"):
        st.text(
            f"Je corrigeert {which}. Alles staat er zoals het is besloten. Verander wat "
            "niet klopt: bij het veld zie je dan hoe het was."
        )
        gate.button(
            "Toch niet corrigeren",
            key="toch-niet",
            icon=":material/undo:",
            type="tertiary",
            on_click=stop_correction,
            args=(intake, user),
        )

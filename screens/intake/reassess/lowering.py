"""Giving less than somebody had: said where it happens, with the reason that it asks for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from engine.schedule import Schedule
from explaining.reassessment.lowering import GROND, Granted, Verlaging, lowering_text, lowerings
from register.choice import LEAST_TEXT, Besluit, refused_words
from register.herindicatie import WAAROM, granted, granted_by
from screens.intake.case.choosing import VERLAGING
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.keys import Prefix

VERLAGING_LABEL = (
    "Waarom kan het minder zijn dan eerst? :gray[· in je eigen woorden. Dit staat in het besluit.]"
)
MINDER = f"Dit is minder dan iemand had. Dat vraagt een eigen reden ({GROND}):"


class LoweringNotes:
    """What a decision gives less than the one that its research started from."""

    def __init__(
        self, intake: Intake, stand: Standing, schedule: Callable[[Besluit], Schedule | None]
    ) -> None:
        """Look at nothing yet; `schedule` divides the minutes of a decision."""
        self.intake, self.stand, self.schedule = intake, stand, schedule

    def found(self, besluit: Besluit) -> tuple[Verlaging, ...]:
        """In what it gives less; nothing while it is not filled in, or without an old decision."""
        both = self._both(besluit)
        return lowerings(*both) if both else ()

    def show(self, besluit: Besluit) -> None:
        """Say in what it gives less."""
        both = self._both(besluit)
        if both is None:
            return
        with st.container(key=Prefix.OPMERKING.of("verlaging"), gap=None):
            st.text(MINDER)
            for kind in lowerings(*both):
                st.text(lowering_text(kind, *both))

    def problems(self, besluit: Besluit) -> dict[str, list[str]]:
        """What is wrong with the reason, by field."""
        if not self.found(besluit):
            return {}
        why = str(self.intake.draft.keuze.get(VERLAGING, ""))
        if len(why.strip()) < LEAST_TEXT:
            return {VERLAGING: [WAAROM]}
        reasons = refused_words(why, besluit.ingangsdatum)
        return {VERLAGING: reasons} if reasons else {}

    def _both(self, besluit: Besluit) -> tuple[Granted, Granted] | None:
        origin = self.intake.draft.opslag.origin
        if origin is None or origin.dossier is None:
            return None
        gives = besluit.uitkomst == "product"
        if gives and (not besluit.weken or besluit.minuten_per_week == 0):
            # An older form may have left them empty.
            return None
        old = origin.dossier
        content = self.intake.draft.inhoud
        now = granted(self.stand.normenkader, besluit, self.schedule(besluit), content)
        return granted_by(old.stuk, old.zaak, old.normenkader), now

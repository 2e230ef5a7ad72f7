"""The panel after a decision: what was decided, never the proposal as if it still stood open."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from engine.schedule import dated
from normenkader.texts import listed, with_capital
from publishing.markup import Markup, joined
from register.choice import decided
from register.decisions.in_words import name_text
from register.decisions.reading import Dossier
from screens.intake.case.decision_files import facts
from screens.intake.case.session import Intake
from screens.keys import Key
from screens.widgets import pieces
from screens.widgets.moments import moment_text
from screens.widgets.schedule_view import minutes_html

# These stand above the facts.
NOT_AGAIN = ("Besluit", "Vervangen door")
NIET_TE_LEZEN = "De inhoud is nu niet te tonen: het register antwoordt niet."


def show_decided_panel(intake: Intake) -> None:
    """Fill the panel for a recorded decision."""
    besluit = intake.besluit
    dossier = besluit.dossier
    st.header(f"Record {besluit.nummer}" if dossier is None else dossier.titel, anchor=False)
    # The same keys as for a proposal: the script reads the summary aloud when it changes.
    with st.container(key=Key.VOORSTEL_SAMENVATTING, gap=None):
        st.html(summary_html(besluit.dossier))
    if besluit.dossier is not None:
        with st.container(key=Key.VOORSTEL_VAST, gap=None):
            st.html(details_html(besluit.dossier))


def summary_html(dossier: Dossier | None) -> Markup:
    """What was decided, in few words."""
    if dossier is None:
        return pieces.paragraph(NIET_TE_LEZEN)
    besluit = decided(dossier.stuk["besluit"])
    name = pieces.paragraph(name_text(dossier.normenkader, besluit), "nw-uitkomst")
    if besluit.minuten_per_week is None:
        return name
    schedule = dated(dossier.stuk["fasering"], besluit.ingangsdatum)
    return name + minutes_html(besluit.minuten_per_week, schedule)


def details_html(dossier: Dossier) -> Markup:
    """When it was decided, for how long, how it differs, and whether it still holds."""
    return joined(_details(dossier))


def _details(dossier: Dossier) -> Iterator[Markup]:
    if dossier.vervangen_door is not None:
        later = dossier.nummering.words(dossier.vervangen_door)
        told = with_capital(f"{later} kwam hiervoor in de plaats.")
        yield pieces.said("Vervangen.", told, "nw-fout")
    yield pieces.facts(
        [*_beside(dossier), *(row for row in facts(dossier) if row[0] not in NOT_AGAIN)]
    )
    when = moment_text(dossier.stuk["tijdstip"])
    yield pieces.paragraph(f"De consulent heeft besloten, op {when}.", "nw-beslist")


def _beside(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The modules that come beside the product."""
    names = {m.module: m.naam for m in dossier.normenkader.modules}
    chosen = decided(dossier.stuk["besluit"]).modules
    if chosen:
        yield "Daarbij", listed([names.get(code, code) for code in chosen])

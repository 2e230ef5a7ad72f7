"""What the screen says about storing: when it was last done, and what stands in its way."""

from __future__ import annotations

import streamlit as st

from normenkader import Library
from rights import User
from screens.access import gate
from screens.intake.case.kept import keep_again, keep_mine, take_other
from screens.intake.case.session import Intake
from screens.keys import Key, Prefix
from screens.sources import register as register_source
from screens.widgets.moments import moment

BOTSING = (
    "Deze intake is in een ander venster veranderd. Er is niets overgeschreven. "
    "Wat je hier nu invult, wordt pas bewaard als je kiest."
)
WEG = (
    "Deze intake is in een ander venster weggegooid, of er is daar een besluit over vastgelegd. "
    "Wat je hier ziet, is niet bewaard."
)


def show_stored(intake: Intake) -> None:
    """A few words at the top; the script of the page reads them aloud when they really change."""
    concept = intake.draft.opslag.concept
    if not (intake.recorded or intake.touched or concept):
        return
    with st.container(key=Key.OPSLAG):
        if intake.recorded:
            st.text("Besluit vervangen" if intake.replaced else "Besluit vastgelegd")
        elif intake.stored and concept is not None and intake.geweigerd:
            st.text("Niet alles bewaard")
        elif intake.stored and concept is not None:
            st.text(f"Bewaard om {moment(concept.gewijzigd):%H:%M}")
        else:
            st.text("Niet bewaard")


def show_clash(intake: Intake, library: Library, user: User) -> None:
    """What is in the way of storing, and the choices that the user has."""
    opslag = intake.draft.opslag
    if opslag.botsing:
        with st.container(key=Prefix.MELDING.of("botsing"), gap="xsmall"):
            st.text(BOTSING)
            with st.container(horizontal=True, gap="small"):
                gate.button(
                    "Laad de andere versie",
                    key="laad-andere",
                    on_click=take_other,
                    args=(intake, library, user),
                )
                gate.button(
                    "Ga verder met mijn versie",
                    key="mijn-versie",
                    on_click=keep_mine,
                    args=(intake, library, user),
                )
    elif opslag.weg:
        with st.container(key=Prefix.MELDING.of("weg"), gap="xsmall"):
            st.text(WEG)
            gate.button("Bewaar opnieuw", key="bewaar-opnieuw", on_click=keep_again, args=(intake,))
    elif intake.opslagfout:
        with st.container(key=Prefix.MELDING.of("opslag"), gap="xsmall"):
            st.text(f"Bewaren lukt nu niet: {intake.opslagfout} Je kunt wel verder werken.")
            gate.button("Probeer nu te bewaren", key="nu-bewaren", on_click=register_source.retry)

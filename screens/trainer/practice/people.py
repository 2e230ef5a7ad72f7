"""Who takes part in a practice session, by number, and taking somebody out of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from normenkader.texts import counted
from register.decisions.writing import now
from register.practice.model import PracticeSession
from register.practice.participants import MOST
from register.practice.removing import Attendee, participants, remove_participants
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.keys import Prefix
from screens.trainer.practice.state import OefenState
from screens.widgets.moments import moment


def show_people(
    user: User, stand: OefenState, session: PracticeSession, people: Sequence[Attendee]
) -> None:
    """Draw the button for the list, and the list with what is asked about it when it is open."""
    with st.container(key="oefen-deelnemers", gap="xsmall"):
        gate.button(
            "Verberg de deelnemers" if stand.deelnemers else "Toon de deelnemers",
            key="oefen-deelnemers-tonen",
            type="tertiary",
            icon=":material/group:",
            on_click=stand.show_people,
        )
        if not stand.deelnemers:
            return
        st.text(f"{len(people)} van de {MOST} plaatsen zijn bezet.")
        _ask(user, stand, session)
        for person in people:
            _row(stand, len(session.opzet.items), person)
        idle = [person.nummer for person in people if not person.begonnen]
        if idle:
            gate.button(
                "Haal iedereen weg die nog niets invulde",
                key="oefen-weghalen-leeg",
                icon=":material/person_remove:",
                on_click=stand.ask_to_take_out,
                args=idle,
            )


def state_text(person: Attendee, zaken: int) -> str:
    """How far a participant is, in words."""
    since = moment(person.aangemaakt).strftime("%H:%M")
    if not person.begonnen:
        return f"sinds {since}, nog niets ingevuld"
    cases = counted(zaken, "zaak", "zaken")
    return f"sinds {since}, begonnen met {person.begonnen} en klaar met {person.klaar} van {cases}"


def _row(stand: OefenState, zaken: int, person: Attendee) -> None:
    with st.container(
        key=f"oefen-deelnemer-{person.nummer}", horizontal=True, vertical_alignment="center"
    ):
        st.text(f"Deelnemer {person.nummer}: {state_text(person, zaken)}", width="content")
        gate.button(
            f"Haal weg :gray[deelnemer {person.nummer}]",
            key=f"oefen-weghalen-{person.nummer}",
            type="tertiary",
            icon=":material/person_remove:",
            on_click=stand.ask_to_take_out,
            args=(person.nummer,),
        )


def _ask(user: User, stand: OefenState, session: PracticeSession) -> None:
    asked = stand.weghalen
    if not asked:
        return

    def take_out() -> None:
        stand.weghalen = ()
        stand.act(lambda register: _take_out(register, user, session, asked))

    with st.container(key=Prefix.MELDING.of("weghalen"), gap="xsmall"):
        st.text(question(asked))
        with st.container(horizontal=True, gap="small"):
            gate.button("Ja, haal weg", key="oefen-weghalen-ja", type="primary", on_click=take_out)
            gate.button(
                "Nee, laat meedoen", key="oefen-weghalen-nee", on_click=stand.ask_to_take_out
            )


def question(numbers: Sequence[int]) -> str:
    """What the trainer is asked before anybody is taken out."""
    if len(numbers) == 1:
        return (
            f"Haal je deelnemer {numbers[0]} weg, dan zijn ook de antwoorden van die deelnemer "
            "weg. De plaats komt vrij. De deelnemer krijgt hierover een bericht."
        )
    return (
        f"Haal je deze {len(numbers)} deelnemers weg, dan komen hun plaatsen vrij. Wie intussen "
        "begon met invullen, blijft. Ze krijgen hierover een bericht."
    )


def _take_out(
    register: Register, user: User, session: PracticeSession, numbers: Sequence[int]
) -> None:
    chosen = list(numbers)
    if len(chosen) > 1:
        # These were chosen because they had given nothing: whoever has since, stays.
        present = participants(register, user, session.id, now())
        chosen = [p.nummer for p in present if p.nummer in chosen and not p.begonnen]
    remove_participants(register, user, session.id, chosen, now())

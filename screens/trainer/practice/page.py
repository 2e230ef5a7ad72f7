"""The part Oefening of the trainer's page: start a practice session, give it, and look back."""

from __future__ import annotations

import streamlit as st

from normenkader import Library
from normenkader.texts import date_text
from register.decisions.writing import now
from register.errors import NoOefensessieError, RegisterError
from register.practice.model import PracticeSession
from register.practice.sessions import load_session, own_sessions
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.keys import Key, Prefix
from screens.sources import register as register_source
from screens.trainer.practice.run import ask_to_remove, show_session
from screens.trainer.practice.start import show_start
from screens.trainer.practice.state import OefenState, current
from screens.trainer.state import TrainerState
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_message
from screens.widgets.moments import moment, moment_text

# The key of this part in the address.
OEFENING = "oefening"


def show_practice(library: Library, user: User, trainer: TrainerState) -> None:
    """Draw the session that is going on, or the form for a new one with the earlier ones."""
    user.require(Action.TRAINEN)
    page_title("Oefening", "Trainer")
    stand = current(user.pseudoniem)
    try:
        register = register_source.opened()
        sessie = _shown(register, user, stand)
        if sessie is not None:
            _message(stand)
            show_session(register, user, stand, sessie)
            return
        st.header("Oefening", anchor=False)
        _message(stand)
        show_start(library, user, stand, trainer.kader)
        _earlier(register, user, stand)
    except RegisterError as error:
        register_source.report(error)
        st.error("De oefeningen zijn nu niet te lezen of te bewaren.")
        st.text(str(error))


def _shown(register: Register, user: User, stand: OefenState) -> PracticeSession | None:
    """The chosen session; at first the last one that is going on: after a refresh too."""
    if not stand.gekozen:
        going_on = [s for s in own_sessions(register, user, now()) if not s.stand.gesloten]
        stand.open(going_on[0].id if going_on else "")
    if not stand.sessie:
        return None
    try:
        return load_session(register, user, stand.sessie, now())
    except NoOefensessieError as error:
        stand.open("")
        stand.melding = str(error)
        return None


def _message(stand: OefenState) -> None:
    if stand.melding:
        show_message("warning", stand.melding)


def _earlier(register: Register, user: User, stand: OefenState) -> None:
    """The sessions that are still kept."""
    found = own_sessions(register, user, now())
    st.html(pieces.heading("Je oefeningen die nog bewaard zijn"))
    if not found:
        st.text("Er is nog geen oefening.")
    with st.container(key=Key.OEFEN_LIJST, gap="xsmall"):
        for sessie in found:
            _row(user, stand, sessie)


def _row(user: User, stand: OefenState, session: PracticeSession) -> None:
    until = date_text(moment(session.verloopt).date())
    cases = len(session.opzet.items)
    state = "gesloten" if session.stand.gesloten else "bezig"
    words = f"{cases} {'zaak' if cases == 1 else 'zaken'}, {state}, bewaard tot {until}"
    with st.container(key=f"oefen-rij-{session.code}", horizontal=True, gap="small"):
        gate.button(
            f"{moment_text(session.aangemaakt)}, code {session.code} :gray[{words}]",
            key=Prefix.OEFEN_OPEN.of(session.code),
            type="tertiary",
            icon=":material/folder_open:",
            on_click=stand.open,
            args=(session.id,),
        )
        gate.button(
            f"Verwijderen :gray[{session.code}]",
            key=Prefix.OEFEN_WEG.of(session.code),
            type="tertiary",
            icon=":material/delete:",
            on_click=stand.ask_to_remove,
            args=(session.id,),
        )
    ask_to_remove(user, stand, session)

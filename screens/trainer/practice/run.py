"""Giving a practice session: the code, how many are ready, the buttons, and then the results."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from practice.oefenzaak import paragraphs
from practice.session.summary import METINGEN
from register.decisions.writing import now
from register.errors import RegisterError
from register.practice.answers import progress
from register.practice.model import PracticeSession
from register.practice.removing import participants
from register.practice.sessions import load_session
from register.practice.steps import close, hide, reopen, reveal, show_item, show_next
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.keys import Key, Prefix
from screens.participant.source import NotShownError, oefenzaak_of
from screens.sources import register as register_source
from screens.trainer.practice.invitation import show_invitation
from screens.trainer.practice.people import show_people
from screens.trainer.practice.results import show_results
from screens.trainer.practice.state import OefenState
from screens.widgets import pieces
from screens.widgets.layout import mark_chosen, page_title
from screens.widgets.wording import markdown

SECONDS = 1
Doen = Callable[[Register], object]


def show_session(
    register: Register, user: User, stand: OefenState, session: PracticeSession
) -> None:
    """Draw the session for its trainer; of the answers nothing before they are revealed."""
    st.header("Oefening", anchor=False)
    show_invitation(session)
    _items(user, stand, session)
    _live(user, stand, session)
    _buttons(user, stand, session)
    ask_to_remove(user, stand, session)
    try:
        if session.stand.item not in session.stand.onthuld:
            story = oefenzaak_of(session, session.stand.item).verhaal
            with st.expander("Het verhaal, om voor te lezen", key=f"lees-{session.stand.item}"):
                st.html(pieces.story(paragraphs(story)))
        show_results(register, user, stand, session)
    except NotShownError as error:
        st.error("De zaak of de antwoorden zijn niet te tonen.")
        st.text(str(error))


def _items(user: User, stand: OefenState, session: PracticeSession) -> None:
    """Every oefenzaak of the session; the chosen one is on the screen of everybody."""
    with st.container(key=Key.OEFEN_DELEN, horizontal=True, gap="xsmall"):
        for i, item in enumerate(session.opzet.items):
            try:
                title = oefenzaak_of(session, i).titel
            except NotShownError:
                title = item.oefenzaak
            if i == session.stand.item:
                page_title(title, "Oefening", "Trainer")
            name = f"{i + 1}. {markdown(title)} :gray[{METINGEN[item.meting]}]"
            revealed = i in session.stand.onthuld
            gate.button(
                name,
                key=Prefix.OEFEN_ITEM.of(i),
                type="tertiary",
                icon=":material/visibility:" if revealed else ":material/visibility_off:",
                on_click=stand.act,
                args=(partial(_show, user, session.id, i),),
            )
        mark_chosen(Prefix.OEFEN_ITEM.of(session.stand.item))


def _show(user: User, session_id: str, item: int, register: Register) -> None:
    show_item(register, user, session_id, item, now())


@gate.fragment(SECONDS)
def _live(user: User, stand: OefenState, session: PracticeSession) -> None:
    """Count every second; draw the page anew when another window of the trainer went on."""
    try:
        register = register_source.opened()
        current = load_session(register, user, session.id, now())
        counted = progress(register, user, session.id, session.stand.item, now())
        people = participants(register, user, session.id, now()) if stand.deelnemers else ()
    except RegisterError as error:
        register_source.report(error)
        st.text("De tellers zijn nu niet te lezen.")
        return
    if current.stand.versie != session.stand.versie:
        st.rerun()
    facts = [
        (counted.deelnemers, "doen mee" if counted.deelnemers != 1 else "doet mee"),
        (counted.begonnen, "begonnen met deze zaak"),
        (counted.klaar, "klaar"),
    ]
    small = "nw-kleiner" if session.stand.onthuld else ""
    st.html(pieces.figures(((what, n) for n, what in facts), small))
    show_people(user, stand, session, people)


def _buttons(user: User, stand: OefenState, session: PracticeSession) -> None:
    item, last = session.stand.item, len(session.opzet.items) - 1
    shown = item in session.stand.onthuld
    with st.container(key=Key.OEFEN_KNOPPEN, horizontal=True, gap="small"):

        def button(label: str, key: str, icon: str, do: Doen, *, primary: bool = False) -> None:
            gate.button(
                label,
                key=key,
                icon=f":material/{icon}:",
                type="primary" if primary else "secondary",
                on_click=stand.act,
                args=(do,),
            )

        own = (user, session.id)
        if session.stand.gesloten:
            button("Open de oefening weer", "oefen-heropen", "lock_open", _doing(reopen, *own))
        elif shown:
            button("Verberg weer", "oefen-verberg", "visibility_off", _doing(hide, *own, item))
        else:
            button("Onthul", "oefen-onthul", "visibility", _doing(reveal, *own, item), primary=True)
        if not session.stand.gesloten:
            if item < last:
                button(
                    "Volgende zaak",
                    "oefen-volgende",
                    "arrow_forward",
                    lambda register: show_next(register, user, session, now()),
                    primary=shown,
                )
            button("Sluit de oefening", "oefen-sluit", "lock", _doing(close, *own))
        gate.button(
            "Verwijder alles nu",
            key="oefen-verwijder",
            icon=":material/delete:",
            on_click=stand.ask_to_remove,
            args=(session.id,),
        )
        gate.button(
            "Alle oefeningen",
            key="oefen-lijst-tonen",
            type="tertiary",
            icon=":material/list:",
            on_click=stand.open,
            args=("",),
        )


def _doing(step: Callable[..., object], *args: object) -> Doen:
    """A step of the session for a button: the moment is that of the click."""
    return lambda register: step(register, *args, now())


def ask_to_remove(user: User, stand: OefenState, session: PracticeSession) -> None:
    """The question before a session leaves with all its answers."""
    if stand.verwijderen != session.id:
        return
    with st.container(key=Prefix.MELDING.of("weg"), gap="xsmall"):
        st.text(
            f"Verwijder je de oefening met code {session.code}, dan zijn alle antwoorden weg. "
            "Je kunt dit niet terugdraaien."
        )
        with st.container(horizontal=True, gap="small"):
            gate.button(
                "Ja, verwijder alles",
                key="oefen-verwijder-ja",
                type="primary",
                on_click=stand.remove,
                args=(user, session),
            )
            gate.button(
                "Nee, bewaar", key="oefen-verwijder-nee", on_click=stand.ask_to_remove, args=("",)
            )

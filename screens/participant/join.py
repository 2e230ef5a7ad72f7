"""The page of a participant: without an account, and with nothing else of Normwijzer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from normenkader.texts import date_text
from practice.session.summary import METINGEN
from register.decisions.writing import now
from register.errors import NoOefensessieError, RegisterError
from register.local_days import today
from register.practice.answers import ParticipantResult, group_results
from register.practice.model import SessionPhase
from register.practice.participants import Participation, participation, state
from screens.access import gate
from screens.keys import Key, Prefix
from screens.participant.form import show_form
from screens.participant.group import show_group
from screens.participant.participant import Joining, current, filling, keep, show_address
from screens.participant.source import NotShownError, assignment, made_group
from screens.sources import register as register_source
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_message, show_review
from screens.widgets.moments import moment

PAD, TITEL = "meedoen", "Meedoen aan een oefening"
NIET_BEREIKBAAR = "Normwijzer kan nu niet bij de oefening. Wacht even: dit gaat vanzelf verder."
SECONDS = 1


@gate.free
def show() -> None:
    """Draw the page: the code, the oefenzaak and the questions, or the answers of the group."""
    meedoen = current()
    deelname = _taking_part(meedoen) if meedoen.sleutel else None
    if deelname is not None:
        _show_session(meedoen, deelname)
    elif not meedoen.sleutel:
        _ask_code(meedoen)
    show_address(meedoen)


def _taking_part(meedoen: Joining) -> Participation | None:
    try:
        return participation(register_source.opened(), meedoen.sleutel, now())
    except NoOefensessieError as error:
        meedoen.leave(str(error))
    except RegisterError as error:
        register_source.report(error)
        page_title("Oefening")
        st.title("Oefening", anchor=False)
        st.text(NIET_BEREIKBAAR)
        _watch(meedoen.sleutel, -1)
    return None


def _ask_code(meedoen: Joining) -> None:
    with st.container(key=Key.MEEDOEN_CODE, gap="small"):
        page_title(TITEL)
        st.title(TITEL, anchor=False)
        if meedoen.melding:
            show_message("warning", meedoen.melding)
        with st.form("meedoen-formulier", border=False):
            with st.container(key=Prefix.VELD.of("code"), gap=None):
                gate.text_input(
                    "De code die je trainer laat zien",
                    value=meedoen.typed,
                    autocomplete="off",
                    key="meedoen-veld",
                )
                if meedoen.fout:
                    with st.container(key=Prefix.FOUT.of("code"), gap=None):
                        st.text(meedoen.fout)
            gate.form_submit_button(
                "Doe mee",
                type="primary",
                width="stretch",
                on_click=lambda: meedoen.enter(st.session_state.get("meedoen-veld") or ""),
            )
        st.caption(
            "Je hebt geen account nodig. Je krijgt een nummer. We bewaren geen naam, alleen wat je "
            "antwoordt."
        )
        st.container(key=Prefix.NAAR_FOUT.of(meedoen.fouten)).html(pieces.nothing())


def _show_session(meedoen: Joining, deelname: Participation) -> None:
    sessie = deelname.sessie
    head = st.container(key=Key.KOP, horizontal=True, vertical_alignment="center", gap="small")
    stored = ""
    try:
        stored = _show_item(meedoen, deelname)
    except NotShownError as error:
        st.text(f"Deze oefening is niet te tonen. {error} Vraag het aan je trainer.")
    except NoOefensessieError:
        st.rerun()
    except RegisterError as error:
        register_source.report(error)
        st.text(NIET_BEREIKBAAR)
        _watch(deelname.sleutel, -1)
        return
    with head:
        _head(deelname, stored)
    until = date_text(moment(sessie.verloopt).date())
    st.caption(f"Je antwoorden zijn er tot {until}. Daarna worden ze verwijderd.")
    waiting = meedoen.invulling is not None and bool(meedoen.invulling.fout)
    _watch(deelname.sleutel, -1 if waiting else sessie.stand.versie)


def _head(deelname: Participation, stored: str) -> None:
    sessie = deelname.sessie
    items = sessie.opzet.items
    here = items[sessie.stand.item]
    st.title("Oefening", anchor=False)
    st.text(f"Je bent deelnemer {deelname.nummer}")
    when = f", {METINGEN[here.meting]}" if len({i.meting for i in items}) > 1 else ""
    if len(items) > 1:
        place = f"Zaak {sessie.stand.item + 1} van {len(items)}{when}"
        st.html(pieces.paragraph(place, "nw-kader"))
    if stored:
        with st.container(key=Key.OPSLAG):
            st.text(stored)


def _show_item(meedoen: Joining, deelname: Participation) -> str:
    """Draw what the participant sees of the shown item; gives what is to be said about saving."""
    sessie = deelname.sessie
    item = sessie.stand.item
    if item in sessie.stand.onthuld:
        meedoen.invulling = None
        group = made_group(sessie, item, partial(_answers, deelname, item))
        show_group(group, deelname.nummer)
        return ""
    if sessie.stand.fase is SessionPhase.GESLOTEN:
        meedoen.invulling = None
        _closed(meedoen)
        return ""
    opgave = assignment(sessie, item)
    own = filling(meedoen, deelname, opgave)
    show_review(opgave.normenkader, today())
    blocked = st.container()
    show_form(own, opgave)
    keep(own, deelname, opgave)
    with blocked:
        _in_the_way(meedoen)
    if own.botsing or own.fout:
        return "Niet bewaard"
    if own.intake.geweigerd:
        return "Niet alles bewaard"
    return "Je antwoorden zijn bewaard" if own.bewaard.versie else ""


def _closed(meedoen: Joining) -> None:
    with st.container(key=Key.KOLOM_MIDDEN), st.container(key=Key.DEEL_INHOUD, border=True):
        page_title("De oefening is gesloten", "Oefening")
        st.header("De oefening is gesloten", anchor=False)
        st.text("Je kunt niets meer invullen. Bedankt voor het meedoen.")
        gate.button(
            "Doe mee aan een andere oefening", key="andere-oefening", on_click=meedoen.leave
        )
    st.container(key=Prefix.SPRONG.of("gesloten")).html(pieces.nothing())


def _answers(deelname: Participation, item: int) -> Sequence[ParticipantResult]:
    return group_results(register_source.opened(), deelname.sleutel, item, now())


def _in_the_way(meedoen: Joining) -> None:
    """Why something is not saved, and what to do."""
    own = meedoen.invulling
    if own is None:
        return
    if own.botsing:
        with st.container(key=Prefix.MELDING.of("botsing"), gap="xsmall"):
            st.text(
                "Je hebt deze oefening ook in een ander venster open. Daar is iets veranderd. "
                "Wat je hier invult, wordt niet bewaard."
            )
            gate.button(
                "Laad mijn laatste antwoorden", key="laad-laatste", on_click=meedoen.read_again
            )
    elif own.fout:
        later = "Laat deze pagina open: dit gaat vanzelf."
        show_message("opslag", f"Bewaren lukt nu niet: {own.fout} {later}")


@gate.fragment(SECONDS)
def _watch(key: str, seen: int) -> None:
    """Look every second whether the trainer went on, and draw the page anew only then."""
    try:
        stand = state(register_source.opened(), key, now())
    except NoOefensessieError:
        st.rerun()
    except RegisterError as error:
        register_source.report(error)
        return
    if stand.versie != seen:
        st.rerun()

"""The results of a practice session for its trainer, one part at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from engine.partial import ONVOLLEDIG
from practice.session.agreement import SessionAgreement, session_agreement
from practice.session.content import question_name
from practice.session.results import GroupResults
from practice.session.summary import people
from register.decisions.writing import now
from register.practice.answers import results
from register.practice.model import PracticeSession
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.keys import Key, Prefix
from screens.participant.source import GEHEUGEN, made_group, normenkader_of
from screens.participant.words import class_names, minutes_text, outcome_text
from screens.trainer.practice.agreement import show_agreement
from screens.trainer.practice.answers_view import show_classes, show_effects, show_questions
from screens.trainer.practice.keeping import show_keeping, show_term
from screens.trainer.practice.state import KLASSEN, OefenState
from screens.widgets import pieces
from screens.widgets.account import account_html, waterfall, waterfall_table_html
from screens.widgets.layout import mark_chosen

VRAGEN, MODAAL, GEVOLGEN = "vragen", "modaal", "gevolgen"
OVEREENSTEMMING, BEWAREN = "overeenstemming", "bewaren"
NAMEN = {
    KLASSEN: "Uitkomsten",
    VRAGEN: "Per vraag",
    MODAAL: "Meest gekozen",
    GEVOLGEN: "Wat verschil doet",
    OVEREENSTEMMING: "Overeenstemming",
    BEWAREN: "Bewaren",
}

MEEST_GEKOZEN = (
    "Dit is de zaak als je bij elke vraag het antwoord neemt dat de meeste deelnemers kozen."
)
EVEN_VAAK = (
    "Bij deze vragen zijn twee of meer antwoorden even vaak gekozen. Er is dus geen antwoord dat "
    "de meesten kozen, en de vraag telt hier als open:"
)


def show_results(
    register: Register, user: User, stand: OefenState, session: PracticeSession
) -> None:
    """Draw the chosen part; only of what is revealed. Raises NotShownError or RegisterError."""
    item = session.stand.item
    own = (KLASSEN, VRAGEN, MODAAL, GEVOLGEN) if item in session.stand.onthuld else ()
    keys = [*own, *((OVEREENSTEMMING, BEWAREN) if session.stand.onthuld else ())]
    if not keys:
        show_term(session)
        return
    chosen = stand.deel if stand.deel in keys else keys[0] if own else ""
    with st.container(key=Key.OEFEN_RESULTATEN, horizontal=True, gap="xsmall"):
        for key in keys:
            gate.button(
                NAMEN[key],
                key=Prefix.OEFEN_RESULTAAT.of(key),
                type="tertiary",
                on_click=stand.show,
                args=(key,),
            )
        mark_chosen(Prefix.OEFEN_RESULTAAT.of(chosen))
    with st.container(key=Key.OEFEN_UITSLAG, gap="small"):
        if chosen == OVEREENSTEMMING:
            show_agreement(measured(register, user, session))
        elif chosen == BEWAREN:
            read = partial(_everything, register, user, session)
            show_keeping(user, stand, session, read)
        elif chosen:
            shown = group(register, user, session, item)
            st.text(people(shown.count))
            _PARTS[chosen](shown)


def group(register: Register, user: User, session: PracticeSession, item: int) -> GroupResults:
    """The results of a revealed item; raises NotShownError or RegisterError."""
    read = partial(results, register, user, session.id, item, now())
    return made_group(session, item, read)


def measured(register: Register, user: User, session: PracticeSession) -> SessionAgreement:
    """The agreement over everything that is revealed; computed once for a state of the session."""
    groepen = [group(register, user, session, item) for item in session.stand.onthuld]
    norm = normenkader_of(session)[1]
    return GEHEUGEN.get(session, "overeenstemming", lambda: session_agreement(norm, groepen))


def _everything(
    register: Register, user: User, session: PracticeSession
) -> tuple[dict[int, GroupResults], SessionAgreement]:
    """What is revealed, by item, and the agreement over it."""
    groepen = {i: group(register, user, session, i) for i in session.stand.onthuld}
    return groepen, measured(register, user, session)


def _show_modal(group: GroupResults) -> None:
    """The account of the answers most chosen."""
    modaal, opgave = group.modal, group.opgave
    st.html(pieces.paragraph(MEEST_GEKOZEN, "nw-staatzin"))
    if modaal.uitslag.antwoord is None:
        st.text("Deze antwoorden passen samen niet in één zaak. Er is dus geen uitkomst.")
        for error in modaal.uitslag.fouten:
            st.text(error)
        return
    names = class_names(opgave.normenkader)
    minutes = minutes_text(modaal.uitslag.minuten)
    text = outcome_text(names, modaal.uitslag) + (f", {minutes} per week" if minutes else "")
    st.html(pieces.paragraph(text, "nw-uitkomst"))
    if modaal.gelijk:
        asked = opgave.questions()
        names_of = (question_name(opgave.normenkader, p, asked[p]) for p in modaal.gelijk)
        st.html(pieces.paragraph(EVEN_VAAK) + pieces.bullets(names_of))
    antwoord = modaal.uitslag.antwoord
    if antwoord["uitkomst"] == ONVOLLEDIG:
        st.text(
            "Niet elke vraag heeft een antwoord dat de meesten kozen. Je ziet alleen de stappen "
            "die al vaststaan."
        )
    st.html(account_html(opgave.normenkader, antwoord["spoor"]))
    if antwoord["uitkomst"] != ONVOLLEDIG and (bars := waterfall(opgave.normenkader, antwoord)):
        st.html(waterfall_table_html(bars))


_PARTS: dict[str, Callable[[GroupResults], None]] = {
    KLASSEN: show_classes,
    VRAGEN: show_questions,
    MODAAL: _show_modal,
    GEVOLGEN: show_effects,
}

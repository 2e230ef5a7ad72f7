"""What a participant sees after the reveal: their own answers beside those of the group."""

from __future__ import annotations

import streamlit as st

from practice.agreement.split import Split
from practice.oefenzaak import paragraphs
from practice.session.results import GroupResults, Participant
from practice.session.summary import people
from publishing.markup import Markup, Pieces
from register.local_days import today
from screens.keys import Key, Prefix
from screens.participant.bars import (
    EIGEN,
    EVENVEEL,
    MEEST,
    CountRow,
    bars_html,
    cards_html,
    distribution_html,
)
from screens.participant.words import class_names, minutes_text, outcome_text
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_banner

HTML = Pieces(__name__)


def show_group(group: GroupResults, number: int) -> None:
    """Draw the results of the revealed oefenzaak; nobody can tell who else answered what."""
    own = next((d for d in group.deelnemers if d.nummer == number), None)
    show_banner(group.opgave.normenkader, today())
    with st.container(key=Key.KOLOM_MIDDEN), st.container(key=Key.DEEL_INHOUD, border=True):
        page_title("De antwoorden van de groep", group.opgave.oefenzaak.titel, "Oefening")
        st.header("De antwoorden van de groep", anchor=False)
        st.text(f"De zaak: {group.opgave.oefenzaak.titel}. {people(group.count)}")
        with st.expander("Lees het verhaal nog eens", key="verhaal-na-onthullen"):
            st.html(pieces.story(paragraphs(group.opgave.oefenzaak.verhaal)))
        if own is None:
            st.text("Jij hebt bij deze zaak niets ingevuld.")
        st.html(_classes(group, own))
        if own is not None:
            st.html(_own(group, own))
        _questions(group, own)
    # The heading gets the focus: this page came by itself.
    st.container(key=Prefix.SPRONG.of("onthuld")).html(pieces.nothing())


def _classes(group: GroupResults, own: Participant | None) -> Markup:
    most = {k.klasse.code for k in group.most_expected()}
    word = MEEST if len(most) == 1 else EVENVEEL
    mine = own.ingevuld.verwacht if own else ""
    rows = [
        CountRow(
            k.klasse.naam,
            k.verwacht,
            tuple(
                mark
                for mark, there in (
                    (EIGEN, k.klasse.code == mine),
                    (word, k.klasse.code in most),
                )
                if there
            ),
        )
        for k in group.classes
        if k.verwacht
    ]
    return bars_html("Welke uitkomst verwachten jullie?", rows, group.count)


def _own(group: GroupResults, own: Participant) -> Markup:
    names = class_names(group.opgave.normenkader)
    text = outcome_text(names, own.uitslag)
    minutes = minutes_text(own.uitslag.minuten)
    return HTML("own", outcome=f"{text}, {minutes} per week" if minutes else text)


def _questions(group: GroupResults, own: Participant | None) -> None:
    split = [v for v in group.splits if len(v.keuzes) > 1]
    agreed = [v for v in group.splits if len(v.keuzes) == 1]
    if split:
        st.html(pieces.heading("Waar jullie verschillen") + _cards(group, split, own))
    if agreed:
        with st.expander(f"Waar jullie hetzelfde kozen ({len(agreed)})", key="zelfde-antwoord"):
            st.html(_cards(group, agreed, own))


def _cards(group: GroupResults, splits: list[Split], own: Participant | None) -> Markup:
    asked = group.opgave.questions()
    cards = []
    for split in splits:
        mine = own.ingevuld.antwoorden.get(split.plaats) if own else None
        marks = {} if mine is None else {mine: (EIGEN,)}
        vraag = asked[split.plaats]
        cards.append(distribution_html(group.opgave.normenkader, vraag, split, marks))
    return cards_html(cards)

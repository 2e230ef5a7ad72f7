"""The trainer's page: teaching cases, and a case step by step through the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from normenkader import Library
from register.local_days import today
from rights import Action, User
from screens.access import gate
from screens.keys import Key, Prefix
from screens.sources import rules as rules_source
from screens.trainer.demonstration.view import show_demonstration
from screens.trainer.library import show_library, show_problems
from screens.trainer.practice.page import OEFENING, show_practice
from screens.trainer.state import DEMONSTRATIE, OEFENZAKEN, TrainerState, current
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_banner
from screens.widgets.page_parts import show_parts

Tonen = Callable[[Library, User, TrainerState], None]


class PagePart(NamedTuple):
    """One part of the page."""

    naam: str
    show: Tonen


ONDERDELEN = {
    OEFENZAKEN: PagePart("Oefenzaken", show_library),
    DEMONSTRATIE: PagePart("Demonstratie", show_demonstration),
    OEFENING: PagePart("Oefening", show_practice),
}


@gate.needs(Action.TRAINEN)
def show(user: User) -> None:
    """Draw the page for who may give a practice session."""
    user.require(Action.TRAINEN)
    stand = current(user.pseudoniem)
    stand.follow(st.query_params.to_dict())
    if stand.deel not in ONDERDELEN:
        stand.deel = next(iter(ONDERDELEN))
    bibliotheek = rules_source.load()
    with st.container(
        key=Key.TRAINER_KOP, horizontal=True, vertical_alignment="center", gap="small"
    ):
        names = {key: part.naam for key, part in ONDERDELEN.items()}
        show_parts("Trainer", "trainer", names, stand.deel, stand.go)
        if isinstance(bibliotheek, Library):
            _normenkader(bibliotheek, stand)
    # The script of the page knows the two containers from the form: the focus goes to their heading
    # when another part, case or step is shown.
    with st.container(key=Key.KOLOM_MIDDEN):
        if not isinstance(bibliotheek, Library):
            page_title("Trainer")
            show_problems("De normenkaders zijn niet goed.", bibliotheek)
            return
        newest = [n for n in bibliotheek.versies if n.normenkader == stand.kader][-1]
        show_banner(newest, today())
        with st.container(key=Key.DEEL_INHOUD, border=True, gap="small"):
            ONDERDELEN[stand.deel].show(bibliotheek, user, stand)
        st.container(key=Prefix.SPRONG.of(stand.sprong)).html(pieces.nothing())
    stand.write_address()


def _normenkader(library: Library, stand: TrainerState) -> None:
    """Those with a case to show; with oefenzaken first, and of these what is in force today."""
    newest = {n.normenkader: n.titel for n in library.versies}
    titles = {name: newest[name] for name in library.ids_on(today())}
    ids = [i for i in titles if rules_source.has_oefenzaken(i)]
    ids += [i for i in titles if i not in ids and rules_source.examples(i)]
    # Without any case there still is a normenkader to say so about.
    ids = ids or list(titles)
    if stand.kader not in ids:
        stand.kader, stand.zaak = ids[0], ""
    if len(ids) == 1:
        return
    key = f"trainer-kader-{stand.ronde}"
    gate.selectbox(
        "Normenkader",
        ids,
        index=ids.index(stand.kader),
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=330,
        on_change=lambda: stand.choose_normenkader(st.session_state[key]),
    )

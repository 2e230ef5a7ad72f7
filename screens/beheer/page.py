"""The beheerder's page: a normenkader checked, tested, compared and written out.

Nothing on it puts a version in force: that is a file among the rules, reviewed as any change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from register.local_days import today
from rights import Action, User
from screens.access import gate
from screens.beheer.choice import show_choice
from screens.beheer.compare import show_comparison
from screens.beheer.cost_price.part import show_cost_price
from screens.beheer.documents import show_documents
from screens.beheer.errors import show_errors
from screens.beheer.file import usual
from screens.beheer.proof.part import show_proof
from screens.beheer.state import FOUTEN, UPLOAD, VERSIE, BeheerState, current
from screens.beheer.tests import show_tests
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_banner
from screens.widgets.page_parts import show_parts

Tonen = Callable[[User, BeheerState], None]


class PagePart(NamedTuple):
    """One part of the page."""

    naam: str
    show: Tonen
    # Whether it is about the chosen version.
    of_version: bool = True


ONDERDELEN = {
    "versie": PagePart("Versie", show_choice),
    FOUTEN: PagePart("Fouten", show_errors),
    "toetsen": PagePart("Toetsen", show_tests),
    "bewijs": PagePart("Bewijs", show_proof),
    "vergelijken": PagePart("Vergelijken", show_comparison),
    "documenten": PagePart("Documenten", show_documents),
    "kostprijs": PagePart("Kostprijs", show_cost_price, of_version=False),
}


@gate.needs(Action.NORMENKADER_BEHEREN)
def show(user: User) -> None:
    """Draw the page for who may check a normenkader."""
    user.require(Action.NORMENKADER_BEHEREN)
    stand = current(user.pseudoniem)
    stand.follow(st.query_params.to_dict())
    if stand.deel not in ONDERDELEN:
        stand.deel = next(iter(ONDERDELEN))
    if stand.file(VERSIE) is None:
        stand.versie = UPLOAD if VERSIE in stand.uploads else usual()
    # The style sheets know these containers from the register and the form.
    with st.container(key=Key.REGISTER_KOP, horizontal=True, vertical_alignment="center"):
        page_title(ONDERDELEN[stand.deel].naam, "Normenkader")
        names = {key: part.naam for key, part in ONDERDELEN.items()}
        show_parts("Normenkader", "beheer", names, stand.deel, stand.go)
    with (
        st.container(key=Key.KOLOM_MIDDEN),
        st.container(key=Key.REGISTER_INHOUD, gap="small"),
        st.container(key=Key.DEEL_INHOUD, gap="small"),
    ):
        file = stand.file(VERSIE)
        of_version = ONDERDELEN[stand.deel].of_version
        if of_version and file is not None and file.normenkader is not None:
            show_banner(file.normenkader, today())
        ONDERDELEN[stand.deel].show(user, stand)
        st.container(key=Prefix.SPRONG.of(stand.sprong)).html(pieces.nothing())
    stand.write_address()

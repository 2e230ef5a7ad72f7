"""The beheerder's page: a normenkader checked, tested, compared and written out.

Nothing on it puts a version in force: that is a file among the rules, reviewed as any change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from register.local_days import today
from rights import Actie, Gebruiker
from screens import gate
from screens.layout import page_title, show_review
from screens.norms_choice import show_choice
from screens.norms_compare import show_comparison
from screens.norms_documents import show_documents
from screens.norms_errors import show_errors
from screens.norms_file import shipped
from screens.norms_proof import show_proof
from screens.norms_state import FOUTEN, UPLOAD, VERSIE, Beheerstand, current
from screens.norms_tests import show_tests
from screens.page_parts import show_parts

Tonen = Callable[[Gebruiker, Beheerstand], None]


class Onderdeel(NamedTuple):
    """One part of the page."""

    naam: str
    show: Tonen


ONDERDELEN = {
    "versie": Onderdeel("Versie", show_choice),
    FOUTEN: Onderdeel("Fouten", show_errors),
    "toetsen": Onderdeel("Toetsen", show_tests),
    "bewijs": Onderdeel("Bewijs", show_proof),
    "vergelijken": Onderdeel("Vergelijken", show_comparison),
    "documenten": Onderdeel("Documenten", show_documents),
}


@gate.needs(Actie.NORMENKADER_BEHEREN)
def show(gebruiker: Gebruiker) -> None:
    """Draw the page for who may check a normenkader."""
    gebruiker.require(Actie.NORMENKADER_BEHEREN)
    stand = current(gebruiker.pseudoniem)
    stand.follow(st.query_params.to_dict())
    if stand.deel not in ONDERDELEN:
        stand.deel = next(iter(ONDERDELEN))
    if stand.file(VERSIE) is None:
        stand.versie = UPLOAD if VERSIE in stand.uploads else next(iter(shipped()), "")
    # The style sheets know these containers from the register and the form.
    with st.container(key="register-kop", horizontal=True, vertical_alignment="center"):
        page_title(ONDERDELEN[stand.deel].naam, "Normenkader")
        names = {key: deel.naam for key, deel in ONDERDELEN.items()}
        show_parts("Normenkader", "beheer", names, stand.deel, stand.go)
    with (
        st.container(key="kolom-midden"),
        st.container(key="register-inhoud", gap="small"),
        st.container(key="deel-inhoud", gap="small"),
    ):
        bestand = stand.file(VERSIE)
        if bestand is not None and bestand.normenkader is not None:
            show_review(bestand.normenkader, today())
        ONDERDELEN[stand.deel].show(gebruiker, stand)
        st.container(key=f"sprong-{stand.sprong}").html("<span></span>")
    stand.write_address()

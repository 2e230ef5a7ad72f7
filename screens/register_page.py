"""The register for an auditor: find, open and replay decisions, and check what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from register.errors import RegisterFout
from register.opening import Register
from rights import Actie, Gebruiker
from screens import gate, register_source
from screens.layout import page_title
from screens.page_parts import DEEL, show_parts
from screens.register_chain import show_chain
from screens.register_dossier import show_dossier
from screens.register_numbers import show_numbers
from screens.register_sample import show_sample
from screens.register_search import BESLUIT, RECORD, show_search
from screens.register_state import Registerstand, current

Tonen = Callable[[Register, Gebruiker, Registerstand], None]


class Onderdeel(NamedTuple):
    """One part of the page, and the right that it needs."""

    naam: str
    actie: Actie
    show: Tonen


ONDERDELEN = {
    "zoeken": Onderdeel("Zoeken", Actie.REGISTER_LEZEN, show_search),
    "afwijkingen": Onderdeel("Afwijkingen", Actie.REGISTER_LEZEN, show_numbers),
    "steekproef": Onderdeel("Steekproef", Actie.REGISTER_LEZEN, show_sample),
    "keten": Onderdeel("Keten", Actie.CONTROLEREN, show_chain),
}


@gate.needs(Actie.REGISTER_LEZEN, Actie.CONTROLEREN)
def show(gebruiker: Gebruiker) -> None:
    """Draw the page for who may read the register, or may check it."""
    if not gebruiker.may(Actie.REGISTER_LEZEN):
        gebruiker.require(Actie.CONTROLEREN)
    own = {key: deel for key, deel in ONDERDELEN.items() if gebruiker.may(deel.actie)}
    chosen = st.query_params.get(DEEL, "")
    if chosen not in own:
        chosen = next(iter(own))
    # The address is lost on the way to another page and back.
    st.query_params[DEEL] = chosen
    with st.container(key="register-kop", horizontal=True, vertical_alignment="center"):
        names = {key: deel.naam for key, deel in own.items()}
        show_parts("Register", "register", names, chosen, _go)
    stand = current(gebruiker.pseudoniem)
    with st.container(key="register-inhoud", gap="small"):
        try:
            register = register_source.opened()
            with gate.needing(own[chosen].actie):
                _draw(own[chosen], register, gebruiker, stand)
        except RegisterFout as fout:
            register_source.report(fout)
            st.error("Dit lukte niet.")
            # The text of an error can hold what somebody typed.
            st.text(str(fout))


def _draw(deel: Onderdeel, register: Register, gebruiker: Gebruiker, stand: Registerstand) -> None:
    record, number = (st.query_params.get(what, "") for what in (RECORD, BESLUIT))
    if deel.show is show_search and (record or number):
        show_dossier(register, gebruiker, stand, record=record, besluit=number)
    else:
        page_title(deel.naam, "Register")
        deel.show(register, gebruiker, stand)


def _go(key: str) -> None:
    st.query_params.clear()
    st.query_params[DEEL] = key

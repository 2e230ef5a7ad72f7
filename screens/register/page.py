"""The register for an auditor: find, open and replay decisions, and check what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from register.errors import RegisterError
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.keys import Key
from screens.register.chain import show_chain
from screens.register.dossier import show_dossier
from screens.register.followed import show_followed
from screens.register.in_time import show_in_time
from screens.register.numbers import show_numbers
from screens.register.sample import show_sample
from screens.register.search import BESLUIT, RECORD, show_search
from screens.register.state import RegisterState, current
from screens.sources import register as register_source
from screens.widgets.layout import page_title
from screens.widgets.page_parts import DEEL, show_parts

Tonen = Callable[[Register, User, RegisterState], None]


class PagePart(NamedTuple):
    """One part of the page, and the right that it needs."""

    naam: str
    actie: Action
    show: Tonen


ONDERDELEN = {
    "zoeken": PagePart("Zoeken", Action.REGISTER_LEZEN, show_search),
    "afwijkingen": PagePart("Afwijkingen", Action.REGISTER_LEZEN, show_numbers),
    "gevolgd": PagePart("Gevolgd", Action.REGISTER_LEZEN, show_followed),
    "termijnen": PagePart("Termijnen", Action.REGISTER_LEZEN, show_in_time),
    "steekproef": PagePart("Steekproef", Action.REGISTER_LEZEN, show_sample),
    "keten": PagePart("Keten", Action.CONTROLEREN, show_chain),
}


@gate.needs(Action.REGISTER_LEZEN, Action.CONTROLEREN)
def show(user: User) -> None:
    """Draw the page for who may read the register, or may check it."""
    if not user.may(Action.REGISTER_LEZEN):
        user.require(Action.CONTROLEREN)
    own = {key: part for key, part in ONDERDELEN.items() if user.may(part.actie)}
    chosen = st.query_params.get(DEEL, "")
    if chosen not in own:
        chosen = next(iter(own))
    # The address is lost on the way to another page and back.
    st.query_params[DEEL] = chosen
    with st.container(key=Key.REGISTER_KOP, horizontal=True, vertical_alignment="center"):
        names = {key: part.naam for key, part in own.items()}
        show_parts("Register", "register", names, chosen, _go)
    stand = current(user.pseudoniem)
    with st.container(key=Key.REGISTER_INHOUD, gap="small"):
        try:
            register = register_source.opened()
            with gate.needing(own[chosen].actie):
                _draw(own[chosen], register, user, stand)
        except RegisterError as error:
            register_source.report(error)
            st.error("Dit lukte niet.")
            # The text of an error can hold what somebody typed.
            st.text(str(error))


def _draw(part: PagePart, register: Register, user: User, stand: RegisterState) -> None:
    record, number = (st.query_params.get(what, "") for what in (RECORD, BESLUIT))
    if part.show is show_search and (record or number):
        show_dossier(register, user, stand, record=record, besluit=number)
    else:
        page_title(part.naam, "Register")
        part.show(register, user, stand)


def _go(key: str) -> None:
    st.query_params.clear()
    st.query_params[DEEL] = key

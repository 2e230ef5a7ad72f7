"""What somebody sees who may not (yet) come in."""

from __future__ import annotations

import streamlit as st

from rights import User
from screens.access import gate
from screens.access.identity import log_out
from screens.widgets.layout import page_title


@gate.free
def show_login(reden: str) -> None:
    """The page to log in, with the reason when somebody was logged in before."""
    with st.container(key="inloggen"):
        page_title("Inloggen")
        st.title("Normwijzer", anchor=False)
        if reden:
            st.warning(reden)
        st.text("Log in met je account van de gemeente.")
        gate.button("Inloggen", key="inloggen-knop", type="primary", on_click=st.login)


@gate.free
def show_no_role(user: User) -> None:
    """Somebody is logged in, but is nobody for Normwijzer."""
    with st.container(key="geen-rol"):
        page_title("Geen rol")
        st.title("Normwijzer", anchor=False)
        st.text("Je bent ingelogd, maar je hebt nog geen rol in Normwijzer.")
        st.text(f"Vraag je beheerder om een rol. Jouw code is {user.pseudoniem}.")
        gate.button("Uitloggen", key="uitloggen", on_click=log_out)

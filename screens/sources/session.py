"""What a session of the browser holds for one user; another user in it begins anew."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def owned(key: str, user: str, soort: type[T]) -> T:
    """The state of this user under a key of the session; made anew where it is of somebody else."""
    owner, stand = st.session_state.get(key, ("", None))
    if owner != user or not isinstance(stand, soort):
        stand = soort()
        st.session_state[key] = (user, stand)
    return stand

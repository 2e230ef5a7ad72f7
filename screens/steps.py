"""The buttons below a part: to the one before it and to the one after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from screens import gate
from screens.session import Intake
from screens.wording import markdown


def show_steps(intake: Intake, keys: Sequence[str], name_of: Callable[[str], str]) -> None:
    """Draw Vorige and Volgende with the names of the parts, in the order of `keys`."""
    here = keys.index(intake.deel)
    with st.container(
        key="stappen", horizontal=True, horizontal_alignment="distribute", gap="small"
    ):
        for label, key, there, icon in (
            ("Vorige", "vorige", here - 1, ":material/arrow_back:"),
            ("Volgende", "volgende", here + 1, ":material/arrow_forward:"),
        ):
            inside = 0 <= there < len(keys)
            name = name_of(keys[there]) if inside else ""
            gate.button(
                f"{label} :gray[{markdown(name)}]" if name else label,
                key=key, icon=icon, icon_position="left" if key == "vorige" else "right",
                disabled=not inside,
                on_click=intake.go, args=(keys[there] if inside else intake.deel,),
            )  # fmt: skip

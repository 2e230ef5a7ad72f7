"""The buttons below a part: to the one before it and to the one after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from screens.access import gate
from screens.intake.case.session import Intake
from screens.keys import Key
from screens.widgets.wording import markdown


def show_steps(
    intake: Intake, keys: Sequence[str], name_of: Callable[[str], str], onward: str | None = None
) -> None:
    """Draw Vorige and Volgende with the names of their parts; Volgende is the main button.

    Both follow the order of `keys`; `onward` is another part for Volgende, "" for none.
    """
    here = keys.index(intake.deel)
    if onward is None:
        onward = keys[here + 1] if here + 1 < len(keys) else ""
    before = keys[here - 1] if here else ""
    with st.container(
        key=Key.STAPPEN, horizontal=True, horizontal_alignment="distribute", gap="small"
    ):
        gate.button(
            _label("Vorige", before, name_of),
            key=Key.VORIGE,
            icon=":material/arrow_back:",
            disabled=not before,
            on_click=intake.go,
            args=(before or intake.deel,),
        )
        if onward:
            gate.button(
                _label("Volgende", onward, name_of),
                key=Key.VOLGENDE,
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=intake.go,
                args=(onward,),
            )


def _label(word: str, key: str, name_of: Callable[[str], str]) -> str:
    return f"{word} :gray[{markdown(name_of(key))}]" if key else word

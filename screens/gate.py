"""The gate: nothing on a screen acts or gives a file, unless who it was drawn for is still there.

Streamlit runs a callback before the script, and makes a deferred file without it: the check at the
start of a run comes too late for both. So every widget that can carry one is taken from here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import streamlit as st

from screens.identity import NietIngelogd, current_user

Widget = TypeVar("Widget", bound=Callable[..., Any])
CARRIERS = ("on_click", "on_change", "on_select", "data")


class Gated:
    """A callback or a maker of a file, that acts for the user of the moment of drawing only."""

    def __init__(self, act: Callable[..., Any]) -> None:
        """Remember who is there now."""
        self.act = act
        self.drawn_for = _who()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Act, or do nothing: the script that follows says why."""
        return self.act(*args, **kwargs) if _who() == self.drawn_for else None


def _who() -> str | None:
    try:
        return current_user().pseudoniem
    except NietIngelogd:
        return None


def _gated(widget: Widget) -> Widget:
    @wraps(widget)
    def draw(*args: Any, **kwargs: Any) -> Any:
        for name in CARRIERS:
            if callable(kwargs.get(name)):
                kwargs[name] = Gated(kwargs[name])
        return widget(*args, **kwargs)

    return cast("Widget", draw)


button = _gated(st.button)
download_button = _gated(st.download_button)
file_uploader = _gated(st.file_uploader)
form_submit_button = _gated(st.form_submit_button)
multiselect = _gated(st.multiselect)
popover = _gated(st.popover)
radio = _gated(st.radio)
segmented_control = _gated(st.segmented_control)
selectbox = _gated(st.selectbox)
text_area = _gated(st.text_area)
text_input = _gated(st.text_input)
toggle = _gated(st.toggle)

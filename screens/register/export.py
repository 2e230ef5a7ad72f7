"""Buttons that take decisions out of the register as a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial

import streamlit as st

from register.decisions.reading import Filter
from register.moving.exporting import Soort, export
from register.store.opening import Register
from rights import Action, User
from screens.access import gate

# A browser gets a file in one piece, and so does the memory of the server.
MOST = 10_000
SOORTEN: dict[Soort, tuple[str, str]] = {
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv"),
    "jsonl": ("JSONL, compleet", "application/jsonl"),
}


def export_buttons(
    register: Register,
    user: User,
    selection: Filter | Sequence[int],
    count: int,
    name: str,
) -> None:
    """A button for each kind of file; the file is only made when somebody asks for it."""
    if not user.may(Action.UITVOEREN) or not count:
        return
    if count > MOST:
        st.text(
            f"Hier kun je hoogstens {MOST} besluiten tegelijk opslaan; dit zijn er {count}. "
            "Kies een kortere periode."
        )
        return
    with (
        gate.needing(Action.UITVOEREN),
        st.container(key=f"uitvoer-{name}", horizontal=True, gap="small"),
    ):
        for soort, (label, mime) in SOORTEN.items():
            gate.download_button(
                f"Opslaan als {label}",
                data=partial(content, register, user, selection, soort),
                file_name=f"besluiten-{name}.{soort}",
                mime=mime,
                key=f"uitvoer-{name}-{soort}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        "JSONL is compleet. In Excel en CSV staat niet wie besloot: de tabel is er niet om mensen "
        "te vergelijken."
    )


def content(
    register: Register, user: User, selection: Filter | Sequence[int], soort: Soort
) -> bytes:
    """The whole file."""
    target = io.BytesIO()
    export(register, user, selection, soort, target)
    return target.getvalue()

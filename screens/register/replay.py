"""Replaying one decision on the spot: the stored answer beside that of now."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from normenkader.texts import counted
from register.replaying.difference import differences
from register.replaying.difference_words import field_words, value_words
from register.replaying.replay import ReplayOutcome, replay_decision
from register.store.opening import Register
from rights import User
from screens.widgets import pieces
from screens.widgets.register_table import ROW
from screens.widgets.tables import table as show_table

MOST_TEXT = 400
_ABSENT = object()


def show_replay(register: Register, user: User, number: int) -> None:
    """Judge the stored case again and say whether the answer is the same."""
    uitkomst = replay_decision(register, user, number)
    st.html(pieces.heading("Opnieuw berekend"))
    if uitkomst.same:
        told = "De berekening van nu geeft precies hetzelfde antwoord als toen, tot op de byte."
        st.html(pieces.said("Gelijk.", told, "nw-goed"))
    elif uitkomst.nieuw is None:
        st.html(pieces.said("Er is nu geen antwoord.", kind="nw-fout"))
        st.text(uitkomst.fout)
    else:
        told = (
            "De berekening van nu geeft iets anders dan bewaard is. Hieronder staat wat. Meld dit "
            "bij de beheerder."
        )
        st.html(pieces.said("Verschil.", told, "nw-fout"))
        show_table(difference_rows(uitkomst))
    table = side_by_side(uitkomst)
    show_table(
        table,
        height=(len(table) + 1) * ROW + 3,
        key="naast-elkaar",
        column_config={
            "Onderdeel": st.column_config.TextColumn(width=150),
            "Vergelijking": st.column_config.TextColumn(width=100),
        },
    )


def side_by_side(uitkomst: ReplayOutcome) -> pd.DataFrame:
    """Every part of the answers, stored and now; a part that differs is marked in words."""
    old, new = _answer(uitkomst.bewaard), _answer(uitkomst.nieuw)
    rows = []
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key, _ABSENT), new.get(key, _ABSENT)
        same = _json(before) == _json(after)
        rows.append(
            {
                "Onderdeel": field_words((key,)),
                "Was": _shown(before),
                "Is nu": _shown(after),
                "Vergelijking": "gelijk" if same else "≠ ANDERS",
            }
        )
    return pd.DataFrame(rows, columns=["Onderdeel", "Was", "Is nu", "Vergelijking"])


def _answer(content: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {"(onleesbaar)": (content or b"").decode("utf-8", "replace")}
    return found if isinstance(found, dict) else {"(geen tabel)": found}


def _json(waarde: Any) -> str:
    return "" if waarde is _ABSENT else json.dumps(waarde, ensure_ascii=False)


def _shown(waarde: Any) -> str:
    if waarde is _ABSENT:
        return "ontbreekt"
    if isinstance(waarde, list):
        kind = counted(len(waarde), "stap", "stappen")
        if waarde and isinstance(waarde[0], dict) and "regel" in waarde[0]:
            return f"{kind}: {', '.join(str(s.get('regel')) for s in waarde)}"[:MOST_TEXT]
    return value_words(waarde)


def difference_rows(uitkomst: ReplayOutcome) -> pd.DataFrame:
    """What differs, in words."""
    found = differences(uitkomst.bewaard, uitkomst.nieuw or b"")
    return pd.DataFrame([{"Veld": d.veld, "Was": d.was, "Is nu": d.is_nu} for d in found])

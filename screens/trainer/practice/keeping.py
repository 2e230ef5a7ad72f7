"""How long a practice session is kept, and its results as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from normenkader.texts import counted, date_text
from practice.session.agreement import SessionAgreement
from practice.session.export import as_json
from practice.session.results import GroupResults
from practice.session.xlsx import as_xlsx
from register.decisions.writing import now
from register.practice.model import PracticeSession
from register.practice.sessions import MOST_DAYS, keep_for
from rights import User
from screens.access import gate
from screens.trainer.practice.state import OefenState
from screens.widgets.fields import FieldSpec, draw_line, framed, read_number
from screens.widgets.moments import moment

DAGEN = "dagen"
Lezen = Callable[[], tuple[dict[int, GroupResults], SessionAgreement]]
SOORTEN = {
    "xlsx": (
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        as_xlsx,
    ),
    "json": ("JSON, compleet", "application/json", as_json),
}


def show_keeping(user: User, stand: OefenState, session: PracticeSession, read: Lezen) -> None:
    """Draw the term with a field to change it, and the buttons for the files."""
    show_term(session)
    key = f"oefen-dagen-{stand.ronde}"
    begin, end = map(datetime.fromisoformat, (session.aangemaakt, session.verloopt))
    days = (end - begin).days

    def keep(chosen: int) -> None:
        if chosen != days:
            stand.act(lambda register: keep_for(register, user, session.id, chosen, now()))

    veld = FieldSpec(
        "Bewaren tot zoveel dagen na het begin",
        key,
        stand.geweigerd,
        DAGEN,
        str(days),
        lambda tekst: read_number(tekst, 1, MOST_DAYS),
        keep,
    )
    with framed("oefen-dagen", lambda: veld.lines(counted(days, "dag", "dagen"))):
        draw_line(veld, again=False)

    def content(write: Callable[..., bytes]) -> Callable[[], bytes]:
        return lambda: write(session, *read())

    with st.container(key="oefen-bestanden", horizontal=True, gap="small"):
        for soort, (label, mime, write) in SOORTEN.items():
            gate.download_button(
                f"Opslaan als {label}",
                data=content(write),
                key=f"oefen-bestand-{soort}",
                file_name=f"oefening-{session.aangemaakt[:10]}-{session.code}.{soort}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        "In het bestand staat alleen wat onthuld is, met nummers en zonder namen. Het bestand "
        "blijft bestaan als de oefening hier is verwijderd. Gooi het weg als je het niet meer "
        "nodig hebt."
    )


def show_term(session: PracticeSession) -> None:
    """Say when everything leaves by itself."""
    until = date_text(moment(session.verloopt).date())
    st.text(f"De antwoorden zijn er tot {until}. Daarna worden ze vanzelf verwijderd.")

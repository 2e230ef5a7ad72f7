"""That a decision was sent: the day is recorded after it, and says until when one can object."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from normenkader.texts import date_text
from register.decisions.reading import Dossier
from register.decisions.terms.sent import sent_on
from register.decisions.writing import now
from register.errors import RegisterError
from register.follow_ups.sending import record_sending
from register.local_days import today
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.sources import register as register_source
from screens.sources import terms as terms_source
from screens.sources.session import owned
from screens.widgets import pieces
from screens.widgets.fields import framed
from screens.widgets.terms import terms_html
from screens.widgets.wording import date_field, read_date
from terms.calendar import Calendar
from terms.due import due

SESSION, FIELD = "verzending", "verzonden-op"
ANDERS = "Een andere dag komt in de plaats. De vorige blijft in het register te zien."


@dataclass
class SendingState:
    """Of one session what was refused, by record: the reasons."""

    fouten: dict[int, tuple[str, ...]] = field(default_factory=dict)


def show_sending(user: User, dossier: Dossier) -> date | None:
    """The day on which the decision was sent, or the field to record it; gives that day."""
    try:
        register = register_source.opened()
        with gate.needing(Action.ZAAK_LEZEN):
            day = sent_on(register, user, dossier.nummer)
    except RegisterError:
        # That the register does not answer is said elsewhere on the page.
        return None
    with st.container(key="verzending", border=True, gap="small"):
        if day is None:
            _ask(register, user, dossier, "Verzonden op", "Leg de verzending vast")
            return None
        st.html(pieces.said(f"Verzonden op {date_text(day)}."))
        calendar = terms_source.load()
        if isinstance(calendar, Calendar):
            st.html(terms_html(due({"verzonden": day}, today(), calendar)))
        if gate.toggle("De dag was anders", key=f"verzending-anders-{dossier.nummer}"):
            st.caption(ANDERS)
            _ask(register, user, dossier, "Toch verzonden op", "Leg deze dag vast")
    return day


def _ask(register: Register, user: User, dossier: Dossier, label: str, words: str) -> None:
    state = owned(SESSION, user.pseudoniem, SendingState)
    key = f"{FIELD}-{dossier.nummer}"
    with framed(key, lambda: list(state.fouten.get(dossier.nummer, ()))):
        gate.text_input(
            f"{label} :gray[· dag-maand-jaar]",
            value=date_field(today().isoformat()),
            key=key,
            width=280,
            autocomplete="off",
        )
    with gate.needing(Action.BESLISSEN):
        gate.button(
            words,
            key=f"verzending-vast-{dossier.nummer}",
            icon=":material/outgoing_mail:",
            on_click=_record,
            args=(register, user, dossier, state, key),
        )


def _record(
    register: Register, user: User, dossier: Dossier, state: SendingState, key: str
) -> None:
    try:
        day = read_date(st.session_state.get(key) or "")
        record_sending(register, user, dossier, day, now())
    except (ValueError, RegisterError) as error:
        state.fouten[dossier.nummer] = (str(error),)
        return
    state.fouten.pop(dossier.nummer, None)

"""In which share the terms of the law were kept, per term and month; never by person."""

from __future__ import annotations

import streamlit as st

from register.decisions.followed import ZEKERHEID_PROCENT
from register.decisions.releasing import LEAST
from register.decisions.terms.in_time import ALL, COUNTED, InTime, hidden, in_time
from register.store.opening import Register
from rights import User
from screens.register.followed import groups_html, share_row
from screens.register.numbers import month_name
from screens.register.state import RegisterState, selection_text
from screens.sources import terms as terms_source
from screens.widgets import pieces
from screens.widgets.layout import show_message
from terms.calendar import Calendar
from terms.term import RULES

UITLEG = (
    "Alleen wat bekend is telt mee: van een besluit zonder dag van verzending is niet te zeggen of "
    "het op tijd was. Deze cijfers gaan nooit over één persoon."
)
VERBORGEN = (
    f"Groepen van minder dan {LEAST} besluiten zie je niet. Soms is ook een grotere groep "
    "verborgen: anders was de kleine uit te rekenen. Dat geldt voor deze selectie. De streep is "
    f"het interval van {ZEKERHEID_PROCENT} % (Wilson)."
)
HEADS = ("Maand van het besluit", "Bekend", "Op tijd")


def show_in_time(register: Register, user: User, stand: RegisterState) -> None:
    """Draw it for the selection."""
    st.header("Termijnen", anchor=False)
    st.text(selection_text(stand.vraag.filter))
    calendar = terms_source.load()
    if not isinstance(calendar, Calendar):
        lines = [str(problem) for problem in calendar]
        show_message("error", "De gelijkgestelde dagen zijn niet goed.", lines)
        return
    st.html(pieces.paragraph(UITLEG, "nw-staatzin") + pieces.paragraph(VERBORGEN))
    groups = in_time(register, user, stand.vraag.filter, calendar)
    for soort in COUNTED:
        rule = RULES[soort]
        with st.container(border=True, gap="small"):
            st.html(pieces.heading(f"{rule.titel}: {rule.in_words}"))
            st.html(pieces.paragraph(rule.bron, "nw-klein"))
            own = [g for g in groups if g.soort == soort]
            rows = [share_row(_name(g), g.aantal, g.share, g.interval) for g in own]
            st.html(groups_html(rule.titel, HEADS, rows, hidden(groups, soort)))


def _name(group: InTime) -> str:
    return "Alle maanden" if group.maand == ALL else month_name(group.maand)

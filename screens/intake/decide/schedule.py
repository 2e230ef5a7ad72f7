"""The period of a decision on the form: its last day, and how the minutes lie over its weeks."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from engine.schedule import Schedule, last_day, mean_text, weeks_text
from normenkader.texts import date_text
from publishing.markup import Markup
from register.choice import MOST_WEEKS
from screens.keys import Key
from screens.widgets import pieces
from screens.widgets.fields import read_day

TITEL = "Verdeling over de periode"
KOPPEN = ("Van", "Tot en met", "Weken", "Minuten per week")


def read_weeks_until(tekst: str, van: date) -> int:
    """The whole weeks from a day up to the last day that was typed; raises ValueError."""
    day = read_day(tekst, last_day(van, 1), last_day(van, MOST_WEEKS))
    weken, rest = divmod((day - van).days + 1, 7)
    if rest:
        around = " of ".join(
            f"{date_text(day + timedelta(days=n))} ({weeks_text(weken + (n > 0))})"
            for n in (-rest, 7 - rest)
        )
        raise ValueError(f"De periode is een aantal hele weken. Kies {around}.")
    return weken


def show_schedule(schedule: Schedule | None) -> None:
    """The parts of the period, where the normenkader divides the minutes."""
    if schedule is None:
        return
    with st.container(key=Key.BESLUIT_VERDELING, gap=None):
        st.html(pieces.heading(TITEL) + schedule_html(schedule))


def schedule_html(schedule: Schedule) -> Markup:
    """The parts as a table, with the mean over the whole period below them."""
    rows = [
        (date_text(t.van), date_text(t.tot_en_met), t.weken, t.minuten_per_week)
        for t in schedule.termijnen
    ]
    mean = f"Gemiddeld over {weeks_text(schedule.weken)}: {mean_text(schedule.mean)}."
    return pieces.table(TITEL, KOPPEN, rows) + pieces.paragraph(mean, "nw-klein")

"""The period of a decision on the form: its last day, and how the minutes lie over its weeks."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from engine.schedule import Verdeling, last_day, mean_text, weeks_text
from normenkader.templates import date_text
from register.decision import MOST_WEEKS
from screens.fields import read_day
from screens.wording import escape

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


def show_schedule(verdeling: Verdeling | None) -> None:
    """The parts of the period, where the normenkader divides the minutes."""
    if verdeling is None:
        return
    with st.container(key="besluit-verdeling", gap=None):
        st.html(f"<h3>Verdeling over de periode</h3>{table_html(verdeling)}")


def table_html(verdeling: Verdeling) -> str:
    """The parts as a table, with the mean over the whole period below them."""
    heads = "".join(f'<th scope="col">{k}</th>' for k in KOPPEN)
    rows = "".join(
        f'<tr><th scope="row">{escape(date_text(t.van))}</th>'
        f"<td>{escape(date_text(t.tot_en_met))}</td><td>{t.weken}</td>"
        f"<td>{t.minuten_per_week}</td></tr>"
        for t in verdeling.termijnen
    )
    mean = f"Gemiddeld over {weeks_text(verdeling.weken)}: {mean_text(verdeling.gemiddeld)}."
    return (
        '<table class="nw-tabel"><caption class="nw-verborgen">Verdeling over de periode</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<p class="nw-klein">{escape(mean)}</p>'
    )

"""A field for a day, with a month of buttons beside it: by mouse, by keyboard and read aloud.

The date field of Streamlit is no alternative: it keeps an older day where it refuses one, and its
calendar has names and targets that fail WCAG (docs/besluiten/0016).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from normenkader.texts import MONTHS, with_capital
from publishing.markup import Pieces
from screens.access import gate
from screens.keys import Prefix
from screens.widgets import pieces
from screens.widgets.fields import FieldSpec, Plek, Waarde, draw_line

HTML = Pieces(__name__)

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class Calendar:
    """The days of a field: its name, the day that counts, the first and last that can be chosen.

    `choose` hears the day that was clicked; after it the field must be drawn under another key.
    """

    naam: str
    label: str
    dag: date
    eerste: date
    laatste: date
    choose: Callable[[date], None]

    @property
    def _month_key(self) -> str:
        return f"kalender-maand-{self.naam}"

    @property
    def _count_key(self) -> str:
        return f"kalender-gekozen-{self.naam}"

    @property
    def month(self) -> date:
        """The first day of the month in sight: that of the day that counts, until one turns."""
        month: date = st.session_state.get(self._month_key, self.dag)
        return min(max(month, self.eerste), self.laatste).replace(day=1)

    @property
    def times(self) -> int:
        """How often a day was chosen: the script of the page then moves the focus to the field."""
        return int(st.session_state.get(self._count_key, 0))

    def turn(self, month: date) -> None:
        """Show another month."""
        st.session_state[self._month_key] = month

    def pick(self, day: date) -> None:
        """Take the day that was clicked, and go back to the field."""
        st.session_state.pop(self._month_key, None)
        st.session_state[self._count_key] = self.times + 1
        self.choose(day)

    def days(self) -> list[date]:
        """The whole weeks of the month in sight, from Monday on."""
        weeks = calendar.Calendar().monthdatescalendar(self.month.year, self.month.month)
        return [day for week in weeks for day in week]


def draw_day(veld: FieldSpec[Plek, Waarde], calendar: Calendar, *, again: bool = True) -> None:
    """The field, and the button that opens the month beside it."""
    name = calendar.naam
    with st.container(
        key=Prefix.DAG.of(name), horizontal=True, vertical_alignment="bottom", gap="xsmall"
    ):
        draw_line(veld, again=again)
        popover = gate.popover(
            f"Kalender: {calendar.label}",
            icon=":material/calendar_month:",
            key=f"kalender-{veld.key}",
            on_change="rerun",
        )
        if popover.open:
            with popover:
                draw_month(calendar)
    # The script of the page sees the count change.
    st.container(key=Prefix.NAAR_VELD.of(f"{calendar.times}-{name}")).html(pieces.nothing())


def draw_month(calendar: Calendar) -> None:
    """The month in sight: its days as buttons, and the way to the months around it."""
    name, month = calendar.naam, calendar.month
    before, after = month - timedelta(days=1), month + timedelta(days=31)
    with st.container(
        key=Prefix.KALENDER_KOP.of(name), horizontal=True, vertical_alignment="center"
    ):
        gate.button(
            f"Vorige maand :gray[{calendar.label}]",
            key=f"kalender-terug-{name}",
            icon=":material/chevron_left:",
            disabled=before < calendar.eerste,
            on_click=calendar.turn,
            args=(before.replace(day=1),),
        )
        st.html(pieces.strong(f"{with_capital(MONTHS[month.month - 1])} {month.year}"))
        gate.button(
            f"Volgende maand :gray[{calendar.label}]",
            key=f"kalender-verder-{name}",
            icon=":material/chevron_right:",
            disabled=after.replace(day=1) > calendar.laatste,
            on_click=calendar.turn,
            args=(after.replace(day=1),),
        )
    st.html(HTML("weekdays", days=[dag[:2] for dag in WEEKDAYS]))
    with st.container(key=Prefix.KALENDER_DAGEN.of(name), gap=None):
        for place, day in enumerate(calendar.days()):
            chosen = day == calendar.dag
            words = f"{MONTHS[day.month - 1]} {day.year}, {WEEKDAYS[day.weekday()]}"
            gate.button(
                f"{day.day} :gray[{words}{', gekozen' if chosen else ''}]",
                key=Prefix.KALENDER_DAG.of(f"{name}-{place}"),
                type="primary" if chosen else "tertiary",
                disabled=not calendar.eerste <= day <= calendar.laatste,
                on_click=partial(calendar.pick, day),
            )

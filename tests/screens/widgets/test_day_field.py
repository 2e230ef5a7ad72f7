"""The month beside a field for a day."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from screens.widgets.day_field import Calendar


def month(
    dag: date, eerste: date = date(2026, 1, 1), laatste: date = date(2036, 12, 31)
) -> Calendar:
    return Calendar("dag", "Eerste dag", dag, eerste, laatste, lambda _: None)


def test_a_month_has_whole_weeks_from_monday_on() -> None:
    days = month(date(2026, 7, 17)).days()
    assert (days[0], days[-1], len(days)) == (date(2026, 6, 29), date(2026, 8, 2), 35)


@pytest.mark.parametrize(
    ("dag", "first"),
    [
        (date(2026, 7, 17), date(2026, 7, 1)),
        (date(2199, 12, 31), date(2036, 12, 1)),
        (date(2020, 2, 29), date(2026, 1, 1)),
    ],
)
def test_the_month_in_sight_is_one_that_can_be_chosen(dag: date, first: date) -> None:
    assert month(dag).month == first


def a_calendar() -> None:
    # AppTest runs the text of this function alone.
    from datetime import date  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from screens.access import gate  # noqa: PLC0415
    from screens.widgets.day_field import Calendar, draw_month  # noqa: PLC0415

    kept = st.session_state.setdefault("kept", [date(2026, 7, 17)])
    kalender = Calendar(
        "dag", "Eerste dag", kept[-1], date(2026, 7, 8), date(2026, 8, 5), kept.append
    )
    gate.free(draw_month)(kalender)


def test_a_day_is_chosen_in_another_month_within_the_limits() -> None:
    app = AppTest.from_function(a_calendar).run()
    named = {button.label: button for button in app.button}
    assert named["17 :gray[juli 2026, vrijdag, gekozen]"].disabled is False
    assert named["7 :gray[juli 2026, dinsdag]"].disabled is True
    assert next(b for b in app.button if b.label.startswith("Vorige")).disabled
    next(b for b in app.button if b.label.startswith("Volgende")).click().run()
    assert next(b for b in app.button if b.label.startswith("Volgende")).disabled
    named = {button.label: button for button in app.button}
    assert named["6 :gray[augustus 2026, donderdag]"].disabled is True
    named["5 :gray[augustus 2026, woensdag]"].click().run()
    assert app.session_state["kept"][-1] == date(2026, 8, 5)

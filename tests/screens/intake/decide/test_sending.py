"""The day of sending on the page of a decision: today stands there, and it can be put right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Library
from normenkader.texts import date_text
from register.decisions.terms.sent import sent_on
from register.decisions.writing import now, record
from register.local_days import today
from register.store.opening import Register
from rights import LOKAAL
from screens.widgets.wording import date_field
from tests.register.deciding import follow
from tests.screens.register.test_page import texts

PAGE = """
from register.decisions.reading import open_decision
from rights import LOKAAL, Action
from screens.access import gate
from screens.intake.decide.sending import show_sending
from screens.sources import register

found = open_decision(register.opened(), LOKAAL, 2)
with gate.needing(Action.INTAKE):
    show_sending(LOKAAL, found)
"""
WEEK = timedelta(days=7)


@pytest.fixture
def page(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> AppTest:
    """A decision of a week ago on the screen."""
    record(register, LOKAAL, bibliotheek, follow(bibliotheek, zaak), now() - WEEK)
    shown = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not shown.exception
    return shown


def press(page: AppTest) -> AppTest:
    shown = page.button[0].click().run()
    assert not shown.exception
    return shown


def test_today_stands_there_and_is_recorded_with_the_term_to_object(
    page: AppTest, register: Register
) -> None:
    assert page.text_input[0].value == date_field(today().isoformat())
    shown = press(page)
    assert sent_on(register, LOKAAL, 2) == today()
    assert f"Verzonden op {date_text(today())}." in texts(shown)
    assert "Bezwaar: nog" in texts(shown)
    assert not shown.text_input


def test_what_cannot_be_is_said_and_not_recorded(page: AppTest, register: Register) -> None:
    for typed, why in (
        ("gisteren", "datum"),
        (date_field((today() + WEEK).isoformat()), "nog niet gebeurd"),
        (date_field((today() - 2 * WEEK).isoformat()), "eerder dan het besluit"),
    ):
        page.text_input[0].set_value(typed)
        shown = press(page)
        assert why in texts(shown)
        assert shown.text_input[0].value == typed
    assert sent_on(register, LOKAAL, 2) is None


def test_another_day_takes_its_place(page: AppTest, register: Register) -> None:
    shown = press(page)
    shown = shown.toggle[0].set_value(True).run()
    other = today() - timedelta(days=2)
    shown.text_input[0].set_value(date_field(other.isoformat()))
    shown = press(shown)
    assert sent_on(register, LOKAAL, 2) == other
    assert f"Verzonden op {date_text(other)}." in texts(shown)

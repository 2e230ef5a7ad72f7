"""Choosing another normenkader on the form, and back: the case is as it was."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from register.store.opening import Register

SCRIPT = """
from rights import LOKAAL
from screens.intake.page import show

show(LOKAAL)
"""


def field(page: AppTest, begin: str) -> str:
    return str(next(t.value for t in page.text_input if t.label.startswith(begin)))


def choose(page: AppTest, naam: str) -> None:
    next(r for r in page.radio if r.label == "Normenkader").set_value(naam).run()
    assert not page.exception


def said(page: AppTest) -> str:
    return "\n".join(str(e.value) for e in [*page.warning, *page.info, *page.error, *page.text])


def test_back_and_forth_keeps_the_date_and_says_nothing_is_gone(register: Register) -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    day = field(page, "Peildatum")
    weeks = field(page, "Hoeveel weken")
    choose(page, "drechtsteden-ib-2016")
    assert field(page, "Peildatum") == "31-12-2016"
    assert "Je werkt nu met Individuele Begeleiding Drechtsteden 2016" in said(page)
    assert "passen daar niet bij" not in said(page)
    choose(page, "demo-ib")
    assert field(page, "Peildatum") == day
    assert field(page, "Hoeveel weken") == weeks
    assert "passen daar niet bij" not in said(page)


def test_a_duration_that_was_typed_is_said_to_have_no_place_and_comes_back(
    register: Register,
) -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    next(t for t in page.text_input if t.label.startswith("Hoeveel weken")).set_value("10").run()
    choose(page, "drechtsteden-ib-2016")
    assert "(was: 10)" in said(page)
    choose(page, "demo-ib")
    assert field(page, "Hoeveel weken") == "10"

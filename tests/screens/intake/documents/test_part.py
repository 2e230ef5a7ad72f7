"""The part that makes documents: nothing of what is typed is stored, and every file is gated."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from streamlit.elements.widgets import button as streamlit_button
from streamlit.testing.v1 import AppTest

from documents.making import SETTING
from normenkader import Library
from register.decisions.writing import now, record
from register.store.opening import Register
from rights import LOKAAL
from screens.access.gate import Gated
from tests.register.deciding import follow

SCRIPT = """
from rights import LOKAAL
from screens.intake.page import show

show(LOKAAL)
"""
NAMES = ("Zwaantje Kolibrie", "Ooievaar van Uilenburg")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What every download button is given, by its place on the page."""
    found: dict[str, Any] = {}
    marshall = streamlit_button.marshall_file

    def note(coordinates: str, data: Any, *args: Any, **kwargs: Any) -> None:
        found[coordinates] = data
        marshall(coordinates, data, *args, **kwargs)

    monkeypatch.setattr(streamlit_button, "marshall_file", note)
    return found


@pytest.fixture
def page(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> AppTest:
    record(register, LOKAAL, bibliotheek, follow(bibliotheek, zaak), now())
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["record"] = "2"
    app.run()
    assert not app.exception
    return app


def wanted(page: AppTest) -> AppTest:
    next(t for t in page.toggle if t.label.startswith("Maak een verslag")).set_value(True).run()
    assert not page.exception
    return page


def buttons(page: AppTest) -> dict[str, bool]:
    """The buttons of the documents, and whether each is on."""
    found = {b.proto.label: not b.proto.disabled for b in page.get("download_button")}
    return {name: on for name, on in found.items() if " als " in name}


def fill(page: AppTest) -> None:
    for label, value in (
        ("Gemeente", "Gemeente Voorbeeld"),
        ("Wie heeft beslist", NAMES[1]),
        ("Verzonden op", "17-07-2099"),
    ):
        next(t for t in page.text_input if t.label.startswith(label)).set_value(value)
    next(t for t in page.text_area if t.label.startswith("Aan wie")).set_value(NAMES[0])
    page.run()
    assert not page.exception


def test_files_are_there_once_all_is_given_and_nothing_is_stored(
    page: AppTest, register: Register, files: dict[str, Any]
) -> None:
    assert buttons(page) == {}
    assert set(buttons(wanted(page)).values()) == {False}
    assert len(buttons(page)) == 6
    files.clear()
    fill(page)
    assert set(buttons(page).values()) == {True}
    made = [data for data in files.values() if isinstance(data, Gated)]
    assert len(made) == len(files) >= 6
    for database in (register.plek.register, register.plek.concepten):
        with sqlite3.connect(str(database.database)) as connection:
            dump = "\n".join(connection.iterdump())
        assert "T-" in dump or database is register.plek.concepten
        assert not any(name in dump for name in NAMES)


def test_a_house_style_that_is_wrong_is_said(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "/nergens")
    told = "\n".join(str(t.value) for t in wanted(page).text)
    assert "De huisstijl van de gemeente is niet goed" in told
    assert "deze map is er niet" in told
    assert buttons(page) == {}

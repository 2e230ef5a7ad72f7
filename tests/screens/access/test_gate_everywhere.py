"""Every act of every page, found by walking the pages themselves, stops with the session."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from streamlit.elements.widgets import button as streamlit_button
from streamlit.testing.v1 import AppTest

from normenkader import Library, Normenkader
from register.decisions.writing import now, record
from register.practice.model import Item, Measurement, NormenkaderReference, Setup
from register.practice.participants import join
from register.practice.sessions import start_session
from register.practice.steps import reveal
from register.store.opening import Register
from screens.access.gate import Gated
from screens.access.identity import current_user
from screens.pages import PAGES
from tests.register.deciding import follow
from tests.screens.access.logged_in import Login, end, log_in

SCRIPT = """
from screens.access.identity import current_user
from screens.pages import PAGES

next(pagina for pagina in PAGES if pagina.pad == {pad!r}).show(current_user())
"""


class Act(NamedTuple):
    """Something on a page that acts outside its script."""

    what: str
    act: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> Login:
    return log_in(monkeypatch)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[Act]:
    """What every download button is given, at the place where Streamlit itself takes it."""
    found: list[Act] = []
    marshall = streamlit_button.marshall_file

    def note(coordinates: str, data: Any, *args: Any, **kwargs: Any) -> None:
        found.append(Act(f"file {coordinates}", data, (), {}))
        marshall(coordinates, data, *args, **kwargs)

    monkeypatch.setattr(streamlit_button, "marshall_file", note)
    return found


@pytest.fixture
def filled(
    register: Register,
    login: Login,
    bibliotheek: Library,
    demo: Normenkader,
    zaak: dict[str, Any],
) -> Register:
    """A decision, and a practice session of which a case is revealed."""
    me = current_user()
    record(register, me, bibliotheek, follow(bibliotheek, zaak), now())
    which = NormenkaderReference(demo.normenkader, demo.versie, demo.sha256)
    items = (Item("OZ-01", Measurement.VOOR), Item("OZ-06", Measurement.VOOR))
    sessie = start_session(register, me, which, Setup(items), now())
    join(register, sessie.code, now())
    reveal(register, me, sessie.id, 0, now())
    return register


def opened(pad: str) -> AppTest:
    app = AppTest.from_string(SCRIPT.format(pad=pad), default_timeout=60).run()
    assert not app.exception
    return app


def acts(app: AppTest) -> Iterator[Act]:
    """Every callback that Streamlit itself knows of what is on the page."""
    metadata = app.session_state._state._state._new_widget_state.widget_metadata
    for key, widget in metadata.items():
        for callback in [widget.callback, *(getattr(widget, "callbacks", None) or {}).values()]:
            if callback is not None:
                yield Act(
                    key, callback, tuple(widget.callback_args or ()), widget.callback_kwargs or {}
                )


def stored(register: Register) -> list[str]:
    """All that the register, the drafts and the practice store hold."""
    lines: list[str] = []
    for database in (register.plek.register, register.plek.concepten):
        with sqlite3.connect(str(database.database)) as connection:
            lines += connection.iterdump()
    return lines


@pytest.mark.parametrize("pad", [pagina.pad for pagina in PAGES])
def test_nothing_on_any_page_acts_after_the_end(
    filled: Register, login: Login, files: list[Act], pad: str
) -> None:
    """Also one click further: every button is pressed once, on a page of its own."""
    first = opened(pad)
    found = list(acts(first))
    keys = [button.key for button in first.button if not button.disabled and button.key]
    for key in keys:
        app = opened(pad)
        app.button(key=key).click().run()
        assert not app.exception, key
        found += acts(app)
    assert len(found) > len(keys)
    ungated = {act.what for act in (*found, *files) if not isinstance(act.act, Gated)}
    assert ungated == set()
    before = stored(filled)
    end(login)
    for act in found:
        assert act.act(*act.args, **act.kwargs) is None
    for file in files:
        with pytest.raises(Exception, match="sessie is voorbij"):
            file.act()
    assert stored(filled) == before

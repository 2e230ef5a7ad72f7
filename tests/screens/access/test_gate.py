"""The gate: an act needs who it was drawn for, and the right, at the moment of the act."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import screens
from rights import Action, NoRightError
from screens.access import gate
from screens.access.gate import Gated, NotAllowedError
from screens.access.identity import NotLoggedInError
from screens.pages import FREE, PAGES
from tests.screens.access.logged_in import DAY, Login, log_in

SCREENS = Path(screens.__path__[0])


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> Login:
    return log_in(monkeypatch)


def gated(act: Callable[[], object], *, file: bool = False) -> Gated:
    with gate.needing(Action.UITVOEREN):
        return Gated(act, file=file)


def ended(login: Login) -> None:
    login.now = DAY


def logged_out(login: Login) -> None:
    login.claims.clear()


def logged_out_elsewhere(login: Login) -> None:
    login.ended.add(login.claims, DAY)


def somebody_else(login: Login) -> None:
    login.claims["sub"] = "ander"


def without_the_right(login: Login) -> None:
    login.claims["roles"] = ["consulent"]


ENDINGS = [ended, logged_out, logged_out_elsewhere, somebody_else, without_the_right]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_act_is_not_done_after_the_end(login: Login, ending: Callable[[Login], None]) -> None:
    done: list[int] = []
    act, made = gated(lambda: done.append(1)), gated(lambda: b"geheim", file=True)
    act()
    assert (done, made()) == ([1], b"geheim")
    ending(login)
    assert act() is None
    assert done == [1]
    with pytest.raises((NotLoggedInError, NotAllowedError)):
        made()


def test_what_is_free_acts_for_everybody(login: Login) -> None:
    act = gate.free(Gated)(lambda: "gedaan")
    logged_out(login)
    assert act() == "gedaan"


def test_nothing_is_drawn_without_saying_which_right_it_needs(login: Login) -> None:
    with pytest.raises(RuntimeError, match="No right was declared"):
        Gated(lambda: None)


def test_a_refusal_names_everybody_who_gets_in(login: Login) -> None:
    login.claims["roles"] = ["consulent"]
    either = gate.needing(Action.REGISTER_LEZEN, Action.CONTROLEREN)
    with pytest.raises(NoRightError, match=r"Dit mag alleen een auditor of beheerder\."), either:
        raise AssertionError("drawn without the right")


def test_a_download_is_made_at_the_click_only() -> None:
    with pytest.raises(TypeError, match="made at the click"):
        gate.free(gate.download_button)("Bestand", data=b"geheim")


# What can carry a callback or a file, by the signatures of Streamlit itself.
CARRIERS = {"on_click", "on_change", "on_select", "on_submit", "on_commit"}
ALWAYS = {"fragment", "file_uploader", "camera_input", "audio_input", "download_button", "dialog"}
# These are pictures or places unless a call gives them a callback, which the gate then carries.
PICTURES = {"dataframe", "altair_chart", "expander", "tabs"}


def carrying() -> set[str]:
    found = set(ALWAYS)
    for name in dir(st):
        value = getattr(st, name)
        if not name.startswith("_") and callable(value) and not isinstance(value, type):
            try:
                parameters = inspect.signature(value).parameters
            except (TypeError, ValueError):
                continue
            if CARRIERS & set(parameters):
                found.add(name)
    return found


def round_the_gate(path: Path, forbidden: set[str]) -> Iterator[str]:
    """What a file takes elsewhere; a table or a picture may have no callback but from the gate."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit"):
            yield from (f"{path.name}: {n.name}" for n in node.names if n.name in forbidden)
        if isinstance(node, ast.Attribute) and node.attr in forbidden and not of_gate(node):
            yield f"{path.name}:{node.lineno} {node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            carried = CARRIERS & {k.arg for k in node.keywords}
            if carried and not of_gate(node.func):
                yield f"{path.name}:{node.lineno} {node.func.attr}"


def of_gate(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "gate"


def test_no_screen_goes_round_the_gate() -> None:
    """Neither from `st` nor from a container."""
    forbidden = carrying() - PICTURES
    assert {"button", "text_input", "selectbox", "number_input", "toggle", "popover"} <= forbidden
    sources = [path for path in sorted(SCREENS.rglob("*.py")) if path.name != "gate.py"]
    found = [line for path in sources for line in round_the_gate(path, forbidden)]
    assert found == []


def test_every_page_declares_its_right() -> None:
    for pagina in (*PAGES, *FREE):
        assert hasattr(pagina.show, "__wrapped__"), f"{pagina.pad} says nothing of rights"


def test_equal_labels_are_told_apart_by_what_they_stand_for() -> None:
    def script() -> None:
        from screens.access import gate  # noqa: PLC0415 - the script of a test stands alone

        @gate.free
        def draw() -> None:
            same = {"a": "Gelijk", "b": "Gelijk", "c": "Anders"}
            for field in (gate.radio, gate.selectbox, gate.multiselect, gate.segmented_control):
                field("Kies", list(same), format_func=same.__getitem__, key=field.__name__)

        draw()

    app = AppTest.from_function(script).run()
    assert not app.exception
    wanted = ["Gelijk (a)", "Gelijk (b)", "Anders"]
    for field in (app.radio[0], app.selectbox[0], app.multiselect[0]):
        assert field.options == wanted
    app.selectbox[0].set_value("b").run()
    assert app.selectbox[0].value == "b"

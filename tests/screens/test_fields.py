"""Fields in which something is typed: what is accepted, and what is kept of what is not."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from screens import gate
from screens.fields import Geweigerd, Veld, check_text, read_day, read_number
from screens.fields import read_number_or_nothing as or_nothing
from tests.browser.app_process import PROJECT

# They keep another value than what was typed, or leave out signs, without a word.
BANNED = {"number_input", "date_input", "time_input", "datetime_input", "data_editor", "slider"}


@pytest.mark.parametrize(
    ("tekst", "getal"), [("150", 150), (" 150 ", 150), ("\t1\n", 1), ("10080", 10080), ("007", 7)]
)
def test_a_number_is_what_was_typed(tekst: str, getal: int) -> None:
    assert read_number(tekst, 1, 10_080) == getal


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "  ",
        "235,5",
        "12.5",
        "15.000",
        "15,000",
        "15 000",
        "1e3",
        "１２",
        "+5",
        "-5",
        "0",
        "10081",
        "15000",
        "5000000000000",
        "9" * 5_000,
        "twaalf",
        "12 minuten",
        "0x10",
        "1_0",
        "٣",
        "½",
        "²",
        "12.",
        ",5",
        "NaN",
        "inf",
    ],
)
def test_what_is_no_number_here_is_refused_with_what_is_right(tekst: str) -> None:
    with pytest.raises(ValueError, match="van 1 tot en met 10080") as refused:
        read_number(tekst, 1, 10_080)
    assert "heel getal" in str(refused.value)


def test_a_number_that_may_be_open_is_nothing_when_empty() -> None:
    assert or_nothing("  ", 0, 125) is None
    assert or_nothing("0", 0, 125) == 0
    with pytest.raises(ValueError, match="van 0 tot en met 125"):
        or_nothing("12.5", 0, 125)


def test_a_day_lies_between_two_days() -> None:
    first, last = date(2026, 1, 1), date(2027, 6, 30)
    assert read_day("30-6-27", first, last) == last
    with pytest.raises(ValueError, match="vanaf 1 januari 2026"):
        read_day("31 december 2025", first, last)
    with pytest.raises(ValueError, match="tot en met 30 juni 2027"):
        read_day("31-12-2199", first, last)


def test_every_reason_against_a_text_at_once() -> None:
    assert check_text("Twee\nregels", 20) == "Twee\nregels"
    with pytest.raises(ValueError, match="te lang") as refused:
        check_text("een \x00 teken dat niemand ziet", 20)
    assert ["te lang" in str(refused.value.args[0]), "onzichtbaar" in refused.value.args[1]] == [
        True,
        True,
    ]


def field(geweigerd: dict[str, Geweigerd], kept: list[int]) -> Veld[str, int]:
    telt = str(kept[-1])
    return Veld(
        "Weken", "weken", geweigerd, "weken", telt, lambda t: read_number(t, 1, 520), kept.append
    )


def test_what_is_refused_stays_in_sight_and_reaches_nobody() -> None:
    geweigerd: dict[str, Geweigerd] = {}
    kept = [52]
    field(geweigerd, kept).typed("5000")
    assert kept == [52]
    veld = field(geweigerd, kept)
    assert veld.shown == "5000"
    assert veld.lines("52 weken")[-1] == "Dit is niet bewaard. Nu telt: 52 weken."


@pytest.mark.parametrize(("tekst", "now"), [("26", [52, 26]), ("52", [52])])
def test_what_is_accepted_ends_the_refusal(tekst: str, now: list[int]) -> None:
    geweigerd: dict[str, Geweigerd] = {}
    kept = [52]
    field(geweigerd, kept).typed("5000")
    field(geweigerd, kept).typed(tekst)
    assert (geweigerd, kept) == ({}, now)
    assert field(geweigerd, kept).lines() == []


def page_with_a_field() -> None:
    # AppTest runs the text of this function alone.
    import streamlit as st  # noqa: PLC0415

    from screens import gate  # noqa: PLC0415
    from screens.fields import Veld, draw_line, framed, read_number  # noqa: PLC0415

    geweigerd = st.session_state.setdefault("geweigerd", {})
    kept = st.session_state.setdefault("kept", [52])
    veld = Veld(
        "Weken",
        "veld",
        geweigerd,
        "weken",
        str(kept[-1]),
        lambda tekst: read_number(tekst, 1, 520),
        kept.append,
    )
    with framed("weken", veld.lines):
        gate.free(draw_line)(veld)


def test_a_field_on_a_page_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    page = AppTest.from_function(page_with_a_field).run()
    page.text_input[0].set_value("5.000").run()
    assert page.session_state["kept"] == [52]
    assert page.text_input[0].value == "5.000"
    assert "zonder punt" in page.text[0].value
    assert page.text[1].value == "Dit is niet bewaard. Nu telt: 52."
    page.text_input[0].set_value(" 26 ").run()
    assert page.session_state["kept"][-1] == 26
    assert not page.text
    page.text_input[0].set_value("").run()
    assert page.session_state["kept"][-1] == 26
    assert "Vul een heel getal in" in page.text[0].value


def calls(tree: ast.AST) -> set[str]:
    """The names of everything that is called or taken from a module, in a source."""
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def sources() -> list[Path]:
    return [PROJECT / "app.py", *sorted((PROJECT / "screens").rglob("*.py"))]


@pytest.mark.parametrize("source", sources(), ids=lambda p: p.stem)
def test_no_screen_has_a_field_that_changes_what_was_typed(source: Path) -> None:
    assert calls(ast.parse(source.read_text("utf-8"))) & BANNED == set()
    assert not BANNED & set(vars(gate))


@pytest.mark.parametrize("source", sources(), ids=lambda p: p.stem)
def test_no_field_drops_what_is_too_long(source: Path) -> None:
    """With max_chars the browser ignores a text that is too long, also when it is pasted."""
    tree = ast.parse(source.read_text("utf-8"))
    found = [
        keyword.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    ]
    assert "max_chars" not in found


def test_a_sign_that_hides_is_refused_with_its_code_and_place() -> None:
    with pytest.raises(ValueError, match=r"na ‘een’ een onzichtbaar teken .*\(U\+202E\)"):
        check_text("een\u202e teken", 20)

"""Texts in the cells of a spreadsheet: never a formula, nothing lost silently."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.moving.cells import MOST_IN_CELL, csv_cell, visible, xlsx_cell

SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\n", "\x00"])
def test_a_text_that_would_be_calculated_gets_an_apostrophe(sign: str, before: str) -> None:
    assert csv_cell(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["\tx", "\rx", "\t", "\r\n=1", "\t=1"])
def test_a_tab_or_return_at_the_start_gets_an_apostrophe(text: str) -> None:
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("separator", [",", ";", "\t", "\n", "\r\n"])
def test_no_formula_appears_when_the_file_is_read_with_another_separator(separator: str) -> None:
    assert csv_cell(f"ja{separator}=1+1") == f"ja{separator}'=1+1"


@pytest.mark.parametrize("text", ["", "Goed gesprek.", "'t Is goed", "a = b, 3 - 2", "IB-1", "é €"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert csv_cell(text) == text
    assert xlsx_cell(text) == text


@given(st.text(st.sampled_from(SIGNS + " \n\r\t,;'\u200b\x00a1") | st.characters()))
def test_no_cell_of_csv_begins_as_a_formula(text: str) -> None:
    cell = csv_cell(text)
    begins = rf"\s*[{re.escape(SIGNS)}]|[\t\r\n]"
    assert not re.match(begins, cell)
    for part in re.split(r"[\n\r\t,;]", cell):
        assert not re.match(rf"\s*[{re.escape(SIGNS)}]", part)


def test_what_cannot_be_written_stays_visible() -> None:
    assert visible("a\x00b\x0bc\x1bd\ufffee\ud800f") == "a�b�c�d�e�f"
    assert visible("tab\tregel\nemoji 😀") == "tab\tregel\nemoji 😀"


def test_a_text_that_does_not_fit_in_a_cell_says_so() -> None:
    fits = "a" * MOST_IN_CELL
    assert xlsx_cell(fits) == fits
    cell = xlsx_cell("a" * 40_000)
    assert "heeft 40000 tekens" in cell
    assert len(cell) == MOST_IN_CELL


def test_excel_counts_an_emoji_as_two() -> None:
    cell = xlsx_cell("😀" * 20_000)
    assert "heeft 20000 tekens" in cell
    assert len(cell.encode("utf-16-le")) // 2 <= MOST_IN_CELL


def test_a_text_that_xlsxwriter_would_take_for_xml_is_not_one() -> None:
    assert xlsx_cell("<r><t>x</t></r>") == "'<r><t>x</t></r>"

"""Tokens that count, in one form for Word and PDF, and everything that is wrong with them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from documents.house_style.model import HouseStyle
from documents.house_style.starting import starting_files
from documents.house_style.tokens import read_tokens
from documents.making import document
from register.decisions.reading import Dossier
from tests.documents.deciding import GIVEN

KOP, FONT = "--utrecht-heading-color", "--utrecht-document-font-family"


def wrong(css: str) -> list[str]:
    _, problems = read_tokens(css, "tokens.css")
    assert problems
    return [str(problem) for problem in problems]


def right(css: str) -> dict[str, str]:
    found, problems = read_tokens(css, "tokens.css")
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("#154273", "#154273"),
        ("#ABC", "#aabbcc"),
        ("rgb(21 66 115)", "#154273"),
        ("RGB(21, 66, 115)", "#154273"),
        ("hsl(0 100% 50%)", "#ff0000"),
        ("hwb(120 0% 0%)", "#00ff00"),
        ("/* rood */ red", "#ff0000"),
        ("rgb(300 -5 0)", "#ff0000"),
        ("color(srgb 1 0 0)", "#ff0000"),
    ],
)
def test_a_colour_gets_one_form(value: str, found: str) -> None:
    assert right(f":root {{ {KOP}: {value} }}") == {KOP: found}


@pytest.mark.parametrize(
    "value",
    [
        *("rgb(1e999 0 0)", "rgb(-1e999 0 0)", "hsl(1e999 50% 50%)", "lab(50% 40 59.5)"),
        *("color(display-p3 1 0 0)", "color()", "device-cmyk(0 0 0 1)", "oklch(0.5 0.1 20)"),
        *("url(https://voorbeeld.nl/a)", "currentcolor", "blauwig", "", "red red", "inherit"),
        *("rgb(0 0 0 / 50%)", "transparent", "#15427380", "#15427", "1e999", "\x01"),
    ],
)
def test_what_is_no_colour_for_word_and_pdf_is_refused(value: str) -> None:
    (line,) = wrong(f":root {{\n {KOP}: {value}; }}")
    assert line.startswith(f"tokens.css:2: {KOP}: is ")
    assert "#154273" in line


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('"Liberation Sans", Arial, sans-serif', "Liberation\\ Sans, Arial, sans-serif"),
        ("Open Sans", "Open\\ Sans"),
        ("'Fira Sans 2'", "Fira\\ Sans\\ 2"),
    ],
)
def test_names_of_letters_get_one_form_without_quotes(value: str, found: str) -> None:
    assert right(f":root {{ {FONT}: {value} }}") == {FONT: found}
    assert right(f":root {{ {FONT}: {found} }}") == {FONT: found}


@pytest.mark.parametrize(
    "value",
    [
        *("", ",", "A,,B", "12px", "'a' 'b'", "inherit", "f(x)", "'a\\1 b'", "'a<b'", "'a\"b'"),
        *(
            "'a\\} body { display: none'",
            "x" * 61,
            "A, " * 20 + "B",
            "url(x)",
            "\x01a",
            "'\ud7ff\x7f'",
        ),
    ],
)
def test_what_is_no_name_of_a_letter_is_refused(value: str) -> None:
    (line,) = wrong(f":root {{ {FONT}: {value} }}")
    assert "is geen lijst van lettertypen" in line


def test_a_variable_that_names_another_is_filled_in_for_word_too() -> None:
    css = (
        f".a {{ --merk: 21; --rood: rgb(var( --merk ) 66 var(--blauw, 115)) }}\n"
        f".b {{ {KOP}: var(--rood); --utrecht-link-color: var(--weg, var(--rood, black)) }}"
    )
    assert right(css) == {KOP: "#154273", "--utrecht-link-color": "#154273"}
    assert right(f".b {{ {FONT}: var(--weg,), 'Fira Sans' }}".replace("(--weg,), ", "(--weg, A), "))


@pytest.mark.parametrize(
    ("css", "words"),
    [
        (f"{KOP}: var(--weg)", "verwijst naar --weg, en dat staat hier niet"),
        (f"{KOP}: var(--x); --x: var({KOP})", "verwijst naar zichzelf"),
        (f"{KOP}: var({KOP})", "verwijst naar zichzelf"),
        (f"{KOP}: var(x)", "noemt geen variabele"),
        (f"{KOP}: var()", "noemt geen variabele"),
        (f"{KOP}: {'x' * 1_001}", "is te lang"),
        (
            "; ".join(f"--n{n}: var(--n{n + 1})" for n in range(9_999)) + f"; {KOP}: var(--n0)",
            "verwijst meer dan 32 keer door",
        ),
        (
            "; ".join(f"--n{n}: var(--n{n + 1}) var(--n{n + 1})" for n in range(30))
            + f"; --n30: x; {KOP}: var(--n0)",
            "is te lang",
        ),
        (
            "; ".join(f"--n{n}: var(--n{n + 1})var(--n{n + 1})" for n in range(30))
            + f"; --n30: ; {KOP}: var(--n0)",
            "is geen kleur",
        ),
    ],
)
def test_variables_that_lead_nowhere_or_everywhere_are_refused(css: str, words: str) -> None:
    (line,) = wrong(f":root {{ {css} }}")
    assert words in line


@pytest.mark.parametrize("sign", ["(", "[", "{", ":root{--a:(", "a{", "f("])
def test_brackets_in_brackets_without_end_are_refused(sign: str) -> None:
    (line,) = wrong(sign * 20_000)
    assert "meer dan 32 haakjes in elkaar" in line


def test_of_a_whole_style_sheet_only_the_tokens_of_a_document_are_kept() -> None:
    sheet = "@import 'x'; .knop { color: red; --knop: url(a.png); --a\\}b: 1 }\n"
    assert right(f"{sheet} :root {{ {KOP}: red }}") == {KOP: "#ff0000"}
    assert "hier staat geen token dat telt" in wrong(sheet)[0]
    assert "hier staat geen token dat telt" in wrong("")[0]


def test_the_letter_of_the_house_style_is_that_of_both_papers(first: Dossier) -> None:
    css = right(f":root {{ {FONT}: sans-serif, 'DejaVu Serif' }}")
    word = document("brief", "docx", first, GIVEN, HouseStyle(tokens=css))
    assert Document(io.BytesIO(word)).styles["Normal"].font.name == "DejaVu Serif"
    for names, letter in (
        ("'DejaVu Serif', serif", "DejaVu-Serif"),
        ("'DejaVu Sans'", "DejaVu-Sans"),
    ):
        style = HouseStyle(tokens=right(f":root {{ {FONT}: {names} }}"))
        assert letter in _letters(document("brief", "pdf", first, GIVEN, style))


def test_what_one_begins_with_looks_as_without_a_house_style(first: Dossier) -> None:
    css = right(starting_files()["tokens.css"].decode())
    plain = _letters(document("brief", "pdf", first, GIVEN, HouseStyle()))
    assert _letters(document("brief", "pdf", first, GIVEN, HouseStyle(tokens=css))) == plain


def _letters(pdf: bytes) -> set[str]:
    """The letters in a PDF, without the sign of the part that is in it."""
    pages: list[Any] = list(PdfReader(io.BytesIO(pdf)).pages)
    found = {
        str(font["/BaseFont"]).partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    return {name.removesuffix("-Bold") for name in found}

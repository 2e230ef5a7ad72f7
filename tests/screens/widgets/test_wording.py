"""Texts for labels and fields."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.widgets import pieces
from screens.widgets.wording import (
    NO_WIDTH,
    date_field,
    fault_lines,
    markdown,
    read_date,
)
from zaak.checking import Fault


@pytest.mark.parametrize(
    "tekst",
    [
        "1-7-2026",
        "01-07-2026",
        " 01/07/2026 ",
        "2026-07-01",
        "1-7-26",
        "01/07/26",
        "1.7.2026",
        "1 juli 2026",
        "1 Juli 26",
        "1  jul 2026",
        "1-jul-2026",
    ],
)
def test_dates_as_people_type_them(tekst: str) -> None:
    assert read_date(tekst) == date(2026, 7, 1)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "vandaag",
        "31-02-2026",
        "29-2-26",
        "2026-W27-3",
        "1-7-6",
        "1-7/2026",
        "1-13-2026",
        "0-7-2026",
        "１-7-2026",
        "1 ju 2026",
        "1 foo 2026",
        "1-7",
        "1-7-2026 12:00",
    ],
)
def test_no_date(tekst: str) -> None:
    with pytest.raises(ValueError, match="dag-maand-jaar"):
        read_date(tekst)


def test_a_date_in_a_field() -> None:
    assert date_field("2026-07-01") == "01-07-2026"


def test_markdown_means_nothing_in_a_label() -> None:
    assert markdown("a *b* [c](d) :red[e] f_g") == r"a \*b\* \[c\](d) \:red\[e\] f\_g"
    assert markdown("Verrichtingen (ADL): 50 %") == "Verrichtingen (ADL): 50 %"


# What Streamlit's markdown makes a link of by itself, also behind a backslash (GFM, autolinks).
LINK = re.compile(r"https?://|www\.|[-.\w+]@[-\w]", re.IGNORECASE)


@pytest.mark.parametrize(
    "tekst",
    [
        "zie http://x.example/a?b=c",
        "HTTPS://x.example",
        "www.x.example en WWW.y.example",
        "mail naar a.b+c@x.example",
        "xhttp://x.example",
        "mailto:a@x.example",
    ],
)
def test_an_address_in_a_label_is_no_link(tekst: str) -> None:
    assert LINK.search(tekst)
    written = markdown(tekst)
    assert not LINK.search(written.replace("\\", ""))
    assert written.replace(NO_WIDTH, "").replace("\\", "") == tekst


@given(st.text(st.sampled_from("htpsw:/.@a_*[]\\ -"), max_size=30))
def test_no_text_at_all_becomes_a_link(tekst: str) -> None:
    assert not LINK.search(re.sub(r"\\(?=[\W_])", "", markdown(tekst)))


def test_what_is_wrong_has_its_line_and_path_where_it_has_them() -> None:
    fouten = [
        Fault(("toegang", "doel"), "ontbreekt.", 4),
        Fault(("zaak",), "is te lang."),
        Fault((), "is geen tabel.", 1),
        Fault((), "is leeg."),
    ]
    assert fault_lines(fouten) == [
        "regel 4, toegang.doel: ontbreekt.",
        "zaak: is te lang.",
        "regel 1: is geen tabel.",
        "is leeg.",
    ]


def test_a_list_of_facts_escapes_names_and_values_and_keeps_lines() -> None:
    html = pieces.facts([("<b>", "1 & 2"), ("Verdeling", ("<i>", "later"))], "nw-breed")
    assert html == (
        '<dl class="nw-feiten nw-breed"><div><dt>&lt;b&gt;</dt><dd>1 &amp; 2</dd></div>'
        "<div><dt>Verdeling</dt><dd>&lt;i&gt;<br>later</dd></div></dl>"
    )
    assert pieces.facts([]) == '<dl class="nw-feiten"></dl>'

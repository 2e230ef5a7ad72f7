"""Sentences: only plain fields, numbers as people read them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from normenkader.texts import (
    counted,
    fields,
    fill,
    fill_in_order,
    listed,
    number,
    roughly,
    signed,
    span_text,
    used,
)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (35, "35"),
        (Fraction(25, 2), "12,5"),
        (Fraction(-27, 2), "-13,5"),
        (0, "0"),
        (Fraction(1, 100), "0,01"),
        (Fraction(-1, 8), "-0,125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-4), "-4"),
        (-7, "-7"),
        (Fraction(1, 64), "0,015625"),
        (Fraction(-7, 3), "-2 1/3"),
        (Fraction(1, 128), "1/128"),
        (Fraction(1001, 1000), "1,001"),
    ],
)
def test_number_in_dutch(waarde: Fraction, tekst: str) -> None:
    assert number(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (3_360, "3360"),
        (10_080, "10.080"),
        (Fraction(25, 2), "12,5"),
        (Fraction(1296, 13), "ruim 99"),
        (Fraction(300_000, 13), "ruim 23.076"),
        (Fraction(5, 13), "minder dan 1"),
    ],
)
def test_a_number_on_a_screen_is_plain_where_what_is_exact_stands_elsewhere(
    waarde: Fraction, tekst: str
) -> None:
    assert roughly(waarde) == tekst


def test_sign_is_written() -> None:
    assert [signed(n) for n in (15, -10, 0)] == ["+15", "-10", "0"]


def test_one_is_singular_and_any_other_number_is_not() -> None:
    assert [counted(n, "zaak", "zaken") for n in (0, 1, 2)] == ["0 zaken", "1 zaak", "2 zaken"]


def test_fill_gives_a_sentence_its_capital() -> None:
    assert fill("{a} is {b}. {b}? {a}!", {"a": "ja", "b": "nee"}) == "Ja is nee. Nee? Ja!"


def test_a_sentence_goes_on_after_an_abbreviation() -> None:
    for tekst in (
        "Bijv. door taal i.v.m. tolken",
        "Hulp (o.a. thuis), enz. en meer",
        "Ca. 3, d.w.z. drie",
    ):
        assert fill(tekst, {}) == tekst
    assert fill("{a}. {b} i.v.m. {c}. {d}", dict(zip("abcd", "efgh", strict=True))) == (
        "E. F i.v.m. g. H"
    )


@pytest.mark.parametrize(
    ("tekst", "waarden", "zin"),
    [
        ("{a}{b}. {c}", ("x", "", "y"), "X. Y"),
        ("{a}. {b} {c}", ("", "één. nee", "p"), ". één. Nee p"),
        ("niets", (), "Niets"),
        ("{a}? b! c.d", ("x",), "X? B! C.d"),
    ],
)
def test_values_in_order_give_the_sentence_that_names_give(
    tekst: str, waarden: tuple[str, ...], zin: str
) -> None:
    assert fill(tekst, dict(zip(used(tekst), waarden, strict=True))) == zin
    assert [fill_in_order(tekst, waarden) for _ in range(2)] == [zin, zin]


def test_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{a} {b}", {"a": "x"})


def test_filled_text_is_never_filled_again() -> None:
    assert fill("{a}", {"a": "{b}", "b": "x"}) == "{b}"


@pytest.mark.parametrize("tekst", ["{", "}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{{a}}", "{A}"])
def test_anything_but_a_plain_field_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match="accolade"):
        fields(tekst)


def test_list_in_a_sentence() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a en b"
    assert listed(["a", "b", "c"], "of") == "a, b of c"
    assert listed([]) == ""


def test_from_one_to_the_same_is_just_that_one() -> None:
    assert span_text(30, 90) == "30 tot en met 90"
    assert span_text(90, 90) == "90"
    assert span_text(30, 90, inclusive=False) == "30 tot 90"
    assert span_text("1 januari 2026", "1 januari 2026") == "1 januari 2026"

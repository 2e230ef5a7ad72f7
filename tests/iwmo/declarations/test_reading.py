"""A file of declared minutes: every problem at once, and no row is lost."""

from __future__ import annotations

import pytest

from iwmo.declarations.model import Declared
from iwmo.declarations.reading import read_declared
from normenkader import InvalidInputError


def test_columns_may_stand_in_any_order_with_either_separator() -> None:
    expected = [Declared(2, 1, "2026-01", 600), Declared(4, 1, "2026-02", 0)]
    assert read_declared("maand;minuten\n2026-01;600\n\n2026-02;0\n", "x.csv", 1) == expected
    assert read_declared("Minuten, Maand\r\n600, 2026-01\r\n\r\n0,2026-02", "x.csv", 1) == expected


def test_lines_may_end_as_on_any_system() -> None:
    expected = [Declared(2, 1, "2026-01", 600), Declared(3, 1, "2026-02", 30)]
    for end in ("\n", "\r\n", "\r"):
        content = end.join(("maand;minuten", '2026-01;"600"', "2026-02;30", ""))
        assert read_declared(content, "x.csv", 1) == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('"maand;minuten', "x.csv:1: Deze regel is geen CSV: een aanhalingsteken heeft geen"),
        ('"maand"x;minuten\n', "x.csv:1: Deze regel is geen CSV: na een aanhalingsteken"),
        ('maand;minuten\n2026-01;"6"0\n', "x.csv:2: Deze regel is geen CSV: na een aanhal"),
        (f"maand;minuten\n2026-01;{'6' * 200_000}\n", "x.csv:2: Deze regel is geen CSV: een waa"),
    ],
)
def test_what_is_no_csv_is_said_in_dutch(content: str, told: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_declared(content, "x.csv", 1)
    (problem,) = caught.value.problemen
    assert str(problem).startswith(told)
    assert not {"unexpected", "expected", "field", "line"} & set(str(problem).split())


def test_every_problem_is_named_with_its_line() -> None:
    content = "deel;maand;minuten\n1;2026-13;2,5\n3;2026-02;60\n1;2026-03\n1;2026-04;-1\n"
    with pytest.raises(InvalidInputError) as caught:
        read_declared(content, "x.csv", 2)
    assert [(p.regel, p.pad) for p in caught.value.problemen] == [
        (2, "maand"),
        (2, "minuten"),
        (3, "deel"),
        (4, ""),
        (5, "minuten"),
    ]
    assert "x.csv:2: minuten: '2,5' is geen heel aantal minuten" in str(caught.value)


def test_a_month_is_declared_once() -> None:
    with pytest.raises(InvalidInputError, match="2026-01 staat al op regel 2"):
        read_declared("maand;minuten\n2026-01;60\n2026-01;30\n", "x.csv", 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "kolom 'maand' ontbreekt en kolom 'minuten' ontbreekt"),
        ("maand;minuten\n", "Er staat geen enkele maand in"),
        ("maand;uren\n2026-01;3\n", "kolom 'uren' is hier niet bekend"),
        ("maand;minuten;maand\n", "kolom 'maand' staat er meer keren"),
        ('maand;minuten\n2026-01;"60\n', "Deze regel is geen CSV"),
    ],
)
def test_a_file_of_another_form_is_refused(content: str, told: str) -> None:
    with pytest.raises(InvalidInputError, match=told):
        read_declared(content, "x.csv", 1)


def test_more_toewijzingen_ask_for_their_number() -> None:
    with pytest.raises(InvalidInputError, match="kolom 'deel' ontbreekt"):
        read_declared("maand;minuten\n2026-01;60\n", "x.csv", 2)

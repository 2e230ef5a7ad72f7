"""In what two answers differ."""

from __future__ import annotations

import pytest

from register.difference import Verschil, differences


@pytest.mark.parametrize(
    ("bewaard", "nu", "expected"),
    [
        (b'{"a":{"b":[1,2]}}', b'{"a":{"b":[1,3]}}', Verschil("a.b[1]", "2", "3")),
        (b'{"a":[1]}', b'{"a":[1,2]}', Verschil("a[1]", "ontbreekt", "2")),
        (b'{"a":1,"b":null}', b'{"a":1}', Verschil("b", "null", "ontbreekt")),
        (b'{"a":1}', b'{"a":true}', Verschil("a", "1", "true")),
        (b'{"a":1}', b'{"a":1.0}', Verschil("a", "1", "1.0")),
        (b'{"a":"\xc3\xa9"}', b'{"a":"e"}', Verschil("a", '"é"', '"e"')),
    ],
)
def test_a_difference_has_its_path_and_both_values(
    bewaard: bytes, nu: bytes, expected: Verschil
) -> None:
    assert differences(bewaard, nu) == [expected]


def test_the_same_bytes_do_not_differ() -> None:
    assert differences(b"{}", b"{}") == []


def test_the_same_data_written_otherwise_differs_in_a_byte() -> None:
    assert differences(b'{"a":1}', b'{"a": 1}') == [
        Verschil("(byte 5)", "'{\"a\":1}'", "'{\"a\": 1}'")
    ]


def test_what_is_no_json_differs_in_a_byte() -> None:
    assert differences(b"", b"{}")[0].pad == "(byte 0)"
    assert differences(b"[" * 100_000, b"{}")[0].pad == "(byte 0)"


def test_no_more_than_asked_for() -> None:
    assert len(differences(b"[1,2,3]", b"[4,5,6]", most=2)) == 2

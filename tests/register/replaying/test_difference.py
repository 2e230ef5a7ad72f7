"""In what two answers differ."""

from __future__ import annotations

import json
from typing import Any

import pytest

from register.replaying.difference import Difference, differences
from register.replaying.difference_words import field_words
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden" / "antwoordformaat-1"


@pytest.mark.parametrize(
    ("bewaard", "nu", "expected"),
    [
        (b'{"a":{"b":[1,2]}}', b'{"a":{"b":[1,3]}}', Difference("a.b[1]", "2", "3")),
        (b'{"a":[1]}', b'{"a":[1,2]}', Difference("a[1]", "ontbreekt", "2")),
        (b'{"a":1,"b":null}', b'{"a":1}', Difference("b", "null", "ontbreekt")),
        (b'{"a":1}', b'{"a":true}', Difference("a", "1", "true")),
        (b'{"a":1}', b'{"a":1.0}', Difference("a", "1", "1.0")),
        (b'{"a":"\xc3\xa9"}', b'{"a":"e"}', Difference("a", '"é"', '"e"')),
    ],
)
def test_a_difference_has_its_path_and_both_values(
    bewaard: bytes, nu: bytes, expected: Difference
) -> None:
    assert [(v.pad, v.bewaard, v.nu) for v in differences(bewaard, nu)] == [
        (expected.pad, expected.bewaard, expected.nu)
    ]


def test_the_same_bytes_do_not_differ() -> None:
    assert differences(b"{}", b"{}") == []


def test_the_same_data_written_otherwise_differs_in_a_byte() -> None:
    (found,) = differences(b'{"a":1}', b'{"a": 1}')
    assert (found.pad, found.bewaard, found.nu) == ("(byte 5)", "'{\"a\":1}'", "'{\"a\": 1}'")
    assert found.veld == "De tekst, vanaf teken 6"


def test_what_is_no_json_differs_in_a_byte() -> None:
    assert differences(b"", b"{}")[0].pad == "(byte 0)"
    assert differences(b"[" * 100_000, b"{}")[0].pad == "(byte 0)"


def test_no_more_than_asked_for() -> None:
    assert len(differences(b"[1,2,3]", b"[4,5,6]", most=2)) == 2


@pytest.mark.parametrize(
    ("bewaard", "nu", "words"),
    [
        ({"minuten_per_week": 150}, {"minuten_per_week": 155}, ("Minuten per week", "150", "155")),
        ({"product": {"naam": "A"}}, {"product": None}, ("Product", "naam: A", "niets")),
        (
            {"product": {"code": "A"}},
            {"product": {"code": "B"}},
            ("Product, code", "A", "B"),
        ),
        (
            {"spoor": [{"regel": "R-1", "effect": {"telt_mee": True}}]},
            {"spoor": [{"regel": "R-1", "effect": {"telt_mee": False}}]},
            ("Uitleg, stap 1 (regel R-1), gevolg, telt mee", "ja", "nee"),
        ),
        (
            {"spoor": []},
            {"spoor": [{"regel": "R-2"}]},
            ("Uitleg, stap 1 (regel R-2)", "ontbreekt", "regel: R-2"),
        ),
        ({"meetellend": ["a"]}, {}, ("Wat meetelt", "a", "ontbreekt")),
    ],
)
def test_a_difference_is_told_in_words(bewaard: Any, nu: Any, words: tuple[str, ...]) -> None:
    (found,) = differences(json.dumps(bewaard).encode(), json.dumps(nu).encode())
    assert (found.veld, found.was, found.is_nu) == words


def test_every_key_of_an_answer_has_a_name() -> None:
    keys: set[str] = set()
    lines = (GOLDEN / "zaken.jsonl").read_text("utf-8").splitlines()
    for line in lines[:200]:
        keys |= set(json.loads(json.loads(line)["antwoord"]))
    assert keys
    assert {key for key in keys if field_words((key,)) == key} == set()

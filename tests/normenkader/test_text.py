"""Text of a file: one form of each character, nothing that is no text, and reasons in Dutch."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from normenkader import OngeldigeInvoer
from normenkader.reading import from_content, parse_normenkader
from normenkader.tree import Boom, read_json, read_yaml
from tests.conftest import RULES

SHIPPED = RULES / "demo-ib" / "2026.1.yaml"


def test_a_decomposed_normenkader_is_the_one_that_is_stored_and_replayed() -> None:
    tekst = SHIPPED.read_text(encoding="utf-8").replace("Financiën", "Café financiën")
    composed = parse_normenkader(unicodedata.normalize("NFC", tekst), "a.yaml")
    other = parse_normenkader(unicodedata.normalize("NFD", tekst), "b.yaml")
    assert other.sha256 == composed.sha256
    assert other == composed == from_content(composed._inhoud)
    assert "Café" in str(composed.leefgebied_namen)


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_keys_and_values_have_one_form(read: Callable[[str, str], Boom]) -> None:
    assert read('{"cafe\u0301": ["e\u0301"]}', "x").waarde == {"café": ["é"]}
    doubles = read('{"cafe\u0301": 1, "café": 2}', "x").problemen
    assert "Dubbele sleutel 'café'" in doubles[0].melding


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (r"\ud83d\ude00", "D83D"),
        (r"\u0007", "0007"),
        (r"\u001b[31m", "001B"),
        (r"\uffff", "FFFF"),
        (r"\u009b", "009B"),
        (r"\u007f", "007F"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(written: str, code: str) -> None:
    boom = read_yaml(f'een: 1\ntwee: "a{written}b"', "x")
    wrong = [(p.regel, p.pad) for p in boom.problemen if f"U+{code}" in p.melding]
    assert wrong == [(2, "twee")]
    # In YAML half a pair is a character of its own; in JSON a pair is one character.
    pair = written.startswith(r"\ud83d")
    json = read_json(f'{{"twee": "a{written[:6]}b", "{written[:6]}": 1}}', "x")
    assert sum(f"U+{code}" in p.melding for p in json.problemen) == 2
    assert not pair or read_json(f'"{written}"', "x") == Boom("x", "😀")


def test_a_code_of_no_character_is_a_problem_with_its_file_and_line() -> None:
    for code in (r"\U55555555", r"\UFFFFFFFF", r"\U00110000"):
        with pytest.raises(OngeldigeInvoer) as refused:
            read_yaml(f'een: 1\ntwee: "{code}"\n', "boos.yaml")
        (problem,) = refused.value.problemen
        assert (problem.bestand, problem.regel) == ("boos.yaml", 2)


def test_a_raw_control_is_named_with_its_line() -> None:
    with pytest.raises(OngeldigeInvoer, match=r"x:2: .*geen tekst is \(U\+0007\)"):
        read_yaml("een: 1\ntwee: \x07\n", "x")


@pytest.mark.parametrize(
    "tekst",
    [
        "a: b: c",
        "a: {",
        "a: [1, 2",
        'a: "x',
        "a:\n - 1\n b: 2",
        "a: \tx\n\tb: 1",
        "a: *",
        "a: &x &y b",
        "- a\nb",
        "%YAML 9.9\n---\na: 1",
        "a: @x",
        "a: |x\n y",
        "? a\n? b: c: d",
        'a: "\\q"',
        "a: *niets",
        "a: !x!y z",
        "'a' b",
    ],
)
def test_no_english_of_the_reader_of_yaml_is_shown(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer) as refused:
        read_yaml(tekst, "x")
    for word in ("found", "expected", "while", "mapping", "allowed", "the ", "version"):
        assert word not in str(refused.value)


@pytest.mark.parametrize(
    "tekst",
    [
        "{",
        '{"a" 1}',
        '{"a": 1,}',
        "[1,]",
        '{"a": "\x07"}',
        '{"a": "\\q"}',
        '{"a": "\\u12"}',
        "{a: 1}",
        '{"a": 1} x',
        '{"a": "x',
        "\ufeff\ufeff{}",
    ],
)
def test_no_english_of_the_reader_of_json_is_shown(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer) as refused:
        read_json(tekst, "x")
    for word in ("Expecting", "Invalid", "Unexpected", "Illegal", "Extra", "trailing"):
        assert word not in str(refused.value)


def test_a_normenkader_with_a_control_is_refused(tmp_path: Path) -> None:
    tekst = SHIPPED.read_text(encoding="utf-8").replace("titel: Telt mee", 'titel: "Telt\\x1b mee"')
    with pytest.raises(OngeldigeInvoer, match=r"U\+001B"):
        parse_normenkader(tekst, str(tmp_path / "a.yaml"))

"""Text of a file: one form of each character, nothing that is no text, and reasons in Dutch."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from normenkader import InvalidInputError
from normenkader.file.text import FORBIDDEN, no_text, unseen, visible
from normenkader.file.tree import Tree, read_json, read_yaml
from normenkader.reading import from_content, parse_normenkader
from tests.conftest import RULES

SHIPPED = RULES / "demo-ib" / "2026.1.yaml"


def test_a_decomposed_normenkader_is_the_one_that_is_stored_and_replayed() -> None:
    tekst = SHIPPED.read_text(encoding="utf-8").replace("Financiën", "Café financiën")
    composed = parse_normenkader(unicodedata.normalize("NFC", tekst), "a.yaml")
    other = parse_normenkader(unicodedata.normalize("NFD", tekst), "b.yaml")
    assert other.sha256 == composed.sha256
    assert other == composed == from_content(composed._inhoud)
    assert "Café" in str(composed.leefgebied_names)


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_keys_and_values_have_one_form(read: Callable[[str, str], Tree]) -> None:
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
        (r"\u202e", "202E"),
        (r"\u2066", "2066"),
        (r"\u200b", "200B"),
        (r"\u061c", "061C"),
        (r"\ufeff", "FEFF"),
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
    assert not pair or read_json(f'"{written}"', "x") == Tree("x", "😀")


def test_a_code_of_no_character_is_a_problem_with_its_file_and_line() -> None:
    for code in (r"\U55555555", r"\UFFFFFFFF", r"\U00110000"):
        with pytest.raises(InvalidInputError) as refused:
            read_yaml(f'een: 1\ntwee: "{code}"\n', "boos.yaml")
        (problem,) = refused.value.problemen
        assert (problem.bestand, problem.regel) == ("boos.yaml", 2)


def test_a_raw_control_is_named_with_its_line() -> None:
    with pytest.raises(InvalidInputError, match=r"x:2: .*geen tekst is \(U\+0007\)"):
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
    with pytest.raises(InvalidInputError) as refused:
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
    with pytest.raises(InvalidInputError) as refused:
        read_json(tekst, "x")
    for word in ("Expecting", "Invalid", "Unexpected", "Illegal", "Extra", "trailing"):
        assert word not in str(refused.value)


def test_a_normenkader_with_a_control_is_refused(tmp_path: Path) -> None:
    tekst = SHIPPED.read_text(encoding="utf-8").replace("titel: Telt mee", 'titel: "Telt\\x1b mee"')
    with pytest.raises(InvalidInputError, match=r"U\+001B"):
        parse_normenkader(tekst, str(tmp_path / "a.yaml"))


def test_what_is_shown_and_what_steers_nothing_is_text() -> None:
    """Of all of Unicode: no text are controls, half pairs, and what shows nothing of itself."""
    seen = {"\xad", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2))}
    seen |= {"\U000110bd", "\U000110cd", *map(chr, range(0x13430, 0x13440))}
    hides = set("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufffe\uffff")
    hides |= set(map(chr, [*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9)]))
    hides |= set(map(chr, range(0xE0000, 0xE1000)))
    for c in map(chr, range(sys.maxunicode + 1)):
        formats = unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in seen | set("\n\r\t")
        no_text_at_all = formats or c in hides
        assert bool(FORBIDDEN.search(c)) == no_text_at_all, hex(ord(c))
        assert not no_text_at_all or no_text(c), hex(ord(c))


@pytest.mark.parametrize(
    "tekst",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "1\ufe0f\u20e3 \u2764\ufe0f \xa9\ufe0f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "af\xadbreken",
    ],
)
def test_signs_and_scripts_that_need_joiners_are_text(tekst: str) -> None:
    assert (no_text(tekst), unseen(tekst), visible(tekst)) == (None, None, tekst)


@pytest.mark.parametrize(
    "tekst", ["ge\u200dschikt", "ge\u200cschikt", "a\ufe0f", "\u2764\ufe0f\ufe0f"]
)
def test_joiners_and_styles_elsewhere_are_no_text(tekst: str) -> None:
    assert no_text(tekst)
    assert "\ufffd" in visible(tekst)


def test_who_typed_it_hears_what_it_is_and_where() -> None:
    said = unseen("Dit is\n geen\u202e besluit\u2066.")
    assert said == (
        "Hier staat na ‘Dit is geen’ een onzichtbaar teken dat geen tekst is (U+202E, U+2066). "
        "Haal het weg of typ deze tekst opnieuw."
    )
    assert "aan het begin" in (unseen("\u200bx") or "")


def test_what_hides_in_a_comment_is_a_problem_at_its_line() -> None:
    mark = "\u202e"
    tekst = (
        f"\ufeffeen: 1 # {mark}x\ntwee: 'a{mark}'\ndrie: |\n  x\n  {mark}\n\n# {mark}\nvier: 4\n"
    )
    found = [(p.regel, p.pad) for p in read_yaml(tekst, "x").problemen]
    assert sorted(found) == [(1, ""), (2, "twee"), (3, "drie"), (7, "")]
    assert read_yaml("\ufeffeen: 1 # x\n", "x").problemen == []

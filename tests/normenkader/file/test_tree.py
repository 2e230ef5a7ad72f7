"""Reading YAML and JSON: strict scalars, places, and problems of form."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import InvalidInputError
from normenkader.file.tree import read_json, read_yaml, with_places


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("2026.10", "2026.10"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("2.0", "2.0"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("010", "010"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ('"2"', "2"),
        ("'true'", "true"),
        ("2", 2),
        ("+15", 15),
        ("-10", -10),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", "~"),
        ("True", "True"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_scalar_is_read_strictly(tekst: str, waarde: Any) -> None:
    read = read_yaml(f"a: {tekst}", "x").waarde["a"]
    assert read == waarde
    assert type(read) is type(waarde)


def test_every_path_has_its_line() -> None:
    boom = read_yaml("a:\n  b: 1\n  c:\n    - x\n    - {d: 2}\n", "x")
    assert boom.regel(("a", "c", 1, "d")) == 5
    assert boom.regel(("a", "b")) == 2
    assert boom.regel(("a", "absent", "deeper")) == 1


def test_double_key_is_said_with_its_line_and_the_rest_is_read() -> None:
    boom = read_yaml("a: 1\nb: 2\na: 3\n", "x")
    assert [(p.regel, p.pad) for p in boom.problemen] == [(3, "a")]
    assert boom.waarde == {"a": 1, "b": 2}


def test_alias_is_refused_and_never_unfolded() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    assert all("voluit" in p.melding for p in read_yaml(bomb, "x").problemen)
    assert read_yaml(bomb, "x").problemen


@pytest.mark.parametrize("tekst", ["", "a: 1\n---\nb: 2\n"])
def test_anything_but_one_document_is_refused(tekst: str) -> None:
    with pytest.raises(InvalidInputError, match="één YAML-document"):
        read_yaml(tekst, "x")


def test_broken_yaml_has_a_line() -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_yaml("a: 1\nb: [1, 2\nc: 3\n", "x.yaml")
    assert caught.value.problemen[0].regel == 3


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_is_refused(opening: str) -> None:
    for read in (read_yaml, read_json):
        with pytest.raises(InvalidInputError):
            read(opening * 100_000, "x")


def test_json_double_key_gets_its_place_with_tabs_too() -> None:
    tekst = '{\n\t"a": 1,\n\t"b": {"c": 1,\n\t"c": 2}}'
    boom = with_places(read_json(tekst, "x"), tekst)
    assert [(p.regel, p.pad) for p in boom.problemen] == [(4, "b.c")]
    assert boom.regel(("b",)) == 3


def test_json_fraction_stays_a_float_for_the_check_to_refuse() -> None:
    assert read_json('{"a": 2.0}', "x").waarde == {"a": 2.0}
    assert isinstance(read_json('{"a": 2.0}', "x").waarde["a"], float)


def test_broken_json_says_what_is_missing() -> None:
    with pytest.raises(InvalidInputError, match="ontbreekt een komma"):
        read_json('{"a": 1 "b": 2}', "x")

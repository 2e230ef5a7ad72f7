"""Whichever of libyaml and PyYAML reads a text: the data, places and problems are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normenkader import InvalidInputError
from normenkader.file.nodes import MOST_DEPTH, quick_node
from normenkader.file.tree import read_yaml
from tests.conftest import RULES

SHIPPED = sorted(RULES.rglob("*.yaml"))
LINES = [
    line
    for path in (RULES / "demo-ib" / "2026.1.yaml", *sorted(RULES.rglob("oz-1*.yaml")))
    for line in path.read_text(encoding="utf-8").splitlines()
]

# What YAML is made of, what only one of the two takes, and what none of them does.
WORDS = [
    *("a", "b", "é", "😀", "1", "true", "null", "~", "=", "<<", "--", ":", "::", "?", "-", "#"),
    *("'", "''", '"', "\\", "\\n", "\\x41", "\\ud800", "\\U0001F600", "|", ">", "|2", ">-", "|+"),
    *("|#", ",", "[", "]", "{", "}", "[]", "{}", "!", "!!str", "&a", "*a", "%", "@", "`", "---"),
    *("...", "%YAML 1.1"),
]
SPACES = ["", " ", "  ", "\n", "\n  ", "\n    ", "\n\n", "\r\n", "\r", "\t", " \n", "\n- ", ": "]
ODD = [
    "\xa0",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u0301",
    "\x00",
    "\x07",
    "\u200b",
    "x" * 1024,
    " " * 999,
]
pieces = st.sampled_from([*WORDS, *SPACES, *ODD])
hostile = st.lists(st.sampled_from([*WORDS, *SPACES]) | pieces, max_size=14).map("".join)

scalars = st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=12) | hostile
data = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def written(draw: st.DrawFn) -> str:
    """Valid YAML, in each of the ways that it is written."""
    text: str = yaml.safe_dump(
        draw(data),
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        default_style=draw(st.sampled_from([None, None, '"', "'", "|", ">"])),
        width=draw(st.sampled_from([10, 80])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
    )
    return text


@st.composite
def parts_of_rules(draw: st.DrawFn) -> str:
    """Some lines of the files that are shipped."""
    start = draw(st.integers(0, len(LINES) - 1))
    return draw(st.sampled_from(["\n", "\r\n"])).join(
        LINES[start : start + draw(st.integers(1, 15))]
    )


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A text in which something was put, and something taken out."""
    text = draw(written() | parts_of_rules())
    for piece in draw(st.lists(pieces, max_size=3)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place + draw(st.sampled_from([0, 0, 1, 3])) :]
    return text


def outcome(text: str) -> Any:
    """All that is known after reading: the data, the line of each path, and what is wrong."""
    try:
        tree = read_yaml(text, "x.yaml")
    except InvalidInputError as error:
        return error.problemen
    # `repr` tells 1 from True.
    return repr(tree.waarde), tree.regels, tree.problemen


def outcome_without_libyaml(text: str) -> Any:
    """The same where PyYAML is installed without libyaml."""
    with pytest.MonkeyPatch.context() as then:
        then.setattr(yaml, "__with_libyaml__", False)
        return outcome(text)


@settings(max_examples=800)
@given(hostile | written() | mutated())
@example("a: {vraag: wat?}")
@example("[wat?]")
@example("|#")
@example("? a")
@example("{? \n}")
@example("a: &x 1\nb: &x 2")
@example("---")
@example("a: 1\n?")
@example("a:\tb")
@example("[\t1]")
@example("\ufeffa: b\u200b")
@example("a: b\x85c: d")
@example("a: &x 1\nb: *x")
@example("a: !!float 2")
@example("a: 1\n---\nb: 2")
@example("%YAML 1.2\n---\na: 1")
@example("a: 1\na: 2")
@example("{a: 1}: 2\n[b]: 3")
@example("x" * 1025 + ": 1")
@example('a: "\\ud800"\nb: \u200b')
@example("- " * (MOST_DEPTH + 1))
def test_a_text_is_read_the_same_with_and_without_libyaml(text: str) -> None:
    assert outcome(text) == outcome_without_libyaml(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_a_shipped_file_is_read_by_libyaml_and_says_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert quick_node(text) is not None
    assert outcome(text) == outcome_without_libyaml(text)


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", '{"a":\n'])
def test_a_text_that_libyaml_would_go_too_deep_in_is_refused_at_the_same_line(opening: str) -> None:
    text = opening * 20_000
    said = outcome(text)
    assert "te diep genest" in said[0].melding
    assert said == outcome_without_libyaml(text)

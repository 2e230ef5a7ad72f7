"""The keys that tie the screens to their style sheets and scripts are in one place."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from screens.keys import Key, Prefix
from tests.conftest import ROOT

SCREENS = ROOT / "screens"
KEYS = SCREENS / "keys.py"
STATIC = sorted(f for f in (SCREENS / "static").rglob("*") if f.suffix in {".css", ".js"})
SOURCES = sorted(f for f in SCREENS.rglob("*.py") if f != KEYS)
SELECTOR = re.compile(r"st-key-([A-Za-z0-9_-]+)")
# More than one kind at once: all that begin like this.
FAMILIES = {"geweigerd-": Prefix.GEWEIGERD_NAAR}


def selectors(text: str) -> set[str]:
    return set(SELECTOR.findall(text))


@cache
def trees() -> dict[Path, ast.Module]:
    return {f: ast.parse(f.read_text("utf-8")) for f in SOURCES}


@cache
def written() -> tuple[frozenset[str], frozenset[str]]:
    """The texts in the screens, and what texts with values in them begin with."""
    nodes = [node for tree in trees().values() for node in ast.walk(tree)]
    texts = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    begins = {
        n.values[0].value
        for n in nodes
        if isinstance(n, ast.JoinedStr) and isinstance(n.values[0], ast.Constant)
    }
    return frozenset(texts), frozenset(str(b) for b in begins)


def one_of_a_kind(selector: str) -> Prefix | None:
    """The kind of a selector for one key of that kind, of which the rest is written somewhere."""
    texts, begins = written()
    for kind in Prefix:
        rest = selector.removeprefix(kind.value)
        if rest != selector and (
            rest in texts or any(rest.removeprefix(b) in texts for b in begins if rest != b)
        ):
            return kind
    return None


def known(selector: str) -> Key | Prefix | None:
    whole = next((key for key in Key if key == selector), None)
    kind = next((kind for kind in Prefix if kind.value == selector), None)
    return whole or kind or FAMILIES.get(selector) or one_of_a_kind(selector)


@pytest.mark.parametrize("file", STATIC, ids=lambda f: f.name)
def test_every_selector_has_its_key(file: Path) -> None:
    assert [s for s in sorted(selectors(file.read_text("utf-8"))) if known(s) is None] == []


def test_a_selector_without_a_key_is_seen() -> None:
    assert selectors(".st-key-kop, [class*='st-key-deel-'], .st-key-deel-toegang b") == {
        "kop",
        "deel-",
        "deel-toegang",
    }
    assert known("kop") is Key.KOP
    assert known("deel-toegang") is known("deel-") is Prefix.DEEL
    assert [known(s) for s in ("koop", "deel", "deel-nergens", "sprongetje-")] == [None] * 4


def test_every_key_has_its_selector() -> None:
    found = {known(s) for f in STATIC for s in selectors(f.read_text("utf-8"))}
    assert [str(k) for k in (*Key, *Prefix) if k not in found] == []


def test_every_key_is_used() -> None:
    used = {
        (node.value.id, node.attr)
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert [str(k) for k in (*Key, *Prefix) if (type(k).__name__, k.name) not in used] == []


def loose_keys(tree: ast.AST) -> list[str]:
    """Keys that a style sheet or script knows, but written out where they are given."""
    given = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "key"
    ]
    begins = [
        part.values[0] if isinstance(part, ast.JoinedStr) else part
        for value in given
        for part in ast.walk(value)
    ]
    texts = {p.value for p in begins if isinstance(p, ast.Constant) and isinstance(p.value, str)}
    kinds = tuple(kind.value for kind in Prefix)
    inside = {
        arg.value
        for value in given
        for call in ast.walk(value)
        if isinstance(call, ast.Call)
        for arg in ast.walk(call)
        if isinstance(arg, ast.Constant)
    }
    return sorted(t for t in texts - inside if t in set(Key) or t.startswith(kinds))


@pytest.mark.parametrize("file", SOURCES, ids=lambda f: f.relative_to(SCREENS).as_posix())
def test_no_key_that_a_selector_knows_is_written_out(file: Path) -> None:
    assert loose_keys(trees()[file]) == []


def test_a_key_that_is_written_out_is_seen() -> None:
    source = "a(key='kop'); b(key=f'deel-{x}'); c(key='open-vervanger' if d else Key.KOP)"
    assert loose_keys(ast.parse(source)) == ["deel-", "kop", "open-vervanger"]
    fine = "a(key=Key.KOP); b(key=Prefix.MELDING.of('kop')); c(key='alleen-hier'); d('kop')"
    assert loose_keys(ast.parse(fine)) == []


def test_no_two_kinds_take_each_others_keys() -> None:
    kinds = [kind.value for kind in Prefix]
    double = {(a, b) for a in kinds for b in kinds if a != b and b.startswith(a)}
    # A draft and a note of it are thrown away by buttons that look the same.
    assert double == {("gooi-weg-", "gooi-weg-notitie-")}

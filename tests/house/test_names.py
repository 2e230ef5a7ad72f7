"""Names are English, except for the terms of the glossary.

A list of English words has odd ones (`kant`, `wat`, `boom`): a word that is many times more common
in Dutch is Dutch, unless `names.yaml` says that it is meant in English. What is as common in both
(`rest`, `wet`) only a reader can see.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from spellchecker import SpellChecker

from scripts.architecture import linter
from tests.conftest import ROOT

GLOSSARY = (ROOT / "docs" / "woordenlijst.md").read_text("utf-8")
NAMES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
# What programmers say, and names of libraries and standards.
TECHNICAL: list[str] = NAMES["technical"]
# English words that are more common in Dutch, and Dutch ones that still wait for an English name.
ENGLISH_TOO: list[str] = NAMES["english_too"]
STILL_DUTCH: list[str] = NAMES["still_dutch"]
MORE_DUTCH = 3
PACKAGES: list[str] = linter()["root_packages"]


@cache
def glossary() -> dict[str, str]:
    """Each word of the glossary with where it comes from."""
    rows = re.findall(r"^\| (`.+?) \| (.+?) \| (.+?) \|$", GLOSSARY, flags=re.MULTILINE)
    return {word: source for words, _, source in rows for word in re.findall(r"`(\w+)`", words)}


@cache
def english() -> frozenset[str]:
    here, there = (SpellChecker(language=code).word_frequency for code in ("en", "nl"))
    found = {
        word
        for word in here.keys()  # noqa: SIM118 - it has no other way to give its words
        if there[word] * here.total_words <= MORE_DUTCH * here[word] * there.total_words
    }
    return frozenset(found).union(TECHNICAL, ENGLISH_TOO)


def words(name: str) -> Iterator[str]:
    """The words of a name of two letters and more: `ByContent` and `by_content` have the same."""
    for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name):
        if len(word) > 1:
            yield word.lower()


def names(source: str) -> Iterator[str]:
    """The names of classes, functions and parameters."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
            given = node.args
            yield from (a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs))
            yield from (a.arg for a in (given.vararg, given.kwarg) if a)


def in_names(source: str) -> set[str]:
    return {word for name in names(source) for word in words(name)}


def not_known(source: str) -> set[str]:
    return {word for word in in_names(source) if word not in english() and word not in glossary()}


@cache
def used_in(package: str) -> frozenset[str]:
    """The words in the names of a package."""
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    return frozenset().union(*(in_names(f.read_text("utf-8")) for f in files))


def in_package(package: str) -> list[str]:
    return sorted(used_in(package) - english() - glossary().keys())


@pytest.mark.parametrize("package", PACKAGES)
def test_every_word_in_a_name_is_english_or_in_the_glossary(package: str) -> None:
    assert set(in_package(package)) <= set(STILL_DUTCH), "give it an English name"


def test_a_word_that_waits_or_has_a_place_in_the_glossary_is_in_a_name() -> None:
    used = frozenset().union(*map(used_in, PACKAGES))
    assert [word for word in (*STILL_DUTCH, *ENGLISH_TOO, *glossary()) if word not in used] == []


def test_a_dutch_name_is_seen_wherever_it_stands() -> None:
    source = "class EenSchroef:\n    def draaien(self, moer, *, hoek=1, **rest): ...\n"
    assert not_known(source) == {"een", "schroef", "draaien", "moer", "hoek"}
    assert not_known("def read_zaak(leefgebied, HTMLPage): ...") == set()
    assert not_known("class Kant:\n    def boom(wat, door): ...\n") == {"kant", "boom", "wat"}


def test_every_term_has_a_source() -> None:
    terms = glossary()
    assert len(terms) > 150
    assert [word for word, source in terms.items() if not source.strip()] == []


def test_keys_of_the_glossary_are_keys() -> None:
    folders = (("rules", "*.yaml"), ("docs/gids", "*.md"), ("tests/contract", "*.jsonl"))
    there = "\n".join(f.read_text("utf-8") for d, e in folders for f in (ROOT / d).rglob(e))
    for source in re.findall(r"sleutels? (`[^|;]*)", GLOSSARY):
        for key in re.findall(r"`(?:\w+: )?(\w+)`", source):
            assert re.search(rf"\b{key}\b", there), key

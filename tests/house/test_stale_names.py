"""What a document, docstring or comment names is there, and what is there is used.

Guides for users are left out: they say what to type, in other programs too.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.architecture import linter
from tests.conftest import ROOT

# Of other programs and libraries, or gone and named as gone.
FOREIGN = {
    *("absl", "create_decision", "immutabledict", "jitexecutor", "mismatch", "native"),
    *("by_content", "publicatie", "standalone", "subheader", "ulimit"),
}
TEXT = {".css", ".html", ".js", ".json", ".jsonl", ".sh", ".toml", ".txt", ".yaml", ".md", ".py"}
ELSEWHERE = ("docs/gids", "docs/woordenlijst.md", "CHANGELOG.md")
SCRIPTS = {"start", "test"}
IN_QUOTES = re.compile(r"`+([^`\n]+)`+")


@cache
def files() -> tuple[Path, ...]:
    """The text files of the project, but for those in hidden folders and caches."""
    tops = (f for f in ROOT.iterdir() if not f.name.startswith("."))
    found = (f for top in tops for f in (top.rglob("*") if top.is_dir() else (top,)))
    return tuple(f for f in found if f.is_file() and (f.suffix in TEXT or f.name in SCRIPTS))


def told_and_done(source: str) -> tuple[list[str], Counter[str]]:
    """The docstrings and comments of a module, and how often each word stands in its code."""
    lines = {
        node.body[0].lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and ast.get_docstring(node, clean=False) is not None
    }
    told, done = [], Counter[str]()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        docstring = token.type == tokenize.STRING and token.start[0] in lines
        if docstring or token.type == tokenize.COMMENT:
            told.append(token.string)
        else:
            done.update(re.findall(r"\w+", token.string))
    return told, done


def not_there(told: str, there: set[str]) -> set[str]:
    """The words between backticks that nothing but a text has."""
    named = (word for quoted in IN_QUOTES.findall(told) for word in re.findall(r"\w+", quoted))
    return {w for w in named if len(w) > 2 and not w[0].isdigit() and w not in there}


def test_a_name_in_a_text_is_there() -> None:
    there, told = set(FOREIGN), []
    for file in files():
        name = str(file.relative_to(ROOT))
        there.update(re.findall(r"\w+", name))
        source = file.read_text("utf-8")
        if file.suffix == ".py":
            texts, done = told_and_done(source)
            there.update(done)
            told += [(name, text) for text in texts]
        elif file.suffix != ".md":
            there.update(re.findall(r"\w+", source))
        elif not name.startswith(ELSEWHERE):
            told.append((name, source))
    assert [(name, gone) for name, text in told if (gone := not_there(text, there))] == []


def test_a_name_that_is_gone_is_seen() -> None:
    told, done = told_and_done('"""Gives `Gone`, never `here` nor `Row`."""\nhere = 1  # `left`\n')
    assert set().union(*(not_there(text, {*done, "Row"}) for text in told)) == {"Gone", "left"}


def defined(source: str) -> Iterator[str]:
    """What a module defines at its top, but for what a decorator or a framework calls."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (t.id for t in node.targets if isinstance(t, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_what_is_defined_is_used_by_the_program_and_not_only_by_tests() -> None:
    sources = {
        file: file.read_text("utf-8")
        for package in linter()["root_packages"]
        for file in (ROOT / package).rglob("*")
        if file.suffix in {".py", ".html"}
    }
    used = Counter(re.findall(r"\w+", (ROOT / "app.py").read_text("utf-8")))
    for source in sources.values():
        used.update(re.findall(r"\w+", source))
    commands = {
        name.replace("-", "_")
        for name in re.findall(
            r'^    "([\w-]+)": Listed', sources[ROOT / "cli" / "listed.py"], re.MULTILINE
        )
    }
    unused = [
        f"{file.relative_to(ROOT)}: {name}"
        for file, source in sources.items()
        if file.suffix == ".py"
        for name in defined(source)
        if used[name] == 1 and name not in commands
    ]
    assert unused == []

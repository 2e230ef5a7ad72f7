"""The core gives the same for the same: no clock, no chance, and whole numbers only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = ("normenkader", "zaak", "engine", "explaining", "iwmo", "costs", "terms", "proof")
CHANCE = {"random", "secrets", "time", "uuid", "os"}
CLOCK = {"now", "today", "utcnow"}


def impure(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name in CHANCE)
        elif isinstance(node, ast.ImportFrom) and node.module in CHANCE:
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and node.attr in CLOCK:
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield str(node.value)


def files() -> list[Path]:
    return [file for package in CORE for file in sorted((ROOT / package).rglob("*.py"))]


def test_the_core_reads_no_clock_and_no_chance_and_holds_no_fraction_that_rounds() -> None:
    assert len(files()) > 100
    wrong = [(str(f.relative_to(ROOT)), what) for f in files() for what in impure(f.read_text())]
    assert wrong == []


@pytest.mark.parametrize(
    "source",
    ["import random", "from time import sleep", "date.today()", "datetime.now(UTC)", "x = 0.1"],
)
def test_what_is_not_pure_is_seen(source: str) -> None:
    assert list(impure(source))

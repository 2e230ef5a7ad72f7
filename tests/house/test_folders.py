"""Folders and modules are of a size that one can look over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scripts.architecture import linter
from tests.conftest import ROOT

MOST_MODULES, MOST_LINES = 20, 300
# Three with one beginning are a package.
MOST_ALIKE = 2
SAYS_NOTHING = {"helper", "helpers", "manager", "misc", "util", "utils"}

MODULES = sorted(f for p in linter()["root_packages"] for f in (ROOT / p).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def too_full(modules: list[Path]) -> dict[str, int]:
    """The folders with too many modules, `__init__.py` not counted."""
    counts = Counter(f.parent.relative_to(ROOT) for f in modules if f.name != "__init__.py")
    return {str(folder): n for folder, n in counts.items() if n > MOST_MODULES}


def alike(modules: list[Path]) -> list[tuple[str, str]]:
    """What too many modules of one folder begin with."""
    named = ((f.parent.name, f.stem.partition("_")) for f in modules if f.stem[0] != "_")
    counts = Counter((folder, first) for folder, (first, line, _) in named if line)
    return [what for what, n in counts.items() if n > MOST_ALIKE]


@pytest.mark.parametrize("modules", [MODULES, TESTS], ids=["program", "tests"])
def test_a_folder_has_no_more_modules_than_one_can_look_over(modules: list[Path]) -> None:
    assert too_full(modules) == {}


def test_a_module_can_be_read_in_one_go() -> None:
    lengths = {f: len(f.read_text("utf-8").splitlines()) for f in MODULES}
    assert {str(f): n for f, n in lengths.items() if n > MOST_LINES} == {}


def test_modules_with_one_beginning_are_a_package() -> None:
    assert alike([f for f in MODULES if f.name != "__init__.py"]) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [f for f in (*MODULES, *TESTS) if f.stem in SAYS_NOTHING] == []


def test_too_many_are_seen() -> None:
    many = [ROOT / "cli" / f"a{i}.py" for i in range(MOST_MODULES + 1)]
    assert too_full(many) == {"cli": MOST_MODULES + 1}
    assert alike([ROOT / "cli" / f"rules_{name}.py" for name in ("a", "b", "c")]) == [
        ("cli", "rules")
    ]

"""Draws the packages and who imports whom, of the imports themselves, in docs/architectuur.md.

`python -m scripts.architecture` writes the drawing between its two marks; the text around it is by
hand. Arrows that follow from others are left out, and so are those from and to modules that lie
right in a package: the contracts of import-linter are about all of them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import grimp

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architectuur.md"
BEGIN = "<!-- made by python -m scripts.architecture -->\n"
END = "<!-- end of what is made -->\n"
Arrow = tuple[str, str]


def linter() -> dict[str, Any]:
    """The settings of import-linter."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: dict[str, Any] = settings["tool"]["importlinter"]
    return found


def drawing() -> str:
    """The diagram, in mermaid."""
    packages: list[str] = linter()["root_packages"]
    graph = grimp.build_graph(*packages, cache_dir=None)
    inner = {m for m in graph.modules if m.count(".") == 1 and graph.find_children(m)}
    top: set[Arrow] = set()
    within: set[Arrow] = set()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            a, b = _package(importer), _package(imported)
            if a != b:
                top.add((a, b))
            elif (c := _inner(importer)) != (d := _inner(imported)) and {c, d} <= inner:
                within.add((c, d))
    lines = ["```mermaid", "flowchart TD"]
    for package in packages:
        lines += _box(package, sorted(m for m in inner if _package(m) == package))
    lines += [f"    {_id(a)} --> {_id(b)}" for a, b in sorted(without_detours(within))]
    lines += [f"    {_id(a)} x-. independent .-x {_id(b)}" for a, b in _independent()]
    lines += [f"    {_id(a)} --> {_id(b)}" for a, b in sorted(without_detours(top))]
    return "\n".join([*lines, "```", ""])


def _package(module: str) -> str:
    return module.partition(".")[0]


def _inner(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _id(package: str) -> str:
    return package.replace(".", "_")


def _box(package: str, inner: list[str]) -> list[str]:
    if not inner:
        return [f"    {package}"]
    names = [f"        {_id(m)}[{m.partition('.')[2]}]" for m in inner]
    return [f"    subgraph {package}", *names, "    end"]


def _independent() -> list[Arrow]:
    pairs = [c["modules"] for c in linter()["contracts"] if c["type"] == "independence"]
    return [(a, b) for a, b in pairs]


def without_detours(arrows: Iterable[Arrow]) -> set[Arrow]:
    """Leave out the arrows that follow from others; there are no circles among them."""
    after: dict[str, set[str]] = {}
    for a, b in arrows:
        after.setdefault(a, set()).add(b)

    def reached(start: str) -> set[str]:
        return {start}.union(*(reached(b) for b in after.get(start, ())))

    return {
        (a, b)
        for a, direct in after.items()
        for b in direct
        if not any(b in reached(other) for other in direct - {b})
    }


def page() -> str:
    """The page with the drawing as it should be."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{drawing()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stderr.write(f"{PAGE}\n")

"""Which test files are nearest to a change: by the imports, and by the folder that they mirror."""

from __future__ import annotations

import subprocess
import tomllib
from collections import deque
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import grimp

from cli.listed import COMMANDS, REGISTER_COMMANDS

# What is no Python, and the module that reads it first.
READERS = {"rules": "normenkader.library", "docs": "tests.test_docs"}
# A test of the folder with the same name as that of the change is as near as one that imports it.
MIRRORED = 1


def changed_files(root: Path, base: str = "main") -> list[str]:
    """What differs from where this branch left `base`, also what git does not follow yet.

    Without such a branch, what differs from the last commit.
    """

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    since = git("merge-base", "HEAD", base).strip() or "HEAD"
    differ = git("diff", "--name-only", "--relative", "-z", since).split("\0")
    new = git("ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return sorted({name for name in [*differ, *new] if name})


def read_graph(root: Path) -> grimp.ImportGraph:
    """All imports of the project and of its tests; a test depends on each conftest above it."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    packages = settings["tool"]["importlinter"]["root_packages"]
    cache = str(root / ".import_linter_cache")
    graph = grimp.build_graph(*packages, "tests", cache_dir=cache)
    for module in filter(is_test, list(graph.modules)):
        folder = module
        while folder := folder.rpartition(".")[0]:
            conftest = f"{folder}.conftest"
            if conftest in graph.modules:
                graph.add_import(importer=module, imported=conftest)
    # Read by their name, when they run.
    for command in (*COMMANDS.values(), *REGISTER_COMMANDS.values()):
        graph.add_import(importer="cli.main", imported=command.module)
    return graph


def module_of(file: str, graph: grimp.ImportGraph) -> str | None:
    """The module that a file is or, for what is no Python, the folder that it lies in."""
    path = PurePosixPath(file)
    if path.parts[0] in READERS:
        return READERS[path.parts[0]]
    if path.suffix == ".py":
        path = path.parent if path.name == "__init__.py" else path.with_suffix("")
        return ".".join(path.parts) if ".".join(path.parts) in graph.modules else None
    folders = [".".join(folder.parts) for folder in path.parents]
    if path.parent.name == "templates":
        # The templates of one module have its name.
        folders.insert(0, f"{folders[1]}.{path.name.partition('.')[0]}")
    return next((folder for folder in folders if folder in graph.modules), None)


def distances(graph: grimp.ImportGraph, changed: Iterable[str]) -> dict[str, int]:
    """For each test module that a change reaches, over how many imports it does so."""
    found = dict.fromkeys(changed, 0)
    waiting = deque(found)
    while waiting:
        module = waiting.popleft()
        for importer in graph.find_modules_that_directly_import(module):
            if importer not in found:
                found[importer] = found[module] + 1
                waiting.append(importer)
    for module in [m for m, distance in found.items() if distance == 0]:
        folder = module if graph.find_children(module) else module.rpartition(".")[0]
        for test in graph.find_children(f"tests.{folder}") if _has(graph, folder) else ():
            found[test] = min(MIRRORED, found.get(test, MIRRORED))
    return {module: distance for module, distance in found.items() if is_test(module)}


def _has(graph: grimp.ImportGraph, folder: str) -> bool:
    return f"tests.{folder}" in graph.modules


def is_test(module: str) -> bool:
    """Whether pytest looks for tests in it."""
    return module.rpartition(".")[2].startswith("test_")


def path_of(module: str) -> str:
    """The file of a test module, from the root of the project."""
    return module.replace(".", "/") + ".py"

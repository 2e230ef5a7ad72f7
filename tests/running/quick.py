"""The plugin of `./test --snel`: the tests that a change most likely breaks, in a minute.

Always the core; then the files nearest to what differs from main, as many as fit in the time.
Within a file no test with a browser or PostgreSQL, and none that takes long by itself. What it
left out, it says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from grimp.exceptions import SourceSyntaxError

from tests.running.durations import durations, file_of, function_of, seconds_of_files
from tests.running.nearby import changed_files, distances, is_test, module_of, path_of, read_graph

ROOT = Path(__file__).parent.parent.parent
# Seconds of all chosen tests together, beside the core: half of that on two cores.
ROOM = 30.0
# Seconds of a file that was never measured.
UNKNOWN = 5.0
# Seconds of one case.
LONG = 1.5
CORE = (
    "tests/functional/test_contract.py",
    "tests/golden/test_golden.py",
    "tests/functional/test_authorisation.py",
    "tests/rights/test_model.py",
    "tests/rights/test_pseudonym.py",
    "tests/screens/access/test_gate.py",
    "tests/running/test_quick.py",
)
BROWSER = "tests/browser/"


@dataclass(frozen=True)
class Choice:
    """The files to run, how many changed, and how many were left out for which reason."""

    files: tuple[str, ...]
    changed: int
    browser: int
    no_room: int
    untouched: int


def choose(
    near: dict[str, int], every: set[str], changed: int, seconds: dict[str, float]
) -> Choice:
    """Choose from `every` test file the core, and the nearest (`near`) for which there is room."""
    room = ROOM
    chosen = [file for file in CORE if file in every]
    candidates = {f for f in every if not f.startswith(BROWSER)} - set(chosen)
    reached = candidates & near.keys()
    for file in sorted(reached, key=lambda f: (near[f], seconds.get(f, UNKNOWN), f)):
        if (room := room - seconds.get(file, UNKNOWN)) < 0:
            break
        chosen.append(file)
    return Choice(
        files=tuple(chosen),
        changed=changed,
        browser=sum(file.startswith(BROWSER) for file in every),
        no_room=len(reached - set(chosen)),
        untouched=len(candidates - reached),
    )


def seconds_without_long() -> dict[str, float]:
    """What the tests of each file take together, without those that take long by themselves."""
    found = dict(seconds_of_files())
    for name, duration in durations().items():
        if duration.longest > LONG:
            found[file_of(name)] -= duration.total
    return found


def choice_for_changes() -> Choice:
    """The choice for what differs from main."""
    files = changed_files(ROOT)
    try:
        graph = read_graph(ROOT)
    except SourceSyntaxError as fout:
        raise pytest.UsageError(str(fout)) from fout
    modules = {module for file in files if (module := module_of(file, graph))}
    near = {path_of(module): n for module, n in distances(graph, modules).items()}
    every = {path_of(module) for module in graph.modules if is_test(module)}
    return choose(near, every, len(files), seconds_without_long())


def reason_to_leave(item: pytest.Item) -> str | None:
    """Why a test of a chosen file does not run, in Dutch; None when it runs."""
    fixtures = getattr(item, "fixturenames", ())
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    if any("postgres" in name for name in fixtures) or "postgresql" in map(str, parameters):
        return "met PostgreSQL"
    duration = durations().get(function_of(item.nodeid))
    if duration and duration.longest > LONG:
        return "die elk te lang duren"
    return None


def told(choice: Choice, left: dict[str, int]) -> list[str]:
    """What ran and what did not, in Dutch."""
    return [
        f"Vlug: {len(choice.files)} testbestanden, de kern en wat het dichtst bij de wijziging "
        f"staat ({choice.changed} bestanden anders dan main).",
        "Weggelaten:",
        f"  - {choice.browser} testbestanden met een browser",
        *(f"  - {count} tests {reason}" for reason, count in sorted(left.items())),
        f"  - {choice.no_room} testbestanden die de wijziging verderop raakt: daar was geen tijd "
        "voor",
        f"  - {choice.untouched} testbestanden die niets van de wijziging gebruiken",
        "Alles toetsen: ./test",
    ]


class Quick:
    """Leaves files and tests out, in every process of the tests alike."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.left: Counter[str] = Counter()

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Read no file that was not chosen, and no folder without one."""
        try:
            path = collection_path.relative_to(ROOT).as_posix()
        except ValueError:
            return None
        if collection_path.is_dir():
            wanted = path == "." or any(file.startswith(path + "/") for file in self.choice.files)
        else:
            wanted = not collection_path.name.startswith("test_") or path in self.choice.files
        return None if wanted else True

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what takes long."""
        reasons = [(item, reason_to_leave(item)) for item in items]
        items[:] = [item for item, reason in reasons if reason is None]
        config.hook.pytest_deselected(items=[item for item, reason in reasons if reason])
        self.left = Counter(reason for _, reason in reasons if reason)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Give a process of pytest-xdist the same choice."""
        node.workerinput["quick"] = asdict(self.choice)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell the process that started this one what was left out."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["left"] = dict(self.left)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Hear what a process left out: all of them the same."""
        self.left = Counter(getattr(node, "workeroutput", {}).get("left", self.left))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say it at the end."""
        terminalreporter.section("vlugge toetsen")
        for line in told(self.choice, dict(self.left)):
            terminalreporter.line(line)


def pytest_configure(config: pytest.Config) -> None:
    """Choose once: a process of pytest-xdist is given the choice."""
    given = getattr(config, "workerinput", {}).get("quick")
    config.pluginmanager.register(Quick(Choice(**given) if given else choice_for_changes()))

"""What each test took in one run of all: kept in durations.txt, and used for order and choice.

As a plugin it writes that file anew, of the tests that ran:
`python -m pytest -n 3 -p tests.running.durations`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path

import pytest

FILE = Path(__file__).parent / "durations.txt"
# Tests that take less than this, all cases together, stand as one line for their file.
SMALL = 1.0


@dataclass(frozen=True)
class Duration:
    """Seconds of all cases of a test (or of the small tests of a file), and of its longest case."""

    total: float
    longest: float


@cache
def durations() -> dict[str, Duration]:
    """What is known, by `path::test`, and by `path` for the small tests of that file together."""
    lines = (line.split(" ", 2) for line in FILE.read_text("utf-8").splitlines())
    return {name: Duration(float(total), float(longest)) for total, longest, name in lines}


@cache
def seconds_of_files() -> dict[str, float]:
    """All tests of each file together, in seconds."""
    found: dict[str, float] = defaultdict(float)
    for name, duration in durations().items():
        found[name.partition("::")[0]] += duration.total
    return found


def longest_first(items: list[pytest.Item]) -> None:
    """Put the files that take longest first, and leave the order within a file."""
    items.sort(key=lambda item: place(item.nodeid))


def place(nodeid: str) -> tuple[float, str]:
    """Where a test comes in the order; a file that was never measured may take longest of all."""
    file = file_of(nodeid)
    return -seconds_of_files().get(file, inf), file


def file_of(nodeid: str) -> str:
    """The file of a test."""
    return nodeid.partition("::")[0]


def function_of(nodeid: str) -> str:
    """A test without the name of its case."""
    return nodeid.partition("[")[0]


class Measuring:
    """Gathers what every test takes, and keeps it for the tests that ran."""

    def __init__(self) -> None:
        self.cases: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add one part (setting up, the test itself, clearing away)."""
        self.cases[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        """Write the file: what did not run keeps what it took before."""
        if not self.cases:
            return
        ran = {file_of(case) for case in self.cases}
        kept = {name: d for name, d in durations().items() if file_of(name) not in ran}
        FILE.write_text(written({**kept, **summed(self.cases)}), "utf-8")


def summed(cases: dict[str, float]) -> dict[str, Duration]:
    """Seconds by case, as seconds by test or, of the small ones, by file."""
    tests: dict[str, list[float]] = defaultdict(list)
    for case, seconds in cases.items():
        tests[function_of(case)].append(seconds)
    found: dict[str, Duration] = {}
    small: dict[str, float] = defaultdict(float)
    for name, all_cases in tests.items():
        if sum(all_cases) < SMALL:
            small[file_of(name)] += sum(all_cases)
        else:
            found[name] = Duration(sum(all_cases), max(all_cases))
    return found | {file: Duration(total, 0.0) for file, total in small.items()}


def written(known: dict[str, Duration]) -> str:
    """A line for each, as they are read."""
    return "".join(f"{d.total:.1f} {d.longest:.1f} {name}\n" for name, d in sorted(known.items()))


def pytest_configure(config: pytest.Config) -> None:
    """Measure in the process that hears of every test."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Measuring())

"""What many tests need: the shipped normenkaders, the cases of the contract, a real database."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
import typer.testing
from hypothesis import settings

from normenkader import Library, Normenkader, read_library
from tests.postgres import Database, Postgres, empty_database, running_postgres
from tests.running.durations import longest_first

# A shell starts what runs behind with Ctrl+C ignored, and so would everything that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run, however busy the machine is.
settings.register_profile("normwijzer", deadline=None, derandomize=True)
settings.load_profile("normwijzer")

# Which registers were where is kept in the user's own state: not in that of whoever runs the tests.
STATE = tempfile.TemporaryDirectory(prefix="normwijzer-state-")
os.environ["XDG_STATE_HOME"] = STATE.name

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"
CONTRACT = Path(__file__).parent / "contract"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A process that begins with a long file at the end lets the others wait."""
    longest_first(items)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Thousands of tests and all that they import stay: look for cycles in what a test made."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_unconfigure() -> None:
    """What the tests left behind is looked through once: pytest would do so five times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def commands() -> Iterator[None]:
    """Typer makes all commands anew at every call, of a program that runs one."""
    with pytest.MonkeyPatch.context() as patch:
        made = cache(typer.main.get_command)
        patch.setattr(typer.main, "get_command", made)
        patch.setattr(typer.testing, "_get_command", made)
        yield


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Streamlit puts its script in this place, and a process that starts would run that first."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


def contract_lines(name: str) -> list[dict[str, Any]]:
    """The worked cases of one file of the contract."""
    return [json.loads(line) for line in (CONTRACT / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def bibliotheek() -> Library:
    """All normenkaders that ship."""
    return read_library(RULES).with_setting("demo-ib")


@pytest.fixture(scope="session")
def demo(bibliotheek: Library) -> Normenkader:
    """The demonstration normenkader."""
    return bibliotheek.version("demo-ib", "2026.1")


@pytest.fixture(scope="session")
def drechtsteden(bibliotheek: Library) -> Normenkader:
    """The normenkader of 2016."""
    return bibliotheek.version("drechtsteden-ib-2016", "2016.1")


@pytest.fixture
def zaak() -> dict[str, Any]:
    """A complete case for demo-ib: 150 minutes, ontwikkel, bandwidth O2."""
    case: dict[str, Any] = contract_lines("cases.jsonl")[1]["zaak"]
    return case


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of our own, one for each process of pytest-xdist that asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def postgres_database(postgres: Postgres) -> Iterator[Database]:
    """An empty database with a role that owns it and one that may only connect."""
    with empty_database(postgres) as database:
        yield database

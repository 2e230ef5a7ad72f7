"""Commands are read when they run: the list of them says what they say themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typer

from cli.lazy import Listed
from cli.listed import COMMANDS, REGISTER_COMMANDS
from cli.main import app

GROUP: Any = typer.main.get_command(app)
# They take long to read, and only some commands need them.
HEAVY = {"sqlalchemy", "alembic", "pandas", "streamlit", "z3", "scipy"}


def read_by(*arguments: str) -> set[str]:
    """The modules that a command of its own process has read when it ends."""
    code = (
        "import sys, json, atexit; atexit.register(lambda: print(json.dumps(list(sys.modules)), "
        f"file=sys.stderr)); sys.argv = ['n', *{arguments!r}]; from cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("listed", "commands"),
    [(COMMANDS, GROUP.commands), (REGISTER_COMMANDS, GROUP.commands["register"].commands)],
    ids=["normwijzer", "register"],
)
def test_the_list_says_what_the_command_says_itself(
    listed: Mapping[str, Listed], commands: Mapping[str, Any]
) -> None:
    found = {name: " ".join(str(commands[name].help).split("\n\n")[0].split()) for name in listed}
    assert found == {name: command.help for name, command in listed.items()}


def test_help_reads_no_command() -> None:
    read = read_by("--help")
    assert "cli.main" in read
    assert read & ({c.module for c in COMMANDS.values()} | HEAVY) == set()


def test_a_command_reads_no_other(tmp_path: Path, zaak: dict[str, Any]) -> None:
    case = tmp_path / "zaak.json"
    case.write_text(json.dumps(zaak), "utf-8")
    read = read_by("beoordeel", str(case))
    assert "cli.proposal.judge" in read
    others = {c.module for c in (COMMANDS | REGISTER_COMMANDS).values()} - {"cli.proposal.judge"}
    assert read & (others | HEAVY) == set()

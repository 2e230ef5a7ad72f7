"""The edges of a machine: whatever is closed, full or odd ends in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from cli.main import main; main()"]


def run(
    *arguments: str, streams: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run as a process of its own; `streams` says where its input and output go."""
    whole = ["sh", "-c", f'"$@" {streams}', "sh", *COMMAND, *arguments]
    return subprocess.run(
        whole, check=False, capture_output=True, env={**os.environ, **(env or {})}
    )


@pytest.mark.parametrize(
    ("streams", "says"), [("> /dev/full", "de schijf is vol"), (">&-", "het is gesloten")]
)
def test_output_that_cannot_be_written_is_said(streams: str, says: str) -> None:
    found = run("sjabloon", "demo-ib", "--peildatum", "2026-07-01", streams=streams)
    assert found.returncode == 1
    assert found.stderr.decode() == f"De uitvoer is niet te schrijven: {says}.\n"


def test_a_reader_that_stops_and_a_closed_input_give_no_traceback() -> None:
    assert (
        run("sjabloon", "demo-ib", "--peildatum", "2026-07-01", streams="| head -c 1").stderr == b""
    )
    closed = run("beoordeel", "-", streams="<&-")
    assert closed.stderr == b"-:1: Het bestand is niet te lezen: het is gesloten.\n"


def test_another_locale_gives_the_same_answer_and_readable_messages() -> None:
    for charset in ("iso-8859-1", "ascii"):
        found = run("--help", env={"PYTHONIOENCODING": charset})
        assert (found.returncode, found.stderr) == (0, b"")
        refused = run("beoordeel", "/nee/…é", env={"PYTHONIOENCODING": charset})
        assert b"Het bestand is niet te lezen" in refused.stderr


def test_nothing_that_steers_a_terminal_or_is_no_text_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('zaak: T-1\n"\\x1b[31m": 1\n', encoding="utf-8")
    for arguments in (
        ["beoordeel", str(file)],
        ["beoordeel", "\x1b[31m"],
        ["bewijs", "demo-ib@\x1b[31m"],
        ["controleer", os.fsdecode(b"/tmp/\xff")],
        ["sjabloon", "demo-ib", "--peildatum", "\udcff"],
    ):
        found = run(*arguments)
        assert found.returncode == 2
        assert b"\x1b" not in found.stdout + found.stderr
        assert b"Traceback" not in found.stderr


def test_what_was_typed_comes_back_as_text_and_never_as_codes() -> None:
    odd = os.fsdecode(b"a\xff")
    for arguments in (["sjabloon", odd], [odd], ["beoordeel", "-", "--normenkader", odd]):
        found = run(*arguments, streams="< /dev/null")
        assert found.returncode == 2
        assert "'a\N{REPLACEMENT CHARACTER}'" in found.stderr.decode()
    day = run("sjabloon", "demo-ib", "--peildatum", "2026-02-30")
    assert day.stderr.decode().startswith("--peildatum: '2026-02-30' is geen datum:")


def test_without_a_home_the_setting_is_named(tmp_path: Path) -> None:
    # A user id that the system does not know has no home either.
    code = (
        "import os, pwd; os.environ.pop('HOME', 0); pwd.getpwuid = lambda _: (_ for _ in ()).throw("
        "KeyError()); import sys; sys.argv = ['n', 'register', 'anker']; "
        "from cli.main import main; main()"
    )
    env = {k: v for k, v in os.environ.items() if not k.startswith(("XDG", "NORMWIJZER"))}
    found = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=env)
    assert b"zet die in HOME" in found.stderr
    assert b"Traceback" not in found.stderr


def test_the_version_is_told() -> None:
    assert run("--version").stdout.decode() == f"normwijzer {version('normwijzer')}\n"

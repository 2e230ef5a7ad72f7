"""Ctrl+C ends a command in one sentence, whatever it was doing."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.start import AGAIN
from tests.conftest import ROOT

PATIENCE = 60
MORE_THAN_A_PIPE = 2_000_000
COMMAND = [sys.executable, "-c", "from cli.start import main; main()"]


class Terminal:
    """A command with a terminal for its errors, so that it says what it is doing."""

    def __init__(self, process: subprocess.Popen[bytes], reading: int) -> None:
        self.process = process
        self._reading = reading
        self.said = ""

    def until(self, tekst: str) -> None:
        """Read until the command says this; fails where it ends before that."""
        while tekst not in self.said:
            self.said += self._more()

    def rest(self) -> str:
        """All that it says until its end."""
        while more := self._more(end=""):
            self.said += more
        return self.said

    def _more(self, end: str | None = None) -> str:
        try:
            found = os.read(self._reading, 4096).decode()
        except OSError:  # The end of a terminal.
            found = ""
        assert found or end is not None, self.said
        return found


@contextmanager
def running(*arguments: str, path: Path = ROOT) -> Iterator[Terminal]:
    reading, writing = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=writing,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{ROOT}"},
    )
    os.close(writing)
    try:
        yield Terminal(process, reading)
    finally:
        process.kill()
        process.wait()
        os.close(reading)


def group(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGINT)


def alone(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)


@pytest.mark.parametrize("interrupt", [group, alone])
@pytest.mark.parametrize("busy", ["alle toestanden doorlopen", "volledig", "monotoon: leefgebied"])
def test_proof_stops_whatever_it_is_doing(
    interrupt: Callable[[subprocess.Popen[bytes]], None], busy: str
) -> None:
    with running("bewijs", "demo-ib@2026.1") as terminal:
        terminal.until(busy)
        interrupt(terminal.process)
        out, _ = terminal.process.communicate(timeout=PATIENCE)
        assert terminal.process.returncode == 130
        assert terminal.rest().rstrip().endswith("Afgebroken.")
        assert out == b""


def test_z3_that_is_busy_stops() -> None:
    """Fourteen pigeons in thirteen holes: z3 is busy with it for minutes."""
    script = """
import z3
from proof.solving.asking import ask
p = [[z3.Bool(f"{i} {j}") for j in range(13)] for i in range(14)]
solver = z3.SimpleSolver()
solver.add([z3.Or(row) for row in p])
for j in range(13):
    for a in range(14):
        solver.add([z3.Not(z3.And(p[a][j], p[b][j])) for b in range(a)])
try:
    print("bezig", flush=True)
    print(ask(solver))
except KeyboardInterrupt:
    print("Afgebroken.")
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"bezig\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (out, err) == (b"Afgebroken.\n", b"")


@pytest.mark.parametrize("interrupt", [group, alone])
def test_command_that_reads_its_cases_stops(
    interrupt: Callable[[subprocess.Popen[bytes]], None],
) -> None:
    with running("beoordeel", "--json", "-") as terminal:
        assert terminal.process.stdin is not None
        # More than a pipe holds: once this is written, the command is reading.
        terminal.process.stdin.write(b"\n" * MORE_THAN_A_PIPE)
        terminal.process.stdin.flush()
        interrupt(terminal.process)
        terminal.process.wait(timeout=PATIENCE)
        assert terminal.process.returncode == 130
        assert terminal.rest().split() == ["Afgebroken."]


@pytest.mark.parametrize("interrupt", [group, alone])
def test_command_that_is_still_loading_stops(
    interrupt: Callable[[subprocess.Popen[bytes]], None], tmp_path: Path
) -> None:
    (tmp_path / "z3.py").write_text("print('laadt', flush=True)\nimport time\ntime.sleep(600)")
    with running("controleer", path=tmp_path) as terminal:
        assert terminal.process.stdout is not None
        assert terminal.process.stdout.readline() == b"laadt\n"
        interrupt(terminal.process)
        terminal.process.wait(timeout=PATIENCE)
        assert terminal.process.returncode == 130
        assert terminal.rest().split() == ["Afgebroken."]


DROPS = """
import os, signal, time
import cli.start
cli.start.AGAIN = {again}
class Weg:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
Weg()
time.sleep(600)
"""


@pytest.mark.parametrize("again", [AGAIN, 1e-6])
def test_an_interruption_that_python_drops_comes_again(tmp_path: Path, again: float) -> None:
    """What is raised while something is cleared away is raised no further.

    On a busy machine it comes again while that is still being arranged: that drops it too.
    """
    (tmp_path / "z3.py").write_text(DROPS.format(again=again))
    with running("controleer", path=tmp_path) as terminal:
        terminal.process.wait(timeout=PATIENCE)
        assert terminal.process.returncode == 130
        assert terminal.rest().split() == ["Afgebroken."]

"""Runs commands, each in a process of its own, and interrupts them at a chosen call of a function.

A server (this module as a program) has imported what takes long; for each command it makes a copy
of itself, that runs and ends as the command itself does. The moment of the interruption is a
number of calls of this program's own functions: the same moment every time.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

PATIENCE = 60
ROOT = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True)
class Afloop:
    """How a command ended: its code, what it wrote, and whether anybody was left after it."""

    code: int
    out: str
    err: str
    over: bool


class Uitvoerder:
    """The server, from the side of the tests."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Keep its process."""
        self._process = process

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        at: tuple[str, int] | None = None,
    ) -> Afloop:
        """Run a command in a folder, interrupted at a call of a function.

        `at` is the name of the function ("" for any) and which call of it.
        """
        order = {"arguments": arguments, "folder": str(folder), "env": dict(env), "at": at}
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0] is not None
        assert pipes[1] is not None
        pipes[0].write(json.dumps(order) + "\n")
        pipes[0].flush()
        return Afloop(**json.loads(pipes[1].readline()))


@contextmanager
def server() -> Iterator[Uitvoerder]:
    """A server that runs commands, one after another."""
    with subprocess.Popen(
        [sys.executable, "-P", str(Path(__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": ROOT, "PYTHONHASHSEED": "0"},
    ) as process:
        yield Uitvoerder(process)
        assert process.stdin is not None
        process.stdin.close()


def serve() -> dict[str, Any] | None:
    """Answer orders until there are none; gives the order in a copy that is to run it."""
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        streams = [os.memfd_create(name) for name in ("out", "err")]
        child = os.fork()
        if not child:
            return order | {"streams": streams}
        _, status = os.waitpid(child, 0)
        out, err = (os.pread(fd, 1 << 24, 0).decode() for fd in streams)
        for fd in streams:
            os.close(fd)
        answer = Afloop(os.waitstatus_to_exitcode(status), out, err, _left(child))
        sys.stdout.write(json.dumps(vars(answer)) + "\n")
        sys.stdout.flush()
    return None


def _left(group: int) -> bool:
    """Whether anybody of the group of a command stays; who was told to end gets the time for it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.01)
    return True


def become(order: dict[str, Any]) -> None:
    """Make this process the command: its folder, streams, settings, and the moment to stop."""
    out, err = order["streams"]
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.chdir(order["folder"])
    os.environ.update(order["env"])
    sys.argv = ["normwijzer", *order["arguments"]]
    if order["at"] is not None:
        name, count = order["at"]
        sys.settrace(interruption(name, count))


def interruption(wanted: str, count: int) -> Callable[[FrameType, str, Any], None]:
    """What sends Ctrl+C to all processes of the command at the call with this number."""

    def note(frame: FrameType, event: str, _: Any) -> None:
        nonlocal count
        code = frame.f_code
        if code.co_name == wanted and code.co_filename.startswith(ROOT):
            count -= 1
            if count == 0:
                sys.settrace(None)
                os.killpg(0, signal.SIGINT)

    return note


if __name__ == "__main__":
    # What is imported here is in every copy.
    from cli.listed import COMMANDS, REGISTER_COMMANDS
    from cli.start import main

    for command in (*COMMANDS.values(), *REGISTER_COMMANDS.values()):
        import_module(command.module)
    import_module("cli.main")
    # A copy ends without clearing away all that: only what it made itself.
    gc.collect()
    gc.freeze()

    if own := serve():
        become(own)
        main()

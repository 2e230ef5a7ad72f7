"""What the processes of the tests do: each of them reads this module, so it asks for little."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from register.errors import UnavailableError


@contextmanager
def adder(given: int) -> Iterator[Callable[[int], int]]:
    yield lambda task: task + given


@contextmanager
def dier(_: None) -> Iterator[Callable[[int], int]]:
    def work(task: int) -> int:
        if task == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    yield work


@contextmanager
def unborn(_: None) -> Iterator[Callable[[int], int]]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield int


@contextmanager
def refuser(_: None) -> Iterator[Callable[[int], int]]:
    def work(task: int) -> int:
        raise UnavailableError("Het register is weg.")

    yield work


@contextmanager
def looker(_: str) -> Iterator[Callable[[int], bytes]]:
    yield (
        lambda _: Path("/proc/self/cmdline").read_bytes() + Path("/proc/self/environ").read_bytes()
    )


@contextmanager
def slow_pid(_: None) -> Iterator[Callable[[int], int]]:
    def work(task: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    yield work

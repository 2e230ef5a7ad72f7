"""Spreads work over processes: small tasks go out, small results come back, in any order.

Each process has a pipe of its own. Nothing secret is in its arguments: what it gets comes through
the pipe. When a process dies, its pipe closes and this stops with an error; when this process
dies, the pipes close and the others stop by themselves.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from register.errors import ProcessStoppedError, RegisterError, UnavailableError

G = TypeVar("G")
T = TypeVar("T")
R = TypeVar("R")
# What a process does: made from something given, for as long as the process works.
Maker = Callable[[G], AbstractContextManager[Callable[[T], R]]]
GC_THRESHOLD = 50_000
STOPPED = "Een van de processen die meerekenen is gestopt, misschien door te weinig geheugen."


def all_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def spread(
    make: Maker[G, T, R], given: G, tasks: Iterable[T], kernen: int
) -> Generator[R, None, None]:
    """Do the tasks on this many processes; with one they are done here, without any process.

    A task is taken from `tasks` when there is somebody to do it. `make` is a function of a module,
    and it, `given`, tasks and results can be pickled. Raises ProcessStoppedError, and
    UnavailableError for what a process says about the register.
    """
    if kernen <= 1:
        with make(given) as work:
            yield from map(work, tasks)
        return
    with _workers(make, given, kernen) as workers:
        waiting = iter(tasks)
        busy = {pipe for pipe in workers if _next(pipe, waiting)}
        while busy:
            for pipe in wait(list(busy)):
                assert isinstance(pipe, Connection)  # noqa: S101 - for the type checker
                yield _result(pipe)
                if not _next(pipe, waiting):
                    busy.remove(pipe)


def _next(pipe: Connection, tasks: Iterator[Any]) -> bool:
    """Give the next task; say whether there was one."""
    for task in tasks:
        try:
            pipe.send(task)
        except OSError as error:
            raise ProcessStoppedError(STOPPED) from error
        return True
    return False


def _result(pipe: Connection) -> Any:
    try:
        result, error = pipe.recv()
    except (EOFError, OSError) as stopped:
        raise ProcessStoppedError(STOPPED) from stopped
    if error:
        raise UnavailableError(error)
    return result


@contextmanager
def _workers(make: Any, given: Any, number: int) -> Iterator[list[Connection]]:
    # A new process, not a copy of this one: that would share connections and threads.
    context = get_context("spawn")
    resource_tracker.ensure_running()
    started = []
    try:
        for _ in range(number):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, make, given), daemon=True)
            with _without_interrupt():
                process.start()
            there.close()
            started.append((process, here))
        yield [pipe for _, pipe in started]
    finally:
        for process, pipe in started:
            pipe.close()
            process.terminate()
        for process, _ in started:
            process.join()


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Start processes that ignore Ctrl+C from their first moment: it is for this process."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, make: Any, given: Any) -> None:
    """Do tasks until the pipe closes."""
    try:
        with make(given) as work:
            # What is here by now stays, and a task leaves few cycles: look for them less often.
            gc.freeze()
            gc.set_threshold(GC_THRESHOLD)
            while True:
                pipe.send((work(pipe.recv()), ""))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except RegisterError as error:
        pipe.send((None, str(error)))

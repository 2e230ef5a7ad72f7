"""Spreads work over processes: small tasks go out, small results come back, in any order.

The processes are those of `concurrent.futures`, started anew. Each holds the end of a pipe: when
the other end is closed, which also happens when this process dies, it stops at once. Nothing secret
is in its arguments: what it gets comes through another pipe.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from threading import Thread
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
    waiting = iter(tasks)
    with _processes(make, given, kernen) as executor:
        busy = {_begin(executor, task) for task in islice(waiting, kernen)}
        while busy:
            done, busy = wait(busy, return_when=FIRST_COMPLETED)
            for future in done:
                busy |= {_begin(executor, task) for task in islice(waiting, 1)}
                yield _result(future)


def _begin(executor: ProcessPoolExecutor, task: Any) -> Future[Any]:
    # A process may be started here; Ctrl+C is for this one, so it is born without.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(_work, task)
    except BrokenProcessPool as error:
        raise ProcessStoppedError(STOPPED) from error
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(future: Future[Any]) -> Any:
    try:
        result, error = future.result()
    except BrokenProcessPool as stopped:
        raise ProcessStoppedError(STOPPED) from stopped
    if error:
        raise UnavailableError(error)
    return result


@contextmanager
def _processes(make: Any, given: Any, number: int) -> Iterator[ProcessPoolExecutor]:
    # A new process, not a copy of this one: that would share connections and threads.
    context = get_context("spawn")
    # It lets Ctrl+C through when it starts: that is over before the first process begins.
    resource_tracker.ensure_running()
    there, here = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(number, context, _begin_work, (there, make, given))
    try:
        yield executor
    finally:
        here.close()
        executor.shutdown(cancel_futures=True)
        there.close()


class _Doing:
    """What this process does; made at its first task, so that an error is the task's."""

    make: Any = None
    given: Any = None
    work: Callable[[Any], Any] | None = None
    kept = ExitStack()


def _begin_work(alive: Connection, make: Any, given: Any) -> None:
    _Doing.make, _Doing.given = make, given
    Thread(target=_stop_after, args=(alive,), daemon=True).start()


def _stop_after(alive: Connection) -> None:
    """Stop this process when the pipe closes, whatever it is doing."""
    try:
        alive.recv_bytes()
    except (EOFError, OSError):
        os._exit(0)


def _work(task: Any) -> tuple[Any, str]:
    """Do one task; gives its result, or what there is to say about the register."""
    try:
        if _Doing.work is None:
            _Doing.work = _Doing.kept.enter_context(_Doing.make(_Doing.given))
            # What is here by now stays, and a task leaves few cycles: look for them less often.
            gc.freeze()
            gc.set_threshold(GC_THRESHOLD)
        return _Doing.work(task), ""
    except RegisterError as error:
        return None, str(error)

"""Progress of long work: a bar on a terminal, on standard error; none in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from cli.shared import fout_console

if TYPE_CHECKING:
    from register.moving.transfer import Meld

# So many cases are done before a bar is of any use.
FEW = 50
Stap = Callable[[int], None]


@contextmanager
def progress(what: str) -> Iterator[Meld]:
    """A bar of work that says itself how much is done, and of how much."""
    if not fout_console.is_terminal:
        yield lambda _done, _total: None
        return
    with _bar(TaskProgressColumn()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def counting(what: str, total: int, minstens: int = 0) -> Iterator[Stap]:
    """A bar of so many things, which is told how many more are done; none below `minstens`."""
    if total < minstens or not fout_console.is_terminal:
        yield lambda _: None
        return
    with _bar(MofNCompleteColumn()) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


def _bar(stand: ProgressColumn) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), stand, TimeRemainingColumn())
    return Progress(*columns, console=fout_console, transient=True)

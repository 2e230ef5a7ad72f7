"""Starts writers quickly: forked from a server that has imported everything once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from register.choice import Choice
from register.decisions.writing import RecordRequest, new_order
from register.store.place import Place
from tests.forked import PROCESSES
from tests.register.deciding import OORDEEL
from tests.register.faults.writer import VOORSTEL, ZAAK, Bericht, write


def new_orders(prefix: str, count: int) -> list[RecordRequest]:
    """Orders for as many different cases."""
    keuze = Choice(VOORSTEL, OORDEEL)
    return [
        RecordRequest(new_order(), {**ZAAK, "zaak": f"{prefix}-{i}"}, keuze) for i in range(count)
    ]


@contextmanager
def writer(
    plek: Place, orders: Sequence[RecordRequest], start: Any = None, *, retry: bool = False
) -> Iterator[tuple[Any, Connection]]:
    """A writer that is at work, and where its messages come; afterwards it is gone."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    arguments = (plek, orders, theirs, start)
    process = PROCESSES.Process(target=write, args=arguments, kwargs={"retry": retry})
    process.start()
    # Ours must be the only end left, or reading would never stop.
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        ours.close()


def messages(ours: Connection) -> Iterator[Bericht]:
    """All messages until the writer is gone."""
    while True:
        try:
            yield ours.recv()
        except EOFError:
            return

"""Does something with the content of stored decisions: part by part, on as many cores as asked."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any, TypeVar

from register.replaying.pool import spread
from register.replaying.stored import StoredPart, read_part
from register.store.opening import Register, read_engine
from register.store.place import Place

G = TypeVar("G")
R = TypeVar("R")
# What is done with a part: made once in each process, from something given.
PartMaker = Callable[[G], AbstractContextManager[Callable[[StoredPart], R]]]


def in_parts(
    register: Register,
    numbers: Sequence[int],
    make: PartMaker[G, R],
    given: G,
    kernen: int,
    part: int,
) -> Generator[R, None, None]:
    """Give what comes out for each part of at most `part` decisions, in any order.

    `make`, `given` and what comes out are as in `pool.spread`, and so are the errors. Who asks
    has checked the right of the user.
    """
    tasks = (list(numbers[start : start + part]) for start in range(0, len(numbers), part))
    processes = min(kernen, -(-len(numbers) // part))
    with closing(spread(_reader, (register.plek, make, given), tasks, processes)) as done:
        yield from done


@contextmanager
def _reader(given: tuple[Place, PartMaker[Any, Any], Any]) -> Iterator[Callable[[list[int]], Any]]:
    """What a process needs to read parts: a connection of its own."""
    place, make, own = given
    engine = read_engine(place)
    try:
        with make(own) as work:
            yield lambda numbers: work(read_part(engine, numbers))
    finally:
        engine.dispose()

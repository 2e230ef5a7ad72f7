"""The fields of a record by their path, and changes of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

WRONG: tuple[Any, ...] = (None, True, -1, 2.5, "", [], {}, [None], {"x": 1}, "\0", 10**9)

Pad = tuple[str, ...]


def fields(stuk: dict[str, Any], pad: Pad = ()) -> Iterator[Pad]:
    """The path of every field of a record, of those in its tables too."""
    for naam, waarde in stuk.items():
        yield (*pad, naam)
        if isinstance(waarde, dict):
            yield from fields(waarde, (*pad, naam))


def at(stuk: dict[str, Any], pad: Pad) -> Any:
    for naam in pad:
        stuk = stuk[naam]
    return stuk


def setting(pad: Pad, waarde: Any) -> Callable[[dict[str, Any]], None]:
    return lambda stuk: at(stuk, pad[:-1]).__setitem__(pad[-1], waarde)


def without(pad: Pad) -> Callable[[dict[str, Any]], None]:
    return lambda stuk: at(stuk, pad[:-1]).__delitem__(pad[-1])


def same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other

"""A sample that anybody can draw again: on every machine and every version of Python."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from heapq import nsmallest


def sample(nummers: Iterable[int], aantal: int, zaad: str) -> list[int]:
    """Choose `aantal` of the numbers (all where there are fewer), in order.

    Every number has a rank: the SHA-256 of the UTF-8 text "zaad:nummer". The lowest ranks are
    chosen, so the order in which the numbers come does not matter.
    """
    return sorted(nsmallest(aantal, set(nummers), key=lambda nummer: _rank(zaad, nummer)))


def _rank(zaad: str, nummer: int) -> bytes:
    return hashlib.sha256(f"{zaad}:{nummer}".encode("utf-8", "surrogateescape")).digest()

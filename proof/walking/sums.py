"""Sets of sums as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.partial.layout import Reach
from engine.partial.spans import Span

Ints = npt.NDArray[np.int64]


def dense(bits: int) -> Ints:
    """The numbers in a set of bits, from low to high."""
    raw = np.frombuffer(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), np.uint8)
    return np.flatnonzero(np.unpackbits(raw, bitorder="little")).astype(np.int64)


def columns(reach: Reach, leefgebieden: int, most: Sequence[int]) -> list[Ints]:
    """The number of leefgebieden and each sum of a set that a `Layout` of these sizes made."""
    sizes = [leefgebieden + 1, *(m + 1 for m in most)]
    # A set of places may have larger numbers than an array can hold.
    rest: Any = dense(reach) if isinstance(reach, int) else np.array(sorted(reach), object)
    found = []
    for i in range(len(sizes)):
        own = prod(sizes[i + 1 :])
        found.append((rest // own).astype(np.int64))
        rest = rest % own
    return found


def rows_of(numbers: Ints) -> tuple[Span, ...]:
    """Numbers as rows at equal distances, each number once, from low to high."""
    found: list[Span] = []
    own = np.unique(numbers)
    steps = np.diff(own)
    start = 0
    while start < len(own):
        step = int(steps[start]) if start < len(steps) else 1
        other = np.flatnonzero(steps[start:] != step)
        count = 1 + (int(other[0]) if len(other) else len(steps) - start)
        found.append(Span(int(own[start]), step, count))
        start += count
    return tuple(found)


def numbers_of(row: Span) -> Ints:
    """The numbers of a row."""
    return row.begin + row.step * np.arange(row.count, dtype=np.int64)

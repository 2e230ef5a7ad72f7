"""Sets of sums as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
import numpy.typing as npt

from engine.partial.layout import Bereik

Ints = npt.NDArray[np.int64]


def dense(bits: int) -> Ints:
    """The numbers in a set of bits, from low to high."""
    raw = np.frombuffer(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), np.uint8)
    return np.flatnonzero(np.unpackbits(raw, bitorder="little")).astype(np.int64)


def places(reach: Bereik) -> Ints:
    """The places of a set, from low to high."""
    if isinstance(reach, int):
        return dense(reach)
    return np.array(sorted(reach), np.int64)


def columns(reach: Bereik, leefgebieden: int, most: Sequence[int]) -> list[Ints]:
    """The number of leefgebieden and each sum of a set that a `Layout` of these sizes made."""
    sizes = [leefgebieden + 1, *(m + 1 for m in most)]
    rest, found = places(reach), []
    for i in range(len(sizes)):
        part, rest = np.divmod(rest, prod(sizes[i + 1 :]))
        found.append(part)
    return found

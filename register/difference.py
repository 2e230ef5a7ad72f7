"""In what two answers differ, as paths with both values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from normenkader.problems import Pad, pad_tekst

MOST = 20
MOST_TEXT = 200
_ABSENT = object()


@dataclass(frozen=True)
class Verschil:
    """One difference: its path, and both values as JSON text ("ontbreekt" where there is none)."""

    pad: str
    bewaard: str
    nu: str


def differences(bewaard: bytes, nu: bytes, most: int = MOST) -> list[Verschil]:
    """The first differences between two answers; none only where the bytes are the same."""
    if bewaard == nu:
        return []
    try:
        found = list(islice(_walk(json.loads(bewaard), json.loads(nu), ()), most))
    except (ValueError, RecursionError):
        found = []
    return found or [_in_bytes(bewaard, nu)]


def _walk(old: Any, new: Any, pad: Pad) -> Iterator[Verschil]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _walk(old.get(key, _ABSENT), new.get(key, _ABSENT), (*pad, key))
    elif isinstance(old, list) and isinstance(new, list):
        for i, (one, other) in enumerate(zip_longest(old, new, fillvalue=_ABSENT)):
            yield from _walk(one, other, (*pad, i))
    # 1, 1.0 and true are equal in Python, and different in an answer.
    elif type(old) is not type(new) or old != new:
        yield Verschil(pad_tekst(pad), _shown(old), _shown(new))


def _shown(waarde: Any) -> str:
    if waarde is _ABSENT:
        return "ontbreekt"
    return _short(json.dumps(waarde, ensure_ascii=False))


def _in_bytes(bewaard: bytes, nu: bytes) -> Verschil:
    """The first byte that differs: the same data, written otherwise, or no JSON at all."""
    pairs = enumerate(zip_longest(bewaard, nu))
    at = next(i for i, (one, other) in pairs if one != other)
    part = slice(max(0, at - 10), at + 30)
    shown = [_short(repr(b[part].decode("utf-8", "replace"))) for b in (bewaard, nu)]
    return Verschil(f"(byte {at})", *shown)


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= MOST_TEXT else f"{tekst[: MOST_TEXT - 1]}…"

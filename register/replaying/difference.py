"""In what two answers differ, as paths with both values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from normenkader.file.problems import DataPath, pad_tekst
from normenkader.texts import shortened
from register.replaying.difference_words import field_words, value_words

MOST = 20
MOST_TEXT = 200
_ABSENT = object()


@dataclass(frozen=True)
class Difference:
    """One difference: its path, and both values as JSON text ("ontbreekt" where there is none).

    `veld`, `was` and `is_nu` say the same in words. What differs in writing only has the place of
    the byte as its path.
    """

    pad: str
    bewaard: str
    nu: str
    veld: str = ""
    was: str = ""
    is_nu: str = ""


def differences(stored: bytes, nu: bytes, most: int = MOST) -> list[Difference]:
    """The first differences between two answers; none only where the bytes are the same."""
    if stored == nu:
        return []
    try:
        old, new = json.loads(stored), json.loads(nu)
        found = list(islice(_walk(old, new, (), (old, new)), most))
    except (ValueError, RecursionError):
        found = []
    return found or [_in_bytes(stored, nu)]


def _walk(old: Any, new: Any, pad: DataPath, whole: tuple[Any, Any]) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _walk(old.get(key, _ABSENT), new.get(key, _ABSENT), (*pad, key), whole)
    elif isinstance(old, list) and isinstance(new, list):
        for i, (one, other) in enumerate(zip_longest(old, new, fillvalue=_ABSENT)):
            yield from _walk(one, other, (*pad, i), whole)
    # 1, 1.0 and true are equal in Python, and different in an answer.
    elif type(old) is not type(new) or old != new:
        # A step that is only new has its rule there.
        veld = field_words(pad, whole[old is _ABSENT])
        was, is_nu = ("ontbreekt" if v is _ABSENT else value_words(v) for v in (old, new))
        yield Difference(pad_tekst(pad), _shown(old), _shown(new), veld, was, is_nu)


def _shown(waarde: Any) -> str:
    if waarde is _ABSENT:
        return "ontbreekt"
    return shortened(json.dumps(waarde, ensure_ascii=False), MOST_TEXT)


def _in_bytes(stored: bytes, nu: bytes) -> Difference:
    """The first byte that differs: the same data, written otherwise, or no JSON at all."""
    pairs = enumerate(zip_longest(stored, nu))
    at = next(i for i, (one, other) in pairs if one != other)
    part = slice(max(0, at - 10), at + 30)
    was, is_nu = (repr(b[part].decode("utf-8", "replace")) for b in (stored, nu))
    was, is_nu = shortened(was, MOST_TEXT), shortened(is_nu, MOST_TEXT)
    veld = f"De tekst, vanaf teken {at + 1}"
    return Difference(f"(byte {at})", was, is_nu, veld, was, is_nu)

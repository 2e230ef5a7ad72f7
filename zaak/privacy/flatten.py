"""Text in plain characters, so that a search meets a digit, a dash or a space in any writing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def flatten(tekst: str) -> tuple[str, Sequence[int]]:
    """The text in plain characters, and for each of them its index in the given text."""
    if tekst.isascii() and tekst.isprintable():
        return tekst, range(len(tekst))
    flat: list[str] = []
    herkomst: list[int] = []
    for index, teken in enumerate(tekst):
        for vlak in _parts(teken):
            flat.append(vlak)
            herkomst.append(index)
    return "".join(flat), herkomst


@lru_cache(maxsize=1_024)
def _parts(sign: str) -> tuple[str, ...]:
    """The plain characters of which one character consists."""
    parts = map(_plain, sign if sign.isascii() else unicodedata.normalize("NFKD", sign))
    return tuple(vlak for vlak in parts if vlak is not None)


def _plain(sign: str) -> str | None:
    """One plain character, or None for what is invisible (zero-width, accents, controls)."""
    if sign in "\n\r\v\f\x85\u2028\u2029":
        return "\n"
    soort = unicodedata.category(sign)
    if sign == "\t" or soort == "Zs":
        return " "
    if soort == "Pd" or sign == "\u2212":
        return "-"
    if soort == "Nd":
        return str(unicodedata.decimal(sign))
    return None if soort in ("Cf", "Mn", "Me", "Cc") else sign

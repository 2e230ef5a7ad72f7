"""A path in a file in words: `fase factoren, regel CF-GRENS` and not the numbers of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from normenkader.file.problems import DataPath
from normenkader.words import KEYS

# What tells the parts of a list apart, the first that a part has.
_NAMES = (
    "fase",
    "regel",
    "vraag",
    "waarde",
    "leefgebied",
    "document",
    "product",
    "uitkomst",
    "reden",
    "toets",
    "oefenzaak",
)
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
# A file of rule tests has lists of its own.
_ONE_TEST = {"toetsen": "toets"}


def place_words(pad: DataPath, waarde: Any) -> str:
    """The path of a part of plain data, by the names that its parts have there."""
    return ", ".join(_parts(pad, waarde))


def _parts(pad: DataPath, waarde: Any) -> Iterator[str]:
    node, list_name = waarde, ""
    for i, part in enumerate(pad):
        node = _inside(node, part)
        if isinstance(part, int):
            yield _named(node, part, list_name)
        elif i + 1 == len(pad) or not isinstance(pad[i + 1], int):
            yield part
        list_name = str(part)


def _inside(node: Any, part: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list) and isinstance(part, int) and part < len(node):
        return node[part]
    return None


def _named(node: Any, number: int, list_name: str) -> str:
    for key in _NAMES if isinstance(node, dict) else ():
        found = node.get(key)
        if isinstance(found, str | int) and _SHORT.fullmatch(str(found)):
            return f"{key} {found}"
    one = _ONE_TEST.get(list_name) or (KEYS[list_name].one if list_name in KEYS else "")
    if one:
        return f"de {number + 1}e {one}"
    return f"{list_name}, het {number + 1}e" if list_name else f"het {number + 1}e"

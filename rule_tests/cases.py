"""The case of a test: the basis of its file with other answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from normenkader.file.problems import DataPath

WEG = "weg"


def changed(basis: Mapping[str, Any], gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """Give the basis with the answers of `gegeven`, table by table, without those of `weg`.

    `weg` is a list of names in the table that it stands in; the basis itself does not change.
    """
    result = dict(basis)
    for key, value in gegeven.items():
        if key == WEG and isinstance(value, list):
            continue
        own = result.get(key)
        table = own if isinstance(own, dict) else {}
        result[key] = changed(table, value) if isinstance(value, dict) else value
    for name in _removed(gegeven):
        result.pop(name, None)
    return result


def not_there(
    basis: Any, gegeven: Mapping[str, Any], pad: DataPath = ()
) -> Iterator[tuple[DataPath, str]]:
    """Give each place in `weg` that names no answer of the basis, with what is wrong with it."""
    table = basis if isinstance(basis, dict) else {}
    for key, value in gegeven.items():
        if key == WEG and isinstance(value, list):
            for i, name in enumerate(value):
                if not isinstance(name, str) or name not in table:
                    yield (*pad, WEG, i), "staat niet in de basis: er is niets om weg te halen"
        elif isinstance(value, dict):
            yield from not_there(table.get(key), value, (*pad, key))


def _removed(gegeven: Mapping[str, Any]) -> list[str]:
    value = gegeven.get(WEG)
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []

"""Every place at which the content of two normenkaders differs; what a place means is not known.

What is compared is the canonical content, so nothing that changes the fingerprint is left out, of
whatever key. Parts of a list that have a name of their own are compared by that name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from normenkader.file.canonical import canonical_bytes
from normenkader.file.problems import DataPath

Soort = Literal["nieuw", "vervallen", "anders", "volgorde"]
# What names a part of a list: the first of these that every part has, each with another value.
NAMES = (
    "regel",
    "vraag",
    "waarde",
    "fase",
    "leefgebied",
    "product",
    "uitkomst",
    "document",
    "eigenschap",
    "reden",
    "onderwerp",
    "telling",
    "module",
    "onderbouwing",
)
# Read as one thing: a condition, an effect, a source, a price, phases, what counts together.
WHOLE = frozenset({"als", "verplicht_als", "dan", "bron", "prijs", "opslag", "delen", "telt_mee"})
# Keys that say one thing together.
TOGETHER = (("vanaf", "tot", "tot_en_met"), ("minimum", "maximum"))
_ABSENT = object()


@dataclass(frozen=True)
class RawDifference:
    """One difference as it stands in the files, with its path in each; () where it is not there.

    Of `volgorde` the values are the names that both lists have, in the order of each.
    """

    soort: Soort
    pad_van: DataPath
    pad_naar: DataPath
    van: Any = None
    naar: Any = None


def walk(van: Any, naar: Any) -> Iterator[RawDifference]:
    """Give every difference between `plain` data, in the order of its keys; none where equal."""
    return _walk(van, naar, (), ())


def plain(content: Any) -> Any:
    """Content in its canonical form, as plain data."""
    return json.loads(canonical_bytes(content))


def same(van: Any, naar: Any) -> bool:
    """Say whether `plain` data is the same: 1 and true are not."""
    # What is written the same is the same; with keys in another order it may be too.
    return bool(van == naar) and (repr(van) == repr(naar) or _same_parts(van, naar))


def _same_parts(van: Any, naar: Any) -> bool:
    if type(van) is not type(naar):
        return False
    if isinstance(van, dict):
        return van.keys() == naar.keys() and all(_same_parts(v, naar[k]) for k, v in van.items())
    if isinstance(van, list):
        return len(van) == len(naar) and all(map(_same_parts, van, naar))
    return bool(van == naar)


def _walk(van: Any, naar: Any, pad_van: DataPath, pad_naar: DataPath) -> Iterator[RawDifference]:
    if same(van, naar):
        return
    if isinstance(van, dict) and isinstance(naar, dict) and not _whole(pad_naar):
        yield from _tables(van, naar, pad_van, pad_naar)
    elif isinstance(van, list) and isinstance(naar, list) and not _whole(pad_naar):
        yield from _lists(van, naar, pad_van, pad_naar)
    else:
        yield RawDifference("anders", pad_van, pad_naar, van, naar)


def _whole(pad: DataPath) -> bool:
    return bool(pad) and pad[-1] in WHOLE


def _tables(
    van: dict[str, Any], naar: dict[str, Any], pad_van: DataPath, pad_naar: DataPath
) -> Iterator[RawDifference]:
    seen: set[str] = set()
    for group in TOGETHER:
        old, new = ({k: t[k] for k in group if k in t} for t in (van, naar))
        if min(len(old), len(new)) < 2:
            continue
        seen.update(group)
        if not same(old, new):
            keys = _first_other(old, new), _first_other(new, old)
            yield RawDifference("anders", (*pad_van, keys[0]), (*pad_naar, keys[1]), old, new)
    for key in dict.fromkeys([*van, *naar]):
        if key in seen:
            continue
        old, new = van.get(key, _ABSENT), naar.get(key, _ABSENT)
        if _parts(old, new) or _parts(new, old):
            # A list that is not there has no parts: each part of the other is said by itself.
            old, new = ([] if one is _ABSENT else one for one in (old, new))
            yield from _lists(old, new, (*pad_van, key), (*pad_naar, key))
        elif old is _ABSENT:
            yield RawDifference("nieuw", (), (*pad_naar, key), naar=new)
        elif new is _ABSENT:
            yield RawDifference("vervallen", (*pad_van, key), (), van=old)
        else:
            yield from _walk(old, new, (*pad_van, key), (*pad_naar, key))


def _parts(one: Any, other: Any) -> bool:
    """Say whether one is a list with parts, and the other is not there."""
    return other is _ABSENT and isinstance(one, list) and any(isinstance(p, dict) for p in one)


def _first_other(own: dict[str, Any], other: dict[str, Any]) -> str:
    """The first key of one table that the other does not have, or has with another value."""
    differing = (k for k in own if k not in other or not same(own[k], other[k]))
    return next(differing, next(iter(own)))


def _lists(
    van: list[Any], naar: list[Any], pad_van: DataPath, pad_naar: DataPath
) -> Iterator[RawDifference]:
    if not any(isinstance(part, (dict, list)) for part in [*van, *naar]):
        yield RawDifference("anders", pad_van, pad_naar, van, naar)
    elif key := _naming(van, naar):
        yield from _named(van, naar, pad_van, pad_naar, key)
    else:
        yield from _unnamed(van, naar, pad_van, pad_naar)


def _naming(van: list[Any], naar: list[Any]) -> str | None:
    return next((k for k in NAMES if _names(k, van) and _names(k, naar)), None)


def _names(key: str, parts: list[Any]) -> bool:
    """Say whether every part has this key, each with another name."""
    found = [p[key] for p in parts if isinstance(p, dict) and isinstance(p.get(key), (str, int))]
    return len(found) == len(parts) and len({(type(n), n) for n in found}) == len(parts)


def _named(
    van: list[Any], naar: list[Any], pad_van: DataPath, pad_naar: DataPath, key: str
) -> Iterator[RawDifference]:
    old, new = ({(type(p[key]), p[key]): i for i, p in enumerate(parts)} for parts in (van, naar))
    for name, i in old.items():
        if name not in new:
            yield RawDifference("vervallen", (*pad_van, i), (), van=van[i])
    for name, j in new.items():
        if name not in old:
            yield RawDifference("nieuw", (), (*pad_naar, j), naar=naar[j])
        else:
            i = old[name]
            yield from _walk(van[i], naar[j], (*pad_van, i), (*pad_naar, j))
    before = [n for n in old if n in new]
    after = [n for n in new if n in old]
    if before != after:
        names = ([name for _, name in order] for order in (before, after))
        yield RawDifference("volgorde", pad_van, pad_naar, *names)


def _unnamed(
    van: list[Any], naar: list[Any], pad_van: DataPath, pad_naar: DataPath
) -> Iterator[RawDifference]:
    old, new = ([canonical_bytes(part) for part in parts] for parts in (van, naar))
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        both = min(i2 - i1, j2 - j1)
        for step in range(both):
            i, j = i1 + step, j1 + step
            yield from _walk(van[i], naar[j], (*pad_van, i), (*pad_naar, j))
        for i in range(i1 + both, i2):
            yield RawDifference("vervallen", (*pad_van, i), (), van=van[i])
        for j in range(j1 + both, j2):
            yield RawDifference("nieuw", (), (*pad_naar, j), naar=naar[j])

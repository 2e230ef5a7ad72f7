"""The canonical form of plain data and its SHA-256: the same bytes for the same meaning."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any


def canonical_bytes(waarde: Any) -> bytes:
    """Write plain data (dict, list, str, int, bool, None) as UTF-8 JSON with sorted keys.

    Text is NFC. Nothing is filled in: what a file leaves out is not in its canonical form, so a
    default that a later program version adds never changes the hash of an older file. Raises
    TypeError for anything else, floats included.
    """
    return json.dumps(
        _plain(waarde), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode()


def sha256_of(waarde: Any) -> str:
    """Give the SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_bytes(waarde)).hexdigest()


def _plain(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {unicodedata.normalize("NFC", k): _plain(v) for k, v in waarde.items()}
    if isinstance(waarde, list):
        return [_plain(v) for v in waarde]
    if isinstance(waarde, str):
        return unicodedata.normalize("NFC", waarde)
    if waarde is None or isinstance(waarde, (bool, int)):
        return waarde
    raise TypeError(f"{type(waarde).__name__} heeft geen canonieke vorm")

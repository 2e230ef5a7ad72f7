"""What people read for each part and each key of a normenkader, in Dutch: one place for a key.

An editor shows what a key means; messages, and the words of a difference between two versions,
say how it and one of its parts are called, and in what its number is.
"""

from __future__ import annotations

from normenkader.words.keys import KEYS, Key
from normenkader.words.models import MODELS

__all__ = ["KEYS", "Key", "called", "field_words", "model_words"]


def called(key: str | int) -> str:
    """How people call a key: by its own word, or as the key itself without underscores."""
    found = KEYS.get(str(key))
    return (found.called if found is not None else "") or str(key).replace("_", " ")


def model_words(model: str) -> tuple[str, str]:
    """Title and description of a model; raises KeyError for one that has none yet."""
    return MODELS[model]


def field_words(model: str, veld: str) -> str:
    """What a key is for; raises KeyError for one that has no words yet."""
    found = KEYS.get(f"{model}.{veld}")
    return found.means if found is not None else KEYS[veld].means

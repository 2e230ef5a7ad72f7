"""The word that somebody may have meant, for so many of the words that are not known."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

# Looking for what is alike takes long; further on in a list of mistakes nobody reads it.
MOST_HINTS = 200


class Hints:
    """What is asked of one file: a hint is sought for the first 200 unknown words only."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._left = MOST_HINTS

    def nearest(self, word: str, known: Sequence[str]) -> str:
        """The known word that is nearest, or ""."""
        if self._left <= 0:
            return ""
        self._left -= 1
        return next(iter(difflib.get_close_matches(word, known, n=1)), "")

    def unknown_key(self, key: object, known: Sequence[str]) -> str:
        """That a table has no such key, with the one that may be meant, or all that there are."""
        near = self.nearest(str(key), known)
        hint = f"bedoel je {near}?" if near else f"kies uit {', '.join(known)}"
        return f"onbekende sleutel: {hint}"

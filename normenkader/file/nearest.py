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

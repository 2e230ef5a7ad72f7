"""The logins that were ended by logging out, until they would have ended by themselves."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

# In the cookie or in a run only: no claim of the login.
_NOT_CLAIMS = ("origin", "tokens", "is_logged_in")


class EndedLogins:
    """A cookie that was copied, and a window that stayed open, still hold the login: it is here."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """Begin without any; `clock` gives seconds since 1970."""
        self._clock = clock
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}

    def add(self, claims: Mapping[str, Any], until: float) -> None:
        """This login is over; `until` is when nothing would accept it anyway."""
        with self._lock:
            now = self._clock()
            self._until = {key: end for key, end in self._until.items() if end > now}
            self._until[_key(claims)] = until

    def has(self, claims: Mapping[str, Any]) -> bool:
        """Say whether this login was ended."""
        with self._lock:
            return bool(self._until) and _key(claims) in self._until


def _key(claims: Mapping[str, Any]) -> str:
    """Of one login: the nonce that it was asked with is among what the login said."""
    said = json.dumps(
        {key: value for key, value in claims.items() if key not in _NOT_CLAIMS},
        sort_keys=True,
        default=str,
    )
    return hashlib.sha256(said.encode()).hexdigest()


ENDED = EndedLogins()

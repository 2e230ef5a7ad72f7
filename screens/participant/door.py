"""How often somebody may try a code, and how many places they may take; forgotten by itself."""

from __future__ import annotations

import ipaddress
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from screens.access.identity import session_id

LOG = logging.getLogger("normwijzer.meedoen")
# Of more visitors at a time nothing is kept apart: these are then counted as one.
MOST_KEYS = 10_000


class TooOftenError(Exception):
    """Too many attempts; the text says when to try again."""


class Visitor(NamedTuple):
    """Who is at the page, as far as one can tell: a browser, and the address that it has."""

    browser: str
    adres: str


class Limit(NamedTuple):
    """At most so many times within so many seconds; `wat` is what happened too often."""

    keer: int
    seconden: float
    wat: str


GUESS = "Er is te vaak een code geprobeerd die niet klopt."
PLACES = "Je hebt al te veel plaatsen in een oefening genomen."
# A class behind one address types the wrong code together, and joins within a minute.
GUESSES = (Limit(5, 60, GUESS), Limit(200, 600, GUESS))
JOINS = (Limit(5, 3600, PLACES), Limit(150, 3600, PLACES))


@dataclass
class _Counter:
    """The moments at which something happened, for each key that it happened to lately."""

    grens: Limit
    keys: dict[str, deque[float]] = field(default_factory=dict)

    def wait(self, key: str, now: float) -> float:
        """How many seconds until it may happen again; 0 for now."""
        moments = self._moments(key, now)
        return moments[0] + self.grens.seconden - now if len(moments) >= self.grens.keer else 0.0

    def add(self, key: str, now: float) -> int:
        """It happens; gives how many times lately."""
        moments = self._moments(key, now)
        moments.append(now)
        return len(moments)

    def take_back(self, key: str, now: float) -> None:
        """The last time does not count after all."""
        moments = self._moments(key, now)
        if moments:
            moments.pop()

    def _moments(self, key: str, now: float) -> deque[float]:
        if key not in self.keys and len(self.keys) >= MOST_KEYS:
            old = now - self.grens.seconden
            self.keys = {k: m for k, m in self.keys.items() if m and m[-1] > old}
        if len(self.keys) >= MOST_KEYS:
            key = key if key in self.keys else ""
        moments = self.keys.setdefault(key, deque(maxlen=self.grens.keer))
        while moments and moments[0] <= now - self.grens.seconden:
            moments.popleft()
        return moments


class Door:
    """The attempts and places of all visitors; for use from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any; `clock` gives seconds."""
        self._clock = clock
        self._lock = threading.Lock()
        self._guesses = [_Counter(grens) for grens in GUESSES]
        self._joins = [_Counter(grens) for grens in JOINS]

    def knock(self, who: Visitor) -> None:
        """Somebody tries a code; then `came_in` or nothing follows. Raises TooOftenError."""
        with self._lock:
            now = self._clock()
            for teller, key in zip([*self._guesses, *self._joins], [*who, *who], strict=True):
                wait = teller.wait(key, now)
                if wait > 0:
                    LOG.warning("A code was refused unread: try again in %d seconds.", ceil(wait))
                    raise TooOftenError(f"{teller.grens.wat} Probeer het {when(wait)} opnieuw.")
            counts = [t.add(key, now) for t, key in zip(self._guesses, who, strict=True)]
        LOG.info("A code was tried: %d wrong of this browser, %d of this address.", *counts)

    def came_in(self, who: Visitor) -> None:
        """The code was right: it was no guess, and a place is taken."""
        with self._lock:
            now = self._clock()
            for teller, key in zip(self._guesses, who, strict=True):
                teller.take_back(key, now)
            for teller, key in zip(self._joins, who, strict=True):
                teller.add(key, now)


def when(seconds: float) -> str:
    """After how long, in words."""
    if seconds <= 60:
        return "over een minuut"
    return f"over {ceil(seconds / 60)} minuten"


def visitor() -> Visitor:
    """Who this run is for. The address is that of the proxy's visitor where the server trusts it.

    A browser that keeps no cookie is only its window.
    """
    cookie = st.context.cookies.get(XSRF_COOKIE_NAME) or ""
    token, _ = decode_xsrf_token_string(cookie) if cookie else (None, None)
    return Visitor(token.hex() if token else session_id(), network(st.context.ip_address or ""))


def network(address: str) -> str:
    """The address, or of IPv6 the network of one house: within it anybody has many addresses."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    if found.ipv4_mapped is not None:
        # A server that listens to both kinds writes an address of version 4 in this way.
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


DEUR = Door()

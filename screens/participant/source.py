"""What a practice session is about: its normenkader and oefenzaken, and its revealed results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from normenkader import Bibliotheek, Normenkader
from practice.oefenzaak import Oefenzaak
from practice.session.case import Opgave
from practice.session.results import Groep
from register.decisions.writing import now
from register.moments import utc_text
from register.practice.answers import Resultaat
from register.practice.model import Sessie
from screens.sources import rules as rules_source

MOST_SESSIONS = 16
T = TypeVar("T")


class NietTeTonen(Exception):
    """The rules or the oefenzaak of a session are not (any more) what they were; says why."""


def normenkader_of(sessie: Sessie) -> tuple[Bibliotheek, Normenkader]:
    """The normenkader of a session, as it was at its start; raises NietTeTonen."""
    bibliotheek = rules_source.load()
    if not isinstance(bibliotheek, Bibliotheek):
        raise NietTeTonen("De normenkaders zijn niet goed.")
    wanted = sessie.normenkader
    for norm in bibliotheek.versies:
        if (norm.normenkader, norm.versie, norm.sha256) == (
            wanted.id,
            wanted.versie,
            wanted.sha256,
        ):
            return bibliotheek, norm
    raise NietTeTonen("Het normenkader is veranderd sinds het begin van deze oefening.")


def oefenzaak_of(sessie: Sessie, item: int) -> Oefenzaak:
    """The oefenzaak of an item; raises NietTeTonen."""
    naam = sessie.opzet.items[item].oefenzaak
    for oefenzaak in rules_source.oefenzaken(sessie.normenkader.id).oefenzaken:
        if oefenzaak.oefenzaak == naam:
            return oefenzaak
    raise NietTeTonen(f"Oefenzaak {naam} is er niet meer.")


def assignment(sessie: Sessie, item: int) -> Opgave:
    """What is asked at an item of a session; raises NietTeTonen."""
    return Opgave(*normenkader_of(sessie), oefenzaak_of(sessie, item), sessie.opzet.delen)


@dataclass
class _Vak:
    versie: int
    verloopt: str
    waarden: dict[Hashable, Any] = field(default_factory=dict)
    locks: dict[Hashable, threading.Lock] = field(default_factory=dict)


class Geheugen:
    """What was computed of revealed results: once for all browsers, until the session changes.

    Never longer than the session itself is kept.
    """

    def __init__(self) -> None:
        """Nothing is computed yet."""
        self._lock = threading.Lock()
        self._vakken: dict[str, _Vak] = {}

    def get(self, sessie: Sessie, sleutel: Hashable, make: Callable[[], T]) -> T:
        """The value for this version of the session; `make` computes it the first time."""
        with self._lock:
            vak = self._vak(sessie)
            lock = vak.locks.setdefault(sleutel, threading.Lock())
        with lock:
            if sleutel not in vak.waarden:
                vak.waarden[sleutel] = make()
            found: T = vak.waarden[sleutel]
            return found

    def forget(self, sessie_id: str) -> None:
        """Let go of everything of a session."""
        with self._lock:
            self._vakken.pop(sessie_id, None)

    def _vak(self, sessie: Sessie) -> _Vak:
        moment = utc_text(now())
        kept = {k: v for k, v in self._vakken.items() if v.verloopt > moment}
        vak = kept.get(sessie.id)
        if vak is None or vak.versie < sessie.stand.versie:
            kept.pop(sessie.id, None)
            vak = kept[sessie.id] = _Vak(sessie.stand.versie, sessie.verloopt)
        elif vak.versie > sessie.stand.versie:
            # A page that is still behind keeps nothing.
            vak = _Vak(sessie.stand.versie, sessie.verloopt)
        self._vakken = dict(list(kept.items())[-MOST_SESSIONS:])
        return vak


GEHEUGEN = Geheugen()


def made_group(sessie: Sessie, item: int, read: Callable[[], Sequence[Resultaat]]) -> Groep:
    """The results of a revealed item, of the answers that `read` gives; raises NietTeTonen."""
    opgave = assignment(sessie, item)
    meting = sessie.opzet.items[item].meting
    return GEHEUGEN.get(sessie, ("groep", item), lambda: Groep(opgave, meting, read()))

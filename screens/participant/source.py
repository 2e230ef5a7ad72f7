"""What a practice session is about: its normenkader and oefenzaken, and its revealed results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from normenkader import Library, Normenkader
from practice.oefenzaak import Oefenzaak
from practice.session.case import Task
from practice.session.results import GroupResults
from register.decisions.writing import now
from register.moments import utc_text
from register.practice.answers import ParticipantResult
from register.practice.model import PracticeSession
from screens.sources import rules as rules_source

MOST_SESSIONS = 16
T = TypeVar("T")


class NotShownError(Exception):
    """The rules or the oefenzaak of a session are not (any more) what they were; says why."""


def normenkader_of(session: PracticeSession) -> tuple[Library, Normenkader]:
    """The normenkader of a session, as it was at its start; raises NotShownError."""
    bibliotheek = rules_source.load()
    if not isinstance(bibliotheek, Library):
        raise NotShownError("De normenkaders zijn niet goed.")
    wanted = session.normenkader
    for norm in bibliotheek.versies:
        if (norm.normenkader, norm.versie, norm.sha256) == (
            wanted.id,
            wanted.versie,
            wanted.sha256,
        ):
            return bibliotheek, norm
    raise NotShownError("Het normenkader is veranderd sinds het begin van deze oefening.")


def oefenzaak_of(session: PracticeSession, item: int) -> Oefenzaak:
    """The oefenzaak of an item; raises NotShownError."""
    name = session.opzet.items[item].oefenzaak
    for oefenzaak in rules_source.oefenzaken(session.normenkader.id).oefenzaken:
        if oefenzaak.oefenzaak == name:
            return oefenzaak
    raise NotShownError(f"Oefenzaak {name} is er niet meer.")


def assignment(session: PracticeSession, item: int) -> Task:
    """What is asked at an item of a session; raises NotShownError."""
    return Task(*normenkader_of(session), oefenzaak_of(session, item), session.opzet.delen)


@dataclass
class _Slot:
    versie: int
    verloopt: str
    waarden: dict[Hashable, Any] = field(default_factory=dict)
    locks: dict[Hashable, threading.Lock] = field(default_factory=dict)


class Memory:
    """What was computed of revealed results: once for all browsers, until the session changes.

    Never longer than the session itself is kept.
    """

    def __init__(self) -> None:
        """Nothing is computed yet."""
        self._lock = threading.Lock()
        self._vakken: dict[str, _Slot] = {}

    def get(self, session: PracticeSession, key: Hashable, make: Callable[[], T]) -> T:
        """The value for this version of the session; `make` computes it the first time."""
        with self._lock:
            slot = self._slot(session)
            lock = slot.locks.setdefault(key, threading.Lock())
        with lock:
            if key not in slot.waarden:
                slot.waarden[key] = make()
            found: T = slot.waarden[key]
            return found

    def forget(self, session_id: str) -> None:
        """Let go of everything of a session."""
        with self._lock:
            self._vakken.pop(session_id, None)

    def _slot(self, session: PracticeSession) -> _Slot:
        moment = utc_text(now())
        kept = {k: v for k, v in self._vakken.items() if v.verloopt > moment}
        slot = kept.get(session.id)
        if slot is None or slot.versie < session.stand.versie:
            kept.pop(session.id, None)
            slot = kept[session.id] = _Slot(session.stand.versie, session.verloopt)
        elif slot.versie > session.stand.versie:
            # A page that is still behind keeps nothing.
            slot = _Slot(session.stand.versie, session.verloopt)
        self._vakken = dict(list(kept.items())[-MOST_SESSIONS:])
        return slot


GEHEUGEN = Memory()


def made_group(
    session: PracticeSession, item: int, read: Callable[[], Sequence[ParticipantResult]]
) -> GroupResults:
    """The results of a revealed item, of the answers that `read` gives; raises NotShownError."""
    opgave = assignment(session, item)
    meting = session.opzet.items[item].meting
    return GEHEUGEN.get(session, ("groep", item), lambda: GroupResults(opgave, meting, read()))

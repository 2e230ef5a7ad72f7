"""What a practice session is: a trainer starts it, participants without an account answer.

A session has items, one after the other: a teaching case, before or after the training. Nobody
sees the answers to an item until the trainer reveals it. All that is kept of a participant is a
number and what they answered; free text is not part of it, and whoever calls sees to that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from register.errors import InvalidOefeningError

# More than the answers of a large normenkader take.
MOST_BYTES = 64 * 1024


class Measurement(StrEnum):
    """When a teaching case is answered: before or after the training."""

    VOOR = "voor"
    NA = "na"


class SessionPhase(StrEnum):
    """What happens with the item that is shown; `gesloten` is the whole session."""

    INVULLEN = "invullen"
    ONTHULD = "onthuld"
    GESLOTEN = "gesloten"


@dataclass(frozen=True)
class Item:
    """One thing to do: a teaching case by its name, in one of the two measurements."""

    oefenzaak: str
    meting: Measurement


@dataclass(frozen=True)
class Setup:
    """What a session is made of; it never changes. No parts means the whole intake."""

    items: tuple[Item, ...]
    delen: tuple[str, ...] = ()


@dataclass(frozen=True)
class NormenkaderReference:
    """Which normenkader a session is on."""

    id: str
    versie: str
    sha256: str


@dataclass(frozen=True)
class SessionState:
    """How far a session is; `versie` (1, 2, …) is raised by every change.

    `item` (from 0) is the one that is shown, `onthuld` are all that are revealed, in order.
    """

    versie: int
    item: int
    onthuld: tuple[int, ...] = ()
    gesloten: bool = False

    @property
    def fase(self) -> SessionPhase:
        """What happens with the item that is shown."""
        if self.gesloten:
            return SessionPhase.GESLOTEN
        return SessionPhase.ONTHULD if self.item in self.onthuld else SessionPhase.INVULLEN


@dataclass(frozen=True)
class PracticeSession:
    """A practice session; `aangemaakt` and `verloopt` are moments in UTC, as text."""

    id: str
    code: str
    normenkader: NormenkaderReference
    opzet: Setup
    stand: SessionState
    aangemaakt: str
    verloopt: str


def check_item(session: PracticeSession, item: int) -> None:
    """Refuse an item that the session does not have; raises InvalidOefeningError."""
    if not 0 <= item < len(session.opzet.items):
        raise InvalidOefeningError("Deze oefenzaak hoort niet bij de oefening.")


def as_bytes(plain: dict[str, Any]) -> bytes:
    """Plain data as it is stored; raises InvalidOefeningError for more than MOST_BYTES."""
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    if len(content) > MOST_BYTES:
        raise InvalidOefeningError(
            f"Dit is te veel om te bewaren: {len(content)} bytes. Het mogen er {MOST_BYTES} zijn."
        )
    return content


def setup_bytes(setup: Setup) -> bytes:
    """What a session is made of, as it is stored; raises InvalidOefeningError."""
    if not setup.items:
        raise InvalidOefeningError("Kies minstens één oefenzaak.")
    items = [{"oefenzaak": item.oefenzaak, "meting": item.meting} for item in setup.items]
    return as_bytes({"items": items, "delen": list(setup.delen)})


def state_columns(stand: SessionState) -> dict[str, Any]:
    """The columns of `oefensessies` that change when the state does."""
    return {
        "versie": stand.versie,
        "item": stand.item,
        "onthuld": " ".join(map(str, stand.onthuld)),
        "gesloten": int(stand.gesloten),
    }


def read_state(row: Row[Any]) -> SessionState:
    """The state in a row of `oefensessies`."""
    onthuld = tuple(int(item) for item in row.onthuld.split())
    return SessionState(row.versie, row.item, onthuld, bool(row.gesloten))


def read_session(row: Row[Any]) -> PracticeSession:
    """The session in a row of `oefensessies`."""
    content = json.loads(row.inhoud)
    items = tuple(Item(i["oefenzaak"], Measurement(i["meting"])) for i in content["items"])
    return PracticeSession(
        row.id,
        row.code,
        NormenkaderReference(row.normenkader, row.normenkader_versie, row.sha256),
        Setup(items, tuple(content["delen"])),
        read_state(row),
        row.aangemaakt,
        row.verloopt,
    )

"""Places where a register was before: one that is missing there is never made anew in silence.

For every place a small file is kept in the folder of this user's own state, away from the
register: a disk that is not mounted takes nothing of it along. It holds the hash of the first
record, by which a register is known. Where that folder can't be written, only what lies beside
the register can tell that one was there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from register.errors import RegisterGoneError
from register.store.files import write_whole
from register.store.open_file import COMPANY
from register.store.place import OWNER_VARIABLE, Place
from register.store.tables import keten

_FOLDER = ("normwijzer", "registers")


@dataclass(frozen=True)
class KnownPlace:
    """What is known of a place: the hash of its first record, or None while it was empty."""

    eerste: str | None


def first_hash(connection: Connection) -> str | None:
    """The hash of the first record, by which a register is known; None where it is empty."""
    query = select(keten.c.hash).order_by(keten.c.nummer).limit(1)
    found: str | None = connection.execute(query).scalar()
    return found


def refuse_missing(place: Place) -> None:
    """Raise RegisterGoneError where a register was at this place before; ask only where none is."""
    beside = [place.file.with_name(place.file.name + end) for end in COMPANY]
    left = [Path(place.concepten.database or ""), *beside] if place.is_file else []
    if known(place) is not None or any(file.exists() for file in left):
        raise RegisterGoneError(
            f"Het register is er niet: {place}. Het was er eerder wel. Er is geen nieuw register "
            f"gemaakt. {_what_to_do(place)}"
        )


def never_was(place: Place, there: Callable[[], bool]) -> bool:
    """Whether no register was ever at a place where there is none; False where one has come.

    Raises RegisterGoneError where one was. Another process may make it, and say so, between the
    look at the place and the look at what is known of it: then it is looked at again.
    """
    try:
        refuse_missing(place)
    except RegisterGoneError:
        if there():
            return False
        raise
    return True


def refuse_other(place: Place, before: KnownPlace | None, first: str | None) -> None:
    """Raise RegisterGoneError where the register at this place is not the one of before.

    What was known is asked before the register is read: another process may record the first.
    """
    if before is None or before.eerste in (None, first):
        return
    what = "staat een ander register" if first else "staat nu een leeg register"
    raise RegisterGoneError(
        f"Op {place} {what} dan eerder. Er is niets bewaard. {_what_to_do(place)}"
    )


def _what_to_do(place: Place) -> str:
    look = "Is de schijf gekoppeld?" if place.is_file else "Is dit de goede database?"
    return (
        f"{look} Anders: zet een reservekopie terug (normwijzer register terugzetten). Wil je echt "
        f"met dit register verder, of opnieuw beginnen? Geef dan als dezelfde gebruiker, met "
        f"{OWNER_VARIABLE}: normwijzer register inrichten --nieuw"
    )


def known(place: Place) -> KnownPlace | None:
    """What is kept about this place, as it was given or as it is; None where nothing is."""
    for file in _files(place):
        try:
            eerste = json.loads(file.read_bytes())["eerste"]
        except OSError:
            continue
        except (ValueError, KeyError, TypeError, RecursionError):
            # A register was there, whatever this said about it.
            eerste = None
        return KnownPlace(eerste if isinstance(eerste, str) else None)
    return None


def remember(place: Place, first: str | None) -> None:
    """Keep that a register is at this place; nothing happens where it can't be kept."""
    for name, file in zip(place.names, _files(place), strict=False):
        content = json.dumps({"plek": name, "eerste": first}, ensure_ascii=False, indent=1)
        with suppress(OSError, ValueError):
            if file.is_file() and file.read_text("utf-8", "replace") == content:
                continue
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, content, "surrogateescape")


def _files(place: Place) -> list[Path]:
    state = os.environ.get("XDG_STATE_HOME", "").strip() or "~/.local/state"
    try:
        folder = Path(state).expanduser().joinpath(*_FOLDER)
    except RuntimeError:
        # A user without a home.
        return []
    names = (name.encode("utf-8", "surrogateescape") for name in place.names)
    return [folder / f"{hashlib.sha256(name).hexdigest()[:32]}.json" for name in names]

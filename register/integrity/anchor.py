"""An anchor: how many records there were and the hash of the last, kept away from the register.

Whoever can write the register can cut off its tail or write all of it anew, with hashes that
fit. Against an anchor that is kept elsewhere that shows.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.reasons import reason
from register.errors import AnchorMismatchError
from register.moments import is_moment, utc_text
from register.record import BEGIN, MOST_NUMBER
from register.store.database import reading
from register.store.files import write_whole
from register.store.opening import Register
from register.store.tables import keten
from rights import Action, User

ANKERFORMAAT = 1
_HASH = re.compile("[0-9a-f]{64}")
# What each key must hold, in words.
_RIGHT = {
    "ankerformaat": f"is {ANKERFORMAAT}",
    "aantal": f"is een heel getal van 0 tot en met {MOST_NUMBER}",
    "hash": "is een SHA-256: 64 tekens, cijfers en a tot en met f",
    "tijdstip": "is een moment in UTC, bijvoorbeeld 2026-07-15T09:30:00Z",
}


@dataclass(frozen=True)
class Anchor:
    """How many records there were, the hash of the last one, and when that was (UTC)."""

    aantal: int
    hash: str
    tijdstip: str

    @property
    def text(self) -> str:
        """The anchor as it stands in its file."""
        return json.dumps({"ankerformaat": ANKERFORMAAT, **asdict(self)}, indent=1) + "\n"


def take_anchor(register: Register, user: User, nu: datetime) -> Anchor:
    """The anchor of a register as it is now."""
    user.require(Action.CONTROLEREN)
    query = select(keten.c.nummer, keten.c.hash).order_by(keten.c.nummer.desc()).limit(1)
    with reading(register.engine) as connection:
        head = connection.execute(query).first()
    return Anchor(head.nummer, head.hash, utc_text(nu)) if head else Anchor(0, BEGIN, utc_text(nu))


def keep_anchor(register: Register, user: User, file: Path, nu: datetime) -> Anchor:
    """Write an anchor to a file; one that is there may only be followed, never contradicted.

    Raises AnchorMismatchError, InvalidInputError where the file is no anchor, and OSError.
    """
    new = take_anchor(register, user, nu)
    # Not `exists`: what may not be read is there too.
    if os.path.lexists(file):
        old = read_anchor(file)
        if old.hash != _hash_at(register, old.aantal):
            raise AnchorMismatchError(
                f"In {file} staat een anker dat niet bij dit register past. Het is niet "
                f"veranderd. Controleer: normwijzer register controleer --anker {file}"
            )
    write_whole(file, new.text)
    return new


def read_anchor(file: Path) -> Anchor:
    """Read an anchor; raises InvalidInputError with every problem."""
    try:
        found = json.loads(file.read_bytes(), object_pairs_hook=_Pairs)
    except OSError as error:
        raise InvalidInputError([_problem(file, "", f"niet te lezen: {reason(error)}")]) from error
    except (ValueError, RecursionError) as error:
        raise InvalidInputError([_problem(file, "", "is geen JSON")]) from error
    if not isinstance(found, _Pairs):
        raise InvalidInputError([_problem(file, "", f"een anker heeft {', '.join(_RIGHT)}")])
    problems = list(_problems(file, found))
    if problems:
        raise InvalidInputError(problems)
    values = dict(found.pairs)
    return Anchor(values["aantal"], values["hash"], values["tijdstip"])


class _Pairs:
    """A JSON table as it was written, so that a key that stands twice is seen."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _problems(file: Path, found: _Pairs) -> list[Problem]:
    keys = [key for key, _ in found.pairs]
    problems = [
        _problem(file, key, f"onbekende sleutel; een anker heeft {', '.join(_RIGHT)}")
        for key in keys
        if key not in _RIGHT
    ]
    for key, right in _RIGHT.items():
        if keys.count(key) != 1:
            word = "staat er meer dan één keer" if key in keys else "ontbreekt"
            problems.append(_problem(file, key, f"{word}; dit {right}"))
        elif not _fits(key, dict(found.pairs)[key]):
            problems.append(_problem(file, key, f"dit {right}"))
    return problems


def _fits(key: str, waarde: Any) -> bool:
    if key == "ankerformaat":
        return type(waarde) is int and waarde == ANKERFORMAAT
    if key == "aantal":
        return type(waarde) is int and 0 <= waarde <= MOST_NUMBER
    if key == "hash":
        return isinstance(waarde, str) and bool(_HASH.fullmatch(waarde))
    return is_moment(waarde)


def _problem(file: Path, pad: str, melding: str) -> Problem:
    return Problem(str(file), 0, pad, melding)


def _hash_at(register: Register, number: int) -> str | None:
    if number == 0:
        return BEGIN
    query = select(keten.c.hash).where(keten.c.nummer == number)
    with reading(register.engine) as connection:
        found: str | None = connection.execute(query).scalar()
    return found

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

from normenkader.problems import OngeldigeInvoer, Probleem
from normenkader.reasons import reason
from register.chain import BEGIN, MOST_NUMBER
from register.database import reading
from register.errors import AnkerPastNiet
from register.files import write_whole
from register.moments import is_moment, utc_text
from register.opening import Register
from register.tables import keten
from rights import Actie, Gebruiker

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
class Anker:
    """How many records there were, the hash of the last one, and when that was (UTC)."""

    aantal: int
    hash: str
    tijdstip: str

    @property
    def text(self) -> str:
        """The anchor as it stands in its file."""
        return json.dumps({"ankerformaat": ANKERFORMAAT, **asdict(self)}, indent=1) + "\n"


def take_anchor(register: Register, gebruiker: Gebruiker, nu: datetime) -> Anker:
    """The anchor of a register as it is now."""
    gebruiker.require(Actie.CONTROLEREN)
    query = select(keten.c.nummer, keten.c.hash).order_by(keten.c.nummer.desc()).limit(1)
    with reading(register.engine) as connection:
        head = connection.execute(query).first()
    return Anker(head.nummer, head.hash, utc_text(nu)) if head else Anker(0, BEGIN, utc_text(nu))


def keep_anchor(register: Register, gebruiker: Gebruiker, bestand: Path, nu: datetime) -> Anker:
    """Write an anchor to a file; one that is there may only be followed, never contradicted.

    Raises AnkerPastNiet, OngeldigeInvoer where the file is no anchor, and OSError.
    """
    new = take_anchor(register, gebruiker, nu)
    # Not `exists`: what may not be read is there too.
    if os.path.lexists(bestand):
        old = read_anchor(bestand)
        if old.hash != _hash_at(register, old.aantal):
            raise AnkerPastNiet(
                f"In {bestand} staat een anker dat niet bij dit register past. Het is niet "
                f"veranderd. Controleer: normwijzer register controleer --anker {bestand}"
            )
    write_whole(bestand, new.text)
    return new


def read_anchor(bestand: Path) -> Anker:
    """Read an anchor; raises OngeldigeInvoer with every problem."""
    try:
        found = json.loads(bestand.read_bytes(), object_pairs_hook=_Pairs)
    except OSError as fout:
        raise OngeldigeInvoer([_problem(bestand, "", f"niet te lezen: {reason(fout)}")]) from fout
    except (ValueError, RecursionError) as fout:
        raise OngeldigeInvoer([_problem(bestand, "", "is geen JSON")]) from fout
    if not isinstance(found, _Pairs):
        raise OngeldigeInvoer([_problem(bestand, "", f"een anker heeft {', '.join(_RIGHT)}")])
    problems = list(_problems(bestand, found))
    if problems:
        raise OngeldigeInvoer(problems)
    values = dict(found.pairs)
    return Anker(values["aantal"], values["hash"], values["tijdstip"])


class _Pairs:
    """A JSON table as it was written, so that a key that stands twice is seen."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _problems(bestand: Path, found: _Pairs) -> list[Probleem]:
    keys = [key for key, _ in found.pairs]
    problems = [
        _problem(bestand, key, f"onbekende sleutel; een anker heeft {', '.join(_RIGHT)}")
        for key in keys
        if key not in _RIGHT
    ]
    for key, right in _RIGHT.items():
        if keys.count(key) != 1:
            word = "staat er meer dan één keer" if key in keys else "ontbreekt"
            problems.append(_problem(bestand, key, f"{word}; dit {right}"))
        elif not _fits(key, dict(found.pairs)[key]):
            problems.append(_problem(bestand, key, f"dit {right}"))
    return problems


def _fits(key: str, waarde: Any) -> bool:
    if key == "ankerformaat":
        return type(waarde) is int and waarde == ANKERFORMAAT
    if key == "aantal":
        return type(waarde) is int and 0 <= waarde <= MOST_NUMBER
    if key == "hash":
        return isinstance(waarde, str) and bool(_HASH.fullmatch(waarde))
    return is_moment(waarde)


def _problem(bestand: Path, pad: str, melding: str) -> Probleem:
    return Probleem(str(bestand), 0, pad, melding)


def _hash_at(register: Register, nummer: int) -> str | None:
    if nummer == 0:
        return BEGIN
    query = select(keten.c.hash).where(keten.c.nummer == nummer)
    with reading(register.engine) as connection:
        found: str | None = connection.execute(query).scalar()
    return found

"""Stored cases, ready to be judged again: read in parts, each with the normenkader of then."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, select

from normenkader.library import FixedVersion
from normenkader.texts import shortened
from population.proposals import MOST_TEXT, refusal_text
from register.decisions.reading import content_of, contents, stored_normenkader
from register.errors import UnreadableError
from register.record import Content
from register.store.database import reading
from register.store.tables import normenkaders, verwijderd


@dataclass(frozen=True)
class StoredPart:
    """Decisions by number, and the numbers that have no content: removed, or simply gone."""

    inhouden: dict[int, Content]
    verwijderd: list[int]
    weg: list[int]


def read_part(engine: Engine, numbers: list[int]) -> StoredPart:
    """Read the content of these decisions at one moment."""
    with reading(engine) as connection:
        # As many at once as asked for: whoever asks keeps the parts small.
        rows = contents(connection, numbers, batch=max(1, len(numbers)))
        found = {row.nummer: content_of(row) for row in rows}
        missing = [number for number in numbers if number not in found]
        removed = _removed(connection, missing) if missing else set()
    return StoredPart(
        found,
        [number for number in missing if number in removed],
        [number for number in missing if number not in removed],
    )


def _removed(connection: Connection, numbers: list[int]) -> set[int]:
    query = select(verwijderd.c.nummer).where(verwijderd.c.nummer.in_(numbers))
    return set(connection.execute(query).scalars())


@dataclass
class Versions:
    """The stored normenkaders by hash, each built once; one that is not right gives its error."""

    engine: Engine
    _found: dict[str, FixedVersion | str] = field(default_factory=dict)

    def get(self, sha256: str) -> FixedVersion:
        """The version with this hash; raises UnreadableError, UnavailableError."""
        if sha256 not in self._found:
            with reading(self.engine) as connection:
                query = select(normenkaders.c.inhoud).where(normenkaders.c.sha256 == sha256)
                content = connection.execute(query).scalar()
            self._found[sha256] = _build(sha256, content)
        found = self._found[sha256]
        if isinstance(found, str):
            raise UnreadableError(found)
        return found


def _build(sha256: str, content: bytes | None) -> FixedVersion | str:
    if content is None:
        return f"Het normenkader {sha256[:12]} staat niet in het register."
    try:
        normenkader = stored_normenkader(content)
    except UnreadableError as error:
        return str(error)
    if normenkader.sha256 != sha256:
        return f"Het normenkader {sha256[:12]} in het register is veranderd."
    return FixedVersion(normenkader, stored=True)


def case_of(content: Content) -> Any:
    """The stored case as plain data."""
    return json.loads(content.zaak or b"null")


def piece_of(content: Content) -> dict[str, Any]:
    """What was stored about the decision; raises UnreadableError."""
    try:
        found = json.loads(content.stuk)
    except ValueError as error:
        raise UnreadableError("Het stuk van dit besluit is niet te lezen.") from error
    if not isinstance(found, dict):
        raise UnreadableError("Het stuk van dit besluit is geen tabel.")
    return found


def in_words(error: Exception) -> str:
    """Why a case can't be judged, in words."""
    return (
        shortened(str(error), MOST_TEXT)
        if isinstance(error, UnreadableError)
        else refusal_text(error)
    )

"""Finding by a part of a text, whatever its case, the same on every database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false

# No stored text that is searched is longer; a database refuses a pattern without end.
LONGEST = 4_000


def has_part(column: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """The condition that a text holds `part` anywhere; `%` and `_` are only themselves."""
    if len(part) > LONGEST or not _storable(part):
        return false()
    return column.icontains(part, autoescape=True)


def _storable(tekst: str) -> bool:
    """Say whether a database can hold a text: no NUL, and nothing that is no character."""
    return "\0" not in tekst and not any("\ud800" <= sign <= "\udfff" for sign in tekst)

"""Finding by a part of a text, whatever its case, the same on every database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false

# No stored text that is searched is longer; a database refuses a pattern without end.
LONGEST = 4_000


def has_part(column: ColumnElement[str], deel: str) -> ColumnElement[bool]:
    """The condition that a text holds `deel` anywhere; `%` and `_` are only themselves."""
    if len(deel) > LONGEST:
        return false()
    return column.icontains(deel, autoescape=True)

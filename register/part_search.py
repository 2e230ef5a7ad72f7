"""Finding by a part of a text, whatever its case, the same on every database."""

from __future__ import annotations

from sqlalchemy import ColumnElement


def has_part(column: ColumnElement[str], deel: str) -> ColumnElement[bool]:
    """The condition that a text holds `deel` anywhere; `%` and `_` are only themselves."""
    return column.icontains(deel, autoescape=True)

"""Which keys a table can have, and what to say of one that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from normenkader.base import Model
from normenkader.file.nearest import Hints
from normenkader.texts import listed

# Of more keys than this a list is no help.
MOST_KEYS = 8


class KnownKeys:
    """The keys of every kind of table in a file; asked once for each file."""

    def __init__(self) -> None:
        """Look up all kinds of tables."""
        self._models = list(_models(Model))
        self._all = sorted({key for model in self._models for key in model.model_fields})
        self._hints = Hints()

    def unknown(self, key: str, table: object) -> str:
        """What to say of a key that this table cannot have, and what it can have."""
        return f"onbekende sleutel {key!r}. {self.instead(key, table)}"

    def instead(self, key: str, table: object) -> str:
        """The same without the key itself: it may be of a person."""
        own = table if isinstance(table, Mapping) else {}
        here = self._fitting(set(map(str, own)) - {key})
        more = [k for k in here if k not in own]
        can = f"Hier kan nog: {listed(more)}." if 0 < len(more) <= MOST_KEYS else ""
        if here and not more:
            can = f"Hier kan alleen: {listed(here)}."
        if key in self._all:
            return f"Die hoort op een andere plek, niet hier. {can}".rstrip()
        if nearest := self._hints.nearest(key, here or self._all):
            return f"Bedoel je {nearest!r}?"
        return can or "Haal deze regel weg."

    def _fitting(self, own: set[str]) -> list[str]:
        """The keys of the kinds of tables that have most of these keys; none where none has any."""
        shared = [(len(own & set(model.model_fields)), model) for model in self._models]
        most = max((n for n, _ in shared), default=0)
        best = [model for n, model in shared if n == most] if most else []
        return list(dict.fromkeys(key for model in best for key in model.model_fields))


def table_with(class_name: str) -> str:
    """`een tabel met code en tekst`: what a kind of table must have; without needs only a table."""
    model = next((m for m in _models(Model) if m.__name__ == class_name), None)
    needed = [k for k, f in model.model_fields.items() if f.is_required()] if model else []
    return f"een tabel met {listed(needed)}" if needed else "een tabel (sleutel: waarde)"


def _models(model: type[Any]) -> Iterator[type[Any]]:
    yield model
    for own in model.__subclasses__():
        yield from _models(own)

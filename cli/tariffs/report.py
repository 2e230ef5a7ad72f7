"""What a decision or a product costs, as a table with its sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from cli.figures import aligned
from cli.tariffs.plain import Asked
from costs.tariffs.account import (
    MONTH_HEADS,
    PIECE_HEADS,
    YEAR_HEADS,
    month_notes,
    month_rows,
    notes,
    piece_rows,
    sources,
    title,
    year_rows,
)


def report(asked: Asked) -> Iterator[str]:
    """Every line: the cost, the months where a tariff has them, and how it was computed."""
    own = asked.own
    if asked.besluit is not None:
        yield f"Besluit {asked.besluit}"
    if asked.zaak is not None:
        yield f"Zaak {asked.zaak}, zoals voorgesteld"
    yield title(own)
    yield f"{own.tarieven.titel} ({own.tarieven.normenkader})"
    yield ""
    yield from aligned([PIECE_HEADS, *piece_rows(own.cost)], words=2)
    yield ""
    if years := year_rows(own.cost):
        yield from aligned([YEAR_HEADS, *years], words=1)
        yield ""
    yield from _wrapped(notes(own))
    if months := month_rows(own):
        yield from aligned([MONTH_HEADS, *months], words=2)
        yield ""
    yield from _wrapped(month_notes(own))
    yield sources(own)


def _wrapped(texts: Iterable[str]) -> Iterator[str]:
    """Paragraphs, each with an empty line after it."""
    for tekst in texts:
        yield from textwrap.wrap(tekst, 92)
        yield ""

"""What z3 had no answer about: found by walking through alone, one by one and together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bewijs import words
from bewijs.verdict import Alleen, Bevinding, Samen

# How many of one kind are shown; of more, these first ones and how many there are.
MOST_SHOWN = 3


def alone(soort: str, wat: str) -> Bevinding:
    """One thing that z3 gave up on; `soort` is the kind of thing it was asked about."""
    return Bevinding("enkel", words.alone(wat), alleen=Alleen(soort, wat))


def few_and_many(bevindingen: Iterable[Bevinding]) -> tuple[list[Bevinding], list[Samen]]:
    """The findings to show one by one, and those on which z3 gave up that are too many for it."""
    found = list(bevindingen)
    many = list(_many(found))
    kinds = {samen.soort for samen in many}
    return [b for b in found if b.alleen is None or b.alleen.soort not in kinds], many


def _many(bevindingen: list[Bevinding]) -> Iterator[Samen]:
    by_kind: dict[str, list[str]] = {}
    for alleen in (b.alleen for b in bevindingen if b.alleen is not None):
        by_kind.setdefault(alleen.soort, []).append(alleen.wat)
    for soort, things in by_kind.items():
        if len(things) > MOST_SHOWN:
            yield Samen(soort, len(things), tuple(things[:MOST_SHOWN]))

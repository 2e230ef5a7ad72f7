"""What is typed for a document: read at once, and kept nowhere but in its own fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from documents.given import Given, checked
from documents.house_style.model import HouseStyle
from normenkader import InvalidInputError
from normenkader.file.text import unseen
from normenkader.file.tree import Tree
from normenkader.texts import with_capital
from screens.widgets.wording import date_field, read_date

GEMEENTE, DATUM, VERZONDEN = "gemeente", "datum", "verzonden"
BESLIST_DOOR, AAN, CONTACT = "beslist_door", "aan", "contact"
LABELS = {
    GEMEENTE: "Gemeente",
    DATUM: "Datum op het stuk",
    VERZONDEN: "Verzonden op",
    BESLIST_DOOR: "Wie heeft beslist (naam en functie)",
    AAN: "Aan wie (naam en adres, elk op een regel)",
    CONTACT: "Contactgegevens (elk op een regel)",
}
LINES, DAYS = (AAN, CONTACT), (DATUM, VERZONDEN)


class Read(NamedTuple):
    """What was typed as it is given on, or everything that is wrong with it."""

    given: Given | None
    fouten: tuple[str, ...] = ()


def read(typed: Mapping[str, str], style: HouseStyle) -> Read:
    """Read the fields by name; an empty one is absent."""
    found: dict[str, Any] = {}
    wrong: list[str] = []
    for name, tekst in typed.items():
        if not tekst.strip():
            continue
        try:
            found[name] = _one(name, tekst)
        except ValueError as error:
            wrong.append(f"{LABELS[name]}: {error}")
    needed = (DATUM, BESLIST_DOOR, *(() if style.gemeente else (GEMEENTE,)))
    empty = [name for name in needed if not typed.get(name, "").strip()]
    wrong += [f"{LABELS[name]}: vul dit in." for name in empty]
    if wrong:
        return Read(None, tuple(wrong))
    try:
        return Read(checked(Tree("", found)))
    except InvalidInputError as error:
        lines = (f"{LABELS.get(p.pad.split('[')[0], p.pad)}: {p.melding}" for p in error.problemen)
        return Read(None, tuple(map(with_capital, lines)))


def _one(name: str, tekst: str) -> str | list[str]:
    """One field as plain data; raises ValueError with what is wrong with it."""
    if bad := unseen(tekst.replace("\n", " ")):
        raise ValueError(bad)
    if name in DAYS:
        return read_date(tekst).isoformat()
    if name in LINES:
        return [line.strip() for line in tekst.splitlines() if line.strip()]
    return tekst.strip()


def usual(name: str, today: date, sent: date | None = None) -> str:
    """What a field begins with; `sent` is the day that was recorded."""
    day = {DATUM: today if sent is None else min(today, sent), VERZONDEN: sent}.get(name)
    return "" if day is None else date_field(day.isoformat())

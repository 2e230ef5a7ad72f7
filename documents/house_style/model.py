"""The house style of a municipality, as a document uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from documents.house_style.texts import Texts
from documents.kinds import PaperKind
from terms.calendar import Calendar
from terms.equated import shipped

Picture = Literal["png", "jpeg"]


@dataclass(frozen=True)
class Logo:
    """A picture as its bytes, with its kind and its size in pixels."""

    inhoud: bytes
    soort: Picture
    breed: int
    hoog: int


@dataclass(frozen=True)
class HouseStyle:
    """What a municipality has of its own.

    `tokens` are CSS variables of NL Design System by name (`--utrecht-document-color`), `word` the
    Word files by kind of document, `calendar` the days that count as a holiday; what is absent is
    as it ships.
    """

    gemeente: str = ""
    contact: tuple[str, ...] = ()
    teksten: Texts = field(default_factory=lambda: Texts({}))
    logo: Logo | None = None
    tokens: Mapping[str, str] = field(default_factory=dict)
    word: Mapping[PaperKind, bytes] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=shipped)


PLAIN = HouseStyle()

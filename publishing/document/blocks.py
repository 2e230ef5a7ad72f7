"""A readable document as plain blocks, before it becomes HTML or anything else.

Nothing in it is markup: what writes the document escapes every text, in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normenkader.texts import FIELD


@dataclass(frozen=True)
class Link:
    """Words that lead to `naar`: an anchor in the document (`#bron-wmo`) or a web address."""

    tekst: str
    naar: str

    @property
    def leads_out(self) -> bool:
        """Say whether it leads out of the document, to a web address."""
        return self.naar.startswith(("https://", "http://"))


@dataclass(frozen=True)
class Field:
    """A place in a sentence that is filled in for each case, by its name in the normenkader."""

    naam: str


@dataclass(frozen=True)
class Code:
    """An id, such as that of a rule; with an `anker` links can lead here."""

    tekst: str
    anker: str = ""


@dataclass(frozen=True)
class Strong:
    """Words that stand out; with an `anker` links can lead here."""

    tekst: str
    anker: str = ""


Piece = str | Link | Field | Code | Strong
Text = str | tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; a `kader` is drawn around what nobody may miss."""

    tekst: Text
    kader: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, with numbers where the order matters."""

    regels: tuple[Text, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Terms:
    """Terms, each with what belongs to it."""

    rijen: tuple[tuple[Text, tuple[Text, ...]], ...]


@dataclass(frozen=True)
class Table:
    """A table; the first cell of a row is its heading. `getallen`: the other cells are numbers."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Text, ...], ...]
    getallen: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar from `van` to `tot`, with its name and its numbers in words."""

    naam: str
    woorden: str
    van: int
    tot: int


@dataclass(frozen=True)
class Bars:
    """Bars below each other on a scale from 0 to the highest; `beschrijving` says it in words."""

    titel: str
    beschrijving: str
    balken: tuple[Bar, ...]
    eenheid: str


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it; a part in a part has a lower heading.

    `anker` is where links lead to; `code` the id that stands behind the heading.
    """

    kop: str
    blokken: tuple[Block, ...]
    anker: str = ""
    code: str = ""


Block = Paragraph | Bullets | Terms | Table | Bars | Part


@dataclass(frozen=True)
class Document:
    """A whole document: title, the line below it, what nobody may miss, parts, and a last line."""

    titel: str
    ondertitel: str
    melding: str
    delen: tuple[Part, ...]
    slot: str


def with_fields(tekst: str) -> Text:
    """A sentence of a normenkader, with its `{veld}` as fields."""
    parts = FIELD.split(tekst)
    pieces = [Field(part) if i % 2 else part for i, part in enumerate(parts)]
    return tuple(p for p in pieces if p)


def plain_text(tekst: Text) -> str:
    """A text as people read it, without links: a field between square brackets."""
    if isinstance(tekst, str):
        return tekst
    return "".join(_plain_piece(piece) for piece in tekst)


def _plain_piece(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    return field_text(piece) if isinstance(piece, Field) else piece.tekst


def field_text(veld: Field) -> str:
    """A field as people read it: `[opgelost door]`."""
    return f"[{veld.naam.replace('_', ' ')}]"


def parts_of(blocks: tuple[Block, ...]) -> Iterator[Part]:
    """The parts among blocks, not those inside them."""
    return (b for b in blocks if isinstance(b, Part))

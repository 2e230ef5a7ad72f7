"""Writes a document as one HTML file that needs nothing else and that everybody can use.

No scripts, no fonts, nothing from elsewhere; the templates escape every text.
"""

from __future__ import annotations

from typing import assert_never

from publishing.document.blocks import (
    Bars,
    Block,
    Bullets,
    Code,
    Document,
    Field,
    Link,
    Paragraph,
    Part,
    Piece,
    Strong,
    Table,
    Terms,
    Text,
    field_text,
    parts_of,
)
from publishing.markup import PAGE, Markup, Pieces, joined

HTML = Pieces(__name__, PAGE)

LOWEST_HEADING = 6
IN_CONTENTS = 2


def document_html(document: Document) -> str:
    """The document as HTML, with a list of its contents; the same document gives the same text."""
    return HTML(
        "document",
        document=document,
        contents=_contents(document.delen),
        parts=joined(_part(part, 2) for part in document.delen),
    )


def _contents(parts: tuple[Part, ...], depth: int = 1) -> Markup:
    lines = []
    for part in parts:
        below = tuple(parts_of(part.blokken)) if depth < IN_CONTENTS else ()
        lines.append((part, _contents(tuple(d for d in below if d.anker), depth + 1)))
    return HTML("contents", lines=lines)


def _part(part: Part, level: int) -> Markup:
    return HTML(
        "part",
        deel=part,
        code=_text((Code(part.code),)) if part.code else "",
        level=min(level, LOWEST_HEADING),
        blocks=joined(_block(blok, level) for blok in part.blokken),
    )


def _block(blok: Block, level: int) -> Markup:
    match blok:
        case Part():
            return _part(blok, level + 1)
        case Paragraph():
            return HTML("paragraph", text=_text(blok.tekst), kader=blok.kader)
        case Bullets():
            tag = "ol" if blok.genummerd else "ul"
            return HTML("bullets", tag=tag, lines=list(map(_text, blok.regels)))
        case Terms():
            rows = [(_text(term), list(map(_text, texts))) for term, texts in blok.rijen]
            return HTML("terms", rows=rows)
        case Table():
            return HTML("table", blok=blok, rows=[list(map(_text, row)) for row in blok.rijen])
        case Bars():
            return HTML("bars", blok=blok, top=max(bar.tot for bar in blok.balken))
        case _:
            assert_never(blok)


def _text(tekst: Text) -> str:
    """A text for a template: one of pieces is HTML, one of words is still to be escaped."""
    return tekst if isinstance(tekst, str) else HTML("text", pieces=list(map(_piece, tekst)))


def _piece(piece: Piece) -> tuple[str, Piece]:
    """A piece with the name that the template knows its kind by."""
    match piece:
        case str():
            return "words", piece
        case Field():
            return "field", field_text(piece)
        case Code():
            return "code", piece
        case Strong():
            return "strong", piece
        case Link():
            # A source may say any text as its place: only these lead somewhere.
            leads = piece.naar.startswith(("#", "https://", "http://"))
            return ("link", piece) if leads else ("words", piece.tekst)
        case _:
            assert_never(piece)

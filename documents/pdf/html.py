"""A document as HTML, from which its PDF is made; every text in it is escaped."""

from __future__ import annotations

import base64
from typing import assert_never

from documents.content.paper import Block, Heading, Paper
from documents.house_style.model import HouseStyle, Logo
from publishing.document.blocks import (
    Bullets,
    Link,
    Paragraph,
    Piece,
    Table,
    Terms,
    Text,
    plain_text,
)
from publishing.markup import PAGE, Markup, Pieces, joined

HTML = Pieces(__name__, PAGE)


def paper_html(paper: Paper, style: HouseStyle) -> str:
    """One HTML file that asks nothing of elsewhere: its logo and its tokens are in it."""
    return HTML(
        "paper",
        paper=paper,
        made_on=paper.datum.isoformat(),
        logo=_address(style.logo) if style.logo else "",
        tokens=sorted(style.tokens.items()),
        blocks=joined(map(_block, paper.blokken)),
    )


def _address(logo: Logo) -> str:
    return f"data:image/{logo.soort};base64,{base64.b64encode(logo.inhoud).decode()}"


def _block(blok: Block) -> Markup:
    match blok:
        case Heading():
            return HTML("heading", level=blok.niveau + 1, text=blok.tekst)
        case Paragraph():
            return HTML("paragraph", text=_text(blok.tekst))
        case Bullets():
            return HTML("bullets", lines=list(map(_text, blok.regels)))
        case Terms():
            rows = [(_text(term), list(map(_text, texts))) for term, texts in blok.rijen]
            return HTML("terms", rows=rows)
        case Table():
            cells = [list(map(_text, row)) for row in blok.rijen]
            return HTML("table", titel=blok.titel, heads=blok.koppen, rows=cells)
        case _:
            assert_never(blok)


def _text(tekst: Text) -> str:
    """A text for a template: one of pieces is HTML, one of words is still to be escaped."""
    return tekst if isinstance(tekst, str) else HTML("text", pieces=list(map(_piece, tekst)))


def _piece(piece: Piece) -> tuple[str, str]:
    """A piece as where it leads to ("" for nowhere) and its words."""
    if isinstance(piece, Link) and piece.leads_out:
        return piece.naar, piece.tekst
    return "", plain_text((piece,))

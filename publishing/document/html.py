"""Writes a document as one HTML file that needs nothing else and that everybody can use.

No scripts, no fonts, nothing from elsewhere; every text is escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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
from publishing.document.page import page_html
from publishing.document.style import STYLE

LOWEST_HEADING = 6
IN_CONTENTS = 2


def document_html(document: Document) -> str:
    """The document as HTML, with a list of its contents; the same document gives the same text."""
    titel = escape(document.titel)
    notice = f'<p class="melding">{escape(document.melding)}</p>\n' if document.melding else ""
    body = (
        '<a class="spring" href="#inhoud">Naar de inhoud</a>\n'
        f'<header>\n<h1>{titel}</h1>\n<p class="onder">{escape(document.ondertitel)}</p>\n'
        f"{notice}</header>\n"
        f'<nav aria-labelledby="inhoudsopgave">\n<h2 id="inhoudsopgave">Inhoud</h2>\n'
        f"{_contents(document.delen)}</nav>\n"
        f'<main id="inhoud" tabindex="-1">\n{"".join(_part(d, 2) for d in document.delen)}</main>\n'
        f"<footer>{escape(document.slot)}</footer>\n"
    )
    return page_html(titel, STYLE, body)


def _contents(delen: tuple[Part, ...], depth: int = 1) -> str:
    lines = []
    for deel in delen:
        below = tuple(parts_of(deel.blokken)) if depth < IN_CONTENTS else ()
        inner = _contents(tuple(d for d in below if d.anker), depth + 1)
        link = f'<a href="#{escape(deel.anker)}">{escape(deel.kop)}</a>'
        lines.append(f"<li>{link}{inner}</li>\n")
    return f"<ul>\n{''.join(lines)}</ul>\n" if lines else ""


def _part(deel: Part, level: int) -> str:
    code = f" {_piece(Code(deel.code))}" if deel.code else ""
    kind = ' class="regel"' if deel.code else ""
    tag = f"h{min(level, LOWEST_HEADING)}"
    heading = f"<{tag}>{escape(deel.kop)}{code}</{tag}>\n"
    blocks = "".join(_block(b, level) for b in deel.blokken)
    return f"<section{_anchor(deel.anker)}{kind}>\n{heading}{blocks}</section>\n"


def _block(blok: Block, level: int) -> str:
    if isinstance(blok, Part):
        return _part(blok, level + 1)
    if isinstance(blok, Paragraph):
        kind = ' class="melding"' if blok.kader else ""
        return f"<p{kind}>{_text(blok.tekst)}</p>\n"
    if isinstance(blok, Bullets):
        tag = "ol" if blok.genummerd else "ul"
        items = "".join(f"<li>{_text(line)}</li>\n" for line in blok.regels)
        return f"<{tag}>\n{items}</{tag}>\n"
    if isinstance(blok, Terms):
        return f"<dl>\n{''.join(_terms(blok))}</dl>\n"
    return _table(blok) if isinstance(blok, Table) else _bars(blok)


def _terms(blok: Terms) -> Iterator[str]:
    for term, texts in blok.rijen:
        items = "".join(f"<dd>{_text(t)}</dd>" for t in texts)
        yield f"<div><dt>{_text(term)}</dt>{items}</div>\n"


def _table(blok: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(k)}</th>' for k in blok.koppen)
    rows = "".join(_row(row) for row in blok.rijen)
    kind = ' class="getallen"' if blok.getallen else ""
    caption = f"<caption><span>{escape(blok.titel)}</span></caption>"
    table = (
        f"<table{kind}>\n{caption}\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )
    # Where the page is narrow a table scrolls in its frame; with the keyboard only with the focus.
    name = escape(f"Tabel: {blok.titel}")
    return f'<div class="breed" role="region" aria-label="{name}" tabindex="0">\n{table}</div>\n'


def _row(row: tuple[Text, ...]) -> str:
    cells = "".join(f"<td>{_text(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{_text(row[0])}</th>{cells}</tr>\n'


def _bars(blok: Bars) -> str:
    top = max(bar.tot for bar in blok.balken)
    rows = "".join(
        f'<div><span class="naam">{escape(b.naam)}</span> <span>{escape(b.woorden)}</span>'
        f'<div class="baan"><div class="balk" style="margin-left:calc(100% * {b.van} / {top});'
        f'width:calc(100% * {b.tot - b.van} / {top})"></div></div></div>\n'
        for b in blok.balken
    )
    scale = f"<span>0</span><span>{top} {escape(blok.eenheid)}</span>"
    return (
        f'<figure>\n<figcaption>{escape(blok.titel)}</figcaption>\n<div class="beeld" role="img" '
        f'aria-label="{escape(blok.beschrijving)}">\n{rows}<div class="schaal">{scale}</div>\n'
        "</div>\n</figure>\n"
    )


def _text(tekst: Text) -> str:
    return escape(tekst) if isinstance(tekst, str) else "".join(map(_piece, tekst))


def _piece(piece: Piece) -> str:
    if isinstance(piece, str):
        return escape(piece)
    if isinstance(piece, Field):
        return f'<span class="veld">{escape(field_text(piece))}</span>'
    if isinstance(piece, Code):
        return f'<span class="code"{_anchor(piece.anker)}>{escape(piece.tekst)}</span>'
    if isinstance(piece, Strong):
        return f"<strong{_anchor(piece.anker)}>{escape(piece.tekst)}</strong>"
    return _link(piece)


def _anchor(anker: str) -> str:
    return f' id="{escape(anker)}"' if anker else ""


def _link(link: Link) -> str:
    # A source may say any text as its place: only these lead somewhere.
    if not link.naar.startswith(("#", "https://", "http://")):
        return escape(link.tekst)
    return f'<a href="{escape(link.naar)}">{escape(link.tekst)}</a>'

"""A document as what the places of a Word file are filled in with.

Every text is escaped here, and its braces with it: what somebody wrote is no place to fill in, not
for the library either, which looks at the whole once more after filling in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from docxtpl import RichText

from documents.content.paper import Block, Heading, Paper
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
from publishing.markup import Markup, joined, literal, literal_runs

EMPTY = joined(())
# The address of a link becomes a relation of the file, by its id.
Relate = Callable[[str], str]


@dataclass(frozen=True)
class WordTerm:
    """A term with its texts; each is a run of Word."""

    naam: Markup
    teksten: list[Markup]


@dataclass(frozen=True)
class WordBlock:
    """One block; `soort` is kop1, kop2, alinea, lijst, feiten or tabel."""

    soort: str
    tekst: Markup = EMPTY
    regels: tuple[Markup, ...] = ()
    koppen: tuple[Markup, ...] = ()
    rijen: tuple[Any, ...] = ()


@dataclass(frozen=True)
class WordFact:
    """What stands above a document, with its name."""

    naam: Markup
    tekst: Markup


# All that a Word file can name: its places, and what those of a loop have.
PLACES = (
    "aan",
    "afzender",
    "blokken",
    "kenmerken",
    "logo",
    "melding",
    "ondertekening",
    "titel",
    "voet",
)
WITHIN = frozenset(("soort", "tekst", "regels", "koppen", "rijen", "naam", "teksten"))


def context(paper: Paper, relate: Relate) -> dict[str, Any]:
    """The places of a Word file with what they are filled in with, but the logo."""
    return {
        "aan": _plain_lines(paper.aan),
        "afzender": _plain_lines(paper.afzender),
        "kenmerken": [WordFact(literal(n), literal(t)) for n, t in paper.kenmerken],
        "titel": literal(paper.titel),
        "melding": literal(paper.melding),
        "blokken": [_block(blok, relate) for blok in paper.blokken],
        "ondertekening": _plain_lines(paper.ondertekening),
        "voet": literal(paper.voet),
    }


def _block(blok: Block, relate: Relate) -> WordBlock:
    def run(tekst: Text) -> Markup:
        return _run(tekst, relate)

    match blok:
        case Heading():
            return WordBlock(f"kop{blok.niveau}", literal(blok.tekst))
        case Paragraph():
            return WordBlock("alinea", run(blok.tekst))
        case Bullets():
            return WordBlock("lijst", regels=tuple(map(run, blok.regels)))
        case Terms():
            rows = (WordTerm(run(term), list(map(run, texts))) for term, texts in blok.rijen)
            return WordBlock("feiten", rijen=tuple(rows))
        case Table():
            cells = tuple(tuple(map(run, row)) for row in blok.rijen)
            heads = tuple(map(literal, blok.koppen))
            return WordBlock("tabel", literal(blok.titel), koppen=heads, rijen=cells)
        case _:
            assert_never(blok)


def _plain_lines(lines: Iterable[str]) -> list[Markup]:
    return list(map(literal, lines))


def _run(tekst: Text, relate: Relate) -> Markup:
    """A text as runs of Word; a link that leads somewhere as a link."""
    pieces: tuple[Piece, ...] = (tekst,) if isinstance(tekst, str) else tekst
    made = RichText()
    for piece in pieces:
        if isinstance(piece, Link) and piece.leads_out:
            made.add(piece.tekst, url_id=relate(piece.naar), underline=True, color="#154273")
        else:
            made.add(plain_text((piece,)))
    return literal_runs(str(made))

"""A document as data: what stands in it, in order. Nothing in it is markup of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from documents.kinds import PaperKind
from publishing.document.blocks import Bullets, Paragraph, Table, Terms, Text, plain_text

# Of how many columns a table is: a Word file has a row to repeat for just these.
COLUMNS = 3


@dataclass(frozen=True)
class Heading:
    """A heading; `niveau` is 1 for a part and 2 for what is within one."""

    tekst: str
    niveau: int = 1


Block = Heading | Paragraph | Bullets | Terms | Table


@dataclass(frozen=True)
class Paper:
    """One document of a municipality to a client.

    `afzender` and `aan` are lines, `kenmerken` what stands between them and the title, each with
    its name. `melding` is what nobody may miss ("" for nothing). `voet` says on every page of which
    record the document was made.
    """

    soort: PaperKind
    datum: date
    afzender: tuple[str, ...]
    aan: tuple[str, ...]
    kenmerken: tuple[tuple[str, str], ...]
    titel: str
    melding: str
    blokken: tuple[Block, ...]
    ondertekening: tuple[str, ...]
    voet: str


def lines(paper: Paper) -> Iterator[str]:
    """Every text of a document but its foot: what both its forms say, each text once."""
    yield from (*paper.aan, *paper.afzender)
    for name, tekst in paper.kenmerken:
        yield from (name, tekst)
    yield paper.titel
    if paper.melding:
        yield paper.melding
    for blok in paper.blokken:
        yield from map(plain_text, _texts(blok))
    yield from paper.ondertekening


def _texts(blok: Block) -> Iterator[Text]:
    match blok:
        case Heading() | Paragraph():
            yield blok.tekst
        case Bullets():
            yield from blok.regels
        case Terms():
            for term, texts in blok.rijen:
                yield from (term, *texts)
        case Table():
            yield from (blok.titel, *blok.koppen)
            for row in blok.rijen:
                yield from row
        case _:
            assert_never(blok)


def paragraphs(tekst: str) -> tuple[str, ...]:
    """What somebody wrote, as its paragraphs: every line that says something, as it is."""
    return tuple(line.rstrip() for line in tekst.splitlines() if line.strip())

"""The letter for the client: B1 Dutch, on one A4."""

from __future__ import annotations

from collections.abc import Iterator

from documents.content.paper import Block, Heading, Paper
from documents.content.source import Source
from explaining.for_client.decision import ANDERS, BESLIST
from explaining.for_client.page import ANDERE, BEKEKEN, VERDER, WAAROM
from explaining.for_client.parts import Explanation, ExplanationPart, NoExplanationError
from publishing.document.blocks import Bullets, Paragraph
from register.decisions.client_page import decided_page
from register.decisions.client_words import told

# How many lines of an A4 there are for the decision and why; the rest is for all around it.
MOST_LINES, SIGNS_IN_LINE, IN_HEADING = 27, 95, 2
DECIDED = "Wat hebben we besloten?"
# The parts of the explanation that can be left out for the sake of one A4, the first one first.
LEFT_OUT = (ANDERE, BEKEKEN, WAAROM)


def letter(source: Source) -> Paper:
    """The whole letter."""
    return source.paper(
        "brief",
        "Ons besluit over uw ondersteuning",
        ("Onderwerp", "Uw ondersteuning (Wmo)"),
        _blocks(source),
        (source.text("groet"), *source.signature()),
    )


def _blocks(source: Source) -> Iterator[Block]:
    yield Paragraph(source.text("brief_aanhef"))
    yield Paragraph(source.text("brief_begin"))
    yield Heading(DECIDED)
    first, anders = told(source.stuk["voor_client"])
    yield Paragraph(first)
    if instead := source.instead_of_day_care:
        first += instead
        yield Paragraph(f"Dagbesteding: {instead}")
    if source.stuk["afwijking"] or anders:
        # The consulent's own words have the length that they need: they stand in the decision.
        yield Paragraph(source.text("brief_anders"))
    if source.stuk.get("herindicatie", {}).get("waarom"):
        yield Paragraph(source.text("brief_minder"))
    yield from _explained(source, first)
    yield Paragraph(BESLIST)
    yield Heading("Bent u het niet eens met dit besluit?")
    term = "brief_bezwaar_tot" if source.given.verzonden else "brief_bezwaar_termijn"
    yield Paragraph(source.text(term))
    yield Heading("Hebt u vragen?")
    yield Paragraph(source.text("vragen"))


def _explained(source: Source, first: str) -> Iterator[Block]:
    """Why, in the words of the normenkader, as far as one A4 has room; else nothing."""
    try:
        page = decided_page(source.dossier, source.zaak)
    except NoExplanationError:
        return
    for part in _that_fit(page, MOST_LINES - IN_HEADING - _lines_of(first)):
        yield Heading(part.kop)
        for blok in part.blokken:
            yield Paragraph(blok) if isinstance(blok, str) else Bullets(blok)


def _that_fit(page: Explanation, room: int) -> list[ExplanationPart]:
    """The parts but the decision itself and why it differs, as far as there is room for them."""
    parts = [p for p in page.onderdelen[1:] if p.kop not in (ANDERS, VERDER)]
    for kop in LEFT_OUT:
        if sum(map(_lines_of_part, parts)) <= room:
            break
        parts = [p for p in parts if p.kop != kop]
    return parts


def _lines_of_part(part: ExplanationPart) -> int:
    texts = (t for blok in part.blokken for t in ((blok,) if isinstance(blok, str) else blok))
    return IN_HEADING + sum(map(_lines_of, texts))


def _lines_of(tekst: str) -> int:
    return -(-len(tekst) // SIGNS_IN_LINE)

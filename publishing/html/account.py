"""The last parts of the readable document: what was assumed, the sources, and how to check it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normenkader.base import Document
from normenkader.model import Normenkader, Verantwoording
from normenkader.sources import document_citation
from normenkader.texts import date_text
from publishing.document.blocks import (
    Block,
    Bullets,
    Code,
    Link,
    Paragraph,
    Part,
    Strong,
    Terms,
    Text,
)
from publishing.html.field_words import fields_part
from publishing.html.words import Naming

GEEN = "In dit normenkader staat hier niets."
WEB = ("https://", "http://")


def account_parts(naming: Naming) -> Iterator[Part]:
    """What people must judge, what is assumed and open, fields, sources and the fingerprint."""
    nk = naming.nk
    yield _told(
        naming,
        "Wat een professional beoordeelt",
        "oordeel",
        "De regels beslissen niet alles. Dit weegt een mens.",
        nk.oordeel_professional,
    )
    yield _told(
        naming,
        "Aannames",
        "aannames",
        "Dit staat niet zo in een bron. De makers van het normenkader hebben het aangenomen.",
        nk.aannames,
    )
    yield _told(
        naming,
        "Open punten",
        "open-punten",
        "Hierover geeft het normenkader geen duidelijkheid.",
        nk.open_punten,
    )
    yield fields_part(naming)
    yield Part("Bronnen", tuple(_sources(nk)), "bronnen")
    yield Part("Versie en controle", tuple(_check(nk)), "controle")


def _told(
    naming: Naming, kop: str, anker: str, intro: str, lines: Sequence[Verantwoording]
) -> Part:
    if not lines:
        return Part(kop, (Paragraph(GEEN),), anker)
    rows = tuple(
        (line.onderwerp, (line.tekst, ("Bron: ", *naming.source(line.bron)))) for line in lines
    )
    return Part(kop, (Paragraph(intro), Terms(rows)), anker)


def _sources(nk: Normenkader) -> Iterator[Block]:
    yield Paragraph("Uit deze documenten komen de regels.")
    yield Bullets(tuple(map(_document, nk.bronnen)))


def _document(document: Document) -> Text:
    dated = f", {date_text(document.datum)}" if document.datum else ""
    text: Text = (
        Strong(document.titel, f"bron-{document.document}"),
        f" ({document.soort}{dated})",
    )
    if (cited := document_citation(document)) is not None:
        text = (*text, ". ", Link(cited.tekst, cited.adres))
    return (*text, ". Te vinden: ", _place(document.vindplaats)) if document.vindplaats else text


def _place(vindplaats: str) -> Link | str:
    return Link(vindplaats, vindplaats) if vindplaats.startswith(WEB) else vindplaats


def _check(nk: Normenkader) -> Iterator[Block]:
    version = f"{nk.normenkader} {nk.versie}"
    yield Terms((("Versie", (version,)), ("Vingerafdruk", ((Code(nk.sha256),),))))
    yield Paragraph(
        "De vingerafdruk (SHA-256) hoort bij precies deze inhoud. Verandert er één teken in een "
        "regel, dan is de vingerafdruk anders. Hij staat ook bij elk voorstel en elk besluit. Zo "
        "kunt u controleren of een besluit met deze regels is gemaakt."
    )
    show, make = "normwijzer normenkaders", f"normwijzer publiceer {nk.normenkader}@{nk.versie}"
    own = (
        "Zonder dit programma: lees het bestand. Hele getallen, ‘true’ en ‘false’ blijven wat ze "
        "zijn. Al het andere is tekst, ook 2026.1 en een datum. Schrijf dat als JSON: de sleutels "
        "op volgorde, zonder spaties, als UTF-8 (NFC). Neem daarvan de SHA-256."
    )
    yield Bullets(
        (
            "Vergelijk de vingerafdruk bij het besluit met de vingerafdruk hierboven.",
            ("De opdracht ", Code(show), " toont de vingerafdruk van het bestand met de regels."),
            ("De opdracht ", Code(make), " maakt dit document opnieuw uit dat bestand."),
            own,
        )
    )

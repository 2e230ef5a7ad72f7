"""Where a source can be read: the reference of a document, and that of a place in it."""

from __future__ import annotations

from normenkader.base import Bron, Document
from normenkader.citing import Citation, by_jci, law, local_rules, ruling
from normenkader.model import Normenkader


def document_citation(document: Document) -> Citation | None:
    """The reference of a whole document; None where it names none."""
    if document.bwb is not None:
        return law(document.bwb, document.datum)
    return _by_number(document)


def place_citation(normenkader: Normenkader, bron: Bron) -> Citation | None:
    """The reference of a place in a document; None where only the document has one, or nothing."""
    if bron.artikel is None and bron.bwb is None and bron.datum is None:
        return _by_number(bron)
    document = next(d for d in normenkader.bronnen if d.document == bron.document)
    bwb = bron.bwb or document.bwb
    if bwb is None:
        return None
    return law(bwb, bron.datum or document.datum, bron.artikel, bron.lid)


def source_address(normenkader: Normenkader, bron: Bron) -> str:
    """Where a source can be read: its place, else its whole document; "" where neither says it."""
    document = next(d for d in normenkader.bronnen if d.document == bron.document)
    found = place_citation(normenkader, bron) or document_citation(document)
    return "" if found is None else found.adres


def _by_number(wat: Bron | Document) -> Citation | None:
    if wat.cvdr is not None:
        return local_rules(wat.cvdr)
    if wat.ecli is not None:
        return ruling(wat.ecli)
    return by_jci(wat.jci) if wat.jci is not None else None

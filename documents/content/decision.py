"""The decision as the client gets it (Wmo 2015, art. 2.3.5), with its grounds (Awb 3:46, 3:47)."""

from __future__ import annotations

from collections.abc import Iterator

from documents.content.paper import Block, Heading, Paper
from documents.content.parts import (
    computed,
    grounds,
    how_it_differs,
    made_of,
    minutes,
    trail_of,
    what_was_decided,
)
from documents.content.reassessment import difference
from documents.content.source import Source
from documents.content.trail import explanations
from publishing.document.blocks import Paragraph


def decision(source: Source) -> Paper:
    """The whole decision."""
    return source.paper(
        "beschikking",
        "Besluit over uw ondersteuning",
        ("Onderwerp", "Besluit op uw aanvraag (Wmo 2015)"),
        _blocks(source),
        source.signature(),
    )


def _blocks(source: Source) -> Iterator[Block]:
    trail = trail_of(source)
    yield Paragraph(source.text("beschikking_begin"))
    yield Heading("Ons besluit")
    yield from what_was_decided(source)
    yield from difference(source)
    yield Heading("Waarom we dit besluiten")
    yield Paragraph(source.text("verslag_erbij"))
    steps = [s for s in trail.access() if s["effect"].get("toegang") is not True]
    areas = trail.normenkader.leefgebied_names
    steps += [s for name in areas for s in trail.of_area(name)]
    missing = set(trail.not_discussed())
    told = [s for s in steps if areas.get(s["onderwerp"]) not in missing]
    yield from explanations([*told, *trail.remainder()])
    yield from minutes(source)
    yield Heading("Het voorstel en ons oordeel")
    yield from how_it_differs(source)
    yield from computed(source, "Hoe er is gerekend")
    yield from grounds(source, "Bronnen")
    yield from source.objection()
    yield from made_of(source, "Waar dit besluit is vastgelegd")

"""One rule as a part of the readable document: when it applies, what it does, and all it says."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader.base import Bron, Signaal, Uitleg
from normenkader.stages import Regel
from publicatie.document import Block, Code, Part, Terms, Text, with_fields
from publicatie.normenkader_words import Naamgeving

ALTIJD = "Altijd."
OORDEEL = "Hier is het oordeel van een professional nodig."
Rij = tuple[Text, tuple[Text, ...]]


def rule_part(
    woorden: Naamgeving,
    rule: Regel,
    wanneer: Text,
    *gevolgen: Text,
    onder: tuple[Block, ...] = (),
) -> Part:
    """A rule under its title and id; when and what are sentences, `onder` comes below them."""
    rows: list[Rij] = [("Wanneer", (wanneer,)), ("Gevolg", gevolgen)]
    if rule.oordeel is not None:
        rows.append(("Oordeel", (OORDEEL,)))
    if rule.signaal is not None:
        rows.append(("Let op", (signal_text(rule.signaal),)))
    if rule.toelichting is not None:
        rows.append(("Toelichting", (rule.toelichting,)))
    rows += explanation_rows(rule.uitleg)
    rows.append(source_row(woorden, rule.bron))
    anchor = f"regel-{rule.regel}"
    return Part(rule.titel, (Terms(tuple(rows)), *onder), anchor, rule.regel)


def explanation_rows(uitleg: Uitleg) -> Iterator[Rij]:
    """The sentences that the program writes about a rule."""
    yield "Uitleg bij ja", (with_fields(uitleg.wel),)
    yield "Uitleg bij nee", (with_fields(uitleg.niet),)


def source_row(woorden: Naamgeving, bron: Bron) -> Rij:
    """Where something comes from."""
    return "Bron", (woorden.source(bron),)


def signal_text(signaal: Signaal) -> Text:
    """What the consulent must look at, with its code."""
    return (*with_fields(signaal.tekst), " ", Code(signaal.code))

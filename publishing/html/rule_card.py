"""One rule as a part of the readable document: when it applies, what it does, and all it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normenkader.base import Bewust, Bron, Signaal, Uitleg
from normenkader.founding import foundation
from normenkader.stages import Regel
from publishing.document.blocks import Block, Code, Link, Part, Terms, Text, with_fields
from publishing.html.proof_words import exception_words
from publishing.html.words import Naming

ALTIJD = "Altijd."
WANNEER, GEVOLG = "Wanneer", "Gevolg"
OORDEEL = "Hier is het oordeel van een professional nodig."
MET_OPZET_ZO = "Met opzet zo"
ZWAARTE = "Zwaarte"
Rij = tuple[Text, tuple[Text, ...]]


def rule_part(
    naming: Naming,
    rule: Regel,
    when: Text,
    *effects: Text,
    below: tuple[Block, ...] = (),
) -> Part:
    """A rule under its title and id; when and what are sentences, `below` comes below them."""
    rows: list[Rij] = [(WANNEER, (when,)), (GEVOLG, effects)]
    if rule.oordeel is not None:
        rows.append(("Oordeel", (OORDEEL,)))
    if rule.signaal is not None:
        rows.append(("Let op", (signal_text(rule.signaal),)))
    if rule.toelichting is not None:
        rows.append(("Toelichting", (rule.toelichting,)))
    rows += exception_rows(naming, rule.bewust, MET_OPZET_ZO)
    rows += explanation_rows(rule.uitleg)
    rows.append(source_row(naming, rule.bron))
    rows += founding_rows(naming, rule.regel)
    anchor = f"regel-{rule.regel}"
    return Part(rule.titel, (Terms(tuple(rows)), *below), anchor, rule.regel)


def exception_rows(naming: Naming, bewust: Sequence[Bewust] | None, kop: Text) -> Iterator[Rij]:
    """What a rule does otherwise on purpose, why, and where that comes from."""
    for one in bewust or ():
        meaning = exception_words(naming.nk, one.eigenschap)
        yield kop, (meaning, f"Reden: {one.reden}", ("Bron: ", *naming.source(one.bron)))


def explanation_rows(uitleg: Uitleg) -> Iterator[Rij]:
    """The sentences that the program writes about a rule."""
    yield "Uitleg bij ja", (with_fields(uitleg.wel),)
    yield "Uitleg bij nee", (with_fields(uitleg.niet),)


def founding_rows(naming: Naming, regel: str) -> Iterator[Rij]:
    """The study that the time of a rule rests on, where it has one."""
    study = foundation(naming.nk, naming.regels[regel])
    if study is not None:
        yield "Onderbouwing", ((Link(study.studie, f"#onderbouwing-{study.onderbouwing}"),),)


def source_row(naming: Naming, bron: Bron) -> Rij:
    """Where something comes from."""
    return "Bron", (naming.source(bron),)


def signal_text(signaal: Signaal) -> Text:
    """What the consulent must look at, with its code."""
    return (*with_fields(signaal.tekst), " ", Code(signaal.code))

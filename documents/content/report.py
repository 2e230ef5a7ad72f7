"""The report of the research (Wmo 2015, art. 2.3.2 lid 8), in its steps (ECLI:NL:CRVB:2018:819).

The steps: what is asked; what is the matter; which help is needed, and how much; what the client
and others can do; what is left for the municipality.
"""

from __future__ import annotations

from collections.abc import Iterator

from documents.content.paper import Block, Heading, Paper, paragraphs
from documents.content.parts import (
    computed,
    grounds,
    how_it_differs,
    made_of,
    minutes,
    trail_of,
    what_was_decided,
)
from documents.content.reassessment import then_and_now
from documents.content.source import Source
from documents.content.trail import Trail, answer_words, explanations
from normenkader.texts import listed
from publishing.document.blocks import Bullets, Paragraph, Terms, Text
from zaak.sections import EIGEN_DOEL, GEWENST_RESULTAAT, HULPVRAAG, TOELICHTING

NIET_OPGESCHREVEN = "De hulpvraag is niet apart opgeschreven."
Rows = list[tuple[Text, tuple[Text, ...]]]


def report(source: Source) -> Paper:
    """The whole report."""
    return source.paper(
        "verslag",
        "Verslag van het onderzoek",
        ("Peildatum", source.case_day),
        _blocks(source),
        (source.gemeente, source.given.beslist_door),
    )


def _blocks(source: Source) -> Iterator[Block]:
    trail = trail_of(source)
    yield Paragraph(source.text("verslag_begin"))
    yield from _asked(source, trail)
    yield from _found(source, trail)
    yield from _needed(source)
    yield from _by_others(source, trail)
    yield from _left(trail)
    yield from _judged(source)
    yield Heading("7. Het besluit")
    yield from what_was_decided(source)
    yield from how_it_differs(source)
    yield from then_and_now(source)
    yield from computed(source, "8. Hoe er is gerekend")
    yield from grounds(source, "9. Bronnen")
    yield from source.objection()
    yield from made_of(source, "Waar dit verslag van is gemaakt")


def _asked(source: Source, trail: Trail) -> Iterator[Block]:
    """Step 1: what the client asks for, and whether this municipality may help."""
    yield Heading("1. Uw hulpvraag")
    own = paragraphs(source.zaak.teksten.get(HULPVRAAG, ""))
    yield from map(Paragraph, own or (NIET_OPGESCHREVEN,))
    rows = _answers(source, "toegang", "")
    rows += _told(source, "toegang", "", ((TOELICHTING, "Toelichting"),))
    if rows:
        yield Terms(tuple(rows))
    yield from explanations(trail.access())


def _found(source: Source, trail: Trail) -> Iterator[Block]:
    """Step 2: per leefgebied what is the matter, and what the client wants to reach."""
    yield Heading("2. Wat er aan de hand is, en wat u wilt bereiken")
    left_out = trail.not_discussed()
    for name, title in source.normenkader.leefgebied_names.items():
        texts = (
            (EIGEN_DOEL, "Wat u wilt bereiken"),
            (GEWENST_RESULTAAT, "Wanneer dat is gelukt"),
            (TOELICHTING, "Toelichting"),
        )
        rows = [] if title in left_out else _answers(source, "leefgebieden", name)
        rows += _told(source, "leefgebieden", name, texts)
        if title not in left_out:
            told = dict.fromkeys(s["uitleg"] for s in trail.of_area(name))
            rows += [("Wat dat betekent", tuple(told))] if told else []
        if rows:
            yield Heading(title, 2)
            yield Terms(tuple(rows))
    if left_out:
        benaming = source.normenkader.benaming
        about = f"Deze {benaming.meervoud} zijn niet besproken"
        if len(left_out) == 1:
            about = f"Dit is niet besproken ({benaming.enkelvoud})"
        yield Paragraph(f"{about}, omdat het niet bij uw vraag hoort: {listed(left_out)}.")


def _needed(source: Source) -> Iterator[Block]:
    """Step 3: which help, and how much time; what of the client asks for more or less time."""
    yield Heading("3. Welke ondersteuning nodig is, en hoeveel")
    rows = _answers(source, "clientfactoren", "")
    rows += _told(source, "clientfactoren", "", ((TOELICHTING, "Toelichting"),))
    if rows:
        yield Heading("Wat aan uzelf meer of minder tijd vraagt", 2)
        yield Terms(tuple(rows))
    yield Heading("Van antwoorden naar minuten", 2)
    yield from minutes(source)


def _by_others(source: Source, trail: Trail) -> Iterator[Block]:
    """Step 4: what the client, the people around them and general services can do."""
    yield Heading("4. Wat u zelf kunt, en wat anderen kunnen doen")
    found = tuple(explanations(trail.by_others()))
    yield from found
    if not found:
        called = source.normenkader.benaming.meervoud
        yield Paragraph(f"Bij de {called} die meetellen, is geen andere oplossing gevonden.")


def _left(trail: Trail) -> Iterator[Block]:
    """Step 5: what is left, and which product that is."""
    yield Heading("5. Wat overblijft voor een maatwerkvoorziening")
    steps = trail.remainder()
    yield from explanations(steps)
    if not steps:
        yield Paragraph("Er blijft niets over waarvoor de gemeente een voorziening geeft.")


def _judged(source: Source) -> Iterator[Block]:
    """What the rules leave to a person."""
    yield Heading("6. Wat aan het oordeel van de consulent is overgelaten")
    nk = source.normenkader
    lines: list[Text] = [f"{line.onderwerp}: {line.tekst}" for line in nk.oordeel_professional]
    yield Bullets(tuple(lines)) if lines else Paragraph("De regels noemen hier niets.")
    signals = tuple(dict.fromkeys(s["tekst"] for s in source.antwoord["signalen"]))
    if signals:
        yield Paragraph("Hierop wees de berekening bij deze zaak:")
        yield Bullets(signals)


def _answers(source: Source, section: str, name: str) -> Rows:
    """The answers of a part in words."""
    zaak, nk = source.zaak, source.normenkader
    tables = {"toegang": zaak.toegang, "clientfactoren": zaak.clientfactoren}
    given = zaak.leefgebieden.get(name, {}) if name else tables[section]
    return [
        (v.tekst, (answer_words(nk, name, v, given[v.vraag]),))
        for v in nk.questions(section, name or None)
        if v.vraag in given
    ]


def _told(source: Source, section: str, name: str, texts: tuple[tuple[str, str], ...]) -> Rows:
    """What was written in a part, each text with what it is called."""
    before = f"{section}.{name}." if name else f"{section}."
    found = ((label, paragraphs(source.zaak.teksten.get(before + key, ""))) for key, label in texts)
    return [(label, own) for label, own in found if own]

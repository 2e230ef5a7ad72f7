"""Parts that more than one document has: what was decided, why, and how it was computed."""

from __future__ import annotations

from collections.abc import Iterator

from documents.content.paper import Block, Heading, paragraphs
from documents.content.source import Source
from documents.content.trail import Trail, minutes_table, sources
from engine.schedule import mean_text, time_text
from normenkader.texts import date_text, with_capital
from publishing.document.blocks import Paragraph, Table, Terms, Text
from register.choice import decided, deviation_text
from register.decisions.in_words import (
    given_text,
    modules_text,
    name_text,
    period_text,
    proposed_then,
)

STATUS = {
    "demonstratie": "demonstratie, niet vastgesteld",
    "concept": "concept, niet vastgesteld",
    "vastgesteld": "vastgesteld",
}


def trail_of(source: Source) -> Trail:
    """The trail of the decision."""
    return Trail(source.normenkader, source.zaak, source.antwoord)


def what_was_decided(source: Source) -> Iterator[Block]:
    """The decision: in words, with its period and how the minutes lie over it, with dates."""
    yield from source.client_words()
    besluit, schedule = source.besluit, source.schedule
    rows: list[tuple[Text, tuple[Text, ...]]] = [
        ("Besluit", (name_text(source.normenkader, besluit),))
    ]
    if besluit.modules:
        rows.append(("Daarbij", (modules_text(source.normenkader, besluit),)))
    if besluit.minuten_per_week is not None:
        tijd = time_text(besluit.minuten_per_week, schedule)
        rows.append(("Tijd", (f"{with_capital(tijd)}.",)))
    period = "Datum" if besluit.weken is None else "Periode"
    rows.append((period, (period_text(besluit),)))
    rows += [(name, (told,)) for name, told in source.day_care()]
    old = source.stuk["vervangt"]
    if old is not None:
        rows.append(("Vervangt", (source.dossier.nummering.words(old),)))
    yield Terms(tuple(rows))
    if schedule is not None and schedule.changes:
        parts = tuple(
            (date_text(t.van), date_text(t.tot_en_met), str(t.minuten_per_week))
            for t in schedule.termijnen
        )
        heads = ("Vanaf", "Tot en met", "Minuten per week")
        yield Table("Hoe de minuten over de periode liggen", heads, parts, getallen=True)
        yield Paragraph(f"Over de hele periode is het gemiddeld {mean_text(schedule.mean)}.")


def how_it_differs(source: Source) -> Iterator[Block]:
    """Whether the proposal was followed; where not in what, for which reason and why."""
    stuk, nk = source.stuk, source.normenkader
    proposal = given_text(nk, decided(stuk["voorstel"]), proposed_then(source.dossier))
    if not stuk["afwijking"]:
        yield Paragraph("Het besluit volgt het voorstel van de berekening.")
    else:
        reasons = {r.reden: r.naam for r in nk.besluit.afwijkredenen}
        yield Paragraph("Het besluit is anders dan het voorstel van de berekening.")
        yield Terms(
            (
                ("Het voorstel was", (proposal,)),
                ("Wat er anders is", (deviation_text(stuk["afwijking"]),)),
                ("Reden", (reasons.get(stuk["reden"], str(stuk["reden"])),)),
                ("Toelichting", paragraphs(stuk["toelichting"])),
            )
        )
    yield Terms((("Oordeel van de consulent", paragraphs(stuk["oordeel"])),))


def minutes(source: Source) -> Iterator[Block]:
    """What was found, in minutes: every step with its reason, the sum and the rounding."""
    tables = tuple(minutes_table(trail_of(source)))
    yield from tables
    if not tables:
        yield Paragraph("Bij deze uitkomst horen geen minuten per week.")


def computed(source: Source, heading: str) -> Iterator[Block]:
    """That an algorithm was used, by which rules, and that a person decided (Awb 3:46, 3:47)."""
    nk = source.normenkader
    yield Heading(heading)
    yield Paragraph(source.text("algoritme"))
    yield Paragraph(source.text("mens_beslist"))
    yield Terms(
        (
            ("De regels", (f"{nk.titel} ({nk.normenkader}), versie {nk.versie}",)),
            ("Status", (STATUS[nk.status],)),
            ("De regels van", (source.case_day,)),
            ("Vingerafdruk van de regels", (nk.sha256,)),
            ("Programma", (f"Normwijzer {source.stuk['programma']}",)),
        )
    )


def grounds(source: Source, heading: str) -> Iterator[Block]:
    """The sources, as links where they can be read."""
    yield Heading(heading)
    yield Paragraph("Hierop rusten de gebruikte regels. De code van elke regel staat erbij.")
    yield sources(trail_of(source))


def made_of(source: Source, heading: str) -> Iterator[Block]:
    """From which record the document was made, so that anybody can check it."""
    yield Heading(heading)
    yield Terms(
        (
            ("Besluit", (str(source.dossier.besluitnummer),)),
            ("Record in het register", (str(source.dossier.nummer),)),
            ("Vingerafdruk van het record", (source.dossier.hash,)),
        )
    )

"""What the times of a normenkader rest on, in the readable document; or that it is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader.founding import foundation, judged_in, times_in_words
from normenkader.rules import all_rules
from normenkader.texts import counted, date_text, listed
from publishing.document.blocks import Block, Link, Paragraph, Part, Table, Terms, Text
from publishing.html.rule_card import Rij, source_row
from publishing.html.words import Naming, rule_link

NOT_KNOWN = "Niet bekend."
KOP, ANKER = "Onderbouwing van de tijden", "onderbouwing"


def founding_part(naming: Naming) -> Part:
    """The studies, and which times rest on none of them."""
    return Part(KOP, tuple(_blocks(naming)), ANKER)


def _blocks(naming: Naming) -> Iterator[Block]:
    nk = naming.nk
    if not nk.timed:
        yield Paragraph("Dit normenkader geeft geen minuten per week: er is niets te onderbouwen.")
        return
    timed = [(info, times) for info in all_rules(nk) if (times := times_in_words(nk, info))]
    without = [(info, times) for info, times in timed if foundation(nk, info) is None]
    if not nk.onderbouwingen:
        yield Paragraph(
            "Dit normenkader heeft geen onderbouwing. Het noemt geen onderzoek waar de tijden op "
            "rusten.",
            kader=True,
        )
        without = []
    else:
        yield Paragraph("Een tijd rust op onderzoek naar hoeveel tijd het werk echt kost.")
    for study in nk.onderbouwingen:
        founded = [rule_link(i.regel) for i, _ in timed if foundation(nk, i) == study]
        rows: list[Rij] = [
            ("Wat is onderzocht", tuple(study.activiteiten)),
            ("Hoe vaak gemeten", (_times(study.waarnemingen),)),
            ("Spreiding", (study.spreiding or NOT_KNOWN,)),
            ("Datum", (date_text(study.datum),)),
            ("Plaats", (study.plaats or NOT_KNOWN,)),
        ]
        if study.houdbaar_jaren is not None and study.last_day is not None:
            rows.append(("Houdbaar", (f"Tot en met {date_text(study.last_day)}.",)))
        rows.append(("Regels", (_links(founded),)))
        rows.append(source_row(naming, study.bron))
        yield Part(study.studie, (Terms(tuple(rows)),), f"onderbouwing-{study.onderbouwing}")
    if without:
        heads = ("Regel", "Tijden")
        titles: tuple[tuple[Text, ...], ...] = tuple(
            ((f"{info.titel} ", rule_link(info.regel)), times) for info, times in without
        )
        yield Table("Tijden zonder onderbouwing", heads, titles)
    if judged := listed(judged_in(nk)):
        yield Paragraph(
            f"De tijd van {judged} beoordeelt de professional bij elke inwoner. Daar is geen "
            "normtijd, dus ook geen onderzoek."
        )


def _times(number: int | None) -> str:
    return NOT_KNOWN if number is None else counted(number, "keer", "keer")


def _links(links: list[Link]) -> Text:
    pieces: list[str | Link] = []
    for link in links:
        pieces += [", ", link] if pieces else [link]
    return tuple(pieces)

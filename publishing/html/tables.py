"""The tables of a normenkader: norm times, bands with their picture, and phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from normenkader import stages as st
from normenkader.texts import span_text
from publishing.document.blocks import Bar, Bars, Block, Code, Paragraph, Table, Terms, Text
from publishing.html.condition_words import answer_name
from publishing.html.rule_card import (
    MET_OPZET_ZO,
    Rij,
    exception_rows,
    explanation_rows,
    source_row,
)
from publishing.html.words import Naming, rule_link

MINUTEN = "minuten per week"
GEEN = "geen"


def norm_times(naming: Naming, fase: st.Normtijden) -> Iterator[Block]:
    """One table for each goal: a row for each leefgebied, a column for each level."""
    goals = naming.vragen["leefgebieden"][fase.vraag_doel]
    levels = naming.vragen["leefgebieden"][fase.vraag_niveau]
    used = {level for row in fase.tabel for cells in row.minuten.values() for level in cells}
    columns = [a for a in levels.answers() if str(a) in used]
    yield Paragraph(
        f"De tabellen tonen de normtijd in {MINUTEN}. Staat er ‘{GEEN}’? Dan is er geen normtijd: "
        "zo kan dit leefgebied niet meetellen."
    )
    for number, goal in enumerate(goals.answers()):
        rows = tuple(
            (
                _row_name(naming, row, first=number == 0),
                *(str(row.minuten.get(str(goal), {}).get(str(c), GEEN)) for c in columns),
            )
            for row in fase.tabel
        )
        heads = ("Leefgebied", *(answer_name(levels, c) for c in columns))
        titel = f"{fase.titel} bij het doel {naming.goal(goal)}, in {MINUTEN}"
        yield Table(titel, heads, rows, getallen=True)
    yield _shared(naming, fase, fase.tabel)


def _shared(naming: Naming, fase: Any, rows: Sequence[Any]) -> Terms:
    """What stands below a table: the exceptions of its rows, and what all rows share."""
    own: list[Rij] = []
    for row in rows:
        own += exception_rows(naming, row.bewust, (f"{MET_OPZET_ZO}: ", rule_link(row.regel)))
    return Terms((*own, *explanation_rows(fase.uitleg), source_row(naming, fase.bron)))


def _row_name(naming: Naming, row: st.NormtijdRegel, *, first: bool) -> Text:
    """The leefgebied with the id of its rule, and its source where it has one of its own."""
    own: Text = (" Bron: ", *naming.source(row.bron)) if row.bron is not None else ()
    code = Code(row.regel, f"regel-{row.regel}" if first else "")
    return (naming.nk.leefgebied_names[row.leefgebied], " ", code, *own)


def bands(naming: Naming, fase: st.Raster) -> Iterator[Block]:
    """The bands as a table, and as a picture that says the same."""
    rows = tuple(
        (
            _band_name(naming, band),
            naming.goal(band.doelrichting),
            _range(band),
            naming.product(band.product),
        )
        for band in fase.banden
    )
    heads = ("Bandbreedte", "Richting", f"Tijd in {MINUTEN}", "Product")
    yield Table("Bandbreedtes en producten", heads, rows)
    yield Paragraph(
        "‘Tot’ wil zeggen: dat getal hoort er niet meer bij. ‘Tot en met’ wil zeggen: dat getal "
        "hoort er nog bij."
    )
    bars = tuple(
        Bar(f"{b.band}, {naming.goal(b.doelrichting)}:", _range(b), b.vanaf, b.maximum)
        for b in fase.banden
    )
    told = "; ".join(f"{bar.naam} {bar.woorden} minuten" for bar in bars)
    said = f"Balken op een schaal in {MINUTEN}. {told}. De tabel hierboven zegt hetzelfde."
    yield Bars(f"De bandbreedtes in beeld ({MINUTEN})", said, bars, "minuten")
    yield _shared(naming, fase, fase.banden)


def _band_name(naming: Naming, band: st.Band) -> Text:
    own: Text = (" Bron: ", *naming.source(band.bron)) if band.bron is not None else ()
    return (band.band, " ", Code(band.regel, f"regel-{band.regel}"), *own)


def _range(band: st.Band) -> str:
    """The minutes of a band in words: `30 tot 90`, `300 tot en met 480`."""
    return span_text(band.vanaf, band.maximum, inclusive=band.inclusive)


def phase_table(rule: st.FaseringRegel) -> Table:
    """The phases of one direction: the share of the weeks and of the minutes."""
    rows = tuple(
        (
            str(i),
            "de weken die over zijn" if part.weken_procent == "rest" else f"{part.weken_procent} %",
            f"{part.minuten_procent} %",
        )
        for i, part in enumerate(rule.delen, 1)
    )
    heads = ("Deel", "Van alle weken", "Van de minuten per week")
    return Table(f"{rule.titel}: de delen", heads, rows)

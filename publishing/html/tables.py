"""The tables of a normenkader: norm times, bands with their picture, and phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from normenkader import stages as st
from normenkader.conditions import as_key
from normenkader.questions import Vraag
from normenkader.texts import span_text
from normenkader.units import conversion_text, exact_minutes, exact_text, in_unit, unit_words
from publishing.document.blocks import Bar, Bars, Block, Code, Paragraph, Table, Terms, Text
from publishing.html.condition_words import answer_name, question_words
from publishing.html.rule_card import (
    MET_OPZET_ZO,
    Rij,
    exception_rows,
    explanation_rows,
    founding_rows,
    source_row,
)
from publishing.html.words import Naming, rule_link

MINUTEN = "minuten per week"
GEEN = "geen"
TIMES = ("Tijd in de bron", "Precies, in minuten per week")


def norm_times(naming: Naming, fase: st.Normtijden) -> Iterator[Block]:
    """Tables by goal and level, fixed times, tables by other answers, and what is judged."""
    by_level = [row for row in fase.tabel if row.minuten is not None]
    if by_level:
        yield from _by_goal(naming, fase, by_level)
    fixed = [(row, row.tijd) for row in fase.tabel if isinstance(row.tijd, int)]
    if fixed:
        rows = tuple((_row_name(naming, row), *_time(fase, row, time)) for row, time in fixed)
        heads = (_head(naming), *TIMES)
        yield Table(f"{fase.titel}: een vaste tijd", heads, rows)
    for row in fase.tabel:
        if isinstance(row.tijd, dict):
            yield _by_answers(naming, fase, row)
    judged = tuple(_judged(naming, fase, row) for row in fase.tabel if row.vraag is not None)
    if judged:
        heads = (_head(naming), "De tijd per week", "Eenheid van het antwoord")
        yield Table(f"{fase.titel}: beoordeeld door de professional", heads, judged)
    yield _shared(naming, fase, fase.tabel)


def _head(naming: Naming) -> str:
    """What a leefgebied is called, at the head of a column."""
    return naming.benaming.enkelvoud.capitalize()


def _by_goal(
    naming: Naming, fase: st.Normtijden, found: Sequence[st.NormtijdRegel]
) -> Iterator[Block]:
    """One table for each goal: a row for each leefgebied, a column for each level."""
    goals, levels = (naming.vragen["leefgebieden"][name] for name in fase.axes(found[0]))
    used = {answers[-1] for row in found for answers, _ in st.cells(row)}
    columns = [a for a in levels.answers() if str(a) in used]
    yield Paragraph(
        f"De tabellen tonen de normtijd in {MINUTEN}. Staat er ‘{GEEN}’? Dan is er geen normtijd: "
        f"zo kan {naming.benaming.this} niet meetellen."
    )
    for number, goal in enumerate(goals.answers()):
        rows = tuple(
            (
                _row_name(naming, row, first=number == 0),
                *(str((row.minuten or {}).get(str(goal), {}).get(str(c), GEEN)) for c in columns),
            )
            for row in found
        )
        heads = (_head(naming), *(answer_name(levels, c) for c in columns))
        titel = f"{fase.titel} bij het doel {naming.goal(goal)}, in {MINUTEN}"
        yield Table(titel, heads, rows, getallen=True)


def _by_answers(naming: Naming, fase: st.Normtijden, row: st.NormtijdRegel) -> Table:
    """The times of one leefgebied, a row for each combination of answers that has one."""
    questions = [naming.vragen["leefgebieden"][name] for name in fase.axes(row)]
    rows: list[tuple[Text, ...]] = []
    for number, (answers, amount) in enumerate(st.cells(row)):
        names = [_answer(v, a) for v, a in zip(questions, answers, strict=True)]
        name: Text = _row_name(naming, row, first=number == 0)
        rows.append((name, *names, *_time(fase, row, amount)))
    heads = (_head(naming), *(v.tekst for v in questions), *TIMES)
    titel = f"{fase.titel}: {naming.nk.leefgebied_names[row.leefgebied]}"
    return Table(titel, heads, tuple(rows))


def _answer(vraag: Vraag, key: str) -> str:
    """The name of an answer that a table has as text."""
    return answer_name(vraag, {as_key(a): a for a in vraag.answers()}[key])


def _time(fase: st.Normtijden, row: st.NormtijdRegel, amount: int) -> tuple[str, str]:
    """A time as the source has it, and exactly in minutes per week."""
    unit = fase.unit(row)
    return in_unit(amount, unit), exact_text(exact_minutes(amount, unit))


def _judged(naming: Naming, fase: st.Normtijden, row: st.NormtijdRegel) -> tuple[Text, ...]:
    questions = naming.vragen["leefgebieden"]
    asked = [question_words(questions[v]) for v in (row.vraag, row.maal) if v is not None]
    unit = fase.unit(row)
    conversion = "" if unit == "minuten_per_week" else f": {conversion_text(unit)}"
    return (
        _row_name(naming, row),
        f"{' × '.join(asked)}",
        f"{unit_words(unit)}{conversion}",
    )


def _shared(naming: Naming, fase: Any, rows: Sequence[Any]) -> Terms:
    """What stands below a table: the exceptions of its rows, and what all rows share."""
    own: list[Rij] = []
    for row in rows:
        own += exception_rows(naming, row.bewust, (f"{MET_OPZET_ZO}: ", rule_link(row.regel)))
    founded: list[Rij] = []
    for row in rows:
        for term, texts in founding_rows(naming, row.regel):
            founded.append(((f"{term}: ", rule_link(row.regel)), texts))
    shared = (*explanation_rows(fase.uitleg), source_row(naming, fase.bron))
    return Terms((*own, *shared, *founded))


def _row_name(naming: Naming, row: st.NormtijdRegel, *, first: bool = True) -> Text:
    """The leefgebied with the id of its rule, and its source where it has one of its own."""
    own: Text = (" Bron: ", *naming.source(row.bron)) if row.bron is not None else ()
    code = Code(row.regel, f"regel-{row.regel}" if first else "")
    return (naming.nk.leefgebied_names[row.leefgebied], " ", code, *own)


def bands(naming: Naming, fase: st.Raster) -> Iterator[Block]:
    """The bands as a table, and as a picture that says the same."""
    directed = any(band.doelrichting is not None for band in fase.banden)
    rows = tuple(
        (
            _band_name(naming, band),
            *((naming.goal(band.doelrichting),) if directed else ()),
            _range(band),
            naming.product(band.product),
        )
        for band in fase.banden
    )
    direction = ("Richting",) if directed else ()
    heads = ("Bandbreedte", *direction, f"Tijd in {MINUTEN}", "Product")
    yield Table("Bandbreedtes en producten", heads, rows)
    yield Paragraph(
        "‘Tot’ wil zeggen: dat getal hoort er niet meer bij. ‘Tot en met’ wil zeggen: dat getal "
        "hoort er nog bij."
    )
    bars = tuple(Bar(f"{_named(naming, b)}:", _range(b), b.vanaf, b.maximum) for b in fase.banden)
    told = "; ".join(f"{bar.naam} {bar.woorden} minuten" for bar in bars)
    said = f"Balken op een schaal in {MINUTEN}. {told}. De tabel hierboven zegt hetzelfde."
    yield Bars(f"De bandbreedtes in beeld ({MINUTEN})", said, bars, "minuten")
    yield _shared(naming, fase, fase.banden)


def _named(naming: Naming, band: st.Band) -> str:
    """A band with its direction, where it has one."""
    goal = naming.goal(band.doelrichting)
    return f"{band.band}, {goal}" if goal else band.band


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

"""The results of a practice session as a spreadsheet: flat sheets to read and to count with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import xlsxwriter

from practice.agreement.alpha import Measure as Meetwaarde
from practice.agreement.measures import Agreement
from practice.agreement.split import Confusion
from practice.agreement.words import reading
from practice.session.agreement import SessionAgreement
from practice.session.export import settings
from practice.session.results import GroupResults
from practice.session.summary import sentences
from register.moving.cells import xlsx_cell
from register.practice.model import PracticeSession

Cel = str | int | float | None
Blad = tuple[str, tuple[str, ...], Iterable[tuple[Cel, ...]]]
# A text is never a formula or a link, and a text of digits stays a text.
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WHERE = ("zaak", "oefenzaak", "meting")
_PLACE = ("onderdeel", "leefgebied", "vraag")


def as_xlsx(
    session: PracticeSession, groups: Mapping[int, GroupResults], measured: SessionAgreement
) -> bytes:
    """The whole file; participants by number."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, dict(_SETTINGS)) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, koppen, rows in sheets(session, groups, measured):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            if len(koppen) == 1:
                # One column of sentences, to read on a screen and on a page of paper.
                sheet.set_column(0, 0, 100, wrapped)
                sheet.fit_to_pages(1, 0)
            else:
                sheet.set_column(0, len(koppen) - 1, 18)
            for column, kop in enumerate(koppen):
                sheet.write_string(0, column, kop, bold)
            for row, cells in enumerate(rows, start=1):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, xlsx_cell(cell))
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
    return target.getvalue()


def sheets(
    session: PracticeSession, groups: Mapping[int, GroupResults], measured: SessionAgreement
) -> Iterator[Blad]:
    """The sheets: their names, the heads of the columns, and the rows."""
    yield "Samenvatting", ("samenvatting",), ((s,) for s in sentences(groups, measured))
    yield "Oefening", ("wat", "waarde"), _session(session)
    own = ("deelnemer", "klaar", "verwacht", "klassen", "minuten_van", "minuten_tot")
    yield "Deelnemers", (*_WHERE, *own), _participants(groups)
    yield "Antwoorden", (*_WHERE, "deelnemer", *_PLACE, "antwoord"), _answers(groups)
    counts = ("antwoord", "naam", "aantal", "paren", "paren_eens")
    yield "Verdelingen", (*_WHERE, *_PLACE, *counts), _divided(groups)
    numbers = (
        "meting",
        "sleutel",
        "naam",
        "schaal",
        "onderdelen",
        "paren",
        "paren_eens",
        "alpha",
        "interval_van",
        "interval_tot",
        "uitleg",
    )
    yield "Overeenstemming", numbers, _measures(measured)
    confused = ("meting", "waarvan", "klasse", "andere_klasse", "paren")
    yield "Verwarring", confused, _confusion(measured)


def _session(session: PracticeSession) -> Iterator[tuple[Cel, ...]]:
    norm = session.normenkader
    yield "normenkader", f"{norm.id} {norm.versie}"
    yield "sha256", norm.sha256
    yield "begonnen (UTC)", session.aangemaakt
    yield "bewaard tot (UTC)", session.verloopt
    yield "onderdelen", ", ".join(session.opzet.delen) or "alle"
    for key, value in settings().items():
        yield key, float(value) if isinstance(value, Fraction) else value


def _where(item: int, group: GroupResults) -> tuple[Cel, ...]:
    return item + 1, group.opgave.oefenzaak.oefenzaak, group.meting


def _participants(groups: Mapping[int, GroupResults]) -> Iterator[tuple[Cel, ...]]:
    for item, group in sorted(groups.items()):
        for d in group.deelnemers:
            least, most = d.uitslag.minuten or (None, None)
            classes = " of ".join(d.uitslag.klassen)
            ready = "ja" if d.klaar else "nee"
            yield (
                *_where(item, group),
                d.nummer,
                ready,
                d.ingevuld.verwacht,
                classes,
                least,
                most,
            )


def _answers(groups: Mapping[int, GroupResults]) -> Iterator[tuple[Cel, ...]]:
    for item, group in sorted(groups.items()):
        for d in group.deelnemers:
            for plaats, antwoord in d.ingevuld.antwoorden.items():
                yield *_where(item, group), d.nummer, *plaats, _plain(antwoord)


def _divided(groups: Mapping[int, GroupResults]) -> Iterator[tuple[Cel, ...]]:
    for item, group in sorted(groups.items()):
        for v in group.splits:
            for k in v.keuzes:
                row = (_plain(k.antwoord), k.naam, k.aantal, v.paren, v.paren_eens)
                yield *_where(item, group), *v.plaats, *row


def _measures(measured: SessionAgreement) -> Iterator[tuple[Cel, ...]]:
    for meting, found in measured.metingen.items():
        for m in _each_once(found):
            low, high = (m.interval.onder, m.interval.boven) if m.interval else (None, None)
            yield (
                meting,
                m.sleutel,
                m.naam,
                m.schaal,
                m.eenheden,
                m.paren,
                m.paren_eens,
                m.alpha,
                low,
                high,
                " ".join(reading(m)),
            )


def _each_once(found: Agreement) -> Iterable[Meetwaarde]:
    return {m.sleutel: m for m in (*found.samen, *found.vragen)}.values()


def _confusion(measured: SessionAgreement) -> Iterator[tuple[Cel, ...]]:
    for meting, found in measured.metingen.items():
        for waarvan, table in (
            ("verwacht", found.verwacht),
            ("uit de antwoorden", found.uit_antwoorden),
        ):
            for one, other, count in _pairs(table):
                yield meting, waarvan, one, other, count


def _pairs(confusion: Confusion) -> Iterator[tuple[str, str, int]]:
    """Every two classes that were chosen together, once."""
    codes = [k.code for k in confusion.klassen]
    for i, one in enumerate(codes):
        for j in range(i, len(codes)):
            if confusion.tabel[i][j]:
                yield one, codes[j], confusion.tabel[i][j]


def _plain(antwoord: bool | int | str) -> str | int:
    if isinstance(antwoord, bool):
        return "ja" if antwoord else "nee"
    return antwoord

"""A reassessment as lines that people read: the minutes, the levels, and every answer of then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cli.shared import warning
from explaining.reassessment.account import Account
from explaining.reassessment.levels import Level
from explaining.reassessment.lowering import GROND, lowering_text
from explaining.reassessment.split import Split
from explaining.reassessment.words import not_computed, part_cells, sum_rows, total_cells

GEEN_REDEN = f"Minder dan iemand had, vraagt een eigen reden ({GROND})."


def report(found: Account, names: tuple[str, str]) -> Iterator[str]:
    """All of it; `names` are what is compared."""
    kop = f"Van {names[0]} naar {names[1]}"
    yield from (kop, "=" * len(kop))
    yield from warning(found.nieuw.normenkader)
    for name, side in zip(names, (found.oud, found.nieuw), strict=True):
        yield f"{name}: {side.normenkader.titel} {side.normenkader.versie}"
    yield from _minutes(found)
    yield from _lowered(found)
    yield from ("", "Niveaus, toen en nu")
    yield from _table(
        ("", "Toen", "Nu", "Verandering"),
        [(a.naam, _words(a.before), _words(a.after), a.zin) for a in found.niveaus],
    )
    yield from _answers(found)


def _minutes(found: Account) -> Iterator[str]:
    yield from ("", "Minuten per week")
    if found.verdeling is None:
        yield f"  {found.zonder_minuten}"
        return
    rows = sum_rows(found.verdeling)
    width = max(len(row.naam) for row in rows)
    wide = max(len(row.getal) for row in rows)
    for row in rows:
        yield f"  {row.naam.ljust(width)}  {row.getal.rjust(wide)}"
    yield from (f"  {line}" for line in not_computed(found.verdeling))
    yield from _parts(found.verdeling)


def _parts(found: Split) -> Iterator[str]:
    if not found.rows:
        return
    yield from ("", "Minuten per onderdeel van de berekening")
    rows, total = part_cells(found), total_cells("Samen (het voorstel)", found)
    yield from _table(("", "Toen", "Regels", "Antwoorden", "Nu"), [*rows, total], right=1)


def _lowered(found: Account) -> Iterator[str]:
    had, gets = found.oud.gegeven, found.nieuw.gegeven
    if had is None or gets is None or not found.verlaagt:
        return
    yield from ("", "Minder dan eerst")
    yield from (f"  {lowering_text(kind, had, gets)}" for kind in found.verlaagt)
    yield f"  {GEEN_REDEN}"


def _answers(found: Account) -> Iterator[str]:
    yield from ("", f"Antwoorden die nu anders zijn: {len(found.veranderd)}")
    for a in found.veranderd:
        yield f"  {a.onderdeel}: {a.vraag} Toen: {a.before}. Nu: {a.after}."
    carried = found.carried
    yield from ("", f"Antwoorden van toen die zijn overgenomen: {len(carried.of('overgenomen'))}")
    for lot, kop in (
        ("anders", "Overgenomen, maar de vraag of het antwoord zegt nu iets anders"),
        ("vervallen", "Vervallen"),
    ):
        own = [a for a in carried.antwoorden if a.lot == lot]
        yield f"{kop}: {len(own)}"
        yield from (f"  {a.onderdeel}: {a.vraag} Was: {a.was_tekst}. {a.reden}" for a in own)


def _words(level: Level | None) -> str:
    return "niet in dit normenkader" if level is None else level.woorden


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: int | None = None
) -> Iterator[str]:
    """Columns below their heads; from column `right` on numbers, to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        cells = (
            c.rjust(w) if right is not None and i >= right else c.ljust(w)
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join(cells)}".rstrip()

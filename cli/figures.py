"""Numbers and tables in reports: thousands with a point, and what proposals become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from normenkader.texts import thousands
from population.proposals import Changed, Count, CountTable, Voorstel, total


def signed_thousands(getal: int) -> str:
    """As `thousands`, with a plus before what is more than 0."""
    return f"+{thousands(getal)}" if getal > 0 else thousands(getal)


def counted(count: int, singular: str, plural: str) -> str:
    """How many there are of something."""
    return f"1 {singular}" if count == 1 else f"{thousands(count)} {plural}"


def change_text(otherwise: Changed) -> str:
    """What a proposal becomes, and how many minutes that is more or less."""
    change = "minuten niet bekend"
    if otherwise.difference is not None:
        change = f"{signed_thousands(otherwise.difference)} minuten"
    return f"{_proposal(otherwise.van)} → {_proposal(otherwise.naar)} ({change})"


def _proposal(voorstel: Voorstel) -> str:
    return f"{voorstel.wat} {voorstel.minuten}" if voorstel.minuten else voorstel.wat


def proposal_table(table: CountTable, what: str) -> Iterator[str]:
    """What proposals become, with the minutes gained and lost; `what` names what is counted."""
    koppen = ("Van", "Naar", what, "Veranderd", "Minuten erbij", "Minuten eraf")
    rows = [koppen, *(_row(*key, cell) for key, cell in table.items())]
    rows.append(_row("Alles", "", total(table)))
    yield from aligned(rows, words=2)


def aligned(rows: Sequence[Sequence[str]], *, words: int) -> Iterator[str]:
    """A line for each row: the first `words` columns to the left, the numbers after to the right.

    Never cut to the width of a screen: a report that goes to a file keeps its figures.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        left = [w.ljust(n) for w, n in zip(row[:words], widths[:words], strict=True)]
        right = [w.rjust(n) for w, n in zip(row[words:], widths[words:], strict=True)]
        yield "  ".join([*left, *right])


def _row(van: str, naar: str, cell: Count) -> tuple[str, ...]:
    figures = (cell.aantal, cell.veranderd, cell.erbij, cell.eraf)
    return (van, naar, *map(thousands, figures))


def minutes_lines(total: Count, singular: str, plural: str) -> Iterator[str]:
    """The minutes that are gained and lost together, and of how many they are not known."""
    yield (
        f"Minuten per week: {thousands(total.erbij)} erbij, {thousands(total.eraf)} eraf, "
        f"samen {signed_thousands(total.erbij - total.eraf)}."
    )
    if total.onbekend:
        yield f"Zonder minuten, dus niet meegeteld: {counted(total.onbekend, singular, plural)}."


def plain_count(cell: Count) -> dict[str, int]:
    """A cell as plain data."""
    return {
        "aantal": cell.aantal,
        "veranderd": cell.veranderd,
        "minuten_erbij": cell.erbij,
        "minuten_eraf": cell.eraf,
        "zonder_minuten": cell.onbekend,
    }


def plain_change(otherwise: Changed) -> dict[str, Any]:
    """A case whose proposal changes, as plain data."""
    return {
        "nummer": otherwise.nummer,
        "zaak": otherwise.zaak,
        "van": {"wat": otherwise.van.wat, "minuten_per_week": otherwise.van.minuten},
        "naar": {"wat": otherwise.naar.wat, "minuten_per_week": otherwise.naar.minuten},
        "verschil": otherwise.difference,
    }

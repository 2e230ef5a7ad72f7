"""The split of a difference in words: rows that add up, and what could not be computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from explaining.reassessment.split import Split
from normenkader.texts import number
from zaak.checking import Fault

NIET_TE_SPLITSEN = (
    "De antwoorden van toen zijn met de regels van nu niet door te rekenen. Daarom is niet te "
    "zeggen wat door de regels komt en wat door de antwoorden."
)
MOST_LACKING = 5
Cells = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class SumRow:
    """One row of the sum: what it is, why, and its minutes; `totaal` begins or ends it."""

    naam: str
    waarom: str
    minuten: int
    totaal: bool = False

    @property
    def getal(self) -> str:
        """The minutes: a total as they are, a change with its sign."""
        return str(self.minuten) if self.totaal else change_text(self.minuten)


def sum_rows(found: Split) -> list[SumRow]:
    """From what was decided then to what is decided or proposed now: the rows add up exactly."""
    return list(_rows(found))


def _rows(found: Split) -> Iterator[SumRow]:
    yield SumRow("Toen besloten", "Wat het besluit van toen gaf.", found.decided_before, True)
    if found.deviation_before:
        why = "Het besluit van toen was anders dan het voorstel van toen."
        yield SumRow("Anders besloten, toen", why, found.deviation_before)
    if found.rules is None or found.antwoorden is None:
        both = "Wat daarvan door de regels komt, is niet te zeggen."
        yield SumRow("Andere regels en andere antwoorden", both, found.after - found.before)
    else:
        same = "De antwoorden van toen, met de regels van nu."
        yield SumRow("Andere regels", same, found.rules)
        yield SumRow("Andere antwoorden", "De antwoorden die nu anders zijn.", found.antwoorden)
    if found.decided_after is None:
        yield SumRow("Voorstel nu", "Er is nog niets besloten.", found.after, True)
        return
    if found.deviation_after:
        why = "Het besluit van nu is anders dan het voorstel van nu."
        yield SumRow("Anders besloten, nu", why, found.deviation_after)
    yield SumRow("Nu besloten", "Wat het besluit van nu geeft.", found.decided_after, True)


def change_text(minuten: int | Fraction | None) -> str:
    """A change in minutes with its sign; a dash where it is not known."""
    if minuten is None:
        return "–"
    value = Fraction(minuten)
    return f"+{number(value)}" if value > 0 else amount_text(value)


def part_cells(split: Split) -> list[Cells]:
    """The parts of the sum as cells: name, then, by other rules, by other answers, now."""
    return [
        (
            row.naam,
            amount_text(row.before),
            change_text(row.rules),
            change_text(row.antwoorden),
            amount_text(row.after),
        )
        for row in split.rows
    ]


def total_cells(name: str, split: Split) -> Cells:
    """What the parts add up to, as a row of `part_cells` with this name."""
    rules, answers = change_text(split.rules), change_text(split.antwoorden)
    return name, str(split.before), rules, answers, str(split.after)


def amount_text(minuten: Fraction) -> str:
    """Minutes as people read them: what goes off has a minus."""
    return f"−{number(-minuten)}" if minuten < 0 else number(minuten)


def not_computed(found: Split) -> list[str]:
    """Why the difference is not split, in sentences; nothing where it is."""
    if found.middle is not None:
        return []
    lines = [NIET_TE_SPLITSEN]
    lines += [f"{_place(f)}: {f.melding}" for f in found.fouten[:MOST_LACKING]]
    if len(found.fouten) > MOST_LACKING:
        lines.append(f"En nog {len(found.fouten) - MOST_LACKING} andere.")
    if found.bereik is not None:
        least, most = found.bereik
        lines.append(
            f"Met de antwoorden van toen geven de regels van nu {least} tot en met {most} minuten."
        )
    return lines


def _place(fault: Fault) -> str:
    return fault.pad_tekst or "De zaak"

"""The norm times that a case used: one row for each leefgebied, with the used time marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from normenkader import Normenkader
from normenkader.questions import GetalVraag, Vraag
from normenkader.stages import Normtijden, NormtijdRegel
from normenkader.texts import number
from normenkader.units import in_unit
from publishing.html.condition_words import answer_name
from publishing.markup import Markup, Pieces
from screens.trainer.demonstration.steps import Stap

HTML = Pieces(__name__)

GEEN = "geen"
NIETS = "altijd dezelfde tijd"


def norm_times_html(normenkader: Normenkader, fase: Normtijden, steps: Sequence[Stap]) -> Markup:
    """The rows that were used.

    Of a table by goal and level every level of the goal that counted; of other rows the answers
    that the time comes from.
    """
    rows = {row.regel: row for row in fase.tabel}
    used = [(rows[step["regel"]], step) for step in steps]
    name = normenkader.benaming.enkelvoud.capitalize()
    if any(row.minuten is None for row, _ in used):
        heads = [name, "Antwoorden", "Tijd in de regels", "Minuten per week"]
        body = [_row(normenkader, fase, row, step) for row, step in used]
        kind = " nw-uit-antwoorden"
        return HTML("norm_times", titel=fase.titel, names=heads, rows=body, soort=kind)
    asked = {v.vraag: v for v in normenkader.questions("leefgebieden")}
    goals, levels = asked[fase.vraag_doel or ""], asked[fase.vraag_niveau or ""]
    named = {key for row in fase.tabel for cells in (row.minuten or {}).values() for key in cells}
    columns = [a for a in levels.answers() if str(a) in named]
    body = []
    for row, step in used:
        goal, level = step["invoer"][goals.vraag], step["invoer"][levels.vraag]
        minutes = (row.minuten or {}).get(str(goal), {})
        cells = [(_cell(minutes.get(str(c))), c == level) for c in columns]
        body.append((normenkader.leefgebied_names[row.leefgebied], goals.label(goal), cells))
    heads = [name, "Doel", *(answer_name(levels, c) for c in columns)]
    return HTML("norm_times", titel=fase.titel, names=heads, rows=body)


def _row(
    nk: Normenkader, fase: Normtijden, row: NormtijdRegel, step: Stap
) -> tuple[str, str, list[tuple[str, bool]]]:
    asked = {v.vraag: v for v in nk.questions("leefgebieden", row.leefgebied)}
    given: Mapping[str, Any] = step["invoer"]
    answers = "; ".join(_answer(asked[v], a) for v, a in given.items() if v in asked) or NIETS
    minutes = number(Fraction(step["effect"]["minuten"]))
    cells = [(_written(fase, row, given), False), (minutes, True)]
    return nk.leefgebied_names[row.leefgebied], answers, cells


def _answer(vraag: Vraag, antwoord: Any) -> str:
    unit = f" {vraag.eenheid}" if isinstance(vraag, GetalVraag) else ""
    return f"{vraag.tekst} {vraag.label(antwoord)}{unit}"


def _written(fase: Normtijden, row: NormtijdRegel, given: Mapping[str, Any]) -> str:
    """The time in the unit of its source; of a judged one how it is found."""
    unit = fase.unit(row)
    if row.vraag is not None and row.maal is not None:
        return f"{given[row.vraag]} × {given[row.maal]} {unit.replace('_', ' ')}"
    if row.vraag is not None:
        return f"{in_unit(int(given[row.vraag]), unit)}, beoordeeld"
    table: Any = row.minuten if row.minuten is not None else row.tijd
    for question in fase.axes(row):
        answer = given[question]
        table = table[str(answer).lower() if isinstance(answer, bool) else str(answer)]
    return in_unit(int(table), unit)


def _cell(minuten: int | None) -> str:
    return GEEN if minuten is None else str(minuten)

"""The norm times that a case used: one row for each leefgebied, with the used time marked."""

from __future__ import annotations

from collections.abc import Sequence

from normenkader import Normenkader
from normenkader.stages import Normtijden
from publishing.html.condition_words import answer_name
from publishing.markup import Markup, Pieces
from screens.trainer.demonstration.steps import Stap

HTML = Pieces(__name__)

GEEN = "geen"


def norm_times_html(normenkader: Normenkader, fase: Normtijden, steps: Sequence[Stap]) -> Markup:
    """The rows of the table that were used; of the goal that counted, every level."""
    asked = {v.vraag: v for v in normenkader.questions("leefgebieden")}
    goals, levels = asked[fase.vraag_doel], asked[fase.vraag_niveau]
    rows = {row.regel: row for row in fase.tabel}
    used = {key for row in fase.tabel for cells in row.minuten.values() for key in cells}
    columns = [a for a in levels.answers() if str(a) in used]
    body = []
    for step in steps:
        row, goal = rows[step["regel"]], step["invoer"][fase.vraag_doel]
        level = step["invoer"][fase.vraag_niveau]
        minutes = row.minuten.get(str(goal), {})
        cells = [(_cell(minutes.get(str(c))), c == level) for c in columns]
        name = normenkader.leefgebied_names[row.leefgebied]
        body.append((name, goals.label(goal), cells))
    heads = ["Leefgebied", "Doel", *(answer_name(levels, c) for c in columns)]
    return HTML("norm_times", titel=fase.titel, names=heads, rows=body)


def _cell(minuten: int | None) -> str:
    return GEEN if minuten is None else str(minuten)

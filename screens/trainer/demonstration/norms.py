"""The norm times that a case used: one row for each leefgebied, with the used time marked."""

from __future__ import annotations

from collections.abc import Sequence

from normenkader import Normenkader
from normenkader.stages import Normtijden
from publishing.html.condition_words import answer_name
from screens.trainer.demonstration.steps import Stap
from screens.widgets.wording import escape

GEEN = "geen"


def norm_times_html(normenkader: Normenkader, fase: Normtijden, steps: Sequence[Stap]) -> str:
    """The rows of the table that were used; of the goal that counted, every level."""
    asked = {v.vraag: v for v in normenkader.questions("leefgebieden")}
    goals, levels = asked[fase.vraag_doel], asked[fase.vraag_niveau]
    rows = {row.regel: row for row in fase.tabel}
    used = {key for row in fase.tabel for cells in row.minuten.values() for key in cells}
    columns = [a for a in levels.answers() if str(a) in used]
    body = []
    for stap in steps:
        row, goal = rows[stap["regel"]], str(stap["invoer"][fase.vraag_doel])
        level = stap["invoer"][fase.vraag_niveau]
        cells = "".join(
            _cell(row.minuten.get(goal, {}).get(str(c)), used=c == level) for c in columns
        )
        body.append(
            f'<tr><th scope="row">{escape(normenkader.leefgebied_names[row.leefgebied])}</th>'
            f"<td>{escape(goals.label(stap['invoer'][fase.vraag_doel]))}</td>{cells}</tr>"
        )
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>'
        for head in ("Leefgebied", "Doel", *(answer_name(levels, c) for c in columns))
    )
    return (
        '<div class="nw-rol"><table class="nw-tabel nw-normen"><caption>'
        f"{escape(fase.titel)} in minuten per week, met wat hier telt</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _cell(minuten: int | None, *, used: bool) -> str:
    text = GEEN if minuten is None else str(minuten)
    return f"<td><mark>{text}</mark></td>" if used else f"<td>{text}</td>"

"""The rules of one stage in plain words, with what was used marked: to be read from a distance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normenkader.texts import listed
from publishing.html.rules_in_words import RuleInWords, StageInWords, TableInWords
from screens.widgets.wording import escape, table_html

Gebruikt = Mapping[str, Sequence[str]]


def words_html(fase: StageInWords, gebruikt: Gebruikt, names: Mapping[str, str]) -> str:
    """What happens in the stage, then the rules that were used; of a table only those rows."""
    parts = [f'<p class="nw-staatzin">{escape(fase.uitleg[0])}</p>']
    parts += [_card(r, gebruikt, names) for r in fase.regels if r.regel in gebruikt]
    parts += [_table(t, gebruikt) for t in fase.tabellen]
    return f'<div class="nw-woorden">{"".join(parts)}</div>'


def unused_html(fase: StageInWords, gebruikt: Gebruikt) -> str:
    """The other rules of the stage; empty where there are none."""
    rest = [r for r in fase.regels if r.regel not in gebruikt]
    items = "".join(
        f"<li><strong>{escape(r.titel)}.</strong> {escape(_sentences(r))}</li>" for r in rest
    )
    return f'<ul class="nw-woorden">{items}</ul>' if rest else ""


def _card(regel: RuleInWords, gebruikt: Gebruikt, names: Mapping[str, str]) -> str:
    subjects = [names[s] for s in dict.fromkeys(gebruikt[regel.regel]) if s in names]
    used = f'<p class="nw-etiket">Bij {escape(listed(subjects))}</p>' if subjects else ""
    return (
        f'<div class="nw-regelkaart"><h4>{escape(regel.titel)} '
        f'<span class="nw-code">{escape(regel.regel)}</span></h4>'
        f"<p>{escape(_sentences(regel))}</p>{used}</div>"
    )


def _sentences(regel: RuleInWords) -> str:
    return " ".join([regel.wanneer, *regel.gevolgen])


def _table(tabel: TableInWords, gebruikt: Gebruikt) -> str:
    rows = [cells for code, cells in tabel.rijen if code in gebruikt]
    if not rows:
        return ""
    table = table_html(tabel.titel, tabel.koppen, rows, titel_in_zicht=True)
    return f'<div class="nw-rol">{table}</div>'

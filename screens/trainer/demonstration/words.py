"""The rules of one stage in plain words, with what was used marked: to be read from a distance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normenkader.texts import listed
from publishing.html.stage_words import RuleInWords, StageInWords, TableInWords
from publishing.markup import Markup, Pieces
from screens.widgets import pieces

HTML = Pieces(__name__)

Gebruikt = Mapping[str, Sequence[str]]


def words_html(fase: StageInWords, uses: Gebruikt, names: Mapping[str, str]) -> Markup:
    """What happens in the stage, then the rules that were used; of a table only those rows."""
    return HTML(
        "words",
        uitleg=fase.uitleg[0],
        rules=[
            (r, _sentences(r), _used_for(uses[r.regel], names))
            for r in fase.regels
            if r.regel in uses
        ],
        tables=[table for t in fase.tabellen if (table := _table(t, uses))],
    )


def unused_html(fase: StageInWords, uses: Gebruikt) -> str:
    """The other rules of the stage; empty where there are none."""
    rest = [(r.titel, _sentences(r)) for r in fase.regels if r.regel not in uses]
    return HTML("unused", rules=rest) if rest else ""


def _used_for(subjects: Sequence[str], names: Mapping[str, str]) -> str:
    """The names of the leefgebieden for which a rule was used; "" where it is about none."""
    return listed([names[s] for s in dict.fromkeys(subjects) if s in names])


def _sentences(regel: RuleInWords) -> str:
    return " ".join([regel.wanneer, *regel.gevolgen])


def _table(in_words: TableInWords, uses: Gebruikt) -> str:
    rows = [cells for code, cells in in_words.rijen if code in uses]
    if not rows:
        return ""
    return pieces.table(in_words.titel, in_words.koppen, rows, title_shown=True)

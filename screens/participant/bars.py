"""Counts of a group as a table with bars: the picture and the numbers are one.

Only texts of the normenkader are in them, and numbers; never who.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import GetalVraag, Vraag
from normenkader.texts import with_capital
from practice.agreement.split import Split
from practice.session.content import question_name
from publishing.markup import Markup, Pieces

HTML = Pieces(__name__)

EIGEN, UITWERKING, MEEST = "jouw antwoord", "uitwerking", "meest gekozen"
# A tie is a tie: none of its answers is the most chosen one.
EVENVEEL = "evenveel gekozen"


class CountRow(NamedTuple):
    """One row: what, how many, and what is to be said about it."""

    naam: str
    aantal: int
    merken: tuple[str, ...] = ()
    betekenis: str = ""


def bars_html(titel: str, rows: Sequence[CountRow], total: int, told: str = "") -> Markup:
    """A table of bars with its title above it; a bar over the whole width is everybody."""
    return HTML(
        "bars",
        titel=titel,
        rows=[
            (
                row,
                100 * row.aantal // max(total, 1),
                bool({EIGEN, UITWERKING}.intersection(row.merken)),
            )
            for row in rows
        ],
        onder=told,
    )


def cards_html(cards: Iterable[str]) -> Markup:
    """Cards beside each other, as many as fit."""
    return HTML("cards", cards=cards)


def answer_name(vraag: Vraag, antwoord: Answer) -> str:
    """One answer; a number that is chosen by name is shown before its name."""
    if isinstance(vraag, GetalVraag):
        return f"{antwoord} {vraag.eenheid}"
    name = vraag.label(antwoord)
    numbered = isinstance(antwoord, int) and not isinstance(antwoord, bool)
    return f"{antwoord} {name}" if numbered else with_capital(name)


def distribution_html(
    normenkader: Normenkader,
    vraag: Vraag,
    split: Split,
    marks: Mapping[Answer, tuple[str, ...]],
    extra: str = "",
) -> Markup:
    """How the answers to one question are divided; `marks` by answer.

    An answer that nobody gave but that has a remark is there too. What an answer means in its
    leefgebied stands below it.
    """
    counts = {k.antwoord: k.aantal for k in split.keuzes}
    _, leefgebied, name = split.plaats
    rows = [
        CountRow(
            answer_name(vraag, a),
            counts.get(a, 0),
            marks.get(a, ()),
            normenkader.meaning(leefgebied, name, a) or "",
        )
        for a in vraag.answers()
        if a in counts or marks.get(a)
    ]
    total = sum(counts.values()) + split.open
    below = [f"Niet ingevuld: {split.open}."] if split.open else []
    title = question_name(normenkader, split.plaats, vraag)
    return bars_html(title, rows, total, " ".join([*below, *([extra] if extra else [])]))

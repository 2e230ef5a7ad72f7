"""What a draft can still become, for the panel: a picture of the bandwidths, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.partial import Possible
from engine.partial.words import is_settled, outcome_names, possible_sentence, range_text
from normenkader import Normenkader
from normenkader.stages import Doelrichting, Normtijden, Raster
from normenkader.texts import dotted, with_capital
from publishing.markup import Markup, Pieces

HTML = Pieces(__name__)

MOST_NAMES = 4


def settled_html(normenkader: Normenkader, possible: Possible) -> str:
    """That the product is settled although answers are open; "" where it is not."""
    if not is_settled(possible):
        return ""
    name = outcome_names(normenkader, possible)[0]
    return HTML("settled", naam=name, between=_between(possible))


def _between(possible: Possible) -> str:
    if possible.minimum is None or possible.maximum is None:
        return ""
    if possible.width == 0:
        return f", {dotted(possible.minimum)} minuten per week"
    return f", tussen {dotted(possible.minimum)} en {dotted(possible.maximum)} minuten per week"


def possible_html(normenkader: Normenkader, possible: Possible) -> Markup:
    """The outcomes and minutes that are still possible, as a picture and a few words."""
    if possible.too_large:
        return HTML("too_large", why=possible_sentence(normenkader, possible))
    between = range_text(possible)
    return HTML(
        "possible",
        grid=list(_grid(normenkader, possible)),
        names=outcome_names(normenkader, possible),
        most=MOST_NAMES,
        between=f"{with_capital(between)}." if between else "",
    )


class _Row(NamedTuple):
    """A direction: what is possible in it in words, and its cells with whether each is."""

    naam: str
    said: str
    cells: list[tuple[str, bool]]


def _grid(normenkader: Normenkader, possible: Possible) -> Iterator[_Row]:
    """A row for each direction: its bandwidths, and what lies below and above them.

    Without directions there is one row, named after the grid.
    """
    fase = normenkader.stage(Raster)
    if fase is None:
        return
    open_ones = {(m.doelrichting, m.bandbreedte, m.uitkomst) for m in possible.outcomes}
    for goal, name in goal_names(normenkader) or [(None, fase.titel)]:
        bands = sorted((b for b in fase.banden if b.doelrichting == goal), key=lambda b: b.vanaf)
        under, lowest = fase.onder, bands[0].vanaf
        cells: list[tuple[str, Any]] = []
        if under is not None and lowest > 0:
            cells.append((f"< {lowest}", (goal, None, under.uitkomst)))
        cells += [(b.band, (goal, b.band, "product")) for b in bands]
        cells.append((f"> {bands[-1].upper}", (goal, None, fase.boven.uitkomst)))
        said = ", ".join(label for label, key in cells if key in open_ones) or "niets"
        yield _Row(name, said, [(label, key in open_ones) for label, key in cells])


def goal_names(normenkader: Normenkader) -> list[tuple[Any, str]]:
    """The goals, in the order of their question, each with its name; none without directions."""
    fase = normenkader.stage(Normtijden)
    if fase is None or normenkader.stage(Doelrichting) is None:
        return []
    vragen = normenkader.questions("leefgebieden")
    vraag = next(v for v in vragen if v.vraag == fase.vraag_doel)
    return [(a, str(vraag.label(a)).capitalize()) for a in vraag.answers()]

"""What a draft can still become, for the panel: a picture of the bandwidths, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.partial import Possible
from engine.partial.words import is_settled, outcome_names, possible_sentence, range_text
from normenkader import Normenkader
from normenkader.stages import Normtijden, Raster
from screens.widgets.wording import escape

MOST_NAMES = 4


def settled_html(normenkader: Normenkader, possible: Possible) -> str:
    """That the product is settled although answers are open; "" where it is not."""
    if not is_settled(possible):
        return ""
    naam = escape(outcome_names(normenkader, possible)[0])
    between = _between(possible)
    return f"<p>De uitkomst staat al vast: <strong>{naam}</strong>{between}.</p>"


def _between(possible: Possible) -> str:
    if possible.minimum is None or possible.maximum is None:
        return ""
    if possible.width == 0:
        return f", {possible.minimum} minuten per week"
    return f", tussen {possible.minimum} en {possible.maximum} minuten per week"


def possible_html(normenkader: Normenkader, possible: Possible) -> str:
    """The outcomes and minutes that are still possible, as a picture and a few words."""
    if possible.too_large:
        why = escape(possible_sentence(normenkader, possible))
        return f"<h3>Wat kan er nog uitkomen?</h3><p>{why}</p>"
    names = outcome_names(normenkader, possible)
    parts = ["<h3>Wat kan er nog uitkomen?</h3>", *_grid(normenkader, possible)]
    if len(names) <= MOST_NAMES:
        items = "".join(f"<li>{escape(naam)}</li>" for naam in names)
        parts.append(f'<ul class="nw-nog">{items}</ul>')
    else:
        parts.append(f"<p>Nog {len(names)} verschillende uitkomsten.</p>")
    if between := range_text(possible):
        parts.append(f"<p>{escape(between[:1].upper() + between[1:])}.</p>")
    return "".join(parts)


def _grid(normenkader: Normenkader, possible: Possible) -> Iterator[str]:
    """A row for each direction: its bandwidths, and what lies below and above them."""
    fase = normenkader.stage(Raster)
    if fase is None:
        return
    open_ones = {(m.doelrichting, m.bandbreedte, m.uitkomst) for m in possible.outcomes}
    for goal, naam in goal_names(normenkader):
        bands = sorted((b for b in fase.banden if b.doelrichting == goal), key=lambda b: b.vanaf)
        cells: list[tuple[str, Any]] = [(f"< {bands[0].vanaf}", (goal, None, fase.onder.uitkomst))]
        cells += [(b.band, (goal, b.band, "product")) for b in bands]
        cells.append((f"> {bands[-1].upper}", (goal, None, fase.boven.uitkomst)))
        shown = [(label, key in open_ones) for label, key in cells]
        yield _row(naam, shown)


def _row(name: str, cells: list[tuple[str, bool]]) -> str:
    said = [label for label, possible in cells if possible]
    words = ", ".join(said) if said else "niets"
    drawn = "".join(
        f'<span class="{"nw-kan" if possible else "nw-kan-niet"}">{escape(label)}</span>'
        for label, possible in cells
    )
    label = escape(f"{name}, nog mogelijk: {words}")
    return (
        f'<div class="nw-kansen"><span aria-hidden="true">{escape(name)}</span>'
        f'<div role="img" aria-label="{label}">{drawn}</div></div>'
    )


def goal_names(normenkader: Normenkader) -> list[tuple[Any, str]]:
    """The goals, in the order of their question, each with its name."""
    fase = normenkader.stage(Normtijden)
    if fase is None:
        return []
    vragen = normenkader.questions("leefgebieden")
    vraag = next(v for v in vragen if v.vraag == fase.vraag_doel)
    return [(a, str(vraag.label(a)).capitalize()) for a in vraag.answers()]

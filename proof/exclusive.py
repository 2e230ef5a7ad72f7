"""What the properties are about: gaps that could be, and all that is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import all_rules

# Lighter and heavier than any product.
UNDER, ABOVE = -1, 10**9


class Gap(NamedTuple):
    """What may be missing.

    `soort` is `beslissing` (no rule says whether a leefgebied counts), `normtijd` or `telling` (a
    leefgebied counts without minutes, or without a kind of work that a rule names), or `uitkomst`.
    `plaats` is the leefgebied or the doelrichting; the minutes per week of an outcome that is
    missing lie from `first` to `last` (0 and 0: whatever the minutes).
    """

    soort: str
    plaats: str
    first: int = 0
    last: int = 0


class Occurrence(NamedTuple):
    """Something that should occur: a `regel`, a `normtijd`, a `product` or an `uitkomst`.

    `code` names it; a norm time is a rule with the answers (`cell`) it has in its table.
    """

    soort: str
    code: str
    cell: tuple[str, ...] = ()


def grid_gaps(normenkader: Normenkader) -> list[tuple[Any, Gap]]:
    """For each doelrichting the minutes between its bandwidths that lie in none of them."""
    raster = normenkader.stage(st.Raster)
    found: list[tuple[Any, Gap]] = []
    bands = raster.banden if raster is not None else []
    for doel in goals(normenkader) if bands else ():
        own = sorted((b.vanaf, b.upper) for b in bands if b.doelrichting == doel)
        highest = own[0][1]
        for (_, upper), (lower, _) in pairwise(own):
            highest = max(highest, upper)
            if lower > highest + 1:
                plaats = "" if doel is None else str(doel)
                found.append((doel, Gap("uitkomst", plaats, highest + 1, lower - 1)))
    return found


def goals(normenkader: Normenkader) -> list[Any]:
    """The doelrichtingen, each once, in the order of the rules.

    Norm times without directions have one: None.
    """
    fase = normenkader.stage(st.Doelrichting)
    if fase is None:
        return [None] if normenkader.timed else []
    return list(dict.fromkeys(r.doel for r in fase.regels))


def everything(normenkader: Normenkader) -> list[Occurrence]:
    """All that should occur, in the order of the file."""
    found: list[Occurrence] = []
    for info in all_rules(normenkader):
        found.append(Occurrence("regel", info.regel))
        if isinstance(info.model, st.NormtijdRegel):
            cells = [cell for cell, _ in st.cells(info.model) if cell]
            found += [Occurrence("normtijd", info.regel, cell) for cell in cells]
    found += [Occurrence("product", p.product) for p in normenkader.producten]
    return found + [Occurrence("uitkomst", u.uitkomst) for u in normenkader.uitkomsten]


def product_place(normenkader: Normenkader, doel: Any) -> dict[str, int]:
    """How heavy each product of a doelrichting is: where its lowest bandwidth begins."""
    raster = normenkader.stage(st.Raster)
    found: dict[str, int] = {}
    for band in raster.banden if raster is not None else ():
        if band.doelrichting == doel:
            found[band.product] = min(found.get(band.product, band.vanaf), band.vanaf)
    return found


def outside_place(normenkader: Normenkader, doel: Any) -> tuple[int, int]:
    """How heavy what comes out below and above the bandwidths of a doelrichting is.

    A product that a bandwidth gives too is as heavy as it is there.
    """
    raster = normenkader.stage(st.Raster)
    place = product_place(normenkader, doel)
    rules = (raster.onder, raster.boven) if raster is not None else (None, None)
    under, above = (rule.product or "" if rule is not None else "" for rule in rules)
    return place.get(under, UNDER), place.get(above, ABOVE)


def products_rise(normenkader: Normenkader) -> bool:
    """Say whether more minutes in one doelrichting never give a lighter product."""
    raster = normenkader.stage(st.Raster)
    bands = raster.banden if raster is not None else []
    for doel in goals(normenkader):
        place = product_place(normenkader, doel)
        own = [b for b in bands if b.doelrichting == doel]
        within = [place[b.product] for b in sorted(own, key=lambda b: b.vanaf)]
        under, above = outside_place(normenkader, doel)
        # Nothing lies below the lowest bandwidth where no rule is about it.
        below = [under] if raster is not None and raster.onder is not None else []
        heaviness = [*below, *within, above]
        if heaviness != sorted(heaviness):
            return False
    return True

"""Whether a decision gives less than somebody had, and in what.

What somebody had may not become less without a reason of its own (ECLI:NL:RBMNE:2023:2752; Awb
3:46). Compared is what one has at the end: the last phase of then with the lowest phase of now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, assert_never, get_args

from normenkader import Normenkader
from normenkader.stages import Raster
from normenkader.texts import counted

Verlaging = Literal[
    "geen", "product", "modules", "minuten", "dagbesteding", "periode", "onvergelijkbaar"
]
# In the order in which a record has them.
VERLAGINGEN: tuple[Verlaging, ...] = get_args(Verlaging)
ECLI = "ECLI:NL:RBMNE:2023:2752"
GROND = f"Rechtbank Midden-Nederland 9 mei 2023, {ECLI}"


@dataclass(frozen=True)
class Granted:
    """What a decision gives, by the rules of its normenkader.

    `minuten` are per week, one number for each phase; () where there are none. `product` is None
    for an outcome without one. `naast` are the minutes per week of begeleiding in the place of
    dagdelen dagbesteding.
    """

    normenkader: Normenkader
    product: str | None
    minuten: tuple[int, ...]
    weken: int | None
    modules: tuple[str, ...] = ()
    naast: int = 0


def lowerings(had: Granted, gets: Granted) -> tuple[Verlaging, ...]:
    """In what the new decision gives less than the old one; () for nothing."""
    return tuple(_found(had, gets))


def _found(had: Granted, gets: Granted) -> Iterator[Verlaging]:
    if had.product is None:
        return
    if gets.product is None:
        yield "geen"
        return
    less = lower_product(had, gets)
    if less:
        yield "product"
    if set(had.modules) - set(gets.modules):
        yield "modules"
    timed = bool(had.minuten and gets.minuten)
    if timed and min(gets.minuten) < had.minuten[-1]:
        yield "minuten"
    if gets.naast < had.naast:
        yield "dagbesteding"
    if had.weken is not None and gets.weken is not None and gets.weken < had.weken:
        yield "periode"
    if less is None and not timed:
        # Whether this is less, nothing says: then it must be said why it is not, or why it may be.
        yield "onvergelijkbaar"


def lower_product(had: Granted, gets: Granted) -> bool | None:
    """Say whether a product is a lower one; None where the rules do not say so.

    The order is that of the bandwidths with the same direction, else that of the prices. Products
    of two normenkaders have none.
    """
    if had.normenkader.normenkader != gets.normenkader.normenkader:
        return None
    if had.product == gets.product:
        return False
    for rules in (gets.normenkader, had.normenkader):
        codes = {p.product for p in rules.producten}
        if had.product in codes and gets.product in codes:
            return _lower(rules, str(had.product), str(gets.product))
    return None


def _lower(rules: Normenkader, had: str, gets: str) -> bool | None:
    raster = rules.stage(Raster)
    bands = raster.banden if raster else []
    said = set()
    for goal in {b.doelrichting for b in bands}:
        low = [
            min((b.vanaf for b in bands if (b.doelrichting, b.product) == (goal, code)), default=-1)
            for code in (had, gets)
        ]
        if -1 not in low and low[0] != low[1]:
            said.add(low[1] < low[0])
    if len(said) == 1:
        return said.pop()
    prices = [rules.product(code).prijs for code in (had, gets)]
    amounts = [Fraction(p.cent, p.per_weken) for p in prices if p is not None]
    if said or len(amounts) < 2 or amounts[0] == amounts[1]:
        return None
    return amounts[1] < amounts[0]


def lowering_text(kind: Verlaging, had: Granted, gets: Granted) -> str:
    """One lowering in words."""
    match kind:
        case "geen":
            return f"Eerst was er {_name(had)}. Nu is er geen product."
        case "product":
            return f"{_name(gets)} is minder dan {_name(had)}."
        case "modules":
            gone = [m for m in had.modules if m not in gets.modules]
            called = {m.module: m.naam for m in had.normenkader.modules}
            return f"Dit vervalt: {', '.join(called.get(m, m) for m in gone)}."
        case "minuten":
            return (
                f"Het laagste wordt {min(gets.minuten)} minuten per week. Het laatste was "
                f"{had.minuten[-1]} minuten per week."
            )
        case "dagbesteding":
            return _instead_text(had.naast, gets.naast)
        case "periode":
            return f"De periode is {gets.weken} weken. Die was {had.weken} weken."
        case "onvergelijkbaar":
            return (
                "Het product is anders, en de regels zeggen niet of dat meer of minder is dan wat "
                "er was."
            )
        case _:
            assert_never(kind)


def _instead_text(had: int, gets: int) -> str:
    less = f"nog {counted(gets, 'minuut', 'minuten')} begeleiding per week"
    return (
        f"In de plaats van dagdelen dagbesteding komt {less if gets else 'geen begeleiding'}. "
        f"Eerst was dat {counted(had, 'minuut', 'minuten')} per week."
    )


def _name(granted: Granted) -> str:
    """The name of the product that is given."""
    names = {p.product: p.naam for p in granted.normenkader.producten}
    return names.get(str(granted.product), str(granted.product))

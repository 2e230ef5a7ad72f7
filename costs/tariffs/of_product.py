"""What a product costs by the tariffs of its normenkader, with all that an account of it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from costs.tariffs.computing import Cost, NoCostError, Stretch, cost
from costs.tariffs.model import Tarieven
from normenkader import Normenkader
from normenkader.model import Product


@dataclass(frozen=True)
class ProductCost:
    """A product with its cost; `modules` names those that count, `beside` those with no tariff."""

    tarieven: Tarieven
    product: Product
    cost: Cost
    opslag: bool
    modules: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class OpenSupplementError(Exception):
    """Nobody said whether the supplement comes with a product that knows one."""


def product_cost(
    found: Sequence[Tarieven],
    rules: Normenkader,
    code: str,
    stretches: Sequence[Stretch],
    *,
    opslag: bool | None,
    modules: Sequence[str] = (),
) -> ProductCost:
    """The cost of a product of a normenkader; raises NoCostError with all that an amount lacks.

    Raises OpenSupplementError where `opslag` is None: then somebody has to choose.
    """
    tarieven = next((t for t in found if t.normenkader == rules.normenkader), None)
    own = None if tarieven is None else tarieven.of(code)
    if tarieven is None or own is None:
        melding = (
            f"{code} van {rules.normenkader} heeft geen tarief. Zet het in de map tarieven van dat "
            "normenkader, met de bron."
        )
        raise NoCostError([melding])
    if opslag is None:
        raise OpenSupplementError
    names = {m.module: m.naam for m in rules.modules}
    priced = tarieven.of_modules(modules)
    total = cost(own, stretches, opslag=opslag, modules=priced)
    known = [m.module for m in priced]
    return ProductCost(
        tarieven,
        rules.product(code),
        total,
        opslag,
        tuple(names.get(name, name) for name in known),
        tuple(names.get(name, name) for name in modules if name not in known),
    )

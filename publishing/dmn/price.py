"""The decisions about the price of the product, in cents per a number of weeks."""

from __future__ import annotations

from collections.abc import Callable

from normenkader import stages as st
from normenkader.model import Product
from publishing.dmn.graph import DecisionTable, quoted, row
from publishing.dmn.need import Need, joined

PRODUCT = "productcode"


def prices(need: Need, opslag: st.Opslag | None) -> None:
    """Write the price, the supplement, both together, and the weeks; nothing without prices."""
    priced = [p for p in need.nk.producten if p.prijs is not None]
    if not priced:
        return
    extra = _supplement(need, opslag) if opslag else ""

    def table(
        name: str,
        titel: str,
        usual: Callable[[Product], int],
        more: Callable[[Product], int] | None = None,
    ) -> None:
        columns = (PRODUCT, extra) if extra and more else (PRODUCT,)
        rows = []
        for product in priced:
            code = quoted(product.product)
            if extra and more:
                both = {PRODUCT: code, extra: "true"}
                rows.append(row(columns, both, str(more(product)), note="Met opslag."))
            rows.append(row(columns, {PRODUCT: code}, str(usual(product)), note=product.naam))
        rows.append(row(columns, {}, "null", note="Er is geen product met een prijs."))
        need.besluit(name, "number", titel, DecisionTable(columns, tuple(rows)), antwoord=True)

    table("prijs_product_cent", "Prijs van het product, in centen", _price)
    table("prijs_opslag_cent", "Opslag op de prijs, in centen", lambda _: 0, _extra)
    table(
        "prijs_totaal_cent", "Prijs met opslag, in centen", _price, lambda p: _price(p) + _extra(p)
    )
    table("prijs_per_weken", "De prijs geldt per zoveel weken", _weeks)


def _supplement(need: Need, fase: st.Opslag) -> str:
    found = [(way, r) for r in fase.regels for way in need.tests(r.als, "clientfactoren")]
    columns = joined(tests for tests, _ in found)
    rows = [row(columns, tests, "true", rule.regel) for tests, rule in found]
    logic = DecisionTable(columns, (*rows, row(columns, {}, "false", note="Er is geen opslag.")))
    return need.besluit("opslag", "boolean", "Geldt de opslag?", logic)


def _price(product: Product) -> int:
    return product.prijs.cent if product.prijs else 0


def _extra(product: Product) -> int:
    return product.opslag.cent if product.opslag else 0


def _together(product: Product) -> int:
    return _price(product) + _extra(product)


def _weeks(product: Product) -> int:
    return product.prijs.per_weken if product.prijs else 0

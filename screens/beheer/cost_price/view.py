"""The price of an hour: products side by side, how it comes about, and what one element changes."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from functools import partial

import streamlit as st

from costs.cost_price.account import (
    euro_text,
    off_target,
    plain,
    signed_euro,
    tenths,
)
from costs.cost_price.computing import declarable_hours, prices, productivity, sensitivity
from costs.cost_price.model import ELEMENTS, MEANT, Element, Elements
from costs.cost_price.reading import decimals
from costs.cost_price.steps import all_steps
from normenkader.texts import listed
from publishing.markup import Markup
from screens.access import gate
from screens.beheer.cost_price.charts import changes_chart, steps_chart
from screens.beheer.cost_price.download import as_csv
from screens.beheer.cost_price.state import CostPriceState
from screens.beheer.cost_price.trying import show_trying
from screens.beheer.cost_price.words import step_name
from screens.widgets import pieces
from screens.widgets.wording import markdown

Changes = tuple[Fraction, ...] | None
TIENDE = (
    "Eén onderdeel is een tiende meer; de andere blijven gelijk. Zo zie je waar de prijs het meest "
    "van afhangt."
)
STAPPEN = (
    "Van boven naar beneden: eerst het loon van een uur van het contract, dan wat erbij komt, en "
    "dan de uren die niet te declareren zijn. Wat een stap erbij doet, hangt af van deze volgorde."
)


def show_result(own: CostPriceState, elements: Elements) -> None:
    """Draw everything that follows from the file."""
    changed = own.changed
    st.html(pieces.heading(f"{elements.kostprijs}, {elements.jaar}"))
    st.html(pieces.figures(figures(elements)))
    if told := off_target(elements):
        st.html(pieces.paragraph(told, "nw-letop"))
    st.html(products_table(elements, changed))
    show_trying(own, elements)
    _downloads(elements, changed)
    number = _product(elements)
    st.html(pieces.heading("Van loon naar prijs"))
    st.html(pieces.paragraph(STAPPEN))
    left, right = st.columns([5, 6], gap="medium")
    left.altair_chart(
        steps_chart(all_steps(elements)[number]),
        alt="Grafiek: van het loon naar de prijs van een uur. De tabel ernaast zegt hetzelfde.",
        theme=None,
        width="stretch",
    )
    right.html(steps_table(elements))
    st.html(pieces.heading("Wat een tiende meer van een onderdeel doet"))
    st.html(pieces.paragraph(TIENDE))
    left, right = st.columns([5, 6], gap="medium")
    left.altair_chart(
        changes_chart(
            [
                (name, found[number])
                for name, found in by_size(elements, number)
                if found is not None
            ]
        ),
        alt="Grafiek: hoeveel duurder of goedkoper een uur wordt als een onderdeel een tiende meer "
        "is. De tabel ernaast zegt hetzelfde.",
        theme=None,
        width="stretch",
    )
    right.html(changes_table(elements, number))
    st.html(pieces.heading("De onderdelen en hun bron"))
    st.html(elements_table(elements, changed))


def _product(elements: Elements) -> int:
    """The product of the pictures, by its place in the file."""
    if len(elements.products) == 1:
        return 0
    codes = [p.product for p in elements.products]
    # A label is read as markdown.
    names = {p.product: markdown(p.naam) for p in elements.products}
    chosen = gate.radio(
        "Product in de grafieken",
        codes,
        format_func=names.__getitem__,
        # Another file may have other products.
        key=f"kostprijs-product-{'-'.join(codes)}",
        horizontal=True,
    )
    return codes.index(chosen) if chosen in codes else 0


def figures(elements: Elements) -> list[tuple[str, str]]:
    """The price of each product, and the productivity that follows."""
    found = [(f"{p.naam}, per uur", euro_text(p.euros)) for p in prices(elements)]
    return [*found, ("productiviteit", f"{tenths(productivity(elements))} %")]


def products_table(elements: Elements, changed: Elements | None) -> Markup:
    """The products side by side; with other values the other price and the difference too."""
    heads = [
        "Product",
        "Schalen",
        "Loon per jaar",
        "Kosten per jaar",
        "Declarabele uren",
        "Per uur",
    ]
    others = None if changed is None else prices(changed)
    if others is not None:
        heads += ["Met andere waarden", "Verschil"]
    rows = []
    for n, (price, mix) in enumerate(zip(prices(elements), elements.products, strict=True)):
        scales = listed([f"{scale} ({decimals(share.value)} %)" for scale, share in mix.shares])
        row = [f"{price.naam} ({price.product})", scales, euro_text(price.wage)]
        row += [euro_text(price.cost), tenths(declarable_hours(elements)), euro_text(price.euros)]
        if others is not None:
            other = others[n].euros
            row += [euro_text(other), signed_euro(other - price.euros)]
        rows.append(row)
    return _table("De producten naast elkaar", heads, rows, "nw-kostprijs nw-prijzen")


def steps_table(elements: Elements) -> Markup:
    """What each step adds to the price of an hour of each product."""
    by_product = all_steps(elements)
    rows = [
        [
            step_name(row[0].element),
            *(signed_euro(s.adds) if s.element else euro_text(s.after) for s in row),
        ]
        for row in zip(*by_product, strict=True)
    ]
    rows.append(["prijs per uur", *(euro_text(own[-1].after) for own in by_product)])
    return _table("Van loon naar prijs", _heads(elements), rows, "nw-kostprijs nw-laatste")


def by_size(elements: Elements, number: int) -> list[tuple[Element, Changes]]:
    """What a tenth more does, by the price of one product the largest first; None stands last."""
    found = sensitivity(elements).items()
    return sorted(found, key=lambda pair: -abs(pair[1][number]) if pair[1] else Fraction(1))


def changes_table(elements: Elements, number: int) -> Markup:
    """What a tenth more of each element does to the price of an hour of each product."""
    rows = [
        [
            MEANT[name].words,
            *(["kan niet"] * len(elements.products) if found is None else map(signed_euro, found)),
        ]
        for name, found in by_size(elements, number)
    ]
    return _table("Een tiende meer", _heads(elements), rows, "nw-kostprijs")


def elements_table(elements: Elements, changed: Elements | None) -> Markup:
    """Every figure of the file with its source; another value beside its own."""
    heads = ["Onderdeel", "Waarde", "Bron"]
    rows = []
    for name in ELEMENTS:
        own = elements.elements[name]
        value = f"{decimals(own.value)} {MEANT[name].unit}"
        if changed is not None and changed.elements[name].value != own.value:
            value += f" (anders: {decimals(changed.elements[name].value)})"
        rows.append([MEANT[name].words, value, own.bron])
    for scale, wage in elements.wages.items():
        rows.append([f"jaarloon van schaal {scale}", euro_text(wage.value), wage.bron])
    for mix in elements.products:
        rows += [
            [f"{mix.naam}: deel van schaal {scale}", f"{decimals(share.value)} %", share.bron]
            for scale, share in mix.shares
        ]
    target = elements.target
    bounds = f"{decimals(target.minimum)} tot en met {decimals(target.maximum)} %"
    rows.append(["productiviteit, om mee te vergelijken", bounds, target.bron])
    return _table("De onderdelen", heads, rows, "nw-kostprijs nw-bronnen")


def _table(title: str, heads: list[str], rows: list[list[str]], kind: str) -> Markup:
    return pieces.rolling(title, pieces.table(title, heads, rows, kind))


def _heads(elements: Elements) -> list[str]:
    return ["Onderdeel", *(p.naam for p in elements.products)]


def _downloads(elements: Elements, changed: Elements | None) -> None:
    stem = re.sub(r"[^A-Za-z0-9._-]", "-", f"kostprijs-{elements.kostprijs}-{elements.jaar}")
    with st.container(horizontal=True, gap="small"):
        gate.download_button(
            "Download CSV",
            data=partial(as_csv, elements, changed),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key="kostprijs-csv",
            icon=":material/download:",
            on_click="ignore",
        )
        gate.download_button(
            "Download JSON",
            data=partial(_json, elements, changed),
            file_name=f"{stem}.json",
            mime="application/json",
            key="kostprijs-json",
            icon=":material/download:",
            on_click="ignore",
        )


def _json(elements: Elements, changed: Elements | None) -> bytes:
    return json.dumps(plain(elements, changed), ensure_ascii=False, indent=2).encode() + b"\n"

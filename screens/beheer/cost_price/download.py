"""The result for a spreadsheet: never a formula, and figures as a Dutch spreadsheet reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from costs.cost_price.computing import (
    declarable_hours,
    prices,
    productivity,
    sensitivity,
    whole_cents,
)
from costs.cost_price.model import ELEMENTS, MEANT, Elements
from costs.cost_price.reading import decimals
from costs.cost_price.steps import all_steps
from register.moving.cells import csv_cell
from screens.beheer.cost_price.words import step_name

Line = tuple[str, str, str, str, str, str]
EURO = "euro per uur"
HEADS = ("soort", "onderdeel", "product", "waarde", "eenheid", "bron")


def as_csv(elements: Elements, changed: Elements | None) -> bytes:
    """Every figure on a row of its own, as UTF-8 with a mark, separated by semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADS)
    for soort, onderdeel, product, waarde, eenheid, bron in _rows(elements, changed):
        # The value is a number that is written here; the rest may come from the file.
        words = (csv_cell(w) for w in (soort, onderdeel, product))
        writer.writerow([*words, waarde, csv_cell(eenheid), csv_cell(bron)])
    return text.getvalue().encode("utf-8-sig")


def _rows(elements: Elements, changed: Elements | None) -> Iterator[Line]:
    yield from _given(elements)
    yield ("uitkomst", "declarabele uren", "", _hours(declarable_hours(elements)), "uur", "")
    yield ("uitkomst", "productiviteit", "", _hours(productivity(elements)), "%", "")
    yield from _prices("uitkomst", elements)
    if changed is not None:
        for name in ELEMENTS:
            other = changed.elements[name].value
            if other != elements.elements[name].value:
                yield ("anders", MEANT[name].words, "", decimals(other), MEANT[name].unit, "")
        yield from _prices("anders", changed)
    for mix, own in zip(elements.products, all_steps(elements), strict=True):
        for step in own:
            yield ("stap", step_name(step.element), mix.product, _euros(step.adds), EURO, "")
    for name, found in sensitivity(elements).items():
        for n, mix in enumerate(elements.products):
            value = "" if found is None else _euros(found[n])
            yield ("tiende meer", MEANT[name].words, mix.product, value, EURO, "")


def _given(elements: Elements) -> Iterator[Line]:
    """What the file has."""
    for name in ELEMENTS:
        own, meant = elements.elements[name], MEANT[name]
        yield ("invoer", meant.words, "", decimals(own.value), meant.unit, own.bron)
    for scale, wage in elements.wages.items():
        yield ("invoer", f"jaarloon {scale}", "", decimals(wage.value), "euro per jaar", wage.bron)
    for mix in elements.products:
        for scale, share in mix.shares:
            value = decimals(share.value)
            yield ("invoer", f"deel {scale}", mix.product, value, "% van het product", share.bron)


def _prices(soort: str, elements: Elements) -> Iterator[Line]:
    for price in prices(elements):
        yield (soort, "prijs", price.product, _euros(price.euros), EURO, "")


def _euros(euros: Fraction) -> str:
    """Euros with two decimals and a comma; half a cent goes up, of a difference away from 0."""
    cents = whole_cents(abs(euros))
    return f"{'-' if euros < 0 and cents else ''}{cents // 100},{cents % 100:02d}"


def _hours(value: Fraction) -> str:
    """A number with one decimal and a comma, without points between thousands."""
    found = (value * 20 + 1) // 2
    return f"{found // 10},{found % 10}"

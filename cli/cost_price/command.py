"""`normwijzer kostprijs`: the cost price per hour, and what one element changes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from cli.figures import aligned
from cli.shared import ONGELDIG, json_line, stop, write_bytes, write_line
from costs.cost_price.account import euro_text, off_target, plain, signed_euro, tenths
from costs.cost_price.computing import (
    Price,
    declarable_hours,
    prices,
    productivity,
    sensitivity,
    with_other,
)
from costs.cost_price.model import ELEMENTS, MEANT, Element, Elements
from costs.cost_price.reading import decimals, number_of, read_cost_price
from normenkader import InvalidInputError
from normenkader.file.problems import first_lines
from normenkader.file.text import quoted
from normenkader.reading import read_text


def kostprijs(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="BESTAND", help="YAML met de onderdelen van de kostprijs."),
    ] = None,
    other: Annotated[
        list[str] | None,
        typer.Option(
            "--anders",
            metavar="ONDERDEEL=GETAL",
            help="Reken ook met een andere waarde. Mag vaker.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        bool, typer.Option("--sjabloon", help="Schrijf een bestand om in te vullen.")
    ] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
) -> None:
    """Bereken de kostprijs per uur van producten, en wat elk onderdeel daarmee doet.

    Een getal dat nog open is, wordt niet verzonnen: dan is de uitgangscode 2, met alles wat er nog
    ontbreekt.
    """
    if template:
        if file is not None or other or als_json:
            stop("Gebruik --sjabloon zonder iets anders.", ONGELDIG)
        write_bytes(files("costs.cost_price").joinpath("sjabloon.yaml").read_bytes())
        return
    if file is None:
        stop("BESTAND ontbreekt. Begin met: normwijzer kostprijs --sjabloon", ONGELDIG)
    try:
        elements = read_cost_price(read_text(file), str(file))
    except InvalidInputError as error:
        problems = first_lines(list(map(str, error.problemen)))
        stop("\n".join(["De kostprijs is niet te berekenen:", *problems]), ONGELDIG)
    others = _others(other or [])
    changed = with_other(elements, others)
    if changed is None:
        stop("--anders: zo blijft er geen declarabel uur over.", ONGELDIG)
    if als_json:
        write_line(json_line(plain(elements, changed if others else None)))
        return
    for line in _report(elements, changed if others else None):
        write_line(line)


def _others(given: list[str]) -> dict[Element, Fraction]:
    found: dict[Element, Fraction] = {}
    problems: list[str] = []
    for one in given:
        key, _, tekst = one.partition("=")
        name = next((e for e in ELEMENTS if e == key), None)
        if name is None:
            known = ", ".join(ELEMENTS)
            problems.append(f"--anders: {quoted(key)} is geen onderdeel. Kies uit {known}.")
        elif name in found:
            problems.append(f"--anders: {name} staat er twee keer.")
        else:
            try:
                found[name] = number_of(tekst, MEANT[name])
            except ValueError as error:
                problems.append(f"--anders: {name}: {error}.")
    if problems:
        stop("\n".join(problems), ONGELDIG)
    return found


def _report(elements: Elements, changed: Elements | None) -> Iterator[str]:
    yield f"{elements.kostprijs}, {elements.jaar}"
    yield ""
    rows = [("Onderdeel", "Bron", "Waarde")]
    for name in ELEMENTS:
        own = elements.elements[name]
        rows.append((name, own.bron, f"{decimals(own.value)} {MEANT[name].unit}"))
    yield from aligned(rows, words=3)
    yield ""
    share = productivity(elements)
    yield (
        f"Declarabel: {tenths(declarable_hours(elements))} uur per jaar, een productiviteit van "
        f"{tenths(share)} %."
    )
    if told := off_target(elements):
        yield told
    yield ""
    own_prices = prices(elements)
    others = prices(changed) if changed is not None else None
    yield from aligned(list(_price_rows(own_prices, others)), words=2)
    yield ""
    yield "Wat een tiende meer van een onderdeel doet met de prijs per uur:"
    yield ""
    yield from aligned(list(_sensitivity_rows(elements, own_prices)), words=1)


def _price_rows(own: tuple[Price, ...], others: tuple[Price, ...] | None) -> Iterator[list[str]]:
    koppen = ["Product", "Naam", "Loon per jaar", "Kosten per jaar", "Per uur"]
    yield koppen if others is None else [*koppen, "Met --anders"]
    for n, price in enumerate(own):
        amounts = [euro_text(price.wage), euro_text(price.cost), euro_text(price.euros)]
        if others is not None:
            amounts.append(euro_text(others[n].euros))
        yield [price.product, price.naam, *amounts]


def _sensitivity_rows(elements: Elements, own: tuple[Price, ...]) -> Iterator[list[str]]:
    yield ["Onderdeel", *(p.product for p in own)]
    for name, differences in sensitivity(elements).items():
        if differences is None:
            yield [name, *("kan niet" for _ in own)]
        else:
            yield [name, *map(signed_euro, differences)]

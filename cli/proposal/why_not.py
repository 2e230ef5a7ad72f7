"""`normwijzer waarom-niet`: what would give another product, and how far the next is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from cli.cases import (
    AlsJson,
    Bestand,
    InvalidQuestionError,
    Keuze,
    chosen_library,
    do_all,
    read_cases,
)
from cli.shared import RULES, RegelsMap, json_line, warning
from engine.account.trail_difference import Paar
from explaining.why_not.margin import Margin, margin
from explaining.why_not.plain import plain_why_not
from explaining.why_not.search import Alternative, UnknownProductError, WhyNot, why_not
from explaining.why_not.words import product_name, scope_sentence
from normenkader import Normenkader
from normenkader.texts import dotted
from zaak.model import Zaak


def waarom_niet(
    zaak: Bestand,
    product: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Alleen dit product; anders elk ander product."),
    ] = None,
    normenkader: Keuze = None,
    als_json: AlsJson = False,
    regels: RegelsMap = RULES,
) -> None:
    """Toon waarom een zaak geen ander product krijgt, en hoe dichtbij een andere uitkomst is.

    Per product: de kleinste wijziging van één of twee antwoorden die het zou geven.
    """
    bibliotheek = chosen_library(regels, normenkader)

    def explained(norms: Normenkader, case: Zaak) -> str:
        try:
            waarom = why_not(norms, case, product)
        except UnknownProductError as error:
            raise InvalidQuestionError(f"--product: {error}") from error
        marge = margin(norms, case, waarom.antwoord)
        if als_json:
            return json_line(plain_why_not(waarom, marge))
        return "\n".join([*readable_why_not(norms, waarom, marge), ""])

    do_all(read_cases([zaak]), bibliotheek, normenkader, explained, als_json=als_json)


def readable_why_not(normenkader: Normenkader, waarom: WhyNot, marge: Margin) -> Iterator[str]:
    """The whole explanation, line by line."""
    antwoord = waarom.antwoord
    titel = f"Zaak {antwoord['zaak']}: waarom geen ander product"
    yield titel
    yield "=" * len(titel)
    yield from warning(normenkader)
    yield _now(normenkader, waarom)
    yield scope_sentence(normenkader)
    if not waarom.alternatieven:
        only = len(normenkader.producten) == 1
        yield (
            "\nDit normenkader heeft geen ander product."
            if only
            else "\nHet gevraagde product is het voorstel zelf."
        )
    for alternatief in waarom.alternatieven:
        yield ""
        yield from _alternative(alternatief)
    yield ""
    yield from _margin(waarom, marge)


def _now(normenkader: Normenkader, waarom: WhyNot) -> str:
    antwoord = waarom.antwoord
    product, band, minuten = (
        antwoord[key] for key in ("product", "bandbreedte", "minuten_per_week")
    )
    outcome = next(u.naam for u in normenkader.uitkomsten if u.uitkomst == antwoord["uitkomst"])
    words = [product_name(normenkader, product["code"]) if product else outcome]
    if band:
        words.append(f"bandbreedte {band['code']}")
    if minuten is not None:
        words.append(f"{dotted(minuten)} minuten per week")
    return f"Voorstel: {', '.join(words)}."


def _alternative(alternative: Alternative) -> Iterator[str]:
    yield alternative.zin
    if not alternative.found:
        return
    if alternative.even_klein == 1:
        yield "  Er is nog 1 andere wijziging die even klein is."
    elif alternative.even_klein:
        yield f"  Er zijn nog {alternative.even_klein} andere wijzigingen die even klein zijn."
    yield "  Wat er anders is in de uitleg:"
    for paar in alternative.verschillen:
        yield from _difference(paar)
    equal = sum(p.same for p in alternative.verschillen)
    yield f"  Gelijk gebleven: {'1 stap' if equal == 1 else f'{equal} stappen'}."


def _difference(pair: Paar) -> Iterator[str]:
    if pair.same:
        return
    old, new = pair.oud, pair.nieuw
    words = ("Vervalt:", "Nieuw:  ") if old is None or new is None else ("Eerst:  ", "Dan:    ")
    if old is not None and new is not None and old["uitleg"] == new["uitleg"]:
        # Only what the sentence does not tell differs, such as the minutes of each phase.
        words, old = ("", "Anders: "), None
    for word, step in zip(words, (old, new), strict=True):
        if step is not None:
            yield f"    {word} {step['uitleg']} [{step['regel']}]"


def _margin(waarom: WhyNot, marge: Margin) -> Iterator[str]:
    yield "Marge"
    if waarom.antwoord["minuten_per_week"] is None:
        yield "  Deze zaak heeft geen minuten per week. Er is dus geen marge in minuten."
    else:
        yield from (f"  {zin}" for zin in marge.zinnen)
    if not marge.op_de_rand:
        yield "  Geen van deze antwoorden ligt op de rand: één stap verder verandert niets."
        return
    yield "  Op de rand: één ander antwoord, één stap verder, geeft al een andere uitkomst."
    for rand in marge.op_de_rand:
        yield f"  - {rand.zin}"

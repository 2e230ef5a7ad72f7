"""`normwijzer register gevolgd`: how often the proposal was followed, never by person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.figures import aligned
from cli.register.places import OPDRACHTREGEL, Waar, opened
from cli.register.selecting import OfNormenkader, Sinds, Until, selected, tenths
from cli.shared import flush, json_line, stop, write_line
from practice.agreement.alpha import Measure
from practice.first_agreement import FirstAgreement, first_agreement
from register.decisions.first_judgements import first_judgements
from register.decisions.followed import (
    SOORTEN,
    ZEKERHEID_PROCENT,
    Followed,
    Soort,
    followed,
    hidden,
)
from register.decisions.releasing import LEAST
from register.errors import RegisterError

KOPPEN: dict[Soort, str] = {
    "alles": "Alle besluiten",
    "versie": "Per versie",
    "product": "Per voorgesteld product",
    "maand": "Per maand",
    "regel": "Per regel",
}


def gevolgd(
    sinds: Sinds = None,
    until: Until = None,
    normenkader: OfNormenkader = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    register: Waar = None,
) -> None:
    """Toon in welk deel van de besluiten het voorstel is gevolgd, nooit per persoon.

    Per versie, product, maand en regel, met een interval van 95 %. Groepen van minder dan 10
    besluiten zijn verborgen, ook als ze uit te rekenen zouden zijn. Oordelen vooraf staan erbij.
    """
    filter_ = selected(sinds, until, normenkader)
    found = opened(register)
    try:
        groups = followed(found, OPDRACHTREGEL, filter_)
        first = first_agreement(first_judgements(found, OPDRACHTREGEL, filter_))
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()
    if als_json:
        write_line(json_line(_plain(groups, first)))
    else:
        for line in _lines(groups, first):
            write_line(line)
    flush()


def _plain(groups: list[Followed], first: FirstAgreement) -> dict[str, Any]:
    return {
        "minstens": LEAST,
        "zekerheid_procent": ZEKERHEID_PROCENT,
        "methode": "wilson",
        "groepen": [
            {
                "soort": g.soort,
                "sleutel": list(g.sleutel),
                "naam": g.naam,
                "aantal": g.aantal,
                "gevolgd": g.gevolgd,
                "interval_promille": None if g.interval is None else list(g.interval),
            }
            for g in groups
        ],
        "vooraf": {
            "aantal": first.aantal,
            "onbekend": first.onbekend,
            "klasse": _plain_measure(first.klasse),
            "minuten": _plain_measure(first.minuten),
            "verschil_minuten": None if first.verschil is None else round(first.verschil),
        },
    }


def _plain_measure(found: Measure | None) -> dict[str, Any] | None:
    if found is None:
        return None
    limits = found.interval
    return {
        "oordelen": found.paren,
        "gelijk": found.paren_eens,
        "alpha": found.alpha,
        "interval": None if limits is None else [limits.onder, limits.boven],
    }


def _lines(groups: list[Followed], first: FirstAgreement) -> Iterator[str]:
    for soort in SOORTEN:
        rows = [_row(g) for g in groups if g.soort == soort and g.aantal is not None]
        secret = hidden(groups, soort)
        if not rows and not secret:
            continue
        if rows:
            yield from aligned(
                [(KOPPEN[soort], "Besluiten", "Gevolgd", "Van (%)", "Tot (%)"), *rows], words=1
            )
        else:
            yield f"{KOPPEN[soort]}: geen groep die groot genoeg is."
        if secret:
            yield f"Verborgen: {secret}."
        yield ""
    yield (
        f"Interval van {ZEKERHEID_PROCENT} % (Wilson). Groepen van minder dan {LEAST} besluiten, "
        "en wat ze zou verraden, zijn verborgen; dat geldt binnen deze selectie."
    )
    yield from _first(first)


def _row(group: Followed) -> tuple[str, ...]:
    low, high = group.interval or (0, 1000)
    return (group.naam, str(group.aantal), str(group.gevolgd), tenths(low), tenths(high))


def _first(first: FirstAgreement) -> Iterator[str]:
    if first.klasse is None:
        yield "Oordelen vooraf: te weinig om te tonen."
        return
    for found in (first.klasse, first.minuten):
        if found is not None:
            alpha = "geen" if found.alpha is None else f"{found.alpha:.3f}".replace(".", ",")
            yield (
                f"Oordeel vooraf en voorstel, {found.naam.lower()}: {found.paren_eens} van de "
                f"{found.paren} gelijk, alpha {alpha}."
            )

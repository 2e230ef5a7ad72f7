"""What a decision or a product costs, as a table with its sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from fractions import Fraction

from cli.figures import aligned
from cli.tariffs.asked import Asked
from costs.cents import whole
from costs.tariffs.computing import Piece
from costs.tariffs.model import WORDS, Tarief
from costs.tariffs.months import MonthCost, months_of
from engine.account.words import euro
from engine.schedule import days_text
from normenkader.texts import MONTHS, listed, thousands

KOPPEN = ("Dagen", "Tarief", "Minuten per week", "Per week", "Per jaar", "Deze dagen")
MAANDEN = ("Maand", "Dagen", "Weken", "Hoogstens")
HOW = (
    "Een jaar is hier 52 weken: 13 keer vier weken, of twaalf maanden. Voor de periode telt elke "
    "dag voor het tarief van die dag. Alles is precies gerekend. Pas aan het eind is afgerond op "
    "hele centen: een halve cent gaat omhoog."
)
BY_WEEKS = (
    "Hoogstens per maand: het aantal weken dat de maand raakt × het bedrag per week. Een week in "
    "twee maanden telt in allebei. De maanden zijn samen dus meer dan de periode. Bron: iWmo 3.2, "
    "IV076, IV077 en IV081; regel TR321."
)
NO_MONTHS = (
    "Een tarief per vier weken of per jaar, of met een opslag in een andere eenheid, geeft geen "
    "bedrag per maand."
)


def report(asked: Asked) -> Iterator[str]:
    """Every line: the cost, the months where a tariff has them, and how it was computed."""
    pieces = asked.cost.pieces
    if asked.besluit is not None:
        yield f"Besluit {asked.besluit}"
    extra = ", met opslag" if asked.opslag else ""
    days = days_text(pieces[0].van, pieces[-1].tot_en_met)
    yield f"{asked.product.naam} ({asked.product.product}){extra}, {days}"
    yield f"{asked.tarieven.titel} ({asked.tarieven.normenkader})"
    yield ""
    rows = [KOPPEN, *map(_row, pieces)]
    rows.append(("Samen", "", "", "", "", _euro(asked.cost.total)))
    yield from aligned(rows, words=2)
    yield ""
    yield from _lines(HOW)
    if asked.beside:
        yield from ("", *_lines(f"Let op: niet meegeteld, want zonder tarief: {_named(asked)}."))
    yield from ("", *_months(asked))
    yield from ("", f"Bron: {'; '.join(_sources(asked))}.")


def _months(asked: Asked) -> Iterator[str]:
    months = months_of(asked.cost, asked.product.categorie)
    if not months:
        yield from _lines(NO_MONTHS)
        return
    yield from aligned([MAANDEN, *map(_month, months)], words=2)
    if any(m.weken is not None for m in months):
        yield from ("", *_lines(BY_WEEKS))


def _month(month: MonthCost) -> tuple[str, ...]:
    return (
        f"{MONTHS[month.van.month - 1]} {month.van.year}",
        f"{month.van.day} t/m {month.tot_en_met.day}",
        "" if month.weken is None else str(month.weken),
        _euro(month.most),
    )


def _row(piece: Piece) -> tuple[str, ...]:
    return (
        f"{piece.van} t/m {piece.tot_en_met}",
        " + ".join(map(_tariff, piece.tariffs)),
        "" if piece.minuten is None else thousands(piece.minuten),
        _euro(piece.per_week),
        _euro(piece.per_year),
        _euro(piece.cost),
    )


def _tariff(tarief: Tarief) -> str:
    return f"{euro(tarief.cent)} {WORDS[tarief.eenheid]}"


def _sources(asked: Asked) -> list[str]:
    used = [t.bron for piece in asked.cost.pieces for t in piece.tariffs]
    return list(dict.fromkeys(map(asked.tarieven.bron_tekst, used)))


def _named(asked: Asked) -> str:
    return listed(list(asked.beside))


def _euro(cents: Fraction) -> str:
    return euro(whole(cents))


def _lines(tekst: str) -> list[str]:
    return textwrap.wrap(tekst, 92)

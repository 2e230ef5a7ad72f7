"""A cost as rows of text with its explanation: the same for a terminal and for a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from costs.cents import whole
from costs.tariffs.computing import Cost, Piece
from costs.tariffs.model import WORDS, YEAR_WEEKS, Tarief
from costs.tariffs.months import MonthCost, months_of, most_of
from costs.tariffs.of_product import ProductCost
from engine.account.words import euro
from engine.schedule import days_text
from iwmo.months import weeks_touched
from normenkader.texts import MONTHS, listed, thousands

Row = tuple[str, ...]
PIECE_HEADS = ("Dagen", "Tarief", "Minuten per week", "Per week", "Per jaar", "Deze dagen")
YEAR_HEADS = ("Kalenderjaar", "Kosten")
MONTH_HEADS = ("Maand", "Dagen", "Weken", "Hoogstens")
HOW = (
    "Een jaar is hier 52 weken: 13 keer vier weken, of twaalf maanden. Voor de periode telt elke "
    "dag voor het tarief van die dag. Alles is precies gerekend en pas aan het eind afgerond op "
    "hele centen: een halve cent gaat omhoog. De bedragen in een tabel kunnen samen daarom een "
    "cent schelen met het totaal."
)
MEAN = "Bij ‘Samen’ is een week het gemiddelde over alle dagen."
BY_WEEKS = (
    "Een maand: het aantal weken met een dag in die maand × het bedrag per week. Een week in twee "
    "maanden telt in allebei, maar over de hele periode maar één keer. Het is een maximum: alleen "
    "hulp die echt is gegeven, mag worden gedeclareerd. Bron: iWmo 3.2, IV076, IV077 en IV081; "
    "regels TR321 en TR322."
)
BROKEN = (
    "Elk deel met een eigen aantal minuten is een eigen toewijzing. Een week met dagen in twee "
    "delen telt in allebei als een hele week."
)
NO_MONTHS = (
    "Een tarief per vier weken of per jaar, of met een opslag of module in een andere eenheid, "
    "geeft geen maximum per maand."
)
ROUNDED_MINUTE = (
    "In een declaratie staat als tarief per minuut {amount}, afgerond op hele centen. Dat is "
    "alleen ter informatie: het bedrag volgt uit het tarief per uur (iWmo 3.2, IV081 en TR346)."
)


def title(own: ProductCost) -> str:
    """The product, what comes with it, and its days."""
    extra = [*(["opslag"] if own.opslag else []), *own.modules]
    beside = f", met {listed(extra)}" if extra else ""
    pieces = own.cost.pieces
    days = days_text(pieces[0].van, pieces[-1].tot_en_met)
    return f"{own.product.naam} ({own.product.product}){beside}, {days}"


def in_short(own: ProductCost) -> list[tuple[str, str]]:
    """The three amounts that people ask for; of more parts a week is the mean."""
    mean = own.cost.mean_week
    first = "gemiddeld per week" if len(own.cost.pieces) > 1 else "per week"
    return [
        (first, _euro(mean)),
        ("per jaar van 52 weken", _euro(mean * YEAR_WEEKS)),
        ("hele periode", _euro(own.cost.total)),
    ]


def piece_rows(cost: Cost) -> Iterator[Row]:
    """A row for each piece, and the whole below them."""
    yield from map(_piece, cost.pieces)
    mean = cost.mean_week
    several = len(cost.pieces) > 1
    week, year = (_euro(mean), _euro(mean * YEAR_WEEKS)) if several else ("", "")
    yield ("Samen", "", "", week, year, _euro(cost.total))


def year_rows(cost: Cost) -> list[Row]:
    """A row for each calendar year; empty where there is only one."""
    years = cost.calendar_years()
    if len(years) == 1:
        return []
    return [(str(year), _euro(cents)) for year, cents in years.items()]


def month_rows(own: ProductCost) -> list[Row]:
    """A row for each month of each stretch, and the whole; empty where there is no maximum."""
    rows = [_month(m) for m in months_of(own.cost, own.product.categorie)]
    most = most_of(own.cost)
    if most is not None:
        weeks = sum(weeks_touched(s.van, s.tot_en_met) for s, _ in own.cost.stretches)
        rows.append(("Hele periode", "", str(weeks), _euro(most)))
    return rows


def notes(own: ProductCost) -> Iterator[str]:
    """How it was computed, and what is not in it."""
    yield HOW
    if len(own.cost.pieces) > 1:
        yield MEAN
    if own.beside:
        yield f"Let op: niet meegeteld, want zonder tarief: {listed(list(own.beside))}."


def month_notes(own: ProductCost) -> Iterator[str]:
    """What the months mean, or why there are none."""
    if not months_of(own.cost, own.product.categorie):
        yield NO_MONTHS
    elif most_of(own.cost) is not None:
        yield BY_WEEKS
        if any(stretch.van.isoweekday() != 1 for stretch, _ in own.cost.stretches[1:]):
            yield BROKEN
    hourly = {t.cent: t for p in own.cost.pieces for t in p.tariffs if t.eenheid == "uur"}
    if hourly:
        amounts = [_euro(t.product_tariff or Fraction(0)) for t in hourly.values()]
        yield ROUNDED_MINUTE.format(amount=listed(amounts))


def sources(own: ProductCost) -> str:
    """The sources of the tariffs that were used."""
    used = [t.bron for piece in own.cost.pieces for t in piece.tariffs]
    return f"Bron: {'; '.join(dict.fromkeys(map(own.tarieven.bron_tekst, used)))}."


def _piece(piece: Piece) -> Row:
    return (
        f"{_day(piece.van)} t/m {_day(piece.tot_en_met)}",
        " + ".join(map(_tariff, piece.tariffs)),
        "" if piece.minuten is None else thousands(piece.minuten),
        _euro(piece.per_week),
        _euro(piece.per_year),
        _euro(piece.cost),
    )


def _month(month: MonthCost) -> Row:
    return (
        f"{MONTHS[month.van.month - 1]} {month.van.year}",
        f"{month.van.day} t/m {month.tot_en_met.day}",
        "" if month.weken is None else str(month.weken),
        _euro(month.most),
    )


def _tariff(tarief: Tarief) -> str:
    return f"{euro(tarief.cent)} {WORDS[tarief.eenheid]}"


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _euro(cents: Fraction) -> str:
    return euro(whole(cents))

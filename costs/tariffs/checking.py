"""What is wrong with tariffs: against each other, and against the normenkader they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from costs.tariffs.model import ProductTarieven, Tarief, Tarieven
from costs.tariffs.periods import DAY, Days, overlaps
from engine.account.words import euro, per_weeks
from engine.schedule import days_text
from normenkader import Library, Normenkader
from normenkader.checks.work import doubles
from normenkader.file.problems import DataPath
from normenkader.file.text import quoted
from normenkader.model import Prijs

Wrong = Iterator[tuple[DataPath, str]]


def wrong(tarieven: Tarieven, library: Library) -> Wrong:
    """Every problem, with its path."""
    yield from _sources(tarieven)
    for i in doubles(p.product for p in tarieven.producten):
        yield ("producten", i, "product"), "dit product staat er al: zet alle perioden bij elkaar"
    for pad, periods in _lists(tarieven):
        yield from _periods(pad, periods)
    versions = [n for n in library.versies if n.normenkader == tarieven.normenkader]
    if not versions:
        choices = ", ".join(library.ids())
        yield ("normenkader",), f"dit normenkader bestaat niet. Kies uit: {choices}."
        return
    for i, own in enumerate(tarieven.producten):
        yield from _product(("producten", i), own, versions)


def _lists(tarieven: Tarieven) -> Iterator[tuple[DataPath, list[Tarief]]]:
    for i, own in enumerate(tarieven.producten):
        yield ("producten", i, "tarieven"), own.tarieven
        yield ("producten", i, "opslag"), own.opslag


def _sources(tarieven: Tarieven) -> Wrong:
    names = [d.document for d in tarieven.bronnen]
    for i in doubles(names):
        yield ("bronnen", i, "document"), "dit document staat er al"
    for pad, periods in _lists(tarieven):
        for i, one in enumerate(periods):
            if one.bron.document not in names:
                melding = f"document {quoted(one.bron.document)} staat niet bij bronnen"
                yield (*pad, i, "bron", "document"), melding


def _periods(pad: DataPath, periods: Sequence[Tarief]) -> Wrong:
    turned = [i for i, one in enumerate(periods) if one.last < one.van]
    for i in turned:
        yield (*pad, i, "tot_en_met"), "ligt voor van: draai ze om"
    if turned:
        return
    for i, other in overlaps(periods):
        one = periods[other]
        end = "zonder einde" if one.tot_en_met is None else days_text(one.van, one.tot_en_met)
        melding = f"op deze dag geldt al een ander tarief (vanaf {one.van}, {end})"
        yield (*pad, i, "van"), f"{melding}: een dag heeft er hoogstens één"


def _product(pad: DataPath, own: ProductTarieven, versions: Sequence[Normenkader]) -> Wrong:
    """The product exists, knows a supplement where there is one, and has these very prices."""
    found = [
        (version, product)
        for version in versions
        for product in version.producten
        if product.product == own.product
    ]
    if not found:
        choices = ", ".join(dict.fromkeys(p.product for n in versions for p in n.producten))
        yield (*pad, "product"), f"dit product bestaat niet. Kies uit: {choices}."
        return
    if own.opslag and all(product.opslag is None for _, product in found):
        yield (*pad, "opslag"), "dit product heeft in het normenkader geen opslag: laat dit weg"
    for version, product in found:
        days = _held(version, versions)
        prices = (("tarieven", own.tarieven, product.prijs), ("opslag", own.opslag, product.opslag))
        for key, periods, prijs in prices:
            name = f"{version.normenkader}@{version.versie}"
            for i in _others(periods, days, prijs):
                yield (*pad, key, i, "cent"), f"{name} zegt voor deze dagen {_amount(prijs)}"


def _held(version: Normenkader, versions: Sequence[Normenkader]) -> Days:
    """The days for which its prices hold: while it is in force; of an open one its first day."""
    first = version.geldig.van
    later = [n.geldig.van - DAY for n in versions if n.geldig.van > first]
    return first, min([version.geldig.tot_en_met or first, *later])


def _others(periods: Sequence[Tarief], days: Days, prijs: Prijs | None) -> Iterator[int]:
    """The places of tariffs in these days that are not the price of the normenkader."""
    if prijs is None:
        return
    for i, one in enumerate(periods):
        if one.van <= days[1] and one.last >= days[0] and not _is(one, prijs):
            yield i


def _amount(prijs: Prijs | None) -> str:
    return "" if prijs is None else f"{euro(prijs.cent)} {per_weeks(prijs.per_weken)}"


def _is(one: Tarief, prijs: Prijs) -> bool:
    by_weeks = one.eenheid in ("week", "vier_weken")
    return by_weeks and one.per_week(None) == Fraction(prijs.cent, prijs.per_weken)

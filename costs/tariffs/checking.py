"""What is wrong with tariffs: against each other, and against the normenkader they belong to.

It takes the tariffs as they could be read, each with its place: where one of them can't be, the
others are checked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from costs.tariffs.model import Tarief
from costs.tariffs.periods import DAY, Days, overlaps
from engine.account.words import euro, per_weeks
from engine.schedule import days_text
from normenkader import Library, Normenkader
from normenkader.checks.work import doubles
from normenkader.file.problems import DataPath
from normenkader.file.text import quoted
from normenkader.model import Prijs
from normenkader.texts import date_text

Wrong = Iterator[tuple[DataPath, str]]
# As a price of a normenkader is.
BY_WEEKS = ("week", "vier_weken")


@dataclass(frozen=True)
class Placed:
    """A tariff and the path where it stands; of the keys in `unread` its value says nothing."""

    pad: DataPath
    tarief: Tarief
    unread: frozenset[str] = frozenset()

    def knows(self, *keys: str) -> bool:
        """Say whether all of these could be read."""
        return self.unread.isdisjoint(keys)


@dataclass(frozen=True)
class PlacedProduct:
    """A product with those of its tariffs that could be read; `product` is None where it is not."""

    pad: DataPath
    product: str | None
    tarieven: tuple[Placed, ...]
    opslag: tuple[Placed, ...]

    @property
    def lists(self) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
        """Its tariffs, and those of its supplement."""
        return self.tarieven, self.opslag


@dataclass(frozen=True)
class PlacedModule:
    """A module in the same way."""

    pad: DataPath
    module: str | None
    tarieven: tuple[Placed, ...]

    @property
    def lists(self) -> tuple[tuple[Placed, ...]]:
        """Its tariffs."""
        return (self.tarieven,)


@dataclass(frozen=True)
class PlacedFile:
    """What could be read of a file; None is what could not.

    `documents` are the names of its sources, with their places in the list.
    """

    normenkader: str | None
    documents: tuple[tuple[int, str], ...] | None
    products: tuple[PlacedProduct, ...]
    modules: tuple[PlacedModule, ...] = ()

    @property
    def lists(self) -> Iterator[tuple[Placed, ...]]:
        """Every list of tariffs."""
        for product in self.products:
            yield from product.lists
        for module in self.modules:
            yield from module.lists


def wrong(file: PlacedFile, library: Library) -> Wrong:
    """Every problem, with its path."""
    yield from _sources(file)
    products = [(own, own.product) for own in file.products if own.product is not None]
    modules = [(own, own.module) for own in file.modules if own.module is not None]
    yield from _doubles("product", [(own.pad, name) for own, name in products])
    yield from _doubles("module", [(own.pad, name) for own, name in modules])
    for periods in file.lists:
        yield from _periods(periods)
    for module in file.modules:
        for one in module.tarieven:
            if one.knows("eenheid") and one.tarief.by_time:
                melding = "een module heeft geen minuten: kies week, vier_weken, maand of jaar"
                yield (*one.pad, "eenheid"), melding
    if file.normenkader is None:
        return
    versions = [n for n in library.versies if n.normenkader == file.normenkader]
    if not versions:
        choices = ", ".join(library.ids())
        melding = f"het normenkader {quoted(file.normenkader)} bestaat niet. Kies uit: {choices}."
        yield ("normenkader",), melding
        return
    for own, name in products:
        yield from _product(own, name, versions)
    for module, name in modules:
        yield from _module(module, name, versions)


def _doubles(key: str, named: Sequence[tuple[DataPath, str]]) -> Wrong:
    for i in doubles(name for _, name in named):
        pad, name = named[i]
        yield (*pad, key), f"{quoted(name)} staat er al: zet alle perioden bij elkaar"


def _sources(file: PlacedFile) -> Wrong:
    if file.documents is None:
        return
    names = [name for _, name in file.documents]
    for n in doubles(names):
        place, name = file.documents[n]
        yield ("bronnen", place, "document"), f"{quoted(name)} staat er al: laat er één staan"
    known = ", ".join(dict.fromkeys(names))
    for periods in file.lists:
        for one in periods:
            document = one.tarief.bron.document
            if one.knows("bron") and document not in names:
                melding = f"document {quoted(document)} staat niet bij bronnen. Kies uit: {known}."
                yield (*one.pad, "bron", "document"), melding


def _periods(given: Sequence[Placed]) -> Wrong:
    periods = [one for one in given if one.knows("van", "tot_en_met")]
    turned = [one for one in periods if one.tarief.last < one.tarief.van]
    for one in turned:
        melding = f"ligt voor van ({date_text(one.tarief.van)}): draai ze om"
        yield (*one.pad, "tot_en_met"), melding
    straight = [one for one in periods if one not in turned]
    for i, other in overlaps([one.tarief for one in straight]):
        own, before = straight[i].tarief, straight[other].tarief
        if before.van == own.van:
            right = "kies een andere eerste dag"
        else:
            right = f"laat dat eindigen op {date_text(own.van - DAY)}, of begin later"
        yield (
            (*straight[i].pad, "van"),
            f"op deze dag geldt al een tarief ({_days(before)}): {right}",
        )


def _days(tarief: Tarief) -> str:
    if tarief.tot_en_met is None:
        return f"vanaf {date_text(tarief.van)}, zonder einde"
    return days_text(tarief.van, tarief.tot_en_met)


def _product(own: PlacedProduct, name: str, versions: Sequence[Normenkader]) -> Wrong:
    """The product exists, knows a supplement where there is one, and has these very prices."""
    found = [
        (version, product)
        for version in versions
        for product in version.producten
        if product.product == name
    ]
    if not found:
        choices = ", ".join(dict.fromkeys(p.product for n in versions for p in n.producten))
        yield (
            (*own.pad, "product"),
            f"het product {quoted(name)} bestaat niet. Kies uit: {choices}.",
        )
        return
    if own.opslag and all(product.opslag is None for _, product in found):
        yield (*own.pad, "opslag"), "dit product heeft in het normenkader geen opslag: laat dit weg"
    for version, product in found:
        days = _held(version, versions)
        for periods, prijs in zip(own.lists, (product.prijs, product.opslag), strict=True):
            yield from _prices(periods, prijs, version, days)


def _module(own: PlacedModule, name: str, versions: Sequence[Normenkader]) -> Wrong:
    """The module exists and has these very prices."""
    found = [(n, m) for n in versions for m in n.modules if m.module == name]
    if not found:
        choices = ", ".join(dict.fromkeys(m.module for n in versions for m in n.modules))
        right = f"Kies uit: {choices}." if choices else "Dit normenkader heeft geen modules."
        yield (*own.pad, "module"), f"de module {quoted(name)} bestaat niet. {right}"
    for version, module in found:
        yield from _prices(own.tarieven, module.prijs, version, _held(version, versions))


def _prices(
    periods: Sequence[Placed], prijs: Prijs | None, version: Normenkader, days: Days
) -> Wrong:
    """Tariffs in days for which the version has another price."""
    if prijs is None:
        return
    for one in _others(periods, days, prijs):
        melding = f"{version.normenkader}@{version.versie} zegt voor deze dagen {euro(prijs.cent)}"
        key = "cent" if one.tarief.eenheid in BY_WEEKS else "eenheid"
        yield (*one.pad, key), f"{melding} {per_weeks(prijs.per_weken)}: neem dat over"


def _held(version: Normenkader, versions: Sequence[Normenkader]) -> Days:
    """The days for which its prices hold: while it is in force; of an open one its first day."""
    first = version.geldig.van
    later = [n.geldig.van - DAY for n in versions if n.geldig.van > first]
    return first, min([version.geldig.tot_en_met or first, *later])


def _others(periods: Sequence[Placed], days: Days, prijs: Prijs) -> Iterator[Placed]:
    """The tariffs in these days that are not the price of the normenkader."""
    for one in periods:
        own = one.tarief
        known = one.knows("van", "tot_en_met", "cent", "eenheid")
        if known and own.van <= days[1] and own.last >= days[0] and not _is(own, prijs):
            yield one


def _is(one: Tarief, prijs: Prijs) -> bool:
    return one.eenheid in BY_WEEKS and one.per_week(None) == Fraction(prijs.cent, prijs.per_weken)

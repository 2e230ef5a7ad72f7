"""Rules about the allocated products. Bron: iWmo 3.2."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from lxml import etree

from iwmo.message.codes import VERWIJDERD
from iwmo.message.elements import child, every, said_day, text, there
from iwmo.message.rules.registry import Bericht, Places, rule

PRODUCT = "ToegewezenProduct"
# From here on an allocation without a code of a product has no volume (CD080), CS338 alike.
SINCE = date(2020, 12, 31)
# Aids, of which somebody can have more than one at a time.
HULPMIDDELEN = frozenset({"11", "12", "13", "14"})


@rule("CD076", "Per week toegewezen: dan is een laatste dag nodig.")
def end_of_what_is_per_week(bericht: Bericht) -> Iterator[Places]:
    """Whether what is allocated per week has a last day."""
    for product in every(bericht.root, PRODUCT):
        often = child(product, "Omvang", "Frequentie")
        if text(often) == "2" and not text(child(product, "Einddatum")):
            yield there(often)


@rule("CD075", "Met een budget is een laatste dag nodig.")
def end_of_a_budget(bericht: Bericht) -> Iterator[Places]:
    """Whether a budget has a last day."""
    for product in every(bericht.root, PRODUCT):
        budget = child(product, "Budget")
        if budget is not None and not text(child(product, "Einddatum")):
            yield (budget,)


@rule("CD041", "Met een productcode is een omvang nodig.")
def volume_of_a_code(bericht: Bericht) -> Iterator[Places]:
    """Whether a product with a code has a volume."""
    for product in every(bericht.root, PRODUCT):
        code = child(product, "Product", "Code")
        if text(code) and child(product, "Omvang") is None:
            yield there(code)


@rule("CD080", "Zonder productcode hoort hier geen omvang: vul een productcode in.")
def no_volume_without_a_code(bericht: Bericht) -> Iterator[Places]:
    """Whether a product without a code has no volume."""
    for product in every(bericht.root, PRODUCT):
        omvang, end = child(product, "Omvang"), child(product, "Einddatum")
        if omvang is not None and _recent(end) and not text(child(product, "Product", "Code")):
            yield there(omvang, end)


@rule("CD077", "Met een budget hoort hier geen omvang: kies er één.")
def no_volume_with_a_budget(bericht: Bericht) -> Iterator[Places]:
    """Whether a budget has no volume beside it."""
    yield from _both(bericht, "Budget", "Omvang")


@rule("CD078", "Met een omvang hoort hier geen budget: kies er één.")
def no_budget_with_a_volume(bericht: Bericht) -> Iterator[Places]:
    """Whether a volume has no budget beside it."""
    yield from _both(bericht, "Omvang", "Budget")


@rule("CD079", "Zonder budget is een product nodig.")
def product_without_a_budget(bericht: Bericht) -> Iterator[Places]:
    """Whether there is a product where there is no budget."""
    for product in every(bericht.root, PRODUCT):
        if not text(child(product, "Budget")) and child(product, "Product") is None:
            yield (product,)


@rule("CS335", "Verwijderd (13) kan alleen als de laatste dag de eerste dag is.")
def removed_on_its_first_day(bericht: Bericht) -> Iterator[Places]:
    """Whether what is removed ends on its first day."""
    for product in every(bericht.root, PRODUCT):
        first, last = child(product, "Ingangsdatum"), child(product, "Einddatum")
        both = there(first, last)
        removed = text(child(product, "RedenWijziging")) == VERWIJDERD
        if removed and len(both) == 2 and text(first) != text(last):
            yield both


@rule("CS336", "Reden 01 is vervallen. Kies een andere, zoals 14 (administratieve correctie).")
def no_reason_that_lapsed(bericht: Bericht) -> Iterator[Places]:
    """Whether no reason is one that lapsed."""
    for product in every(bericht.root, PRODUCT):
        reason = child(product, "RedenWijziging")
        if text(reason) == "01":
            yield there(reason)


@rule(
    "CS338",
    "Etmalen, dagdelen, euro's en stuks zijn per week (2), per maand (4) of in totaal (6).",
)
def unit_and_how_often(bericht: Bericht) -> Iterator[Places]:
    """Whether a unit goes with how often it is."""
    for product in every(bericht.root, PRODUCT):
        unit, often = child(product, "Omvang", "Eenheid"), child(product, "Omvang", "Frequentie")
        end = child(product, "Einddatum")
        of_list = text(unit) in ("14", "16", "83", "84")
        if of_list and _recent(end) and text(often) not in ("2", "4", "6"):
            yield there(unit, often, end)


@rule(
    "TR302", "Dit product is in deze dagen twee keer toegewezen. Laat de perioden niet overlappen."
)
def one_at_a_time(bericht: Bericht) -> Iterator[Places]:
    """Whether the same product is not allocated twice for one day."""
    counting = [p for p in every(bericht.root, PRODUCT) if not _removed(p)]
    for first, second in combinations(counting, 2):
        if _same_product(first, second) and _overlap(first, second):
            yield (second, first)


def _recent(end: etree._Element | None) -> bool:
    day = said_day(end)
    return end is None or (day is not None and day > SINCE)


def _both(bericht: Bericht, one: str, other: str) -> Iterator[Places]:
    for product in every(bericht.root, PRODUCT):
        found = there(child(product, one), child(product, other))
        if len(found) == 2:
            yield found


def _removed(product: etree._Element) -> bool:
    """Say whether an allocation is one that counts as never sent."""
    if text(child(product, "RedenWijziging")) not in ("01", VERWIJDERD):
        return False
    last = text(child(product, "Einddatum"))
    return bool(last) and text(child(product, "Ingangsdatum")) == last


def _same_product(one: etree._Element, other: etree._Element) -> bool:
    """Say whether two stand in each other's way: by code, else by category, else always."""
    categories = [text(child(p, "Product", "Categorie")) for p in (one, other)]
    codes = [text(child(p, "Product", "Code")) for p in (one, other)]
    if HULPMIDDELEN.intersection(categories):
        return False
    if all(categories) and categories[0] != categories[1]:
        return False
    return not (all(categories) and all(codes) and codes[0] != codes[1])


def _overlap(one: etree._Element, other: etree._Element) -> bool:
    """Say whether two have a day in common; one without a last day goes on."""
    (van, tot), (van2, tot2) = (
        (said_day(child(p, "Ingangsdatum")), said_day(child(p, "Einddatum")) or date.max)
        for p in (one, other)
    )
    return van is not None and van2 is not None and van <= tot2 and van2 <= tot

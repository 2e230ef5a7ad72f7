"""What `normwijzer kosten` is asked about: a product with a period, or a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cli.register.places import recorded_decision
from cli.shared import ANDERS, ONGELDIG, load_library, stop, whole_number
from cli.weeks.asked import read_given, whole_minutes
from costs.tariffs.computing import Cost, NoCostError, Stretch, cost
from costs.tariffs.model import ProductTarieven, Tarieven
from costs.tariffs.reading import read_all_tariffs
from normenkader import InvalidInputError, Library, Normenkader
from normenkader.base import parse_date
from normenkader.file.problems import first_lines
from normenkader.file.text import quoted
from normenkader.model import Product
from register.choice import decided
from register.decisions.for_costs import NIET_INTACT, stretches_of, supplement_of


@dataclass(frozen=True)
class Asked:
    """A product with its cost; `beside` names modules of the decision, which have no tariff here.

    `besluit` is the number of the decision, None without.
    """

    tarieven: Tarieven
    product: Product
    cost: Cost
    opslag: bool
    besluit: int | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typed:
    """The arguments that say a product and its period, as they were typed."""

    product: str | None
    van: str | None
    tot: str | None
    minuten: str | None
    normenkader: str | None

    @property
    def any(self) -> bool:
        """Say whether there is one."""
        return any(
            given is not None
            for given in (self.product, self.van, self.tot, self.minuten, self.normenkader)
        )


def asked_of_product(typed: Typed, regels: Path, *, opslag: bool) -> Asked:
    """A product over a period; stops with everything that is wrong with it."""
    problems: list[str] = []
    if typed.product is None:
        problems.append(
            "PRODUCT: ontbreekt. Geef een product met een periode, of --besluit NUMMER."
        )
    first = read_given(("VAN", typed.van), parse_date, problems)
    last = read_given(("TOT", typed.tot), parse_date, problems)
    if first is not None and last is not None and last < first:
        problems.append(f"TOT: de einddatum {last} ligt voor de ingangsdatum {first}.")
    count: int | None = None
    if typed.minuten is not None:
        count = read_given(("MINUTEN", typed.minuten), whole_minutes, problems)
    if typed.product is None or first is None or last is None or problems:
        stop("\n".join(problems), ONGELDIG)
    library, found = _read(regels)
    tarieven, own = _chosen(found, typed.product, typed.normenkader)
    product = _product(library, tarieven, own.product, first)
    total = _cost(own, (Stretch(first, last, count),), opslag=opslag)
    return Asked(tarieven, product, total, opslag)


def asked_of_decision(
    register: str | None, besluit: str, typed: Typed, regels: Path, *, opslag: bool | None
) -> Asked:
    """A recorded decision; stops where it gives no product, or its product has no tariff."""
    if typed.any:
        stop("Geef een product met een periode of --besluit, niet allebei.", ONGELDIG)
    number = whole_number("--besluit", besluit) or 0
    dossier = recorded_decision(register, number)
    if not dossier.intact:
        stop(f"{dossier.titel}: {NIET_INTACT}")
    stretches = stretches_of(dossier)
    given = decided(dossier.stuk["besluit"])
    if not stretches or given.product is None:
        stop(f"{dossier.titel} geeft geen product: er zijn geen kosten.", ANDERS)
    rules: Normenkader = dossier.normenkader
    _, found = _read(regels)
    tarieven = next((t for t in found if t.normenkader == rules.normenkader), None)
    own = None if tarieven is None else tarieven.of(given.product)
    if tarieven is None or own is None:
        stop(_none(given.product, rules.normenkader), ANDERS)
    with_it = supplement_of(dossier) if opslag is None else opslag
    if with_it is None:
        stop(
            f"{dossier.titel} geeft een ander product dan het voorstel: of de opslag erbij komt, "
            "staat er niet in. Kies --opslag of --zonder-opslag.",
            ONGELDIG,
        )
    names = {m.module: m.naam for m in rules.modules}
    return Asked(
        tarieven,
        rules.product(given.product),
        _cost(own, stretches, opslag=with_it),
        with_it,
        dossier.besluitnummer,
        tuple(names.get(code, code) for code in given.modules),
    )


def _read(regels: Path) -> tuple[Library, tuple[Tarieven, ...]]:
    library = load_library(regels)
    try:
        return library, read_all_tariffs(regels, library)
    except InvalidInputError as error:
        problems = first_lines(list(map(str, error.problemen)))
        stop("\n".join(["De tarieven zijn niet goed:", *problems]), ONGELDIG)


def _chosen(
    found: Sequence[Tarieven], product: str, normenkader: str | None
) -> tuple[Tarieven, ProductTarieven]:
    """The tariffs that the product has, in one normenkader."""
    if not found:
        stop("Er zijn geen tarieven: geen enkel normenkader heeft een map tarieven.", ONGELDIG)
    if normenkader is not None:
        found = [t for t in found if t.normenkader == normenkader]
        if not found:
            stop(f"--normenkader: {quoted(normenkader)} heeft geen tarieven.", ONGELDIG)
    having = [(t, own) for t in found if (own := t.of(product)) is not None]
    if not having:
        known = ", ".join(f"{p.product} ({t.normenkader})" for t in found for p in t.producten)
        stop(f"PRODUCT: {quoted(product)} heeft geen tarief. Kies uit: {known}.", ONGELDIG)
    if len(having) > 1:
        names = ", ".join(t.normenkader for t, _ in having)
        stop(f"{product} heeft een tarief in {names}. Kies er een met --normenkader.", ONGELDIG)
    return having[0]


def _product(library: Library, tarieven: Tarieven, code: str, day: date) -> Product:
    """The product as the last version has it that had begun on the day, else as the first."""
    having = [
        (n.geldig.van, p)
        for n in library.versies
        if n.normenkader == tarieven.normenkader
        for p in n.producten
        if p.product == code
    ]
    begun = [p for van, p in having if van <= day]
    return begun[-1] if begun else having[0][1]


def _cost(own: ProductTarieven, stretches: Sequence[Stretch], *, opslag: bool) -> Cost:
    try:
        return cost(own, stretches, opslag=opslag)
    except NoCostError as error:
        stop("\n".join(["Er is geen bedrag:", *error.why]), ANDERS)


def _none(product: str, normenkader: str) -> str:
    return (
        f"{product} van {normenkader} heeft geen tarief. Zet het in de map tarieven van dat "
        "normenkader, met de bron."
    )

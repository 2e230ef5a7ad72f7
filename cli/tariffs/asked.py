"""What `normwijzer kosten` is asked about: a product with a period, or a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cli.register.places import recorded_decision, tell_if_replaced
from cli.shared import ANDERS, ONGELDIG, load_library, stop, whole_number
from cli.weeks.asked import read_given, whole_minutes
from costs.tariffs.computing import NoCostError, Stretch
from costs.tariffs.model import Tarieven
from costs.tariffs.of_product import OpenSupplementError, ProductCost, product_cost
from costs.tariffs.reading import read_all_tariffs
from normenkader import InvalidInputError, Library, Normenkader
from normenkader.base import parse_date
from normenkader.file.problems import first_lines
from normenkader.file.text import quoted
from register.decisions.for_costs import NIET_INTACT, decision_cost

CHOOSE = "of de opslag erbij komt, staat er niet in. Kies --opslag of --zonder-opslag."


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
        """Say whether there is one, beside the normenkader."""
        return any(given is not None for given in (self.product, self.van, self.tot, self.minuten))


def cost_of_product(typed: Typed, regels: Path, *, opslag: bool) -> ProductCost:
    """A product over a period; stops with everything that is wrong with it."""
    problems: list[str] = []
    if typed.product is None:
        problems.append(
            "PRODUCT: ontbreekt. Geef een product met een periode, --zaak BESTAND of --besluit "
            "NUMMER."
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
    library = load_library(regels)
    found = tariffs_of(regels, library)
    rules = _rules(library, _chosen(found, typed.product, typed.normenkader), typed.product, first)
    stretches = (Stretch(first, last, count),)
    try:
        return product_cost(found, rules, typed.product, stretches, opslag=opslag)
    except NoCostError as error:
        stop(no_amount(error), ANDERS)


def cost_of_decision(
    register: str | None, besluit: str, regels: Path, *, opslag: bool | None
) -> tuple[int, ProductCost]:
    """The number of a recorded decision and its cost; stops where there is none."""
    number = whole_number("--besluit", besluit) or 0
    dossier = recorded_decision(register, number)
    if not dossier.intact:
        stop(f"{dossier.titel}: {NIET_INTACT}")
    found = tariffs_of(regels, load_library(regels))
    try:
        made = decision_cost(dossier, found, opslag)
    except NoCostError as error:
        stop(f"{dossier.titel}. {no_amount(error)}", ANDERS)
    except OpenSupplementError:
        stop(f"{dossier.titel} geeft een ander product dan het voorstel: {CHOOSE}", ONGELDIG)
    tell_if_replaced(dossier)
    return dossier.besluitnummer, made


def tariffs_of(regels: Path, library: Library) -> tuple[Tarieven, ...]:
    """All tariffs; stops with every problem of them."""
    try:
        return read_all_tariffs(regels, library)
    except InvalidInputError as error:
        problems = first_lines(list(map(str, error.problemen)))
        stop("\n".join(["De tarieven zijn niet goed:", *problems]), ONGELDIG)


def no_amount(error: NoCostError) -> str:
    """That there is no amount, and every reason."""
    return "\n".join(["Er is geen bedrag:", *error.why])


def _chosen(found: Sequence[Tarieven], product: str, normenkader: str | None) -> Tarieven:
    """The tariffs that have the product."""
    if not found:
        stop("Er zijn geen tarieven: geen enkel normenkader heeft een map tarieven.", ONGELDIG)
    if normenkader is not None:
        found = [t for t in found if t.normenkader == normenkader]
        if not found:
            stop(f"--normenkader: {quoted(normenkader)} heeft geen tarieven.", ONGELDIG)
    having = [t for t in found if t.of(product) is not None]
    if not having:
        known = ", ".join(f"{p.product} ({t.normenkader})" for t in found for p in t.producten)
        stop(f"PRODUCT: {quoted(product)} heeft geen tarief. Kies uit: {known}.", ONGELDIG)
    if len(having) > 1:
        names = ", ".join(t.normenkader for t in having)
        stop(f"{product} heeft een tarief in {names}. Kies er een met --normenkader.", ONGELDIG)
    return having[0]


def _rules(library: Library, tarieven: Tarieven, code: str, day: date) -> Normenkader:
    """The last version with the product that had begun on the day, else the first with it."""
    having = [
        n
        for n in library.versies
        if n.normenkader == tarieven.normenkader and any(p.product == code for p in n.producten)
    ]
    begun = [n for n in having if n.geldig.van <= day]
    return begun[-1] if begun else having[0]

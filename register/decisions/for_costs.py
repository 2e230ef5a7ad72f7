"""What a decision costs: its days with their minutes, its supplement, and the tariffs beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from costs.tariffs.computing import NoCostError, Stretch
from costs.tariffs.model import Tarieven
from costs.tariffs.of_product import ProductCost, product_cost
from engine.schedule import Schedule, dated
from normenkader import Normenkader
from normenkader.stages import Opslag
from register.choice import Besluit, decided
from register.decisions.reading import Dossier

NIET_INTACT = (
    "wat hier staat, is niet meer wat er is vastgelegd. Er komt geen bedrag. Meld dit bij de "
    "beheerder."
)


def decision_cost(
    dossier: Dossier, found: Sequence[Tarieven], opslag: bool | None = None
) -> ProductCost:
    """What a recorded decision costs; raises NoCostError and OpenSupplementError.

    `opslag` is a choice of who asks; None for what the record says.
    """
    besluit = decided(dossier.stuk["besluit"])
    schedule = dated(dossier.stuk["fasering"], besluit.ingangsdatum)
    return given_cost(dossier.normenkader, besluit, schedule, dossier.antwoord, found, opslag)


def given_cost(
    rules: Normenkader,
    besluit: Besluit,
    schedule: Schedule | None,
    antwoord: Mapping[str, Any],
    found: Sequence[Tarieven],
    opslag: bool | None = None,
) -> ProductCost:
    """As `decision_cost`, of a decision that may be the proposal itself."""
    stretches = stretches_of(besluit, schedule)
    if not stretches or besluit.product is None:
        raise NoCostError(["Er is geen product: er zijn geen kosten."])
    known = supplement_of(rules, besluit, antwoord) if opslag is None else opslag
    return product_cost(
        found, rules, besluit.product, stretches, opslag=known, modules=besluit.modules
    )


def stretches_of(besluit: Besluit, schedule: Schedule | None) -> tuple[Stretch, ...]:
    """The days with one number of minutes each; a product without minutes has one stretch.

    Empty where the decision gives no product.
    """
    if besluit.product is None or besluit.weken is None:
        return ()
    if schedule is None or besluit.minuten_per_week is None:
        return (Stretch(besluit.ingangsdatum, besluit.last_day, besluit.minuten_per_week),)
    return tuple(Stretch(t.van, t.tot_en_met, t.minuten_per_week) for t in schedule.steps)


def supplement_of(rules: Normenkader, besluit: Besluit, antwoord: Mapping[str, Any]) -> bool | None:
    """Say whether the supplement comes with the product; None where nothing says so.

    The answer says it of the product that was proposed. Of another one that was given, nobody did.
    """
    product = besluit.product
    if product is None or rules.stage(Opslag) is None or rules.product(product).opslag is None:
        return False
    proposed, price = antwoord["product"], antwoord["prijs"]
    if proposed is None or proposed["code"] != product or price is None:
        return None
    return bool(price["opslag_cent"] > 0)

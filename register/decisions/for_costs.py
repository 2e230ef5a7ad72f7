"""What the cost of a decision rests on: its days with their minutes, and its supplement."""

from __future__ import annotations

from costs.tariffs.computing import Stretch
from normenkader.stages import Opslag
from register.choice import decided
from register.decisions.for_message import parts_of
from register.decisions.reading import Dossier

NIET_INTACT = (
    "wat hier staat, is niet meer wat er is vastgelegd. Er komt geen bedrag. Meld dit bij de "
    "beheerder."
)


def stretches_of(dossier: Dossier) -> tuple[Stretch, ...]:
    """The days with one number of minutes each; a product without minutes has one stretch.

    Empty where the decision gives no product.
    """
    besluit = decided(dossier.stuk["besluit"])
    if besluit.product is None or besluit.weken is None:
        return ()
    parts = parts_of(dossier)
    if not parts:
        return (Stretch(besluit.ingangsdatum, besluit.last_day, None),)
    return tuple(Stretch(p.van, p.tot_en_met, p.minuten) for p in parts)


def supplement_of(dossier: Dossier) -> bool | None:
    """Say whether the supplement came with the product; None where the record does not say.

    The answer says it of the product that was proposed. Of another one that was given, nobody did.
    """
    product = decided(dossier.stuk["besluit"]).product
    rules = dossier.normenkader
    if product is None or rules.stage(Opslag) is None or rules.product(product).opslag is None:
        return False
    proposed, price = dossier.antwoord["product"], dossier.antwoord["prijs"]
    if proposed is None or proposed["code"] != product or price is None:
        return None
    return bool(price["opslag_cent"] > 0)

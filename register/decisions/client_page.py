"""The page for the client of a recorded decision, from what is stored of it."""

from __future__ import annotations

from explaining.for_client.decision import Taken, decision_page
from explaining.for_client.parts import Explanation
from register.decisions.client_words import NIET_VERTELD, told
from register.decisions.reading import Dossier
from zaak.model import Zaak


def decided_page(dossier: Dossier, zaak: Zaak) -> Explanation:
    """The page of a decision on this checked case; raises NoExplanationError."""
    return decision_page(dossier.normenkader, zaak, dossier.antwoord, taken(dossier))


def taken(dossier: Dossier) -> Taken:
    """A stored decision as its client reads it.

    Who deviated before it was said that the client reads why, did not write it for the client.
    """
    stuk, besluit = dossier.stuk, dossier.stuk["besluit"]
    minutes = [fase["minuten_per_week"] for fase in stuk["fasering"]]
    first, anders = told(stuk["voor_client"])
    if stuk["afwijking"] and not anders:
        anders = [NIET_VERTELD]
    return Taken(
        besluit["uitkomst"],
        besluit["product"],
        minutes[0] if minutes else besluit["minuten_per_week"],
        len(set(minutes)) > 1,
        [first],
        anders,
    )

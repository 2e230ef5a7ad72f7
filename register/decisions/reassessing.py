"""What a recorded reassessment changed: computed of the two records, and of nothing else."""

from __future__ import annotations

from explaining.reassessment.account import Account, Side, account
from explaining.reassessment.lowering import lowering_text
from register.choice import decided
from register.decisions.reading import Dossier
from register.herindicatie import granted_by, of_record

WEG = (
    "Het besluit waarvan deze herindicatie uitging, is er niet meer. Wat er toen was, is niet meer "
    "te tonen."
)
ANDERS = "Het besluit waarvan deze herindicatie uitging, is niet meer wat er is vastgelegd."


class NoReassessmentError(ValueError):
    """There is nothing to compare with; the text says why, in Dutch."""


def side_of(dossier: Dossier) -> Side:
    """A recorded decision as one side."""
    besluit = decided(dossier.stuk["besluit"])
    gives = besluit.uitkomst == "product"
    return Side(
        dossier.normenkader,
        dossier.zaak,
        dossier.antwoord,
        (besluit.minuten_per_week or 0) if gives else 0,
        granted_by(dossier.stuk, dossier.zaak, dossier.normenkader),
    )


def account_of(dossier: Dossier) -> Account:
    """What a reassessment changed; raises NoReassessmentError, and what `judge` raises."""
    own, earlier = of_record(dossier.stuk), dossier.earlier
    if own is None:
        raise NoReassessmentError(
            f"{dossier.titel} is geen herindicatie: het begon niet vanuit een ander besluit."
        )
    if earlier is None:
        raise NoReassessmentError(WEG)
    if earlier.hash != own.hash or not earlier.intact:
        raise NoReassessmentError(ANDERS)
    return account(side_of(earlier), side_of(dossier))


def lowered_lines(dossier: Dossier) -> list[str]:
    """In what a reassessment gives less, each in a sentence, as it was recorded."""
    own, earlier = dossier.stuk["herindicatie"], dossier.earlier
    if earlier is None:
        return [f"Minder dan eerst: {', '.join(own['verlaagt'])}."] if own["verlaagt"] else []
    had, gets = (granted_by(d.stuk, d.zaak, d.normenkader) for d in (earlier, dossier))
    return [lowering_text(kind, had, gets) for kind in own["verlaagt"]]

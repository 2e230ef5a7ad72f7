"""The agreement over a practice session: over what is revealed, before and after the training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from normenkader import Normenkader
from practice.agreement.measures import Agreement, MeasureComparison, agreement, compare
from practice.session.results import GroupResults
from register.practice.model import Measurement


@dataclass(frozen=True)
class SessionAgreement:
    """The agreement of each measurement that has results, and both compared where both have."""

    metingen: dict[Measurement, Agreement]
    vergelijking: tuple[MeasureComparison, ...] = ()


def session_agreement(normenkader: Normenkader, groups: Iterable[GroupResults]) -> SessionAgreement:
    """Measure the agreement in the revealed oefenzaken; takes a second with many answers."""
    found = [groep for groep in groups if groep.aantal]
    metingen = {}
    for meting in Measurement:
        own = [groep for groep in found if groep.meting == meting]
        if own:
            ratings = [row for groep in own for row in groep.ratings()]
            choices = [row for groep in own for row in groep.choices()]
            metingen[meting] = agreement(normenkader, ratings, choices)
    if len(metingen) < len(Measurement):
        return SessionAgreement(metingen)
    both = compare(metingen[Measurement.VOOR], metingen[Measurement.NA])
    return SessionAgreement(metingen, both)

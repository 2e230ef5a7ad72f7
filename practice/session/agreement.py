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
    found = [group for group in groups if group.count]
    metingen = {}
    for meting in Measurement:
        own = [group for group in found if group.meting == meting]
        if own:
            ratings = [row for group in own for row in group.ratings()]
            choices = [row for group in own for row in group.choices()]
            metingen[meting] = agreement(normenkader, ratings, choices)
    if len(metingen) < len(Measurement):
        return SessionAgreement(metingen)
    both = compare(metingen[Measurement.VOOR], metingen[Measurement.NA])
    return SessionAgreement(metingen, both)

"""The agreement over a practice session: over what is revealed, before and after the training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from normenkader import Normenkader
from practice.agreement.measures import Overeenstemming, Vergelijking, agreement, compare
from practice.session.results import Groep
from register.practice.model import Meting


@dataclass(frozen=True)
class Sessieovereenstemming:
    """The agreement of each measurement that has results, and both compared where both have."""

    metingen: dict[Meting, Overeenstemming]
    vergelijking: tuple[Vergelijking, ...] = ()


def session_agreement(normenkader: Normenkader, groepen: Iterable[Groep]) -> Sessieovereenstemming:
    """Measure the agreement in the revealed oefenzaken; takes a second with many answers."""
    found = [groep for groep in groepen if groep.aantal]
    metingen = {}
    for meting in Meting:
        own = [groep for groep in found if groep.meting == meting]
        if own:
            ratings = [row for groep in own for row in groep.ratings()]
            choices = [row for groep in own for row in groep.choices()]
            metingen[meting] = agreement(normenkader, ratings, choices)
    if len(metingen) < len(Meting):
        return Sessieovereenstemming(metingen)
    both = compare(metingen[Meting.VOOR], metingen[Meting.NA])
    return Sessieovereenstemming(metingen, both)

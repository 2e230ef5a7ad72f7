"""How far first judgements and proposals agree, by the measures of the practice sessions.

Each case is judged twice: by a consulent who had not seen the proposal, and by the rules. That is
agreement between two judges of the same case, so the same measures fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from practice.agreement.alpha import Measure, measure
from register.decisions.first_judgements import FirstJudgement
from register.decisions.releasing import LEAST


@dataclass(frozen=True)
class FirstAgreement:
    """The agreement about what is given and about minutes per week, over `aantal` first judgements.

    `onbekend` counts who did not know. A measure or count is None where it is about fewer than 10
    cases, or where such a few would be left. `verschil` is how far the minutes lie apart on
    average.
    """

    aantal: int | None
    onbekend: int | None
    klasse: Measure | None
    minuten: Measure | None
    verschil: Fraction | None


def first_agreement(judgements: Sequence[FirstJudgement]) -> FirstAgreement:
    """Measure it."""
    known = [j for j in judgements if j.eigen is not None]
    timed = [
        (j.eigen_minuten, j.voorstel_minuten)
        for j in known
        if j.eigen_minuten is not None and j.voorstel_minuten is not None
    ]
    # What is left out is found by subtraction: it too may not be about a few.
    told = len(judgements) >= LEAST and len(known) >= LEAST
    unknown = len(judgements) - len(known)
    if not told or 0 < unknown < LEAST:
        return FirstAgreement(None, None, *_measured(known, timed))
    return FirstAgreement(len(judgements), unknown, *_measured(known, timed))


def _measured(
    known: Sequence[FirstJudgement], timed: Sequence[tuple[int, int]]
) -> tuple[Measure | None, Measure | None, Fraction | None]:
    if len(known) < LEAST:
        return None, None, None
    classes = [(f"{j.normenkader} {j.eigen}", f"{j.normenkader} {j.voorstel}") for j in known]
    about = measure("klasse", "Product of andere uitkomst", classes, "nominaal")
    if len(timed) < LEAST or 0 < len(known) - len(timed) < LEAST:
        return about, None, None
    apart = Fraction(sum(abs(own - other) for own, other in timed), len(timed))
    return about, measure("minuten", "Minuten per week", timed, "ordinaal"), apart

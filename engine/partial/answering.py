"""The answer to a case that may be partial: what is possible still, and what is certain already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.account.answer import ANTWOORDFORMAAT, ContractAnswer, trail, writer
from engine.evaluation import Evaluation
from engine.judging import DifferenceError, course, judge
from engine.partial.certain import Certainty
from engine.partial.completion import complete
from engine.partial.outcomes import Possibility
from engine.partial.possible import Possible, Table, table
from engine.partial.size import TooLargeError
from normenkader import Normenkader
from zaak.model import Zaak

ONVOLLEDIG = "onvolledig"


def answer(
    normenkader: Normenkader, zaak: Zaak, *, format_version: int = ANTWOORDFORMAAT
) -> ContractAnswer:
    """Give the answer to a checked case, complete or with open answers, in a format.

    Raises what `judge` raises; DifferenceError also where a completion that both evaluators judged
    lies outside what was found to be possible.
    """
    if not zaak.open:
        return judge(normenkader, zaak, format_version=format_version)
    try:
        made = table(normenkader)
        state = made.state(zaak)
        possible = made.possible(state)
        first, evaluation = _checked(made, zaak, possible)
        certain = Certainty(made, zaak, state, possible)
        bare = Evaluation((), uitkomst=ONVOLLEDIG, meetellend=certain.meetellend())
        steps = tuple([step for step in evaluation.steps if certain.holds(step)])
    except TooLargeError as error:
        unknown = Possible((), too_large=str(error))
        return writer(format_version)(
            normenkader, zaak, Evaluation((), uitkomst=ONVOLLEDIG)
        ) | as_data(unknown)
    return (
        writer(format_version)(normenkader, first, bare)
        | trail(normenkader, first, replace(evaluation, steps=steps))
        | as_data(possible)
    )


def as_data(possible: Possible) -> dict[str, Any]:
    """What is possible as the two keys of the contract; the range is None without minutes.

    Where it is too much to work out both are None, and `te_groot` says why.
    """
    if possible.too_large:
        return {"mogelijk": None, "minuten_bereik": None, "te_groot": possible.too_large}
    bereik = None
    if possible.minimum is not None:
        bereik = {"minimum": possible.minimum, "maximum": possible.maximum}
    return {
        "mogelijk": [
            {
                "uitkomst": m.uitkomst,
                "product": m.product,
                "bandbreedte": m.bandbreedte,
                "doelrichting": m.doelrichting,
            }
            for m in possible.outcomes
        ],
        "minuten_bereik": bereik,
    }


def checked_possible(normenkader: Normenkader, zaak: Zaak) -> Possible:
    """Everything that a checked case can become; raises what `answer` raises."""
    try:
        made = table(normenkader)
        possible = made.possible(made.state(zaak))
        _checked(made, zaak, possible)
    except TooLargeError as error:
        return Possible((), too_large=str(error))
    return possible


def too_large(normenkader: Normenkader) -> str:
    """Why an intake in which all is open has no range, in one sentence; "" where it has."""
    try:
        table(normenkader).check()
    except TooLargeError as error:
        return str(error)
    return ""


def _checked(made: Table, zaak: Zaak, possible: Possible) -> tuple[Zaak, Evaluation]:
    """Judge two completions, which must be among what is possible; gives the first."""
    first, last = (complete(made, zaak, last=last) for last in (False, True))
    evaluation = _inside(made, first, possible)
    _inside(made, last, possible)
    return first, evaluation


def _inside(made: Table, zaak: Zaak, possible: Possible) -> Evaluation:
    """Judge one completion; raises DifferenceError where it is not among what is possible."""
    evaluation = course(made.nk, zaak)
    minutes = evaluation.minuten_per_week
    own = Possibility(
        evaluation.uitkomst or "", evaluation.product, evaluation.band, evaluation.doelrichting
    )
    inside = minutes is None or (
        possible.minimum is not None
        and possible.maximum is not None
        and possible.minimum <= minutes <= possible.maximum
    )
    if own not in possible.outcomes or not inside:
        raise DifferenceError(zaak.zaak, (own, minutes), possible)
    return evaluation

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
    normenkader: Normenkader, zaak: Zaak, *, formaat: int = ANTWOORDFORMAAT
) -> ContractAnswer:
    """Give the answer to a checked case, complete or with open answers, in a format.

    Raises what `judge` raises; DifferenceError also where a completion that both evaluators judged
    lies outside what was found to be possible.
    """
    if not zaak.open:
        return judge(normenkader, zaak, formaat=formaat)
    try:
        made = table(normenkader)
        staat = made.state(zaak)
        mogelijk = made.possible(staat)
        first, verloop = _checked(made, zaak, mogelijk)
        certain = Certainty(made, zaak, staat, mogelijk)
        bare = Evaluation((), uitkomst=ONVOLLEDIG, meetellend=certain.meetellend())
        steps = tuple([stap for stap in verloop.stappen if certain.holds(stap)])
    except TooLargeError as fout:
        unknown = Possible((), te_groot=str(fout))
        return writer(formaat)(normenkader, zaak, Evaluation((), uitkomst=ONVOLLEDIG)) | as_data(
            unknown
        )
    return (
        writer(formaat)(normenkader, first, bare)
        | trail(normenkader, first, replace(verloop, stappen=steps))
        | as_data(mogelijk)
    )


def as_data(mogelijk: Possible) -> dict[str, Any]:
    """What is possible as the two keys of the contract; the range is None without minutes.

    Where it is too much to work out both are None, and `te_groot` says why.
    """
    if mogelijk.te_groot:
        return {"mogelijk": None, "minuten_bereik": None, "te_groot": mogelijk.te_groot}
    bereik = None
    if mogelijk.minimum is not None:
        bereik = {"minimum": mogelijk.minimum, "maximum": mogelijk.maximum}
    return {
        "mogelijk": [
            {
                "uitkomst": m.uitkomst,
                "product": m.product,
                "bandbreedte": m.bandbreedte,
                "doelrichting": m.doelrichting,
            }
            for m in mogelijk.uitkomsten
        ],
        "minuten_bereik": bereik,
    }


def checked_possible(normenkader: Normenkader, zaak: Zaak) -> Possible:
    """Everything that a checked case can become; raises what `answer` raises."""
    try:
        made = table(normenkader)
        mogelijk = made.possible(made.state(zaak))
        _checked(made, zaak, mogelijk)
    except TooLargeError as fout:
        return Possible((), te_groot=str(fout))
    return mogelijk


def too_large(normenkader: Normenkader) -> str:
    """Why an intake in which all is open has no range, in one sentence; "" where it has."""
    try:
        table(normenkader).check()
    except TooLargeError as fout:
        return str(fout)
    return ""


def _checked(made: Table, zaak: Zaak, mogelijk: Possible) -> tuple[Zaak, Evaluation]:
    """Judge two completions, which must be among what is possible; gives the first."""
    first, last = (complete(made, zaak, last=last) for last in (False, True))
    verloop = _inside(made, first, mogelijk)
    _inside(made, last, mogelijk)
    return first, verloop


def _inside(made: Table, zaak: Zaak, mogelijk: Possible) -> Evaluation:
    """Judge one completion; raises DifferenceError where it is not among what is possible."""
    verloop = course(made.nk, zaak)
    minutes = verloop.minuten_per_week
    own = Possibility(verloop.uitkomst or "", verloop.product, verloop.band, verloop.doelrichting)
    inside = minutes is None or (
        mogelijk.minimum is not None
        and mogelijk.maximum is not None
        and mogelijk.minimum <= minutes <= mogelijk.maximum
    )
    if own not in mogelijk.uitkomsten or not inside:
        raise DifferenceError(zaak.zaak, (own, minutes), mogelijk)
    return verloop

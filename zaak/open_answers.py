"""Fills a case that is not finished: every question that is still open says `onbekend`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from normenkader import Normenkader, asking
from normenkader.questions import ONBEKEND, Vraag

Content = Mapping[str, Any]


def with_open_answers(
    normenkader: Normenkader, content: Content, *, optional: bool = False
) -> dict[str, Any]:
    """Give the same case, as plain data, with `onbekend` where an answer may still be needed.

    With a reason for no access nothing but access is needed, so the rest stays as it is. With
    `optional` answers that need not be there are open too, in a leefgebied that is not complete.
    """
    given = content.get("toegang", {})
    refused = asking.refused(normenkader, given)
    factors = normenkader.questions("clientfactoren")
    known = content.get("clientfactoren", {})
    leefgebieden = dict(content.get("leefgebieden", {}))
    if not refused:
        for name in normenkader.leefgebied_names:
            questions = normenkader.questions("leefgebieden", name)
            own = _section(questions, leefgebieden.get(name, {}))
            if optional and ONBEKEND in [own.get(v.vraag) for v in questions]:
                own = {v.vraag: own.get(v.vraag, ONBEKEND) for v in questions if _may(v, own)} | own
            leefgebieden[name] = own
    order = [name for name in normenkader.leefgebied_names if name in leefgebieden]
    return {
        **content,
        "toegang": _section(normenkader.questions("toegang"), given),
        "leefgebieden": {name: dict(leefgebieden[name]) for name in order},
        "clientfactoren": dict(known) if refused else _section(factors, known),
    }


def _may(vraag: Vraag, own: Mapping[str, Any]) -> bool:
    """Whether a question has an answer, or may get one without having to."""
    return vraag.vraag in own or asking.need(vraag) == "nooit"


def _section(questions: Sequence[Vraag], given: Mapping[str, Any]) -> dict[str, Any]:
    if asking.left_out(questions, given):
        return dict(given)
    filled: dict[str, Any] = {}
    for vraag in questions:
        if vraag.vraag in given:
            filled[vraag.vraag] = given[vraag.vraag]
        elif asking.may_have_to(questions, vraag, filled, lambda v: filled.get(v) == ONBEKEND):
            filled[vraag.vraag] = ONBEKEND
    return {**filled, **given}

"""What can be answered on the form of an evaluation, and in words.

An evaluation is plain data: `datum`, `aanwezig` (codes of the form) and `punten`, which has a table
for every point by its code. A text that is not needed is "", an answer that is not asked null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, assert_never, get_args

from zaak.evaluation.form import (
    AreasPoint,
    ChoicePoint,
    DecisionPoint,
    Form,
    OthersPoint,
    OutcomePoint,
    Point,
)

Outcome = Literal["loopt_door", "nieuw_moment", "nieuwe_intake"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
JA, NEE, DEELS = "ja", "nee", "deels"
YES_NO = (JA, NEE)
# How far a goal was reached, and whether something works.
DEGREES = (JA, DEELS, NEE)
IN_WORDS = {JA: "ja", NEE: "nee", DEELS: "deels"}


def outcome_point(form: Form) -> OutcomePoint:
    """The point that says how it goes on."""
    return next(p for p in form.punten if isinstance(p, OutcomePoint))


def outcome_words(form: Form, outcome: str) -> str:
    """An outcome as the form says it."""
    return str(getattr(outcome_point(form), outcome))


def empty(form: Form, areas: Sequence[str]) -> dict[str, Any]:
    """The form with nothing filled in, for a decision with these leefgebieden."""
    return {
        "datum": None,
        "aanwezig": [],
        "punten": {point.punt: empty_point(point, areas) for point in form.punten},
    }


def empty_point(point: Point, areas: Sequence[str]) -> dict[str, Any]:
    """One point with nothing filled in."""
    match point:
        case ChoicePoint():
            return {"antwoord": None, "toelichting": ""}
        case AreasPoint():
            return {
                name: {"veranderd": None, "verandering": "", "doel": None, "waarom": ""}
                for name in areas
            }
        case OthersPoint():
            return {
                one.code: {"ingezet": None, "werkt": None, "mogelijk": None, "toelichting": ""}
                for one in point.voorzieningen
            }
        case DecisionPoint():
            return {"bijgesteld": None, "bijstelling": "", "nieuwe_beschikking": None}
        case OutcomePoint():
            return {"uitkomst": None, "moment": None, "toelichting": ""}
        case _:
            assert_never(point)


def asked(form: Form, plain: Mapping[str, Any]) -> dict[str, Any]:
    """The same without what is not asked (any more), given the other answers."""
    points = {p.punt: _asked_of(p, plain["punten"][p.punt]) for p in form.punten}
    return {**plain, "punten": points}


def _asked_of(point: Point, table: Mapping[str, Any]) -> dict[str, Any]:
    match point:
        case ChoicePoint():
            return dict(table)
        case AreasPoint():
            return {name: _area(own) for name, own in table.items()}
        case OthersPoint():
            return {name: _other(own) for name, own in table.items()}
        case DecisionPoint():
            return _without(table, "bijgesteld", JA, bijstelling="")
        case OutcomePoint():
            return _without(table, "uitkomst", "nieuw_moment", moment=None)
        case _:
            assert_never(point)


def _area(table: Mapping[str, Any]) -> dict[str, Any]:
    own = _without(table, "veranderd", JA, verandering="")
    return own if table["doel"] in (DEELS, NEE) else {**own, "waarom": ""}


def _other(table: Mapping[str, Any]) -> dict[str, Any]:
    own = _without(table, "ingezet", JA, werkt=None)
    return _without(own, "ingezet", NEE, mogelijk=None)


def _without(table: Mapping[str, Any], key: str, answer: str, **empty: Any) -> dict[str, Any]:
    """The same; empty where it is only asked after another answer."""
    return dict(table) if table[key] == answer else {**table, **empty}


def outcome_of(form: Form, plain: Mapping[str, Any]) -> tuple[str, str | None]:
    """The outcome of an evaluation that is right, and the day of the next one where it has one."""
    table = plain["punten"][outcome_point(form).punt]
    return table["uitkomst"], table["moment"]


def areas_in(form: Form, plain: Mapping[str, Any]) -> tuple[str, ...]:
    """The leefgebieden that an evaluation is about, as it says itself."""
    point = next(p for p in form.punten if isinstance(p, AreasPoint))
    return tuple(plain["punten"][point.punt])

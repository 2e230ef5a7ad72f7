"""Evaluations for the tests: filled in, right as they are, on the form that ships."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from register.decisions.reading import open_decision
from register.decisions.writing import Recorded, new_order
from register.follow_ups.evaluating import EvaluationRequest, record_evaluation, subject_of
from register.store.opening import Register
from tests.register.deciding import AUDITOR, CONSULENT
from zaak.evaluation.answers import empty
from zaak.evaluation.reading import shipped_form

EVALUATED = datetime(2026, 9, 1, 9, 0, 0, tzinfo=UTC)
DAY = "2026-09-01"


def filled(areas: tuple[str, ...], **outcome: Any) -> dict[str, Any]:
    """A form that is filled in; `outcome` changes how it goes on."""
    plain = empty(shipped_form(), areas)
    plain |= {"datum": DAY, "aanwezig": ["client", "aanbieder"]}
    points = plain["punten"]
    points["tevredenheid"] = {"antwoord": "tevreden", "toelichting": "Fijn dat er iemand is."}
    for i, name in enumerate(areas):
        reached = ("ja", "deels", "nee")[i % 3]
        points["leefgebieden"][name] = {
            "veranderd": "nee" if i % 2 else "ja",
            "verandering": "" if i % 2 else "De post ligt nu in een map.",
            "doel": reached,
            "waarom": "" if reached == "ja" else "Er was minder tijd dan gedacht.",
        }
    for i, code in enumerate(points["voorliggend"]):
        points["voorliggend"][code] = (
            {"ingezet": "nee", "werkt": None, "mogelijk": "nee", "toelichting": ""}
            if i
            else {"ingezet": "ja", "werkt": "ja", "mogelijk": None, "toelichting": ""}
        )
    points["doelen"] = {"bijgesteld": "nee", "bijstelling": "", "nieuwe_beschikking": "nee"}
    points["vervolg"] = {"uitkomst": "loopt_door", "moment": None, "toelichting": "", **outcome}
    if points["vervolg"]["uitkomst"] == "nieuwe_intake":
        points["doelen"]["nieuwe_beschikking"] = "ja"
    return plain


def evaluate(
    register: Register, number: int, nu: datetime = EVALUATED, order: str = "", **outcome: Any
) -> Recorded:
    """Record an evaluation of the decision in this record."""
    dossier = open_decision(register, AUDITOR, number)
    request = EvaluationRequest(order or new_order(), filled(subject_of(dossier).codes, **outcome))
    return record_evaluation(register, CONSULENT, shipped_form(), dossier, request, nu)

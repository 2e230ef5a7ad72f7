"""Random valid cases for any normenkader."""

from __future__ import annotations

import random
from typing import Any

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag

Rng = random.Random


def random_case(rng: Rng, normenkader: Normenkader, number: int = 1) -> dict[str, Any]:
    """A valid, complete case for any normenkader."""
    case: dict[str, Any] = {
        "zaak": f"W-{number:05d}",
        "normenkader": normenkader.normenkader,
        "peildatum": str(normenkader.geldig.van),
        "toegang": _answers(rng, normenkader.questions("toegang")),
        "leefgebieden": {},
        "clientfactoren": _answers(rng, normenkader.questions("clientfactoren")),
    }
    for naam in normenkader.leefgebied_names:
        case["leefgebieden"][naam] = _answers(rng, normenkader.questions("leefgebieden", naam))
    leading = normenkader.vragen.leading
    if all(a[leading.vraag] == NIET_UITGEVRAAGD for a in case["leefgebieden"].values()):
        naam = next(iter(case["leefgebieden"]))
        questions = normenkader.questions("leefgebieden", naam)
        case["leefgebieden"][naam] = _answers(rng, questions, asked=True)
    return case | _answers(rng, normenkader.questions("zaak"))


def _answers(rng: Rng, questions: tuple[Any, ...], *, asked: bool = False) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for vraag in questions:
        choices = vraag.answers()
        if asked:
            choices = [a for a in choices if a != NIET_UITGEVRAAGD]
        if isinstance(vraag, GetalVraag) and (bound := vraag.hoogstens_vraag) is not None:
            if bound not in answers:
                continue
            choices = [a for a in choices if a <= answers[bound]]
        if vraag.required(answers) or rng.random() < 0.5:
            likely = "geen" in choices and rng.random() < 0.6
            answers[vraag.vraag] = "geen" if likely else rng.choice(choices)
        if NIET_UITGEVRAAGD in answers.values():
            break
    return answers
